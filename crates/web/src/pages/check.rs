//! What was read from the résumé, field by field, with the words it was read from. Nothing counts before it is confirmed.

use askama::Template;

use super::Shell;
use crate::view::{Empty, FactRow, FactState, Notice, amount};

/// Facts of one kind.
#[derive(Debug, Clone)]
pub struct FactGroup {
    /// Unique on the page: `about`, `jobs`, `education`, `skills`, `languages`.
    pub code: &'static str,
    /// "Jobs you have had".
    pub title: String,
    /// What is said where none was found: "No jobs with dates were found."
    pub none: String,
    /// The facts.
    pub facts: Vec<FactRow>,
}

/// The page on which a person looks over what was read.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/check.html")]
pub struct CheckPage {
    /// What stands around it.
    pub shell: Shell,
    /// The file it was read from.
    pub file: String,
    /// What to know before: little was found, or something could not be taken.
    pub notice: Option<Notice>,
    /// What was read; empty when there is nothing to look over.
    pub groups: Vec<FactGroup>,
    /// What stands there when there is nothing to look over.
    pub empty: Option<Empty>,
}

impl CheckPage {
    /// Facts the person has said nothing about yet.
    pub fn open(&self) -> usize {
        self.facts().filter(|fact| fact.state == FactState::Open).count()
    }

    /// All facts.
    pub fn all(&self) -> usize {
        self.facts().count()
    }

    /// "12 of 31 looked at".
    pub fn progress_words(&self) -> String {
        match self.open() {
            0 => t!("You have looked at everything.").to_owned(),
            open => t!(
                "{seen} of {all} looked at",
                seen = amount::count((self.all() - open) as u64),
                all = self.all()
            ),
        }
    }

    fn facts(&self) -> impl Iterator<Item = &FactRow> {
        self.groups.iter().flat_map(|group| &group.facts)
    }
}
