//! JSON: a list of objects, an object that holds one, or an object on each line.
//!
//! To know one more name for the list of postings inside an object: a word in `LISTS` of `scan.rs`.

mod node;
mod rows;
mod scan;

pub(crate) use rows::{JsonRows, is_lines};
