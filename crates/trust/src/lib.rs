#![doc = include_str!("../README.md")]

mod advert;
mod check;
mod shape;
mod signals;

pub use advert::{Advert, Field};
pub use check::{Checker, Level, Reason, Verdict};
