//! One item: the probability of a right answer.

/// An item as it is estimated: logit = `slope` · θ + `intercept` above a lower asymptote.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Item {
    pub(crate) slope: f64,
    pub(crate) intercept: f64,
    /// The chance of being right by guessing alone; none in the models without.
    pub(crate) guess: Option<f64>,
}

/// The largest chance of guessing: beyond a half an item says nothing.
pub(crate) const MOST_GUESS: f64 = 0.5;
/// The steepest slope: beyond, answers are a threshold and the likelihood has no maximum.
const STEEPEST: f64 = 12.0;
/// The farthest intercept.
const FARTHEST: f64 = 40.0;

/// An item's parameters in order: slope, intercept, chance of guessing (0 where the model has none).
pub(crate) type Point = [f64; 3];

/// Standard logistic function.
fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

impl Item {
    /// The chance of a right answer by guessing alone.
    pub(crate) fn chance(&self) -> f64 {
        self.guess.unwrap_or_default()
    }

    /// The probability of a right answer at this ability.
    pub(crate) fn right(&self, ability: f64) -> f64 {
        let chance = self.chance();
        chance + (1.0 - chance) * logistic(self.slope * ability + self.intercept)
    }

    /// The probability, and its slopes along `slope`, `intercept` and `guess`.
    pub(crate) fn slopes(&self, ability: f64) -> (f64, [f64; 3]) {
        let chance = self.chance();
        let known = logistic(self.slope * ability + self.intercept);
        let by_intercept = (1.0 - chance) * known * (1.0 - known);
        (
            chance + (1.0 - chance) * known,
            [by_intercept * ability, by_intercept, 1.0 - known],
        )
    }

    /// The parameters as a point.
    pub(crate) fn point(&self) -> Point {
        [self.slope, self.intercept, self.guess.unwrap_or_default()]
    }

    /// The item moved to this point, held where answers can still tell something.
    pub(crate) fn at(&self, point: Point) -> Self {
        Self {
            slope: point[0].clamp(-STEEPEST, STEEPEST),
            intercept: point[1].clamp(-FARTHEST, FARTHEST),
            guess: self.guess.map(|_| point[2].clamp(0.0, MOST_GUESS)),
        }
    }
}
