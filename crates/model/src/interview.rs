//! Interviews: times one side of an application offers, and what comes of them.

use serde::{Deserialize, Serialize};

use crate::{hiring::Party, time::Instant};

/// How an interview stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterviewState {
    /// Times are offered, and the other side has not answered.
    Offered,
    /// None of the times suits; other ones are wanted.
    Unsuited,
    /// A time is agreed.
    Agreed,
    /// One side called it off.
    Cancelled,
    /// Its time is over.
    Held,
    /// All times that were offered passed, and none was agreed.
    Lapsed,
}

/// What is done with an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InterviewMove {
    /// Other times are offered; the words say why.
    Offer(Offer, String),
    /// One of the times is chosen.
    Agree(Instant),
    /// None of the times suits; the words say what would.
    NoneSuits(String),
    /// It is called off; the words say why.
    Cancel(String),
    /// The last time it was offered for came, and nobody had answered.
    Lapse,
    /// Its end came.
    Hold,
}

/// What both sides are told of an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterviewNews {
    /// Times are offered.
    Offered,
    /// Times are offered in place of those before.
    Moved,
    /// None of the times suits.
    Unsuited,
    /// A time is agreed.
    Agreed,
    /// It is called off.
    Cancelled,
    /// The times passed, and none was agreed.
    Lapsed,
    /// It is tomorrow.
    Soon,
}

/// Where it takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Venue {
    /// A place, in words.
    Place(String),
    /// A video call: an address that begins with `https://`.
    Link(String),
}

/// What is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// When it may begin, the earliest first.
    pub times: Vec<Instant>,
    /// How long it takes.
    pub minutes: u16,
    /// The time zone its times are written in (IANA).
    pub zone: String,
    /// Where.
    pub venue: Venue,
    /// Who takes part for the employer.
    pub with: Vec<String>,
    /// Words to the person; may be empty.
    pub words: String,
}

impl InterviewState {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Offered,
        Self::Unsuited,
        Self::Agreed,
        Self::Cancelled,
        Self::Held,
        Self::Lapsed,
    ];

    /// Its code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Unsuited => "unsuited",
            Self::Agreed => "agreed",
            Self::Cancelled => "cancelled",
            Self::Held => "held",
            Self::Lapsed => "lapsed",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether something is still to come of it.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Offered | Self::Unsuited | Self::Agreed)
    }

    /// Whether `party` may do so now, when `offered_by` offered the times. Nobody answers their own offer.
    pub fn allows(self, what: &InterviewMove, party: Party, offered_by: Party) -> bool {
        let by_side = matches!(party, Party::Seeker | Party::Team);
        match what {
            InterviewMove::Offer(..) | InterviewMove::Cancel(_) => by_side && self.is_live(),
            InterviewMove::Agree(_) | InterviewMove::NoneSuits(_) => {
                by_side && self == Self::Offered && party != offered_by
            }
            InterviewMove::Lapse => party == Party::Clock && matches!(self, Self::Offered | Self::Unsuited),
            InterviewMove::Hold => party == Party::Clock && self == Self::Agreed,
        }
    }
}

impl InterviewMove {
    /// How the interview stands after it.
    pub fn leads_to(&self) -> InterviewState {
        match self {
            Self::Offer(..) => InterviewState::Offered,
            Self::Agree(_) => InterviewState::Agreed,
            Self::NoneSuits(_) => InterviewState::Unsuited,
            Self::Cancel(_) => InterviewState::Cancelled,
            Self::Lapse => InterviewState::Lapsed,
            Self::Hold => InterviewState::Held,
        }
    }

    /// The words to the other side; empty where there are none.
    pub fn words(&self) -> &str {
        match self {
            Self::Offer(_, words) | Self::NoneSuits(words) | Self::Cancel(words) => words,
            Self::Agree(_) | Self::Lapse | Self::Hold => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{InterviewMove, InterviewState, Party};

    #[test]
    fn nobody_answers_their_own_offer_and_what_ended_stays_so() {
        let (agree, none) = (
            InterviewMove::Agree(crate::Instant::UNIX_EPOCH),
            InterviewMove::NoneSuits(String::new()),
        );
        let cancel = InterviewMove::Cancel(String::new());
        for (party, other) in [(Party::Seeker, Party::Team), (Party::Team, Party::Seeker)] {
            assert!(InterviewState::Offered.allows(&agree, party, other));
            assert!(!InterviewState::Offered.allows(&agree, party, party));
            assert!(!InterviewState::Offered.allows(&none, party, party));
            assert!(
                !InterviewState::Agreed.allows(&agree, party, other),
                "it is agreed already"
            );
            for state in InterviewState::ALL {
                assert_eq!(state.allows(&cancel, party, other), state.is_live(), "{state:?}");
                assert!(!state.allows(&InterviewMove::Hold, party, other), "that is the clock's");
            }
        }
        assert!(InterviewState::Unsuited.allows(&InterviewMove::Lapse, Party::Clock, Party::Team));
        assert!(!InterviewState::Agreed.allows(&InterviewMove::Lapse, Party::Clock, Party::Team));
        assert!(!InterviewState::Offered.allows(&agree, Party::Clock, Party::Team));
    }

    #[test]
    fn codes_lead_back() {
        for state in InterviewState::ALL {
            assert_eq!(InterviewState::from_code(state.code()), Some(state));
        }
    }
}
