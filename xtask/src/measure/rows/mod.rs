//! What is measured. To add one: a function that gives [`Line`]s, and its name in [`ALL`].

mod fakes;
mod intents;
mod machine;
mod skills;
mod titles;

use super::program::{Failure, Place};

/// A measure: what a plain way reaches, what is to be reached, and what is. Where less is better, the numbers are below
/// nothing.
pub(crate) struct Line {
    pub(crate) what: String,
    pub(crate) floor: Option<f64>,
    pub(crate) reach: f64,
    pub(crate) now: f64,
}

fn line(what: &str, floor: impl Into<Option<f64>>, reach: f64, now: f64) -> Line {
    Line {
        what: what.to_owned(),
        floor: floor.into(),
        reach,
        now,
    }
}

/// How one thing is measured.
type Measure = fn(&Place) -> Result<Vec<Line>, Failure>;

/// All of them, each with the name it is chosen by.
pub(crate) const ALL: [(&str, Measure); 8] = [
    ("skills", skills::in_sentences),
    ("same-titles", titles::same),
    ("occupations", titles::occupations),
    ("completing", skills::completing),
    ("fakes", fakes::fakes),
    ("intents", intents::intents),
    ("items", machine::items),
    ("speed", machine::speed),
];
