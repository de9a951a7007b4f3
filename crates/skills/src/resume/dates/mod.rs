//! Dates as people write them beside a job: "Mar 2019 – Present", "06/2016 - 02/2019", "since 2018", "Summer 2015".
//!
//! `token` finds the single parts (a month with a year, a year, "to date"), `span` joins them. To teach a form: a row in
//! `token`'s table and one in the test of `span`.

mod span;
mod token;

pub(super) use span::{Span, spans};
