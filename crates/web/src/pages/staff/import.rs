//! Imports of openings: handing in a file, its columns, how far it is, what came of it.

use askama::Template;

use crate::{
    pages::Shell,
    view::{Choice, Mistakes, Select, Status, amount},
};

/// An import that ran.
#[derive(Debug, Clone)]
pub struct PastImport {
    /// Its id.
    pub id: String,
    /// The file's name.
    pub file: String,
    /// When, in words.
    pub day: String,
    /// What came of it: "212 new, 8 changed, 3 refused".
    pub words: String,
    /// Its state.
    pub state: Status,
}

/// Handing in a file of openings.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/import.html")]
pub struct ImportPage {
    /// What stands around it.
    pub shell: Shell,
    /// What is wrong with the last file.
    pub mistakes: Mistakes,
    /// Imports before, newest first.
    pub past: Vec<PastImport>,
}

/// A column of the file and what it is taken for.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name in the file.
    pub name: String,
    /// What it is taken for.
    pub meaning: Select,
    /// The first values in it.
    pub values: Vec<String>,
}

/// A line that was refused.
#[derive(Debug, Clone)]
pub struct Refused {
    /// Its number in the file, from 1.
    pub line: u64,
    /// Its title, as far as it could be read.
    pub title: String,
    /// Why, and how to mend it.
    pub reason: String,
}

impl Refused {
    /// The line's number with commas.
    pub fn number(&self) -> String {
        amount::count(self.line)
    }
}

/// Where an import stands.
#[derive(Debug, Clone)]
pub enum ImportState {
    /// The columns are recognised; somebody looks at them and starts it.
    Mapping {
        /// Columns with what they are taken for.
        columns: Vec<Column>,
        /// Lines in the file.
        lines: u64,
    },
    /// It runs.
    Running {
        /// Lines done.
        done: u64,
        /// Lines in the file.
        lines: u64,
        /// About how long it still takes, in words.
        left: String,
    },
    /// It is done.
    Done {
        /// Taken in for the first time.
        new: u64,
        /// Known and changed.
        changed: u64,
        /// Known and the same.
        same: u64,
        /// Refused.
        refused: u64,
        /// The first refused lines.
        lines: Vec<Refused>,
    },
    /// It stopped.
    Failed {
        /// What happened, what was kept, what to do.
        words: String,
    },
}

/// One import.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/import_run.html")]
pub struct ImportRunPage {
    /// What stands around it.
    pub shell: Shell,
    /// Its id.
    pub id: String,
    /// The file's name.
    pub file: String,
    /// Where it stands.
    pub state: ImportState,
}

impl ImportRunPage {
    /// `12,480 lines`, or `4,100 of 12,480 lines` while it runs.
    pub fn lines_words(&self) -> String {
        match self.state {
            ImportState::Mapping { lines, .. } => amount::things(lines, "line", "lines"),
            ImportState::Running { done, lines, .. } => {
                format!("{} of {}", amount::count(done), amount::things(lines, "line", "lines"))
            }
            ImportState::Done { .. } | ImportState::Failed { .. } => String::new(),
        }
    }

    /// What came of it, as name and count.
    pub fn sums(&self) -> Vec<(&'static str, String)> {
        let ImportState::Done {
            new,
            changed,
            same,
            refused,
            ..
        } = self.state
        else {
            return Vec::new();
        };
        [
            ("New", new),
            ("Changed", changed),
            ("The same", same),
            ("Refused", refused),
        ]
        .map(|(name, number)| (name, amount::count(number)))
        .to_vec()
    }

    /// Said when not all refused lines are shown.
    pub fn cut_words(&self) -> Option<String> {
        let ImportState::Done { refused, lines, .. } = &self.state else {
            return None;
        };
        (*refused > lines.len() as u64)
            .then(|| format!("The first {} of {} are shown.", lines.len(), amount::count(*refused)))
    }
}

/// What a column can be taken for: code and words.
pub const COLUMN_MEANINGS: [(&str, &str); 14] = [
    ("ignore", "Leave out"),
    ("key", "Number in the source"),
    ("title", "Title"),
    ("employer", "Employer"),
    ("description", "Text"),
    ("place", "Place"),
    ("pay", "Pay"),
    ("employment", "Kind of work"),
    ("remote", "Remote"),
    ("experience", "Experience"),
    ("skills", "Skills"),
    ("posted", "Published"),
    ("deadline", "Last day to apply"),
    ("url", "Address to apply"),
];

/// The meanings as a drop-down list with one of them chosen.
pub fn meanings(chosen: &str) -> Vec<Choice> {
    COLUMN_MEANINGS
        .iter()
        .map(|(code, words)| Choice::new(code, words).chosen(*code == chosen))
        .collect()
}
