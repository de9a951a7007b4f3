//! How likely a guess is right: a logistic curve over how clearly it won (Platt 1999, "Probabilistic Outputs for Support Vector
//! Machines"), fitted to guesses for examples that the machines had not seen.

use serde::{Deserialize, Serialize};

/// How a guess came about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    /// The score of the best intent,
    pub(super) best: f32,
    /// of its strongest rival,
    pub(super) rival: f32,
    /// and the part of the words that no example has.
    pub(super) unknown: f32,
}

impl Signs {
    fn clear(self) -> f64 {
        f64::from(self.best + 0.5 * (self.best - self.rival) - 0.5 * self.unknown)
    }
}

/// How a guess for an example came about, and whether it was right; none when the example means none of the intents.
pub(super) type Tried = (Signs, Option<bool>);

/// How much of what people say is taken to mean none of the intents.
const NONE_OF_THESE: f64 = 0.05;
/// Without examples of that, the least clear of right guesses are given up, this part of them.
const GIVEN_UP: f64 = 0.02;

/// How likely guesses are right, and when they are too unlikely to be made.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Sureness {
    curve: Curve,
    enough: f64,
}

impl Sureness {
    pub(super) fn fit(tried: &[Tried]) -> Self {
        let none = tried.iter().filter(|(_, right)| right.is_none()).count();
        let weight_of_none = NONE_OF_THESE / (1.0 - NONE_OF_THESE) * count(tried.len() - none) / count(none.max(1));
        let weighed: Vec<Weighed> = tried
            .iter()
            .map(|(signs, right)| (signs.clear(), *right, right.map_or(weight_of_none, |_| 1.0)))
            .collect();
        let curve = Curve::fit(&weighed);
        let enough = if none == 0 {
            least_clear(&weighed)
        } else {
            border(&weighed)
        };
        Self {
            curve,
            enough: curve.of(enough),
        }
    }

    /// How likely a guess is right, 0 to 1.
    pub(super) fn of(self, signs: Signs) -> f64 {
        self.curve.of(signs.clear())
    }

    /// Whether a guess that is so likely right is to be made.
    pub(super) fn is_enough(self, likely: f64) -> bool {
        likely > 0.0 && likely >= self.enough
    }
}

/// How clear a guess was, whether it was right, and how much it counts.
type Weighed = (f64, Option<bool>, f64);

/// The clearness from which on guesses are made such that most messages are answered right: with their intent, or with none.
fn border(weighed: &[Weighed]) -> f64 {
    let mut falling = weighed.to_vec();
    falling.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut best, mut border, mut gain) = (0.0, f64::INFINITY, 0.0);
    for (clear, right, weight) in falling {
        gain += match right {
            Some(right) => f64::from(u8::from(right)) * weight,
            None => -weight,
        };
        if gain > best {
            (best, border) = (gain, clear);
        }
    }
    border
}

fn least_clear(weighed: &[Weighed]) -> f64 {
    let mut right: Vec<f64> = weighed
        .iter()
        .filter(|(_, right, _)| *right == Some(true))
        .map(|(clear, ..)| *clear)
        .collect();
    right.sort_by(f64::total_cmp);
    let given_up = right
        .iter()
        .zip(1..)
        .find(|(_, nr)| count(*nr) > GIVEN_UP * count(right.len()));
    given_up.map_or(f64::NEG_INFINITY, |(clear, _)| *clear)
}

/// A logistic curve.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Curve {
    steepness: f64,
    height: f64,
}

impl Curve {
    /// By Newton's method.
    fn fit(guesses: &[Weighed]) -> Self {
        let all: f64 = guesses.iter().map(|(.., weight)| weight).sum();
        let (mut slope, mut height) = (1.0, 0.0);
        for _ in 0..100 {
            // A little is taken away from a steep curve, so that guesses which were all right have one too.
            let (mut by_slope, mut by_height) = (RESTRAINT * all * slope, RESTRAINT * all * height);
            let (mut slope_slope, mut slope_height, mut height_height) = (RESTRAINT * all, 0.0, RESTRAINT * all);
            for (clear, right, weight) in guesses {
                let chance = logistic(slope * clear + height);
                let miss = weight * (chance - f64::from(u8::from(*right == Some(true))));
                let bend = weight * chance * (1.0 - chance);
                by_slope += miss * clear;
                by_height += miss;
                slope_slope += bend * clear * clear;
                slope_height += bend * clear;
                height_height += bend;
            }
            let determinant = slope_slope * height_height - slope_height * slope_height;
            slope -= step((height_height * by_slope - slope_height * by_height) / determinant);
            height -= step((slope_slope * by_height - slope_height * by_slope) / determinant);
        }
        Self {
            steepness: slope,
            height,
        }
    }

    fn of(self, clear: f64) -> f64 {
        logistic(self.steepness * clear + self.height)
    }
}

/// What a steep curve costs, beside one guess.
const RESTRAINT: f64 = 0.001;

/// Far from the best curve a full step goes too far.
fn step(full: f64) -> f64 {
    full.clamp(-1.0, 1.0)
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
