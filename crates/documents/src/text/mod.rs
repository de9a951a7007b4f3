//! Lines of text as all formats give them: cleaned, bounded, with headings remembered.

mod bullets;
mod clean;
mod lines;
mod spaced;

pub(crate) use bullets::without_bullet;
pub(crate) use lines::{Lines, Mark};
pub(crate) use spaced::join_letters;
