//! The people entrusted to the viewer.

use askama::Template;

use crate::{
    pages::Shell,
    view::{Empty, Field, Pager, PostButton, Status},
};

/// A person entrusted to the viewer.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// The person's id.
    pub id: String,
    /// The name they go by.
    pub name: String,
    /// Through what: "Cohort Spring 2026", "This person alone".
    pub scope: String,
    /// Until when.
    pub until: String,
    /// Since when.
    pub since: String,
    /// The account's state.
    pub account: Status,
    /// Whether a code can be handed over.
    pub can_code: bool,
}

impl PersonRow {
    /// Hands over a one-time code.
    pub fn code_button(&self) -> PostButton {
        PostButton::new(&format!("/staff/people/{}/code", self.id), t!("Hand over a code"))
            .about(&self.name)
            .class("quiet small")
    }
}

/// The people entrusted to the viewer, and only those.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/people.html")]
pub struct PeoplePage {
    /// What stands around it.
    pub shell: Shell,
    /// The name searched for; not offered where there is nobody to find.
    pub search: Option<Field>,
    /// The people.
    pub people: Vec<PersonRow>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// Links to more.
    pub pager: Option<Pager>,
}

/// A one-time code, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/code_handed.html")]
pub struct CodeHandedPage {
    /// What stands around it.
    pub shell: Shell,
    /// For whom.
    pub name: String,
    /// The code, in groups one can read aloud.
    pub code: String,
    /// Until when it works, in words.
    pub until: String,
}
