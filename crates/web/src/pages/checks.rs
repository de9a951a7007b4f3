//! A background check, as either side sees it, and the form for those a person named.

use askama::Template;

use super::{Shell, interview::Unfolds};
use crate::view::{Form, Notice, PostButton, Status};

/// A document that was handed in.
#[derive(Debug, Clone)]
pub struct DocumentLine {
    /// Its name and size.
    pub name: String,
    /// Where the person opens it.
    pub open: Option<String>,
    /// How somebody of the team opens it, with a reason.
    pub look: Option<Form>,
}

/// Somebody the person named.
#[derive(Debug, Clone)]
pub struct RefereeLine {
    /// Their name, and how the person knows them.
    pub name: String,
    /// How it stands with them.
    pub state: Status,
    /// What they said: each question with its answer.
    pub said: Vec<(&'static str, String)>,
}

/// One part of a check.
#[derive(Debug, Clone)]
pub struct PartView {
    /// Its code, for ids on the page.
    pub code: &'static str,
    /// What is looked into.
    pub name: &'static str,
    /// How it stands.
    pub state: Status,
    /// Who is to act, since when, by when; or since when it stands so.
    pub who: String,
    /// What was said of it: whose words, and the words.
    pub said: Vec<(&'static str, String)>,
    /// Whom the person named.
    pub referees: Vec<RefereeLine>,
    /// What was handed in.
    pub documents: Vec<DocumentLine>,
    /// Where another document is sent.
    pub upload: Option<String>,
    /// What can be done.
    pub ways: Vec<Unfolds>,
}

/// A background check, as one side sees it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/check_of_person.html")]
pub struct BackgroundCheckPage {
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
    /// Words of the other side: whose, and the words.
    pub said: Vec<(&'static str, String)>,
    /// A yes, after the text it is to.
    pub agree: Option<Form>,
    /// What the person says yes to, or did.
    pub consent: Vec<String>,
    /// When they did.
    pub agreed: Option<String>,
    /// The parts.
    pub parts: Vec<PartView>,
    /// What is done with one press.
    pub buttons: Vec<PostButton>,
    /// What can be done.
    pub ways: Vec<Unfolds>,
    /// What was done, when and by whom.
    pub entries: Vec<(String, String)>,
}

/// What somebody without an account sees whom a person named.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/reference.html")]
pub struct ReferencePage {
    /// What stands around it.
    pub shell: Shell,
    /// What it is about.
    pub heading: String,
    /// What they are asked, and what becomes of it.
    pub lead: Vec<String>,
    /// What just came of it.
    pub outcome: Option<Notice>,
    /// The questions.
    pub form: Option<Form>,
    /// What can be done in place of that.
    pub buttons: Vec<PostButton>,
}
