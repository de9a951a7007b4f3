//! One fact that was read, with the words it was read from, to be accepted, changed or removed.

use askama::Template;

use super::{Control, Evidence, Mistakes};

/// What the person has said about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactState {
    /// Nothing yet.
    Open,
    /// It is right.
    Right,
    /// It is to go; kept until the page is done, so that it can come back.
    Removed,
}

/// One fact.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/fact_row.html")]
pub struct FactRow {
    /// Unique on the page, and the last part of the address its buttons send to.
    pub id: String,
    /// What kind of fact, where the heading above does not say: "Name".
    pub label: Option<String>,
    /// What was understood, the first line large.
    pub value: String,
    /// More lines: employer, dates, tasks.
    pub lines: Vec<String>,
    /// What is not known: "no end date found".
    pub missing: Option<String>,
    /// The words it was read from.
    pub evidence: Option<Evidence>,
    /// What the person has said.
    pub state: FactState,
    /// Fields to change it.
    pub change: Vec<Control>,
}

impl FactRow {
    /// Whether the fields stand open, because something in them must be mended.
    pub fn open(&self) -> bool {
        !self.mistakes().list.is_empty()
    }

    /// What is wrong in the fields.
    pub fn mistakes(&self) -> Mistakes {
        Mistakes::of(&self.change)
    }
}

super::parts!(FactRow);
