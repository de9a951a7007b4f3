//! The conversation: what was said, what can be picked, and a field to write in.

use std::borrow::Cow;

use askama::Template;

use super::Shell;
use crate::svg::MatchBar;

/// An opening in a reply.
#[derive(Debug, Clone)]
pub struct TalkCard {
    /// Its number in the list: "why 2".
    pub number: u16,
    /// Its title.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Employer and place.
    pub about: String,
    /// How the skills go together, where anything is known of the person.
    pub bar: Option<MatchBar>,
}

/// One thing that was said.
#[derive(Debug, Clone)]
pub struct TalkLine {
    /// Its number, from 1 on; 0 for a greeting that is not kept.
    pub number: i64,
    /// Whether the person said it.
    pub own: bool,
    /// Who of the staff said it, if one of them did.
    pub from: Option<String>,
    /// When, as people read it; empty when it is as the line before.
    pub when: String,
    /// What, a paragraph each.
    pub paragraphs: Vec<String>,
    /// Openings.
    pub cards: Vec<TalkCard>,
}

/// The chat.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/chat.html")]
pub struct ChatPage {
    /// What stands around it.
    pub shell: Shell,
    /// What was said, the earliest first.
    pub lines: Vec<TalkLine>,
    /// The page with earlier lines.
    pub earlier: Option<String>,
    /// Whether these are earlier lines: then nothing can be said below.
    pub is_earlier: bool,
    /// What can be picked: its id and what it is called.
    pub choices: Vec<(String, String)>,
    /// The page that does the same: its name and address.
    pub form: Option<(&'static str, Cow<'static, str>)>,
    /// What was typed and could not be taken, so that it is not lost.
    pub typed: String,
    /// Why not.
    pub problem: Option<String>,
    /// The longest message, in characters.
    pub most: usize,
    /// Whether anything was said that can be taken away.
    pub can_take_away: bool,
}
