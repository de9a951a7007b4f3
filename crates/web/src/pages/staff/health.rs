//! The state of the server.

use askama::Template;

use crate::{
    pages::Shell,
    view::{Notice, PostButton, Status},
};

/// One thing that is watched.
#[derive(Debug, Clone)]
pub struct Check {
    /// "Database".
    pub name: String,
    /// How it is.
    pub state: Status,
    /// What was measured.
    pub words: String,
    /// How to mend it, when it is not well.
    pub mend: Option<String>,
}

/// A piece of work that failed for good.
#[derive(Debug, Clone)]
pub struct DeadLetter {
    /// Its id.
    pub id: String,
    /// What work: "Import of city-openings.csv".
    pub kind: String,
    /// Where more of it is shown.
    pub address: Option<String>,
    /// When it was given up, in words.
    pub day: String,
    /// Why, without personal data.
    pub reason: String,
}

impl DeadLetter {
    /// Tries it again.
    pub fn again(&self) -> PostButton {
        PostButton::new("/staff/health/again", t!("Try again"))
            .about(&self.kind)
            .value("work", &self.id)
            .class("quiet small")
    }
}

/// The state of the server.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/health.html")]
pub struct HealthPage {
    /// What stands around it.
    pub shell: Shell,
    /// All in one sentence.
    pub notice: Notice,
    /// Everything watched.
    pub checks: Vec<Check>,
    /// Work that failed for good.
    pub dead: Vec<DeadLetter>,
}
