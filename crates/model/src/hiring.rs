//! Hiring: what an employer promises with an opening, and how an application stands.
//!
//! To add one more stage: a variant of [`Stage`], its code, and what may follow it in [`Stage::may_follow`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    place::WorkSite,
    posting::{Employment, Posting},
};

/// How an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Sent, and nobody answered yet.
    Sent,
    /// The employer wants to know more.
    Shortlisted,
    /// They talk with each other.
    Interview,
    /// Hired.
    Hired,
    /// The employer said no.
    Declined,
    /// The person took it back.
    Withdrawn,
    /// The employer never answered; the person was told so.
    Unanswered,
}

/// Who moves an application on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The person who applied.
    Seeker,
    /// Those who hire for the employer.
    Team,
    /// The reply clock.
    Clock,
}

impl Party {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Seeker, Self::Team, Self::Clock];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Seeker => "seeker",
            Self::Team => "team",
            Self::Clock => "clock",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|party| party.code() == code)
    }
}

impl Stage {
    /// All of them, as they follow each other.
    pub const ALL: [Self; 7] = [
        Self::Sent,
        Self::Shortlisted,
        Self::Interview,
        Self::Hired,
        Self::Declined,
        Self::Withdrawn,
        Self::Unanswered,
    ];

    /// Its code in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Shortlisted => "shortlisted",
            Self::Interview => "interview",
            Self::Hired => "hired",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Unanswered => "unanswered",
        }
    }

    /// The stage with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Whether the person waits for the employer's next word.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Sent | Self::Shortlisted | Self::Interview)
    }

    /// Whether `next` may come after this stage when `party` says so. A late answer is still an answer to the person, and a
    /// no may be thought over; what the person took back stays so.
    pub fn may_follow(self, next: Self, party: Party) -> bool {
        match party {
            Party::Seeker => self.is_open() && next == Self::Withdrawn,
            Party::Clock => self.is_open() && next == Self::Unanswered,
            Party::Team => {
                let can_be_answered = self.is_open() || matches!(self, Self::Declined | Self::Unanswered);
                let answers = matches!(next, Self::Shortlisted | Self::Interview | Self::Hired | Self::Declined);
                can_be_answered && answers && self != next
            }
        }
    }
}

/// Why an employer says no, in words the person may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclineReason {
    /// Skills that the opening needs are missing.
    Skills,
    /// More experience is needed.
    Experience,
    /// A licence, certificate or permit is missing.
    Licence,
    /// Others came closer.
    OthersCloser,
    /// The opening is filled.
    Filled,
    /// The opening is no longer there.
    Gone,
    /// What a background check showed; only after its notice (see [`crate::background_check`]).
    Check,
}

impl DeclineReason {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Skills,
        Self::Experience,
        Self::Licence,
        Self::OthersCloser,
        Self::Filled,
        Self::Gone,
        Self::Check,
    ];

    /// Its code in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Skills => "skills",
            Self::Experience => "experience",
            Self::Licence => "licence",
            Self::OthersCloser => "others_closer",
            Self::Filled => "filled",
            Self::Gone => "gone",
            Self::Check => "check",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// How a requisition stands: the employer's side of an opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequisitionState {
    /// Being written; nobody but the team sees it.
    Draft,
    /// Public.
    Open,
    /// Taken out of sight for now; those who applied go on.
    Paused,
    /// Closed; everybody left was answered.
    Closed,
}

impl RequisitionState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Open, Self::Paused, Self::Closed];

    /// Its code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Paused => "paused",
            Self::Closed => "closed",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A question whoever applies is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The words.
    pub words: String,
    /// For a question answered with yes or no: the answer the work needs. A person looks at every other answer; nothing is
    /// decided by it.
    pub needs: Option<bool>,
}

/// What an employer writes of an opening, and what they promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The title.
    pub title: String,
    /// The text.
    pub description: String,
    /// Where, in words.
    pub place: String,
    /// The pay, in words.
    pub pay: String,
    /// The last day to apply.
    pub deadline: Option<NaiveDate>,
    /// Kind of employment.
    pub employment: Option<Employment>,
    /// On site, hybrid, remote.
    pub site: Option<WorkSite>,
    /// How many people are looked for.
    pub positions: u16,
    /// Everybody is answered within so many days.
    pub reply_days: u16,
    /// Whether names are hidden until somebody of the team chooses to see them.
    pub hide_names: bool,
    /// What whoever applies is asked.
    pub questions: Vec<Question>,
}

impl Draft {
    /// Within so many days everybody is answered, where the employer chooses nothing else.
    pub const REPLY_DAYS: u16 = 14;

    /// A draft of which nothing is known.
    pub fn new() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            place: String::new(),
            pay: String::new(),
            deadline: None,
            employment: None,
            site: None,
            positions: 1,
            reply_days: Self::REPLY_DAYS,
            hide_names: true,
            questions: Vec::new(),
        }
    }

    /// With what was understood of its words, where nothing was chosen.
    pub fn understood(&mut self, posting: &Posting) {
        if self.place.is_empty()
            && let Some(place) = &posting.place
        {
            self.place.clone_from(&place.text);
        }
        self.deadline = self.deadline.or(posting.deadline);
        self.employment = self.employment.or(posting.employment);
        self.site = self.site.or(posting.site);
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

/// What happened in a team, for those it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamNews {
    /// To its owners: somebody accepted an invitation.
    Joined,
    /// To its owners: somebody left.
    Left,
    /// To whoever may do something else now.
    RoleChanged,
    /// To whoever was taken out of it.
    Removed,
    /// To its owners: something was proven of the employer.
    Proven,
    /// To its owners: what was proven is so no longer.
    ProofEnded,
}

impl TeamNews {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Joined,
        Self::Left,
        Self::RoleChanged,
        Self::Removed,
        Self::Proven,
        Self::ProofEnded,
    ];
}

#[cfg(test)]
mod tests {
    use super::{Party, Stage};

    #[test]
    fn each_party_says_only_what_is_theirs() {
        for from in Stage::ALL {
            for next in Stage::ALL {
                let (seeker, team, clock) = (
                    from.may_follow(next, Party::Seeker),
                    from.may_follow(next, Party::Team),
                    from.may_follow(next, Party::Clock),
                );
                assert!(!seeker || next == Stage::Withdrawn);
                assert!(!clock || next == Stage::Unanswered);
                assert!(!team || !matches!(next, Stage::Withdrawn | Stage::Unanswered | Stage::Sent));
                if matches!(from, Stage::Hired | Stage::Withdrawn) {
                    assert!(!seeker && !team && !clock, "{from:?} is an end");
                }
            }
        }
        assert!(
            Stage::Unanswered.may_follow(Stage::Declined, Party::Team),
            "late, but answered"
        );
        assert!(!Stage::Declined.may_follow(Stage::Declined, Party::Team));
    }

    #[test]
    fn codes_lead_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::from_code(stage.code()), Some(stage));
        }
        for party in Party::ALL {
            assert_eq!(Party::from_code(party.code()), Some(party));
        }
        for reason in super::DeclineReason::ALL {
            assert_eq!(super::DeclineReason::from_code(reason.code()), Some(reason));
        }
        for state in super::RequisitionState::ALL {
            assert_eq!(super::RequisitionState::from_code(state.code()), Some(state));
        }
    }
}
