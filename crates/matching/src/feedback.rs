//! "Not for me, because ...": what a dismissal says about other openings.

use model::{Currency, OccupationId, Posting, PostingId, Profile};
use serde::{Deserialize, Serialize};

/// Why an opening is not for this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Too far away.
    TooFar,
    /// Pays too little.
    PayTooLow,
    /// Another kind of work than wanted.
    WrongWork,
    /// Not with this employer.
    Employer,
    /// Hours or contract do not suit.
    Schedule,
    /// Asks for more than they have.
    AsksTooMuch,
    /// Already applied, or known already: says nothing about others.
    Known,
    /// Something else: says nothing about others.
    Other,
}

impl Reason {
    /// All reasons, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::WrongWork,
        Self::TooFar,
        Self::PayTooLow,
        Self::Schedule,
        Self::AsksTooMuch,
        Self::Employer,
        Self::Known,
        Self::Other,
    ];

    /// The code in forms, the database and the journal.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooFar => "too_far",
            Self::PayTooLow => "pay_too_low",
            Self::WrongWork => "wrong_work",
            Self::Employer => "employer",
            Self::Schedule => "schedule",
            Self::AsksTooMuch => "asks_too_much",
            Self::Known => "known",
            Self::Other => "other",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// As the person reads it, after "Not for me, because".
    pub fn words(self) -> &'static str {
        match self {
            Self::TooFar => t!("it is too far away"),
            Self::PayTooLow => t!("it pays too little"),
            Self::WrongWork => t!("it is not the kind of work I want"),
            Self::Employer => t!("not with this employer"),
            Self::Schedule => t!("the hours or the contract do not suit me"),
            Self::AsksTooMuch => t!("it asks for more than I have"),
            Self::Known => t!("I know it already"),
            Self::Other => t!("of something else"),
        }
    }
}

/// What the dismissals so far say. Each list is sorted, so that equal feedback is equal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Feedback {
    /// Dismissed openings: never shown again unless taken back.
    pub dismissed: Vec<PostingId>,
    /// Occupations that were "not the kind of work I want".
    pub occupations: Vec<OccupationId>,
    /// Employers by name, lower case.
    pub employers: Vec<String>,
    /// Kinds of employment that did not suit.
    pub employment: Vec<model::Employment>,
    /// The nearest distance that was too far, in km.
    pub too_far_km: Option<u32>,
    /// The best yearly pay (hundredths) that was too little, with its currency.
    pub too_little: Option<(u64, Currency)>,
    /// The least experience that was too much to ask, in months.
    pub too_much_months: Option<u16>,
}

impl Feedback {
    /// Gathers what the dismissals of this person say.
    pub fn gather<'a>(profile: &Profile, dismissals: impl IntoIterator<Item = (&'a Posting, Reason)>) -> Self {
        let mut feedback = Self::default();
        for (posting, reason) in dismissals {
            feedback.take(profile, posting, reason);
        }
        feedback.dismissed.sort_unstable();
        feedback.occupations.sort_unstable();
        feedback.occupations.dedup();
        feedback.employers.sort_unstable();
        feedback.employers.dedup();
        feedback.employment.sort_unstable();
        feedback.employment.dedup();
        feedback
    }

    fn take(&mut self, profile: &Profile, posting: &Posting, reason: Reason) {
        self.dismissed.push(posting.id);
        match reason {
            Reason::WrongWork => self.occupations.extend(posting.occupation.clone()),
            Reason::Employer => self
                .employers
                .extend(posting.employer.as_ref().map(|name| name.to_lowercase())),
            Reason::Schedule => self.employment.extend(posting.employment),
            Reason::TooFar => {
                let home = profile
                    .wishes
                    .place
                    .as_ref()
                    .or(profile.place.as_ref().map(|fact| &fact.value));
                let km = home
                    .zip(posting.place.as_ref())
                    .and_then(|(home, there)| home.km_to(there));
                self.too_far_km = self.too_far_km.into_iter().chain(km).min();
            }
            Reason::PayTooLow => {
                if let Some(pay) = &posting.pay {
                    let most = pay.yearly().1;
                    let known = self
                        .too_little
                        .filter(|(_, currency)| *currency == pay.currency)
                        .map_or(0, |(amount, _)| amount);
                    self.too_little = Some((most.max(known), pay.currency));
                }
            }
            Reason::AsksTooMuch => {
                self.too_much_months = self
                    .too_much_months
                    .into_iter()
                    .chain(posting.experience_months.filter(|m| *m > 0))
                    .min();
            }
            Reason::Known | Reason::Other => {}
        }
    }
}
