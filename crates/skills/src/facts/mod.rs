//! What postings and résumés tell in the same words: months, numbers, studies, languages and how well they are spoken.
//!
//! To teach both readers one more word: a line in the table of the file it belongs to, and a row in its test.

mod calendar;
mod folded;
mod languages;
mod numbers;
mod studies;

pub(crate) use calendar::{month, month_pattern, year_of_two_digits};
pub(crate) use folded::{Folded, tidy};
pub(crate) use languages::{Spoken, spoken};
pub(crate) use numbers::{number, number_pattern};
pub(crate) use studies::{StudyWord, study_words};

use regex::Regex;

/// A pattern of this crate, ready for use. Patterns are constants; each one runs in the tests of its file.
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern that the tests have run")
}

/// A pattern for texts that are ASCII alone, where letters, digits and their borders mean the same with far less to keep: most
/// sentences are.
pub(crate) fn ascii_pattern(text: &str) -> Regex {
    pattern(&text.replace(r"\w", "[0-9A-Za-z_]").replace(r"\b", r"(?-u:\b)"))
}
