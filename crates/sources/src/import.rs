//! From a file to rows.

use std::{
    io::Read,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use serde::{Deserialize, Serialize};
use skills::RawPosting;

use crate::{
    Field, ImportError, Mapping, Refusal, Refused,
    csv::CsvRows,
    feed,
    json::JsonRows,
    key::key,
    mapping::Plan,
    posting::build,
    sniff::format,
    table::{Cell, RawRow},
    tape::Tape,
};

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
    /// An XML feed: a board's own, RSS, Atom.
    Xml,
    /// `JobPosting`s of schema.org, in a web page or alone.
    JsonLd,
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

/// The rows of a file, read as they are asked for. At no time are more than a few megabytes of the file in memory.
#[derive(Debug)]
pub struct Rows {
    source: Source,
    plan: Plan,
    mapping: Mapping,
    read: Arc<AtomicU64>,
    ended: bool,
}

#[derive(Debug)]
enum Source {
    Csv(CsvRows),
    Json(JsonRows),
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
    let import = look(reader, hint, overrides)?;
    import.rows.plan.complete()?;
    Ok(import)
}

/// Opens a file as [`open`] does, also when no column was recognised as the title or the text: for showing somebody the
/// columns, who then says which they are. Without those every row is refused.
///
/// # Errors
/// When the file holds no table at all.
pub fn look(
    reader: impl Read + Send + 'static,
    hint: Option<&str>,
    overrides: &[(String, Field)],
) -> Result<Import, ImportError> {
    let unfolded = feed::unfolded(reader)?;
    let tape = Tape::new(unfolded.reader)?;
    let format = match unfolded.format {
        Some(_) => Format::JsonLines,
        None => format(tape.window())?,
    };
    let (source, plan, mapping) = if format == Format::Csv {
        let (mut rows, sample) = CsvRows::open(tape, hint, overrides)?;
        let (plan, mapping) = Plan::make(&sample, overrides)?;
        rows.learn(&plan, &sample);
        (Source::Csv(rows), plan, mapping)
    } else {
        let (rows, sample) = JsonRows::open(tape, format)?;
        let (plan, mapping) = Plan::make(&sample, overrides)?;
        (Source::Json(rows), plan, mapping)
    };
    Ok(Import {
        format: unfolded.format.unwrap_or(format),
        mapping: mapping.clone(),
        rows: Rows {
            source,
            plan,
            mapping,
            read: unfolded.read,
            ended: false,
        },
    })
}

impl Rows {
    /// Which column is what, with the columns first met after the beginning (JSON).
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Takes in columns that no earlier row had.
    fn meet_columns(&mut self, cells: &[Cell]) {
        let Source::Json(rows) = &self.source else { return };
        for (column, name) in rows.names().iter().enumerate().skip(self.plan.names.len()) {
            let example = cells
                .iter()
                .find(|cell| cell.column == column)
                .map_or("", |cell| cell.text.as_str());
            self.mapping.columns.push(self.plan.meet(name, example));
        }
    }

    fn read(&mut self, row: RawRow) -> Row {
        let posting = row.cells.and_then(|cells| {
            self.meet_columns(&cells);
            build(&self.plan, &cells).map_err(Refused::from)
        });
        match posting {
            Ok((id, raw)) => Row {
                line: row.line,
                key: key(id, &raw),
                outcome: Ok(raw),
            },
            Err(refused) => Row {
                line: row.line,
                key: String::new(),
                outcome: Err(refused),
            },
        }
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if let Some(row) = self.source.next_row() {
            return Some(self.read(row));
        }
        let tape = self.source.tape();
        let unread = match (tape.failed(), self.source.gave_up()) {
            (true, _) => Refusal::Unreadable,
            (false, true) => Refusal::GaveUp,
            (false, false) => return None,
        };
        let last = RawRow::refused(tape.line(), unread);
        (!std::mem::replace(&mut self.ended, true)).then(|| self.read(last))
    }
}

impl Source {
    fn next_row(&mut self) -> Option<RawRow> {
        match self {
            Self::Csv(rows) => rows.next_row(),
            Self::Json(rows) => rows.next_row(),
        }
    }

    fn tape(&self) -> &Tape {
        match self {
            Self::Csv(rows) => rows.tape(),
            Self::Json(rows) => rows.tape(),
        }
    }

    fn gave_up(&self) -> bool {
        match self {
            Self::Csv(rows) => rows.gave_up(),
            Self::Json(rows) => rows.gave_up(),
        }
    }
}
