//! An interview, as either side sees it.

use askama::Template;

use super::Shell;
use crate::view::{Form, PostButton, Status};

/// The interview of an application, on the application's own page.
#[derive(Debug, Clone)]
pub struct InterviewLine {
    /// How it stands; nothing when there is none.
    pub state: Option<Status>,
    /// When, or what can be done.
    pub words: String,
    /// What leads to it.
    pub link: &'static str,
    /// Where it stands.
    pub address: String,
}

/// One of the times that are offered.
#[derive(Debug, Clone)]
pub struct OfferedTime {
    /// When, as clocks there show it.
    pub when: String,
    /// Chooses it; nothing on one's own offer, and when it is over.
    pub choose: Option<PostButton>,
}

/// What is offered or agreed.
#[derive(Debug, Clone)]
pub struct InterviewDetails {
    /// Where, in words; empty for a video call.
    pub place: String,
    /// The link of a video call; empty for a place.
    pub call: String,
    /// "45 minutes".
    pub minutes: String,
    /// Who takes part.
    pub with: String,
}

/// A question for the team to ask.
#[derive(Debug, Clone)]
pub struct KitLine {
    /// The skill.
    pub skill: String,
    /// The question.
    pub ask: String,
    /// What a good answer shows.
    pub good: String,
}

/// A part that is opened to do something.
#[derive(Debug, Clone)]
pub struct Unfolds {
    /// What it says when it is closed.
    pub summary: &'static str,
    /// Whether it is open from the start.
    pub open: bool,
    /// What is asked.
    pub form: Form,
}

/// An interview, as one side sees it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/interview.html")]
pub struct InterviewPage {
    /// What stands around it.
    pub shell: Shell,
    /// Back to the application.
    pub back: (String, String),
    /// The opening's title.
    pub title: String,
    /// Whom one talks with.
    pub about: String,
    /// How it stands; nothing when there is none yet.
    pub state: Option<Status>,
    /// What that means, and what comes next.
    pub lead: String,
    /// When it is, once that is agreed.
    pub when: Option<String>,
    /// What is offered or agreed.
    pub details: Option<InterviewDetails>,
    /// Words of one side: whose, and the words.
    pub said: Vec<(&'static str, String)>,
    /// The times that are offered.
    pub times: Vec<OfferedTime>,
    /// The calendar file.
    pub file: Option<String>,
    /// What can be done.
    pub ways: Vec<Unfolds>,
    /// What is asked, for the team.
    pub kit: Vec<KitLine>,
    /// What it is about, for the person.
    pub prepare: Vec<String>,
}
