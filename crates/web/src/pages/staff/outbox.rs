//! The outbox: whether mails leave and arrive, never what is in them.

use askama::Template;

use crate::{
    pages::Shell,
    view::{Empty, Notice, Pager, PostButton, Status},
};

/// A mail in the outbox. Its words and links are never shown to staff.
#[derive(Debug, Clone)]
pub struct OutboxRow {
    /// What kind: "Confirm an address".
    pub kind: String,
    /// To whom, by name, as far as this person is entrusted to the viewer; else "somebody".
    pub to: String,
    /// When it was written, in words.
    pub written: String,
    /// Its state.
    pub state: Status,
    /// More about the state: "3 tries, next in 10 minutes".
    pub note: String,
    /// Trying again, where that makes sense.
    pub retry: Option<PostButton>,
}

/// The outbox.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/outbox.html")]
pub struct OutboxPage {
    /// What stands around it.
    pub shell: Shell,
    /// Whether mail leaves at all, and why not.
    pub notice: Option<Notice>,
    /// The mails, newest first.
    pub rows: Vec<OutboxRow>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// Links to more.
    pub pager: Option<Pager>,
}
