//! Why a file, or one row of it, cannot be taken in: in sentences a person can act on.

use std::{fmt, io};

use serde::{Deserialize, Serialize};

/// Why a file cannot be read at all. Nothing of it was taken in.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// There is nothing in it.
    #[error("The file is empty. Nothing was taken in. Please choose a file with postings in it.")]
    Empty,
    /// A spreadsheet, a PDF, a picture...
    #[error(
        "This is {what}, not a table or a feed of postings. Nothing was taken in. CSV, JSON, XML feeds, RSS and web pages with JobPostings work: please save it as CSV (UTF-8) and try again."
    )]
    NotATable {
        /// What it is, with its article.
        what: &'static str,
    },
    /// JSON without a list of postings.
    #[error(
        "The file is JSON, but no list of postings was found in its first megabyte. Nothing was taken in. \
         Please give a list of objects, or an object that holds one, as {{\"jobs\": [...]}}."
    )]
    NoList,
    /// No column for something a posting must have.
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
    #[error(
        "The file has more than {limit} columns. Nothing was taken in. Please keep the ones that say something of a posting."
    )]
    TooManyColumns {
        /// The limit.
        limit: usize,
    },
    /// The machine could not read the file.
    #[error("The file could not be read. Nothing was taken in. Please check that it is still there and try again.")]
    Unreadable(#[from] io::Error),
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
    /// What is wrong and what to do, in plain English.
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoTitle => "This row has no title. Please add one and bring the file again.",
            Self::NoText => "This row has a title but no text. Please add what the work is and bring the file again.",
            Self::Encoding => {
                "The letters of this row are in an encoding that cannot be told. Please save the file as UTF-8 and bring it again."
            }
            Self::TooLong => "This row is longer than 1 MB. Please shorten it: a posting is a few pages at most.",
            Self::BrokenJson => {
                "What stands here is not a complete JSON object. Please mend it and bring the file again."
            }
            Self::FieldCount => {
                "This row has more or fewer fields than there are columns, and what belongs where cannot be told. \
                 Please put quotes around texts with commas or line breaks."
            }
            Self::OpenQuote => {
                "A quote is opened in this row and never closed. Please close it, or write \"\" for a quote inside a text."
            }
            Self::GaveUp => {
                "Too many rows before this one are broken. The rows above were taken in; from here on nothing was read. \
                 Please mend the file and bring it again."
            }
            Self::Unreadable => {
                "The file could not be read any further. The rows above were taken in. Please bring the file again."
            }
        }
    }
}

impl Refused {
    /// A refusal with more to say than its kind.
    pub(crate) fn because(kind: Refusal, more: &str) -> Self {
        Self {
            kind,
            reason: format!("{} {more}", kind.reason()),
        }
    }
}

impl From<Refusal> for Refused {
    fn from(kind: Refusal) -> Self {
        Self {
            kind,
            reason: kind.reason().to_owned(),
        }
    }
}

/// A row that was not taken in, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// What is wrong, for counting.
    pub kind: Refusal,
    /// What is wrong and what to do, for the person who brought the file.
    pub reason: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}
