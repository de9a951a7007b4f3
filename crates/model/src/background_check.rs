//! Background checks: what an employer asks to look into of somebody who applied, with that person's yes, and what comes of it.
//!
//! To add one more thing that can be looked into: a variant of [`CheckKind`], its words in `journey/src/checks/words.rs`.

use serde::{Deserialize, Serialize};

use crate::time::Instant;

/// An enum whose variants have codes in the database.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$each])* $variant,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Its code in the database and in forms.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// The one with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

coded! {
    /// Who does something in a background check, or is to.
    Hand {
        /// The person it is about.
        Person "person",
        /// The employer's team.
        Team "team",
        /// Somebody the person named.
        Referee "referee",
        /// A service that checks for employers.
        Provider "provider",
        /// The program.
        Clock "clock",
    }
}

coded! {
    /// What is looked into.
    CheckKind {
        /// Who they are.
        Identity "identity",
        /// Where they learned.
        Education "education",
        /// Where they worked.
        Work "work",
        /// What those say who know their work.
        References "references",
    }
}

coded! {
    /// How a background check stands.
    CheckState {
        /// The person is asked for their yes; nothing has begun.
        Asked "asked",
        /// The person said no.
        Refused "refused",
        /// The person said yes, and it goes on.
        Running "running",
        /// The employer may decide against them because of it, said why, and waits for their answer.
        Notice "notice",
        /// It is done, and the application goes on.
        Settled "settled",
        /// The employer decided against them because of it.
        Decided "decided",
        /// The person took their yes back.
        Withdrawn "withdrawn",
        /// The employer gave it up, or the application came to an end.
        CalledOff "called_off",
        /// Nobody answered by its day.
        Lapsed "lapsed",
    }
}

coded! {
    /// How one part of a background check stands: who is to act, or what was found.
    StepState {
        /// The person is to say what there is to look into.
        WaitsForPerson "person",
        /// Those the person named are to answer.
        WaitsForReferee "referee",
        /// A service looks into it.
        WaitsForProvider "provider",
        /// The team is to look at it.
        WaitsForTeam "team",
        /// It is as the person said.
        Confirmed "confirmed",
        /// Nobody could say whether it is.
        Unconfirmed "unconfirmed",
        /// It is otherwise than the person said.
        Differs "differs",
        /// The person says that what was found is not right; the team is to look again.
        Disputed "disputed",
    }
}

coded! {
    /// What was found of one part.
    Finding {
        /// It is as the person said.
        Confirmed "confirmed",
        /// Nobody could say whether it is.
        Unconfirmed "unconfirmed",
        /// It is otherwise than the person said.
        Differs "differs",
    }
}

coded! {
    /// How it stands with somebody the person named.
    RefereeState {
        /// They are asked.
        Asked "asked",
        /// They answered.
        Answered "answered",
        /// They do not wish to say anything.
        Declined "declined",
        /// They say that they do not know the person.
        Stranger "stranger",
        /// They did not answer by their day.
        Lapsed "lapsed",
        /// They had their answer deleted.
        Deleted "deleted",
        /// They are asked no longer: the check has ended.
        Stopped "stopped",
    }
}

coded! {
    /// What one of the two sides of a background check is told.
    CheckNews {
        /// The person is asked for their yes.
        Asked "asked",
        /// The person said yes.
        Agreed "agreed",
        /// The person said no.
        Refused "refused",
        /// The person took their yes back.
        Withdrawn "withdrawn",
        /// The person told or handed in something.
        Added "added",
        /// Somebody the person named answered, or will not.
        Heard "heard",
        /// Something was found.
        Found "found",
        /// The person says that what was found is not right.
        Disputed "disputed",
        /// The employer may decide against them.
        Notice "notice",
        /// The employer does not.
        TakenBack "taken_back",
        /// The time to answer is over, and the employer may decide.
        NoticeOver "notice_over",
        /// The employer decided against them.
        Decided "decided",
        /// It is done, and the application goes on.
        Settled "settled",
        /// The employer gave it up.
        CalledOff "called_off",
        /// Nobody answered by its day.
        Lapsed "lapsed",
        /// Something waits for whoever is told.
        Soon "soon",
        /// The day of a part passed, and the team is to look at what there is.
        Late "late",
    }
}

/// What is done with a background check as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckMove {
    /// The person says yes to this text, of this version.
    Agree(String, String),
    /// The person says no; the words may say why.
    Refuse(String),
    /// The person takes their yes back: everything that was collected goes.
    Withdraw,
    /// The employer gives it up: everything that was collected goes.
    CallOff,
    /// The employer may decide against them: what it rests on, and until when they can answer.
    GiveNotice(String, Instant),
    /// The employer does not, after all.
    TakeBack,
    /// It is done, and the application goes on.
    Settle,
    /// The employer decides against them: the words say why.
    Decide(String),
    /// Its day passed, and the person had not answered.
    Lapse,
}

/// What is done with one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepMove {
    /// The person says what there is to look into; nothing when they only hand in a document.
    Tell(Option<String>),
    /// The person named somebody, who is asked.
    Ask,
    /// All who were asked have answered, or will not.
    Hear,
    /// The team had a service look into it.
    Order,
    /// The team or the service says what was found: the words say what.
    Find(Finding, String),
    /// The person says that it is not right.
    Dispute(String),
    /// Its day passed: the team is to look at what there is.
    RunLate,
}

impl Finding {
    /// How a part stands with it.
    pub fn state(self) -> StepState {
        match self {
            Self::Confirmed => StepState::Confirmed,
            Self::Unconfirmed => StepState::Unconfirmed,
            Self::Differs => StepState::Differs,
        }
    }
}

impl CheckState {
    /// Whether something is still to come of it.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Asked | Self::Running | Self::Notice)
    }

    /// Whether what was collected is there to be looked at.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Running | Self::Notice | Self::Settled | Self::Decided)
    }

    /// Whether `hand` may do so now. What was found, and when, is asked beside it.
    pub fn allows(self, what: &CheckMove, hand: Hand) -> bool {
        match what {
            CheckMove::Agree(..) | CheckMove::Refuse(_) => hand == Hand::Person && self == Self::Asked,
            CheckMove::Withdraw => hand == Hand::Person && matches!(self, Self::Running | Self::Notice | Self::Settled),
            CheckMove::CallOff => hand == Hand::Team && matches!(self, Self::Asked | Self::Running),
            CheckMove::GiveNotice(..) => hand == Hand::Team && matches!(self, Self::Running | Self::Settled),
            CheckMove::TakeBack | CheckMove::Decide(_) => hand == Hand::Team && self == Self::Notice,
            CheckMove::Settle => hand == Hand::Team && self == Self::Running,
            CheckMove::Lapse => hand == Hand::Clock && self == Self::Asked,
        }
    }
}

impl CheckMove {
    /// How the check stands after it.
    pub fn leads_to(&self) -> CheckState {
        match self {
            Self::Agree(..) => CheckState::Running,
            Self::Refuse(_) => CheckState::Refused,
            Self::Withdraw => CheckState::Withdrawn,
            Self::CallOff => CheckState::CalledOff,
            Self::GiveNotice(..) => CheckState::Notice,
            Self::TakeBack | Self::Settle => CheckState::Settled,
            Self::Decide(_) => CheckState::Decided,
            Self::Lapse => CheckState::Lapsed,
        }
    }

    /// Whether everything that was collected goes with it.
    pub fn destroys(&self) -> bool {
        matches!(self, Self::Refuse(_) | Self::Withdraw | Self::CallOff | Self::Lapse)
    }
}

impl StepState {
    /// Who is to act; nobody once something was found.
    pub fn waits_for(self) -> Option<Hand> {
        match self {
            Self::WaitsForPerson => Some(Hand::Person),
            Self::WaitsForReferee => Some(Hand::Referee),
            Self::WaitsForProvider => Some(Hand::Provider),
            Self::WaitsForTeam | Self::Disputed => Some(Hand::Team),
            Self::Confirmed | Self::Unconfirmed | Self::Differs => None,
        }
    }

    /// Whether what was found speaks against the person.
    pub fn is_adverse(self) -> bool {
        matches!(self, Self::Unconfirmed | Self::Differs)
    }

    /// Whether `hand` may do so now, and how it stands then.
    pub fn after(self, what: &StepMove, hand: Hand) -> Option<Self> {
        match (what, hand) {
            // What is added later is there to be looked at; it takes nothing out of the hands of who has it.
            (StepMove::Tell(_), Hand::Person) if self == Self::WaitsForPerson => Some(Self::WaitsForTeam),
            (StepMove::Ask, Hand::Person) if matches!(self, Self::WaitsForPerson | Self::WaitsForTeam) => {
                Some(Self::WaitsForReferee)
            }
            (StepMove::Tell(_) | StepMove::Ask, Hand::Person) => Some(self),
            (StepMove::Hear, Hand::Referee | Hand::Clock) if self == Self::WaitsForReferee => Some(Self::WaitsForTeam),
            (StepMove::Order, Hand::Team) if matches!(self, Self::WaitsForTeam | Self::Disputed) => {
                Some(Self::WaitsForProvider)
            }
            (StepMove::Find(finding, _), Hand::Team) if self != Self::WaitsForPerson => Some(finding.state()),
            (StepMove::Find(finding, _), Hand::Provider) if self == Self::WaitsForProvider => Some(finding.state()),
            (StepMove::Dispute(_), Hand::Person) if self.is_adverse() => Some(Self::Disputed),
            (StepMove::RunLate, Hand::Clock)
                if matches!(
                    self,
                    Self::WaitsForPerson | Self::WaitsForReferee | Self::WaitsForProvider
                ) =>
            {
                Some(Self::WaitsForTeam)
            }
            _ => None,
        }
    }
}

/// What somebody says who knows a person's work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// How they know the person, and since when.
    pub knows: String,
    /// What the person did, and how.
    pub work: String,
    /// Whether they would work with them again: `yes`, `no`, or nothing when they would rather not say.
    pub again: Option<bool>,
    /// Whatever else they wish to say; may be empty.
    pub words: String,
}

#[cfg(test)]
mod tests {
    use super::{CheckKind, CheckMove, CheckState, Finding, Hand, Instant, StepMove, StepState};

    fn moves() -> Vec<(CheckMove, Hand)> {
        vec![
            (CheckMove::Agree(String::new(), String::new()), Hand::Person),
            (CheckMove::Refuse(String::new()), Hand::Person),
            (CheckMove::Withdraw, Hand::Person),
            (CheckMove::CallOff, Hand::Team),
            (CheckMove::GiveNotice(String::new(), Instant::UNIX_EPOCH), Hand::Team),
            (CheckMove::TakeBack, Hand::Team),
            (CheckMove::Settle, Hand::Team),
            (CheckMove::Decide(String::new()), Hand::Team),
            (CheckMove::Lapse, Hand::Clock),
        ]
    }

    #[test]
    fn each_hand_does_only_what_is_theirs_and_nothing_begins_without_a_yes() {
        for state in CheckState::ALL {
            for (what, whose) in moves() {
                for hand in Hand::ALL {
                    assert!(
                        hand == &whose || !state.allows(&what, *hand),
                        "{state:?} {what:?} {hand:?}"
                    );
                }
            }
        }
        for (what, hand) in moves() {
            let is_begun = CheckState::Asked.allows(&what, hand);
            assert!(
                !is_begun || matches!(what.leads_to(), CheckState::Running) || what.destroys(),
                "{what:?}"
            );
        }
        for end in [
            CheckState::Refused,
            CheckState::Withdrawn,
            CheckState::CalledOff,
            CheckState::Lapsed,
            CheckState::Decided,
        ] {
            assert!(
                moves().iter().all(|(what, hand)| !end.allows(what, *hand)),
                "{end:?} is an end"
            );
        }
    }

    #[test]
    fn nobody_is_decided_against_without_a_notice_before() {
        let decide = CheckMove::Decide(String::new());
        let from: Vec<_> = CheckState::ALL
            .iter()
            .filter(|state| state.allows(&decide, Hand::Team))
            .collect();
        assert_eq!(from, [&CheckState::Notice]);
    }

    #[test]
    fn a_dispute_gives_a_part_back_to_the_team_and_what_is_late_does_not_speak_against_anybody() {
        let dispute = StepMove::Dispute("No.".to_owned());
        for state in StepState::ALL {
            let after = state.after(&dispute, Hand::Person);
            assert_eq!(after, state.is_adverse().then_some(StepState::Disputed), "{state:?}");
            assert_eq!(state.after(&dispute, Hand::Team), None);
            let late = state.after(&StepMove::RunLate, Hand::Clock);
            assert!(late.is_none_or(|state| state == StepState::WaitsForTeam));
        }
        let find = StepMove::Find(Finding::Differs, String::new());
        assert_eq!(
            StepState::WaitsForPerson.after(&find, Hand::Team),
            None,
            "they are heard first"
        );
        assert_eq!(
            StepState::WaitsForTeam.after(&find, Hand::Provider),
            None,
            "it was not asked"
        );
        assert_eq!(StepState::Disputed.after(&find, Hand::Team), Some(StepState::Differs));
    }

    #[test]
    fn codes_lead_back() {
        assert!(
            CheckState::ALL
                .iter()
                .all(|one| CheckState::from_code(one.code()) == Some(*one))
        );
        assert!(
            StepState::ALL
                .iter()
                .all(|one| StepState::from_code(one.code()) == Some(*one))
        );
        assert!(
            CheckKind::ALL
                .iter()
                .all(|one| CheckKind::from_code(one.code()) == Some(*one))
        );
    }
}
