//! Talking to a person: whom to call, asking for somebody, and how the request stands.

use askama::Template;

use super::Shell;
use crate::view::{Form, Notice, PostButton, Status};

/// Whom to call in danger.
#[derive(Debug, Clone)]
pub struct HelplineLine {
    /// What it is called; empty when its number says enough.
    pub name: String,
    /// Its number, as it is read.
    pub phone: String,
    /// The same, as a telephone dials it.
    pub dial: String,
    /// When somebody answers; empty when that is not known.
    pub hours: String,
}

/// A request and how it stands.
#[derive(Debug, Clone)]
pub struct HelpCard {
    /// When it was asked for.
    pub asked: String,
    /// What it is about; empty when that was not said.
    pub about: String,
    /// Where it stands.
    pub status: Status,
    /// What that means, a sentence each.
    pub sentences: Vec<String>,
    /// Whether the last messages can be seen with it.
    pub with_messages: bool,
    /// Who answered, and what they wrote.
    pub answer: Option<(String, String)>,
    /// Takes it back.
    pub take_back: Option<PostButton>,
}

/// The page of somebody who wants to talk to a person.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/help.html")]
pub struct HelpPage {
    /// What stands around it.
    pub shell: Shell,
    /// Why nobody can be asked, where that is so.
    pub notice: Option<Notice>,
    /// Whom to call in danger.
    pub helpline: Option<HelplineLine>,
    /// What is seen by whom, before they ask.
    pub seen: Vec<String>,
    /// To ask for somebody.
    pub form: Option<Form>,
    /// Their requests, newest first.
    pub requests: Vec<HelpCard>,
}
