#![doc = include_str!("../README.md")]

mod asked;
mod commit;
mod cursor;
mod directory;
mod entry;
mod error;
mod facet;
mod few;
mod field_word;
mod find;
mod forms;
mod generation;
mod index;
mod layout;
mod left_out;
mod lexicon;
mod numbers;
mod payload;
mod plan;
mod query;
mod rank;
mod sieve;
mod tokens;
mod weights;

pub use entry::{Change, Entry, Position};
pub use error::{Error, Result};
pub use facet::{AGES, Facet, Facets, Narrowing, RADII, VERIFIED};
pub use few::FewOpenings;
pub use index::OpeningsIndex;
pub use query::{Cursor, Found, Hit, MAX_LIMIT, Query, Sort};
