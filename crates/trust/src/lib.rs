#![doc = include_str!("../README.md")]

mod advert;
mod check;
mod links;
mod shape;
mod signals;
mod surroundings;

pub use advert::{Advert, Field, Surroundings};
pub use check::{Checker, Level, Reason, Verdict};

/// The codes of all signals that speak against a posting, each once.
pub fn codes() -> Vec<String> {
    let mut codes: Vec<String> = shape::CODES
        .iter()
        .chain(links::CODES)
        .chain(surroundings::CODES)
        .map(|code| (*code).to_owned())
        .collect();
    codes.extend(signals::codes());
    codes
}
