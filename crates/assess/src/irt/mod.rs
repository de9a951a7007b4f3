//! Item response theory: items estimated from answers by marginal maximum likelihood.
//!
//! | file | holds |
//! |---|---|
//! | `responses` | answers, equal ones counted together |
//! | `item` | the probability of a right answer, and its slopes |
//! | `expected` | what the answers lead to expect at each ability, and how likely they are |
//! | `climb` | one step up the likelihood for one item |
//! | `estimate` | steps until they are none |
//! | `errors` | how sure the estimates are |
//! | `fit` | whether an item behaves as the model says |
//! | `calibrate` | all of it together |

mod calibrate;
mod climb;
mod errors;
mod estimate;
mod expected;
mod fit;
mod item;
mod responses;

pub use calibrate::{CalibratedItem, Calibration, calibrate};
pub use fit::Fit;
pub use responses::{Responses, Unusable};

/// How many parameters an item has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// A difficulty each, and one slope for all (Rasch 1960, as Thissen 1982 estimates it).
    Rasch,
    /// A difficulty and a slope each (2PL; Birnbaum 1968).
    Slopes,
    /// A difficulty, a slope and a chance of guessing each (3PL; Birnbaum 1968).
    Guessing,
}
