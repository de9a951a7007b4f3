//! Imports of openings: handing in a file, its columns, how far it is, what came of it.

use askama::Template;
use journey::import::MEANINGS;

use crate::{
    pages::Shell,
    view::{Choice, Field, Mistakes, Notice, Pager, PostButton, Select, Status, Tick, amount},
};

/// A file that was handed in.
#[derive(Debug, Clone)]
pub struct PastImport {
    /// Its id.
    pub id: String,
    /// The file's name.
    pub file: String,
    /// When it was handed in, in words.
    pub day: String,
    /// By whom, if they told a name.
    pub by: Option<String>,
    /// What came of it: "212 new, 8 changed, 3 refused".
    pub words: String,
    /// Its state.
    pub state: Status,
}

/// Where openings come from.
#[derive(Debug, Clone)]
pub struct SourceRow {
    /// Its name.
    pub name: String,
    /// When it was last read, in words.
    pub day: String,
    /// What came of that.
    pub words: String,
}

/// Handing in a file of openings.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/import.html")]
pub struct ImportPage {
    /// What stands around it.
    pub shell: Shell,
    /// What is wrong with the last file.
    pub mistakes: Mistakes,
    /// Files handed in before, newest first.
    pub past: Vec<PastImport>,
    /// Links to more of them.
    pub pager: Option<Pager>,
    /// Where openings come from, by name.
    pub sources: Vec<SourceRow>,
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

/// A row that was refused.
#[derive(Debug, Clone)]
pub struct Refused {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why, and how to mend it.
    pub reason: String,
}

impl Refused {
    /// The line's number with commas; what is told of the file as a whole has none.
    pub fn number(&self) -> String {
        match self.line {
            0 => t!("The file").to_owned(),
            line => amount::count(line),
        }
    }
}

/// The columns of a file, to be looked at.
#[derive(Debug, Clone)]
pub struct Mapping {
    /// What must be mended first.
    pub mistakes: Mistakes,
    /// What to look at first: no column was recognised as the title, for example.
    pub notice: Option<Notice>,
    /// The name of the source.
    pub source: Field,
    /// Whether the file is all of its source.
    pub whole: Tick,
    /// Columns with what they are taken for.
    pub columns: Vec<Column>,
    /// Rows in the file.
    pub rows: u64,
}

/// Where an import stands.
#[derive(Debug, Clone)]
pub enum ImportState {
    /// The columns are recognised; somebody looks at them and starts it.
    Mapping(Box<Mapping>),
    /// It waits: for its turn, or to go on after something went wrong.
    Waiting {
        /// For what, in a sentence.
        words: String,
        /// Rows done.
        done: u64,
        /// Rows in the file.
        rows: u64,
    },
    /// It runs.
    Running {
        /// Rows done.
        done: u64,
        /// Rows in the file.
        rows: u64,
        /// About how long it still takes, in words; empty while that cannot be told.
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
        /// Closed, since the source has them no more.
        closed: u64,
        /// The first refused rows; line 0 tells of the file as a whole.
        lines: Vec<Refused>,
    },
    /// It stopped.
    Failed {
        /// What happened, what was kept, what to do.
        words: String,
        /// Whether trying again may help.
        again: bool,
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
    /// Who handed it in and when; into which source, once that was said.
    pub facts: Vec<(&'static str, String)>,
    /// Which column was taken for what, once that was said: its name and the words.
    pub taken: Vec<(String, String)>,
    /// Where it stands.
    pub state: ImportState,
}

impl ImportRunPage {
    /// Whether the page should be looked at again soon.
    pub fn is_under_way(&self) -> bool {
        matches!(self.state, ImportState::Waiting { .. } | ImportState::Running { .. })
    }

    /// `12,480 rows`, or `4,100 of 12,480 rows` while it runs.
    pub fn rows_words(&self) -> String {
        match &self.state {
            ImportState::Mapping(mapping) => tn!(mapping.rows, "{n} row", "{n} rows"),
            ImportState::Running { done, rows, .. } | ImportState::Waiting { done, rows, .. } => {
                t!(
                    "{done} of {all}",
                    done = amount::count(*done),
                    all = tn!(*rows, "{n} row", "{n} rows")
                )
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
            closed,
            ..
        } = self.state
        else {
            return Vec::new();
        };
        [
            (t!("New"), new),
            (t!("Changed"), changed),
            (t!("The same"), same),
            (t!("Refused"), refused),
            (t!("Closed"), closed),
        ]
        .into_iter()
        .filter(|(name, number)| *number > 0 || *name != t!("Closed"))
        .map(|(name, number)| (name, amount::count(number)))
        .collect()
    }

    /// Said when not all refused rows are shown.
    pub fn cut_words(&self) -> Option<String> {
        let ImportState::Done { refused, lines, .. } = &self.state else {
            return None;
        };
        (*refused > lines.len() as u64).then(|| {
            t!(
                "The first {shown} of {all} are shown.",
                shown = lines.len(),
                all = amount::count(*refused)
            )
        })
    }

    /// Lets go of the file.
    pub fn let_go(&self) -> PostButton {
        PostButton::new(&format!("/staff/import/{}/let-go", self.id), t!("Let it go")).class("quiet")
    }

    /// Goes on with one that stopped.
    pub fn again(&self) -> PostButton {
        PostButton::new(&format!("/staff/import/{}/start", self.id), t!("Try again")).class("primary")
    }
}

/// The meanings as a drop-down list with one of them chosen.
pub fn meanings(chosen: &str) -> Vec<Choice> {
    MEANINGS
        .iter()
        .map(|(code, words)| Choice::new(code, i18n::text(words)).chosen(*code == chosen))
        .collect()
}
