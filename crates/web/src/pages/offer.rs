//! A job offer, as either side sees it, and the page where a paper of one is checked.

use askama::Template;

use super::{Shell, interview::Unfolds};
use crate::view::{Notice, PostButton, Status};

/// A job offer, as one side sees it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/offer.html")]
pub struct OfferPage {
    /// What stands around it.
    pub shell: Shell,
    /// Back to the application.
    pub back: (String, String),
    /// The opening's title.
    pub title: String,
    /// With whom.
    pub about: String,
    /// How it stands; nothing when there is none yet.
    pub state: Option<Status>,
    /// What that means, and what comes next.
    pub lead: String,
    /// Whether there is something to be glad of.
    pub is_signed: bool,
    /// What speaks against its words.
    pub doubts: Option<(Notice, Vec<(&'static str, String)>)>,
    /// Words of one side: whose, and the words.
    pub said: Option<(&'static str, String)>,
    /// The letter's words.
    pub paragraphs: Vec<String>,
    /// What is offered, each with its name.
    pub rows: Vec<(String, String)>,
    /// The code of the letter's language.
    pub lang: String,
    /// The paper.
    pub file: Option<String>,
    /// What is done with one press.
    pub buttons: Vec<PostButton>,
    /// What can be done.
    pub ways: Vec<Unfolds>,
    /// Other applications, once it is signed: the words and where each stands.
    pub others: Vec<(String, String)>,
    /// Takes those back.
    pub take_back: Option<PostButton>,
    /// What was done with it, when.
    pub steps: Vec<(String, String)>,
    /// Where a paper is checked.
    pub check: Option<String>,
}

/// Whether a paper is what was sent and signed.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/offer_check.html")]
pub struct OfferCheckPage {
    /// What stands around it.
    pub shell: Shell,
    /// Whose offer, and for what.
    pub about: String,
    /// How it stands.
    pub state: Status,
    /// What is known of it, each with its name.
    pub rows: Vec<(&'static str, String)>,
    /// What came of looking at a file.
    pub outcome: Option<Notice>,
    /// Where a file is sent.
    pub action: String,
}
