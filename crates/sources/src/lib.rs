//! Files of postings, read into [`skills::RawPosting`] rows.
//!
//! [`open`] looks at the first megabyte of a file, tells its format, says which column is what ([`Mapping`]), and then
//! hands out row after row without ever holding the whole file. A row that cannot be taken in is not dropped silently:
//! it comes out as [`Refused`] with its line and a reason a person understands.

#[macro_use]
extern crate i18n;

mod clean;
mod csv;
mod decode;
mod entities;
mod error;
mod feed;
mod field;
mod import;
mod json;
mod key;
mod mapping;
mod posting;
mod sniff;
mod table;
mod tape;

pub use error::{ImportError, Refusal, Refused};
pub use field::{Field, UnknownField};
pub use import::{Format, Import, Row, Rows, look, open};
pub use key::content_hash;
pub use mapping::{Column, Mapping};
pub use posting::title_at_employer;
