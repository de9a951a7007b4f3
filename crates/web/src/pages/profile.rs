//! My profile: what is known, and changing each part of it.

use askama::Template;

use super::Shell;
use crate::view::{Empty, Evidence, Form, Notice, PostButton};

/// One thing in the profile.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is: "Staff nurse".
    pub value: String,
    /// More lines: employer, dates.
    pub lines: Vec<String>,
    /// The words it rests on.
    pub evidence: Option<Evidence>,
    /// Whether it waits for the person's word.
    pub unconfirmed: bool,
    /// Where it is changed.
    pub edit: String,
}

/// A part of the profile.
#[derive(Debug, Clone)]
pub struct ProfilePart {
    /// Unique on the page.
    pub code: &'static str,
    /// "Jobs you have had".
    pub title: String,
    /// What is in it.
    pub entries: Vec<Entry>,
    /// What is said where nothing is, and what it would bring.
    pub none: String,
    /// Where something is added: words and address.
    pub add: (String, String),
    /// Whether entries are short and stand side by side.
    pub short: bool,
}

/// The profile.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/profile.html")]
pub struct ProfilePage {
    /// What stands around it.
    pub shell: Shell,
    /// The name they go by.
    pub name: Option<String>,
    /// One line under it.
    pub headline: Option<String>,
    /// Short facts: what it is and its value.
    pub about: Vec<(String, String)>,
    /// Something to do: confirm what was read, keep it with an account.
    pub notice: Option<Notice>,
    /// The parts.
    pub parts: Vec<ProfilePart>,
    /// What stands there when nothing is known yet.
    pub empty: Option<Empty>,
}

/// Changing one part.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/edit.html")]
pub struct EditPage {
    /// What stands around it.
    pub shell: Shell,
    /// What is changed: "A job you have had".
    pub heading: String,
    /// A sentence that helps.
    pub lead: String,
    /// The form.
    pub form: Form,
    /// Removing it, where it can be.
    pub remove: Option<PostButton>,
    /// Skills that usually go with what the person has; on the page of skills alone.
    pub beside: Vec<BesideSkill>,
}

/// A skill that usually goes with what somebody has.
#[derive(Debug, Clone)]
pub struct BesideSkill {
    /// Its name.
    pub name: String,
    /// Why it stands here.
    pub why: String,
    /// An opening that asks for it: title and address.
    pub example: Option<(String, String)>,
    /// Adds it.
    pub add: PostButton,
}
