//! Stories of people who search a board of openings, and of the board that keeps up with its journal.
#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod against_naive;
mod board;
mod facets;
mod few;
mod filters;
mod keeping;
mod machines;
mod paging;
mod words;
