//! The outbox: whether mails leave and arrive, never what is in them.

use askama::Template;

use crate::{
    pages::Shell,
    view::{Empty, Notice, Pager, Status},
};

/// A mail in the outbox. Its words and links are never shown to staff.
#[derive(Debug, Clone)]
pub struct OutboxRow {
    /// What kind: "Confirm an address".
    pub kind: String,
    /// Where it goes, masked: `m…@people.example`.
    pub to: String,
    /// When it was written, in words.
    pub written: String,
    /// Its state.
    pub state: Status,
    /// More about the state: "3 tries, the other server said: 550".
    pub note: String,
}

/// Mails of one state, or all of them.
#[derive(Debug, Clone)]
pub struct Filter {
    /// "Waiting".
    pub words: String,
    /// How many there are.
    pub count: String,
    /// Where they are listed.
    pub address: String,
    /// Whether this list is shown.
    pub here: bool,
}

/// What came in by mail.
#[derive(Debug, Clone)]
pub struct CameIn {
    /// Over how long it is counted: "The last 30 days".
    pub over: String,
    /// What became of the mails, in words, each with how many.
    pub outcomes: Vec<(String, String)>,
    /// Addresses from which mails came back, masked; with since when and the other server's code.
    pub unreached: Vec<(String, String, String)>,
}

/// The outbox.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/outbox.html")]
pub struct OutboxPage {
    /// What stands around it.
    pub shell: Shell,
    /// Whether mail leaves at all, and why not.
    pub notice: Option<Notice>,
    /// Lists to choose from; none when there is no mail at all.
    pub filters: Vec<Filter>,
    /// The mails, newest first.
    pub rows: Vec<OutboxRow>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// Links to more.
    pub pager: Option<Pager>,
    /// What came in by mail; nothing where no mails are taken.
    pub came_in: Option<CameIn>,
}
