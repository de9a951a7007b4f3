//! From a file to rows.

use std::io::Read;

use serde::{Deserialize, Serialize};
use skills::RawPosting;

use crate::{Field, ImportError, Mapping, Refused};

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Fields with commas, semicolons, tabs or bars between them.
    Csv,
    /// A JSON list, or an object that holds one.
    Json,
    /// A JSON object on each line.
    JsonLines,
}

/// One row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line it starts on, from 1.
    pub line: u64,
    /// Its key in the file, stable from one version of the file to the next: the id column, else a hash of title,
    /// employer, place and the beginning of the text. Empty for a refused row.
    pub key: String,
    /// The posting, or why it was not taken in.
    pub outcome: Result<RawPosting, Refused>,
}

/// An opened file.
#[derive(Debug)]
pub struct Import {
    /// How it is written.
    pub format: Format,
    /// Which column is what, as told from the first rows.
    pub mapping: Mapping,
    /// The rows, read as they are asked for.
    pub rows: Rows,
}

/// The rows of a file, read as they are asked for.
#[derive(Debug)]
pub struct Rows {
    mapping: Mapping,
}

impl Rows {
    /// Which column is what, including columns first met after the beginning (JSON).
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        0
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        None
    }
}

/// Opens a file of postings. `hint` is the file's name or extension; `overrides` say what a column holds, by its name.
///
/// # Errors
/// When nothing of the file can be taken in: see [`ImportError`].
pub fn open(
    reader: impl Read + Send + 'static,
    hint: Option<&str>,
    overrides: &[(String, Field)],
) -> Result<Import, ImportError> {
    let _ = (reader, hint, overrides);
    Err(ImportError::Empty)
}
