//! Openings that staff are to look at: doubtful ones, and those that people said something about.

use askama::Template;

use crate::{
    pages::Shell,
    view::{Empty, Form, Pager, Status, Warning},
};

/// An opening in the list.
#[derive(Debug, Clone)]
pub struct DoubtRow {
    /// Its title.
    pub title: String,
    /// Where staff look at it.
    pub address: String,
    /// The employer, as published.
    pub employer: String,
    /// How it stands.
    pub state: Status,
    /// The weightiest reason, and what people said: "3 people say it is a fake".
    pub notes: Vec<String>,
}

/// The list.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/doubts.html")]
pub struct DoubtsPage {
    /// What stands around it.
    pub shell: Shell,
    /// The openings.
    pub rows: Vec<DoubtRow>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// Links to more.
    pub pager: Option<Pager>,
}

/// What somebody said.
#[derive(Debug, Clone)]
pub struct Said {
    /// "It looks like a fake", "The warning is mistaken".
    pub what: &'static str,
    /// In their words; may be empty.
    pub words: String,
    /// When.
    pub when: String,
}

/// One opening, as staff look at it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/doubt.html")]
pub struct DoubtPage {
    /// What stands around it.
    pub shell: Shell,
    /// Its title.
    pub title: String,
    /// The employer, as published.
    pub employer: String,
    /// Where everybody reads it.
    pub address: String,
    /// What speaks against it, as everybody reads it.
    pub warning: Option<Warning>,
    /// What people said, the first first.
    pub said: Vec<Said>,
    /// To write down what was found.
    pub form: Form,
}
