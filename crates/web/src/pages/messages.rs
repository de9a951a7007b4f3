//! Your messages: what was written to this person. Who has no mail address reads it all here.

use askama::Template;

use super::Shell;
use crate::view::{Empty, Notice, Pager, Status};

/// One message.
#[derive(Debug, Clone)]
pub struct Message {
    /// Unique on the page.
    pub id: String,
    /// What it is about.
    pub subject: String,
    /// When, in words.
    pub day: String,
    /// Whether it also left by mail, or waits here only.
    pub state: Status,
    /// Its text, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// Where it leads: words and address.
    pub link: Option<(String, String)>,
}

/// The messages.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/messages.html")]
pub struct MessagesPage {
    /// What stands around it.
    pub shell: Shell,
    /// What to know: no address to send to.
    pub notice: Option<Notice>,
    /// The messages, newest first.
    pub messages: Vec<Message>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// Links to more.
    pub pager: Option<Pager>,
}
