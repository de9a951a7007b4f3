//! Applying, and how one's applications stand.

use askama::Template;

use super::{
    Shell,
    hire::{Answered, StepLine},
    interview::InterviewLine,
};
use crate::svg::MatchBar;
use crate::view::{Control, Empty, Form, Mistakes, Notice, PostButton, Reason, Status};

/// What goes with an application.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/applications/apply.html")]
pub struct ApplyPage {
    /// What stands around it.
    pub shell: Shell,
    /// The opening's title.
    pub title: String,
    /// The employer's name.
    pub employer: String,
    /// The opening.
    pub opening: String,
    /// Why nothing can be sent now, and what to do.
    pub barred: Option<Notice>,
    /// How it fits, in words and drawn; nothing when nothing is told yet.
    pub fit: Option<(String, MatchBar)>,
    /// What they have of what is asked for.
    pub held: Vec<Reason>,
    /// What is still to learn, in words.
    pub missing: Vec<String>,
    /// What the employer gets.
    pub sends: Vec<String>,
    /// Where to change that.
    pub change: (&'static str, String),
    /// What is promised.
    pub promise: String,
    /// How they answered so far.
    pub answers: String,
    /// Where it is sent to.
    pub action: String,
    /// What it asks for.
    pub controls: Vec<Control>,
    /// Whether it can be sent.
    pub can_send: bool,
}

impl ApplyPage {
    /// What is wrong in it.
    pub fn mistakes(&self) -> Mistakes {
        Mistakes::of(&self.controls)
    }
}

/// One's application, in the list.
#[derive(Debug, Clone)]
pub struct ApplicationRow {
    /// The opening's title.
    pub title: String,
    /// The employer, where it is known.
    pub employer: String,
    /// The application.
    pub address: String,
    /// How it stands.
    pub state: Status,
    /// What comes next, or when it ended.
    pub next: String,
}

/// Applications that stand alike.
#[derive(Debug, Clone)]
pub struct ApplicationGroup {
    /// Unique on the page.
    pub id: &'static str,
    /// "Waiting for an answer".
    pub heading: &'static str,
    /// The applications.
    pub rows: Vec<ApplicationRow>,
}

/// One's applications.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/applications/list.html")]
pub struct ApplicationsPage {
    /// What stands around it.
    pub shell: Shell,
    /// Those that stand alike, together.
    pub groups: Vec<ApplicationGroup>,
    /// What stands there when there is none.
    pub empty: Option<Empty>,
}

/// One of one's applications.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/applications/one.html")]
pub struct ApplicationPage {
    /// What stands around it.
    pub shell: Shell,
    /// The opening's title.
    pub title: String,
    /// The employer's name.
    pub employer: String,
    /// The opening.
    pub opening: String,
    /// How it stands.
    pub state: Status,
    /// What comes next.
    pub next: String,
    /// Whether this is the moment to be glad.
    pub is_hired: bool,
    /// Takes it back within the minute.
    pub undo: Option<PostButton>,
    /// Takes it back.
    pub withdraw: Option<PostButton>,
    /// Hides them from the employer.
    pub hide: Option<PostButton>,
    /// The interview, where there is one.
    pub interview: Option<InterviewLine>,
    /// The job offer, or the way to one.
    pub offer: Option<InterviewLine>,
    /// The background check, or the way to one.
    pub check: Option<InterviewLine>,
    /// How it came to stand so.
    pub steps: Vec<StepLine>,
    /// The score as the employer sees it, in words and drawn.
    pub fit: (String, MatchBar),
    /// To say what the score gets wrong.
    pub contest: Form,
    /// Whether something is said against it.
    pub is_contested: bool,
    /// What was sent, in words.
    pub sends: Vec<String>,
    /// Their words.
    pub note: Vec<String>,
    /// What was asked.
    pub answers: Vec<Answered>,
}
