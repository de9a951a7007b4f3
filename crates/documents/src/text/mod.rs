//! Lines of text as all formats give them: cleaned, bounded, with headings remembered.
//!
//! A format with markup hands words, paragraphs and cells to a [`Flow`], which hands its lines to [`Lines`]; a format that has
//! lines already hands them to [`Lines`] itself.

mod bullets;
mod clean;
mod flow;
mod lines;
mod look;
mod spaced;
pub(crate) mod table;

pub(crate) use bullets::without_bullet;
pub(crate) use clean::folded;
pub(crate) use flow::Flow;
pub(crate) use lines::{Lines, Mark};
pub(crate) use look::{Line, Look};
pub(crate) use spaced::join_letters;
