//! My résumé: as a file in a design, turned towards an opening, and what could be better in it.

use askama::Template;
use documents::write::Design;

use super::Shell;
use crate::view::{Choice, Empty, Form, Notice, PostButton};

/// Something that could be better.
#[derive(Debug, Clone)]
pub struct Remark {
    /// What it is.
    pub words: String,
    /// Why it matters, and that it may stay so.
    pub why: String,
    /// Where it is changed: words and address.
    pub mend: Option<(String, String)>,
}

/// What stands elsewhere because of the opening.
#[derive(Debug, Clone)]
pub struct Change {
    /// "These skills come first".
    pub words: String,
    /// What.
    pub items: Vec<String>,
}

/// The opening it is turned towards.
#[derive(Debug, Clone)]
pub struct Towards {
    /// Its id.
    pub id: String,
    /// Title and employer.
    pub title: String,
    /// What that changed; may be nothing.
    pub changes: Vec<Change>,
    /// The version that is kept for it.
    pub kept: Option<Kept>,
    /// What can be chosen for it.
    pub form: Form,
}

/// A version that is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Since when, in words.
    pub day: String,
    /// How the profile went on since; nothing when it is as it was.
    pub since: Vec<Change>,
    /// Keeps it no longer.
    pub remove: PostButton,
}

/// A version in the list of all.
#[derive(Debug, Clone)]
pub struct VersionRow {
    /// The opening's title and employer.
    pub title: String,
    /// Since when it is kept, in words.
    pub day: String,
    /// Its page.
    pub address: String,
}

/// My résumé.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/resume.html")]
pub struct ResumePage {
    /// What stands around it.
    pub shell: Shell,
    /// It is old, or its letters cannot be set.
    pub notice: Option<Notice>,
    /// The opening it is turned towards.
    pub towards: Option<Towards>,
    /// The versions that are kept for openings.
    pub versions: Vec<VersionRow>,
    /// The designs.
    pub designs: Vec<Choice>,
    /// What could be better.
    pub remarks: Vec<Remark>,
    /// What stands there when nothing is known yet.
    pub empty: Option<Empty>,
}

impl ResumePage {
    /// The address of a file.
    pub fn file(&self, ending: &str) -> String {
        let towards = self.towards.as_ref().map(|opening| format!("?for={}", opening.id));
        format!("/me/resume/resume.{ending}{}", towards.unwrap_or_default())
    }
}

/// The designs to choose from.
pub fn designs() -> Vec<Choice> {
    Design::ALL
        .into_iter()
        .map(|design| {
            let (label, hint) = match design {
                Design::Classic => (
                    t!("Classic"),
                    t!("The name in the middle, thin lines. Right for offices, schools, hospitals, the state."),
                ),
                Design::Modern => (t!("Modern"), t!("The name on a band of colour.")),
                Design::Compact => (t!("Compact"), t!("Small letters: much on one page.")),
            };
            Choice::new(design.code(), label)
                .note(hint)
                .chosen(design == Design::default())
        })
        .collect()
}
