//! Why a file, or one row of it, cannot be taken in: in sentences a person can act on.

use std::{fmt, io};

use i18n::Kept;
use serde::{Deserialize, Serialize};

/// Why a file cannot be read at all. Nothing of it was taken in.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// There is nothing in it.
    #[error("{}", t!("The file is empty. Nothing was taken in. Please choose a file with postings in it."))]
    Empty,
    /// A spreadsheet, a PDF, a picture...
    #[error("{}", not_a_table(what))]
    NotATable {
        /// What it is in English, with its article; made with `later!`.
        what: &'static str,
    },
    /// JSON without a list of postings.
    #[error("{}", no_list())]
    NoList,
    /// No column for something a posting must have. Only the command line meets it, so it is in English.
    #[error(
        "No column was recognised as the {what} of a posting. Nothing was taken in. \
         Please say which one it is, as in --map \"Column={field}\". The columns are: {columns}."
    )]
    NoColumn {
        /// The field's plain name.
        what: &'static str,
        /// The field's code.
        field: &'static str,
        /// The names of the columns there are.
        columns: String,
    },
    /// `--map` names a column that is not there.
    #[error("There is no column {name:?} in this file. Nothing was taken in. The columns are: {columns}.")]
    NoSuchColumn {
        /// The name that was given.
        name: String,
        /// The names of the columns there are.
        columns: String,
    },
    /// More columns than any table of postings has.
    #[error("{}", too_many_columns(*limit))]
    TooManyColumns {
        /// The limit.
        limit: usize,
    },
    /// The machine could not read the file.
    #[error("{}", t!("The file could not be read. Nothing was taken in. Please check that it is still there and try again."))]
    Unreadable(#[from] io::Error),
}

fn not_a_table(what: &'static str) -> String {
    t!(
        "This is {what}, not a table or a feed of postings. Nothing was taken in. CSV, JSON, XML feeds, RSS and web pages \
         with JobPostings work: please save it as CSV (UTF-8) and try again.",
        what = i18n::text(what)
    )
}

fn no_list() -> String {
    t!(
        "The file is JSON, but no list of postings was found in its first megabyte. Nothing was taken in. Please give a \
         list of objects, or an object that holds one, as {example}.",
        example = r#"{"jobs": [...]}"#
    )
}

fn too_many_columns(limit: usize) -> String {
    t!(
        "The file has more than {limit} columns. Nothing was taken in. Please keep the ones that say something of a \
         posting.",
        limit = i18n::count(limit as u64)
    )
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Refusal {
    /// It has no title.
    NoTitle,
    /// It has no text.
    NoText,
    /// Its bytes are no text we can tell.
    Encoding,
    /// It is longer than a row may be.
    TooLong,
    /// It is not JSON, or not an object.
    BrokenJson,
    /// It has another number of fields than the header, and what belongs where cannot be told.
    FieldCount,
    /// A quote is opened and never closed.
    OpenQuote,
    /// So many rows before it were broken that nothing after it was read. Always the last row.
    GaveUp,
    /// The file could not be read any further. Always the last row.
    Unreadable,
}

impl Refusal {
    /// What is wrong and what to do.
    fn reason(self) -> Kept {
        match self {
            Self::NoTitle => kept!("This row has no title. Please add one and bring the file again."),
            Self::NoText => {
                kept!("This row has a title but no text. Please add what the work is and bring the file again.")
            }
            Self::Encoding => {
                kept!(
                    "The letters of this row are in an encoding that cannot be told. Please save the file as UTF-8 and bring it again."
                )
            }
            Self::TooLong => {
                kept!("This row is longer than 1 MB. Please shorten it: a posting is a few pages at most.")
            }
            Self::BrokenJson => {
                kept!("What stands here is not a complete JSON object. Please mend it and bring the file again.")
            }
            Self::FieldCount => {
                kept!(
                    "This row has more or fewer fields than there are columns, and what belongs where cannot be told. \
                 Please put quotes around texts with commas or line breaks."
                )
            }
            Self::OpenQuote => {
                kept!(
                    "A quote is opened in this row and never closed. Please close it, or write \"\" for a quote inside a text."
                )
            }
            Self::GaveUp => {
                kept!(
                    "Too many rows before this one are broken. The rows above were taken in; from here on nothing was read. \
                 Please mend the file and bring it again."
                )
            }
            Self::Unreadable => {
                kept!(
                    "The file could not be read any further. The rows above were taken in. Please bring the file again."
                )
            }
        }
    }
}

impl From<Refusal> for Refused {
    fn from(kind: Refusal) -> Self {
        Self {
            kind,
            reason: kind.reason(),
        }
    }
}

/// A row that was not taken in, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// What is wrong, for counting.
    pub kind: Refusal,
    /// What is wrong and what to do, for the person who brought the file.
    pub reason: Kept,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason.text())
    }
}
