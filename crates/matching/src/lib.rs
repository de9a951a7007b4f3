//! How well a person and an opening fit, why, what is missing, and what to learn first.
//!
//! The score is a sum of named parts in ten-thousandths ([`score`]), so the explanation *is* the computation. Everything
//! is whole-number arithmetic; equal input gives equal output on every machine. The input is the profile, the posting,
//! the feedback given, the instant, and the versions of the taxonomy and of the [`Weights`].
//!
//! To add one more part to the score: a variant in [`PartName`], its weight in [`Weights`], a function in `parts.rs`
//! that answers a [`Share`], a line in `score.rs`, and its words in `words.rs`.

#[macro_use]
extern crate i18n;

mod beside;
mod columns;
mod context;
mod credit;
mod crowd;
mod explain;
mod facts;
mod feedback;
mod filter;
mod learn;
mod looked;
#[cfg(feature = "made")]
pub mod made;
pub mod market;
mod matrix;
mod opening;
mod parts;
mod person;
mod plan;
mod score;
mod spread;
mod trade;
mod weigh;
mod weights;
mod words;

pub use beside::Beside;
pub use context::Context;
pub use credit::{Credit, Via};
pub use crowd::{Crowd, Suited};
pub use explain::{Counted, Explanation, Fits, Held, Missing, Sure, Unknown, explain};
pub use feedback::{Feedback, Reason};
pub use filter::Filter;
pub use learn::{Opens, closing_hours, hours_to_learn, opens_most};
pub use looked::{Looks, Next};
pub use matrix::{JobMatrix, Limits, Ranked, Ranking, Row};
pub use opening::{Asked, Opening, Pay, Spot, Terms, country};
pub use parts::{Share, Told, USUAL_KM};
pub use person::Person;
pub use plan::{Plan, Step, plan};
pub use score::{Match, Part, PartName, score};
pub use weigh::{Choice, LEAST_CHOICES, LEAST_PEOPLE, Lesson, Shares, TooFew, learn_weights, shares};
pub use weights::{FULL, REACH, Version, Weights};
