//! From a row's cells to a posting.
//!
//! To repair one more habit of the places postings come from: a small function of its own here, told by a general rule
//! (never by the name of a file or a board), and a row with that habit in `fixtures/`.

mod build;
mod run_together;
mod values;

pub(crate) use build::build;
pub use values::title_at_employer;
