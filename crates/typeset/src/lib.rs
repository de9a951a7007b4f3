#![doc = include_str!("../README.md")]

mod fonts;
mod letter;
mod press;

pub use letter::{Letter, Sign};
pub use press::{CannotSet, Press};
