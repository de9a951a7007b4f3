//! What staff see: the state of the place, imports, the outbox without its words, the people entrusted to them, health.

use askama::Template;

use super::Shell;
use crate::view::{Choice, Empty, Field, Mistakes, Notice, Pager, PostButton, Select, Status, amount};

/// A number with its name, and where it leads.
#[derive(Debug, Clone)]
pub struct Count {
    /// "Open openings".
    pub name: String,
    /// "300".
    pub value: String,
    /// What it means or since when: "12 new this week".
    pub note: String,
    /// Where more is.
    pub address: String,
}

/// The first page for staff.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/home.html")]
pub struct StaffHomePage {
    /// What stands around it.
    pub shell: Shell,
    /// What needs somebody; empty when nothing does.
    pub to_do: Vec<Notice>,
    /// Counts.
    pub counts: Vec<Count>,
}

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

/// A mail in the outbox. Its words and links are never shown to staff.
#[derive(Debug, Clone)]
pub struct OutboxRow {
    /// What kind: "Confirm an address".
    pub kind: String,
    /// To whom, by name, as far as this person is entrusted to the viewer; else "somebody".
    pub to: String,
    /// When it was written, in words.
    pub written: String,
    /// Its state.
    pub state: Status,
    /// More about the state: "3 tries, next in 10 minutes".
    pub note: String,
    /// Trying again, where that makes sense.
    pub retry: Option<PostButton>,
}

/// The outbox.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/outbox.html")]
pub struct OutboxPage {
    /// What stands around it.
    pub shell: Shell,
    /// Whether mail leaves at all, and why not.
    pub notice: Option<Notice>,
    /// The mails, newest first.
    pub rows: Vec<OutboxRow>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// Links to more.
    pub pager: Option<Pager>,
}

/// A person entrusted to the viewer.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// The person's id.
    pub id: String,
    /// The name they go by.
    pub name: String,
    /// Through what: "Cohort Spring 2026".
    pub scope: String,
    /// From when until when.
    pub days: String,
    /// The account's state.
    pub account: Status,
    /// Whether a code can be handed over.
    pub can_code: bool,
}

impl PersonRow {
    /// Hands over a one-time code.
    pub fn code_button(&self) -> PostButton {
        PostButton::new(&format!("/staff/people/{}/code", self.id), "Hand over a code")
            .about(&self.name)
            .class("quiet small")
    }
}

/// The people entrusted to the viewer, and only those.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/people.html")]
pub struct PeoplePage {
    /// What stands around it.
    pub shell: Shell,
    /// The name searched for.
    pub search: Field,
    /// The people.
    pub people: Vec<PersonRow>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// Links to more.
    pub pager: Option<Pager>,
}

/// A one-time code, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/code_handed.html")]
pub struct CodeHandedPage {
    /// What stands around it.
    pub shell: Shell,
    /// For whom.
    pub name: String,
    /// The code, in groups one can read aloud.
    pub code: String,
    /// Until when it works, in words.
    pub until: String,
}

/// One thing that is watched.
#[derive(Debug, Clone)]
pub struct Check {
    /// "Database".
    pub name: String,
    /// How it is.
    pub state: Status,
    /// What was measured.
    pub words: String,
    /// How to mend it, when it is not well.
    pub mend: Option<String>,
}

/// A piece of work that failed for good.
#[derive(Debug, Clone)]
pub struct DeadLetter {
    /// Its id.
    pub id: String,
    /// What kind of work.
    pub kind: String,
    /// When it was given up, in words.
    pub day: String,
    /// Why, without personal data.
    pub reason: String,
}

impl DeadLetter {
    /// Tries it again.
    pub fn again(&self) -> PostButton {
        PostButton::new("/staff/health/again", "Try again")
            .about(&self.kind)
            .value("work", &self.id)
            .class("quiet small")
    }
}

/// The state of the server.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/health.html")]
pub struct HealthPage {
    /// What stands around it.
    pub shell: Shell,
    /// All in one sentence.
    pub notice: Notice,
    /// Everything watched.
    pub checks: Vec<Check>,
    /// Work that failed for good.
    pub dead: Vec<DeadLetter>,
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
