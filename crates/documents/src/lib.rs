//! Reading a résumé file: what writing programs save becomes lines of text, or a refusal that says what to do.
//!
//! A file from a stranger is read in a child process: the same program started again with an empty environment, little
//! memory, little time and no right to open or write a file. The parent never parses a byte of it. [`Reader`] is the
//! parent's side, [`child_main`] the child's, [`read_here`] the work itself.
//!
//! To add one more format: a variant of [`Format`], a line in `sniff` that tells it by its bytes, a module beside
//! `plain` that pushes its lines into `text::Lines`, and a branch in `read_here`. The README says it step by step.

#[macro_use]
extern crate i18n;

mod child;
mod doc;
mod document;
mod docx;
mod html;
mod limits;
mod odt;
mod package;
mod pdf;
mod plain;
mod read;
mod reader;
mod records;
mod refusal;
mod rtf;
mod sniff;
mod text;
pub mod write;
mod xml;

pub use child::{SUBCOMMAND, child_main, child_main_with};
pub use document::{Document, Format};
pub use limits::Limits;
pub use read::read_here;
pub use reader::Reader;
pub use refusal::{OtherFormat, Refusal};
