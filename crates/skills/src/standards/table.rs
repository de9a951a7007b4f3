//! Official files: tables by the names of their columns.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Files;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileRead {
    /// Its name.
    pub file: String,
    /// How many rows were taken.
    pub rows: usize,
    /// Why rows were passed over: how many, and the line of the first.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub skipped: BTreeMap<String, Skipped>,
}

/// Rows passed over for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// How many.
    pub rows: usize,
    /// The line of the first.
    pub first_line: u64,
}

impl FileRead {
    fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            rows: 0,
            skipped: BTreeMap::new(),
        }
    }

    pub(super) fn skip(&mut self, why: &str, line: u64) {
        let skipped = self.skipped.entry(why.to_owned()).or_insert(Skipped {
            rows: 0,
            first_line: line,
        });
        skipped.rows += 1;
    }
}

/// A release that is being read.
pub(super) struct Release<'f> {
    files: &'f Files,
    separator: u8,
    pub(super) read: Vec<FileRead>,
    pub(super) missing: Vec<String>,
}

impl<'f> Release<'f> {
    pub(super) fn new(files: &'f Files, separator: u8) -> Self {
        Self {
            files,
            separator,
            read: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// Hands every row of a file over, as the cells of these columns; a row it refuses is passed over for the reason it gives.
    pub(super) fn rows<const N: usize>(
        &mut self,
        file: &str,
        columns: [&str; N],
        mut take: impl FnMut([&str; N]) -> Result<(), &'static str>,
    ) {
        let Some(bytes) = self.files.get(file) else {
            self.missing.push(file.to_owned());
            return;
        };
        let mut read = FileRead::new(file);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(self.separator)
            .quoting(self.separator == b',')
            .flexible(true)
            .from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        let head = reader.headers().cloned().unwrap_or_default();
        let place = |column: &str| head.iter().position(|name| name.trim() == column);
        let places = columns.map(place);
        if let Some((_, column)) = places.iter().zip(columns).find(|(place, _)| place.is_none()) {
            read.skip(&format!("the file has no column {column:?}"), 1);
            self.read.push(read);
            return;
        }
        let mut record = csv::StringRecord::new();
        loop {
            let line = reader.position().line();
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {
                    let cells = places.map(|place| place.and_then(|at| record.get(at)).unwrap_or("").trim());
                    match take(cells) {
                        Ok(()) => read.rows += 1,
                        Err(why) => read.skip(why, record.position().map_or(line, csv::Position::line)),
                    }
                }
                Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
                    read.skip("the row is not UTF-8", line);
                }
                Err(_) => {
                    read.skip("the row cannot be read", line);
                    break;
                }
            }
        }
        self.read.push(read);
    }
}
