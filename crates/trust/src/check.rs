//! Signals added up.

use serde::Serialize;

use crate::{
    advert::{Advert, Field},
    shape,
    signals::Signals,
};

/// The logarithm of the odds that a posting is fake about which nothing is known but that it is well told.
const BEFORE: f64 = -5.7;
/// From this risk on a posting is to be looked at with care,
const CAUTION: f64 = 0.2;
/// and from this on to be kept away from.
const DANGER: f64 = 0.6;

/// How a posting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing much speaks against it.
    Clear,
    /// Something does: ask before you trust it.
    Caution,
    /// Most likely fake, or it wants your money or your data.
    Danger,
}

/// Why a posting is not clear.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// The signal, a name that stays.
    pub code: String,
    /// Where it was found.
    pub field: Field,
    /// The words of that field that show it; empty when something is missing.
    pub quote: String,
    /// How much it counts: the logarithm of how many times likelier a fake has it.
    #[serde(skip)]
    pub points: f64,
}

/// What a check says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// How the posting stands.
    pub level: Level,
    /// How likely it is fake, 0 to 1, where about one in twenty is.
    pub risk: f64,
    /// What speaks against it, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// Checks postings.
#[derive(Debug)]
pub struct Checker {
    signals: Signals,
}

impl Checker {
    /// With the signals built into the program.
    pub fn built_in() -> Self {
        Self {
            signals: Signals::built_in(),
        }
    }

    /// Checks a posting.
    pub fn check(&self, advert: &Advert<'_>) -> Verdict {
        let mut found = shape::signals(advert);
        found.extend(self.signals.of(advert));
        let sum: f64 = found.iter().map(|reason| reason.points).sum();
        let risk = 1.0 / (1.0 + (-(BEFORE + sum)).exp());
        let at_once = found.iter().any(|reason| self.signals.is_danger(&reason.code));
        let level = match risk {
            _ if at_once => Level::Danger,
            risk if risk >= DANGER => Level::Danger,
            risk if risk >= CAUTION => Level::Caution,
            _ => Level::Clear,
        };
        found.retain(|reason| reason.points > 0.0);
        found.sort_by(|one, other| other.points.total_cmp(&one.points));
        Verdict {
            level,
            risk,
            reasons: found,
        }
    }
}
