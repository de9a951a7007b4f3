//! Signals added up.

use serde::{Deserialize, Serialize};

use crate::{
    advert::{Advert, Field},
    links, shape,
    signals::Signals,
    surroundings,
};

/// The logarithm of the odds that a posting is fake about which nothing is known but that it is well told.
const BEFORE: f64 = -5.7;
/// From this risk on a posting is to be looked at with care,
const CAUTION: f64 = 0.2;
/// and from this on to be kept away from.
const DANGER: f64 = 0.45;

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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Whether it only colours: many honest postings have it, and alone it accuses nobody.
    #[serde(skip)]
    pub colours: bool,
}

impl Reason {
    /// Something that a posting says or is.
    pub(crate) fn new(code: &str, points: f64, field: Field, quote: &str) -> Self {
        Self {
            code: code.to_owned(),
            field,
            quote: quote.trim().to_owned(),
            points,
            colours: false,
        }
    }

    /// The same, where alone it accuses nobody.
    pub(crate) fn colouring(self) -> Self {
        Self { colours: true, ..self }
    }
}

/// What a check says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// How the posting stands.
    pub level: Level,
    /// How likely it is fake, 0 to 1, where about one in twenty is.
    pub risk: f64,
    /// What speaks against it: first what it says, then what only colours, each the weightiest first.
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
        found.extend(links::signals(advert));
        found.extend(surroundings::signals(advert));
        found.extend(self.signals.of(advert));
        let sum: f64 = found.iter().map(|reason| reason.points).sum();
        let risk = 1.0 / (1.0 + (-(BEFORE + sum)).exp());
        let at_once = found.iter().any(|reason| self.signals.is_danger(&reason.code));
        // What kind of work it is, and what is left out, is no reason to accuse anybody.
        let says_something = found.iter().any(|reason| reason.points > 0.0 && !reason.colours);
        let level = match risk {
            _ if at_once => Level::Danger,
            _ if !says_something => Level::Clear,
            risk if risk >= DANGER => Level::Danger,
            risk if risk >= CAUTION => Level::Caution,
            _ => Level::Clear,
        };
        found.retain(|reason| reason.points > 0.0);
        found.sort_by(|one, other| {
            let weight = other.points.total_cmp(&one.points);
            one.colours.cmp(&other.colours).then(weight)
        });
        Verdict {
            level,
            risk,
            reasons: found,
        }
    }
}
