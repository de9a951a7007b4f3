//! Writing a résumé: as PDF in three designs, as a Word document that can be edited, as plain text.
//!
//! All three come from one [`Sheet`], which holds words and their order, nothing about looks. Pure: the same sheet gives
//! the same words in the same order in every format.
//!
//! To add one more design: a variant of [`Design`] and its measures in `pdf/look.rs`. To add one more format: a module beside
//! `plain` that takes a [`Sheet`].

mod design;
mod docx;
mod pdf;
mod plain;
mod sheet;

pub use design::Design;
pub use docx::docx;
pub use pdf::{CannotSet, pdf};
pub use plain::plain;
pub use sheet::{Body, Entry, Line, Section, Sheet};
