//! Job offers: what an employer offers somebody who applied, and what comes of it.
//!
//! To add one more field of an offer: a field of [`Terms`], a row in `journey/src/offers/written.rs`, a control in
//! `web/src/server/offer/forms.rs`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{hiring::Party, pay::Per, posting::Employment, time::Instant};

/// How a job offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobOfferState {
    /// The team writes it.
    Draft,
    /// The team looked it over, and it can be sent as it is.
    Approved,
    /// The person has it, and has not answered.
    Sent,
    /// The person asks for a change.
    ChangeAsked,
    /// The person signed it.
    Accepted,
    /// The person said no.
    Declined,
    /// The team took it back.
    Withdrawn,
    /// Its day passed, and nobody had answered.
    Lapsed,
}

/// What is done with a job offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobOfferMove {
    /// It is written anew.
    Write(Box<Terms>),
    /// Somebody of the team looked it over.
    Approve,
    /// The person gets it, as this paper, and can answer it until this moment.
    Send(Paper, Instant),
    /// The person signs it; the paper says so.
    Accept(String, Paper),
    /// The person says no; the words say why.
    Decline(String),
    /// The person asks for a change; the words say which.
    AskChange(String),
    /// The team takes it back; the words say why.
    Withdraw(String),
    /// Its day passed, and nobody had answered.
    Lapse,
}

/// A file with what is offered or signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its bytes, in base64.
    pub pdf: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// What the other side is told of a job offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobOfferNews {
    /// There is one.
    Sent,
    /// It has changed, and takes the place of the one before.
    Changed,
    /// Its last day comes near.
    Soon,
    /// A change is asked for.
    ChangeAsked,
    /// It is signed.
    Accepted,
    /// The person said no.
    Declined,
    /// The team took it back.
    Withdrawn,
    /// Its day passed without an answer.
    Lapsed,
    /// Somebody else of the team is to look it over.
    ToApprove,
}

/// The colour of the head of a letter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    /// Nearly black.
    #[default]
    Slate,
    /// Blue.
    Blue,
    /// Green.
    Green,
    /// Red.
    Red,
    /// Violet.
    Violet,
}

/// What is offered. The letter is made from it and from nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The code of the language of the letter.
    pub lang: String,
    /// What the person will be.
    pub role: String,
    /// Where they work.
    pub place: String,
    /// Their first day.
    pub start: NaiveDate,
    /// The pay, as it is written: an amount with its currency.
    pub pay: String,
    /// For how long that is paid.
    pub per: Per,
    /// How much they work.
    pub hours: String,
    /// The kind of employment.
    pub contract: Employment,
    /// For how long both sides try it; may be empty.
    pub probation: String,
    /// How it can be ended; may be empty.
    pub notice: String,
    /// What comes with it; may be empty.
    pub benefits: String,
    /// Words of the team's own; may be empty.
    pub words: String,
    /// Until the end of this day it can be answered.
    pub reply_by: NaiveDate,
    /// Who signs for the employer.
    pub signatory: String,
    /// The colour of the letter's head.
    #[serde(default)]
    pub ink: Ink,
}

impl JobOfferState {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Approved,
        Self::Sent,
        Self::ChangeAsked,
        Self::Accepted,
        Self::Declined,
        Self::Withdrawn,
        Self::Lapsed,
    ];

    /// Its code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Approved => "approved",
            Self::Sent => "sent",
            Self::ChangeAsked => "change_asked",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether something is still to come of it.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Draft | Self::Approved | Self::Sent | Self::ChangeAsked)
    }

    /// Whether the person ever had it before them as it stands, or as it ended.
    pub fn is_seen_by_person(self) -> bool {
        !matches!(self, Self::Draft | Self::Approved)
    }

    /// Whether `party` may do so now.
    pub fn allows(self, what: &JobOfferMove, party: Party) -> bool {
        match what {
            JobOfferMove::Write(_) => {
                party == Party::Team && matches!(self, Self::Draft | Self::Approved | Self::ChangeAsked)
            }
            JobOfferMove::Approve => party == Party::Team && self == Self::Draft,
            JobOfferMove::Send(..) => party == Party::Team && self == Self::Approved,
            JobOfferMove::Withdraw(_) => party == Party::Team && self.is_live(),
            JobOfferMove::Accept(..) | JobOfferMove::Decline(_) | JobOfferMove::AskChange(_) => {
                party == Party::Seeker && self == Self::Sent
            }
            JobOfferMove::Lapse => party == Party::Clock && self == Self::Sent,
        }
    }
}

impl JobOfferMove {
    /// How the offer stands after it.
    pub fn leads_to(&self) -> JobOfferState {
        match self {
            Self::Write(_) => JobOfferState::Draft,
            Self::Approve => JobOfferState::Approved,
            Self::Send(..) => JobOfferState::Sent,
            Self::Accept(..) => JobOfferState::Accepted,
            Self::Decline(_) => JobOfferState::Declined,
            Self::AskChange(_) => JobOfferState::ChangeAsked,
            Self::Withdraw(_) => JobOfferState::Withdrawn,
            Self::Lapse => JobOfferState::Lapsed,
        }
    }

    /// The words to the other side; empty where there are none.
    pub fn words(&self) -> &str {
        match self {
            Self::Decline(words) | Self::AskChange(words) | Self::Withdraw(words) => words,
            Self::Write(_) | Self::Approve | Self::Send(..) | Self::Accept(..) | Self::Lapse => "",
        }
    }

    /// What is signed or sent.
    pub fn paper(&self) -> Option<&Paper> {
        match self {
            Self::Send(paper, _) | Self::Accept(_, paper) => Some(paper),
            _ => None,
        }
    }
}

impl Ink {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Slate, Self::Blue, Self::Green, Self::Red, Self::Violet];

    /// Its code in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Slate => "slate",
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Red => "red",
            Self::Violet => "violet",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ink| ink.code() == code)
    }

    /// Red, green and blue in hexadecimal: dark enough on white to be read by everybody.
    pub fn hex(self) -> &'static str {
        match self {
            Self::Slate => "#26323f",
            Self::Blue => "#14508c",
            Self::Green => "#15603c",
            Self::Red => "#8c1f2c",
            Self::Violet => "#56308c",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ink, JobOfferMove, JobOfferState, Paper, Party};

    fn paper() -> Paper {
        Paper {
            pdf: String::new(),
            sha256: String::new(),
        }
    }

    #[test]
    fn each_side_does_only_what_is_theirs_and_what_ended_stays_so() {
        let of_person = [
            JobOfferMove::Accept("Asha".to_owned(), paper()),
            JobOfferMove::Decline(String::new()),
            JobOfferMove::AskChange(String::new()),
        ];
        let of_team = [
            JobOfferMove::Approve,
            JobOfferMove::Send(paper(), crate::Instant::UNIX_EPOCH),
            JobOfferMove::Withdraw(String::new()),
        ];
        for state in JobOfferState::ALL {
            for what in &of_person {
                assert_eq!(state.allows(what, Party::Seeker), state == JobOfferState::Sent);
                assert!(!state.allows(what, Party::Team) && !state.allows(what, Party::Clock));
            }
            for what in &of_team {
                assert!(!state.allows(what, Party::Seeker) && !state.allows(what, Party::Clock));
                assert!(
                    state.is_live() || !state.allows(what, Party::Team),
                    "{state:?} is an end"
                );
            }
            assert_eq!(
                state.allows(&JobOfferMove::Lapse, Party::Clock),
                state == JobOfferState::Sent
            );
        }
        assert!(
            !JobOfferState::Draft.allows(&JobOfferMove::Send(paper(), crate::Instant::UNIX_EPOCH), Party::Team),
            "not before it is approved"
        );
    }

    #[test]
    fn codes_lead_back() {
        for state in JobOfferState::ALL {
            assert_eq!(JobOfferState::from_code(state.code()), Some(state));
        }
        for ink in Ink::ALL {
            assert_eq!(Ink::from_code(ink.code()), Some(ink));
        }
    }
}
