//! What the person should look at.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Something the person should look at when they confirm what was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "note")]
pub enum Note {
    /// There are jobs, and none has a date.
    NoDates,
    /// A job's end lies before its start, or its start lies ahead; both dates were left out.
    DatesDoNotFit {
        /// The dates as written.
        dates: String,
    },
    /// No skill was recognised.
    NoSkills,
    /// The text was longer than what is read; the rest was left out.
    CutShort,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDates => f.write_str(
                "We found jobs but no dates. We kept the jobs; add from when to when you worked, as far as you know it.",
            ),
            Self::DatesDoNotFit { dates } => write!(
                f,
                "The dates \"{dates}\" do not fit together, so we left them out and kept the job. Please fill them in.",
            ),
            Self::NoSkills => f.write_str(
                "We did not recognise any skills. Everything else was kept; you can add skills yourself or tick tasks you have done.",
            ),
            Self::CutShort => f.write_str(
                "The document is very long. We read and kept the beginning; check whether something important stands further down.",
            ),
        }
    }
}
