//! My data: what is held, who looked, taking it away, erasing it, and where one is signed in.

use askama::Template;

use super::Shell;
use crate::view::{Field, Mistakes, Notice, PostButton};

/// What is held of one kind.
#[derive(Debug, Clone)]
pub struct Held {
    /// "Your résumé file".
    pub what: String,
    /// How much: "1 file, 240 kB".
    pub amount: String,
    /// What it is for.
    pub purpose: String,
    /// Until when it is kept.
    pub until: String,
}

/// A look at this person's data.
#[derive(Debug, Clone)]
pub struct Look {
    /// Who looked, by name and role; under both names when one acted for another.
    pub who: String,
    /// At what.
    pub what: String,
    /// For what.
    pub purpose: String,
    /// The day in words.
    pub day: String,
}

/// Staff who are entrusted with this person.
#[derive(Debug, Clone)]
pub struct Trusted {
    /// Who.
    pub who: String,
    /// Why: "Counsellor of your cohort, Spring 2026".
    pub why: String,
    /// From when until when.
    pub days: String,
}

/// A place where this person is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session's id.
    pub id: String,
    /// "Firefox on Android".
    pub device: String,
    /// Since when, in words.
    pub since: String,
    /// When last used, in words.
    pub used: String,
    /// The one this page is seen in.
    pub this: bool,
}

impl SignedIn {
    /// Ends it.
    pub fn end(&self) -> PostButton {
        PostButton::new("/me/sessions/end", t!("Sign out there"))
            .about(&self.device)
            .value("session", &self.id)
            .class("quiet small")
    }
}

/// My data.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/data.html")]
pub struct DataPage {
    /// What stands around it.
    pub shell: Shell,
    /// What to know: no account yet, nothing held.
    pub notice: Option<Notice>,
    /// What is held.
    pub held: Vec<Held>,
    /// Who looked, newest first.
    pub looks: Vec<Look>,
    /// Staff who may look.
    pub trusted: Vec<Trusted>,
    /// Where they are signed in; empty without an account.
    pub sessions: Vec<SignedIn>,
}

impl DataPage {
    /// Ends every session.
    pub fn end_all(&self) -> PostButton {
        PostButton::new("/me/sessions/end-all", t!("Sign out everywhere")).class("quiet")
    }
}

/// Before erasing: what goes, what stays, and the word to type.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/erase.html")]
pub struct ErasePage {
    /// What stands around it.
    pub shell: Shell,
    /// What goes.
    pub goes: Vec<String>,
    /// What stays, and why.
    pub stays: Vec<String>,
    /// The field for the word.
    pub word: Field,
    /// The password, for somebody with an account.
    pub password: Option<Field>,
    /// What is wrong.
    pub mistakes: Mistakes,
}

impl ErasePage {
    /// The word to type, exactly.
    pub const WORD: &'static str = "ERASE";
}

/// After erasing.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/erased.html")]
pub struct ErasedPage {
    /// What stands around it; the viewer is a visitor again.
    pub shell: Shell,
    /// When copies in backups are gone, in words.
    pub backups: String,
}
