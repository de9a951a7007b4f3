//! The rows of a CSV file: one record after the other, broken ones mended where it can be told how.

use super::{
    cells,
    cut::{Dialect, Quoting, Reading, read},
    head::Head,
    leading_breaks,
    record::Record,
    shape::Shape,
};
use crate::{
    Field, ImportError, Refusal, Refused,
    mapping::Plan,
    table::{RawRow, Sample},
    tape::{MAX_ROW, Tape},
};

/// Bytes that may be read again for mending broken rows: so many, and some for each byte of the file. Past that, reading
/// stops: a file in which every row is broken must not cost more than time in proportion to its length.
const EFFORT: u64 = 32 << 20;
const EFFORT_PER_BYTE: u64 = 4;

/// Lines looked at for a place to take up again, and the bytes looked at from each.
const RESUME_LINES: usize = 200;
const RESUME_BYTES: usize = 1 << 16;

/// Lines one row without quotes may have been broken into.
const MAX_PIECES: usize = 50;

/// The rows of a CSV file, read as they are asked for.
#[derive(Debug)]
pub(crate) struct CsvRows {
    tape: Tape,
    dialect: Dialect,
    shape: Shape,
    /// Bytes read again so far.
    effort: u64,
    gave_up: bool,
}

impl CsvRows {
    /// Tells the dialect and the header, and passes over what stands above the rows.
    pub(crate) fn open(
        mut tape: Tape,
        hint: Option<&str>,
        overrides: &[(String, Field)],
    ) -> Result<(Self, Sample), ImportError> {
        let head = Head::read(&mut tape, hint, overrides)?;
        let shape = Shape::new(head.sample.names.len(), head.dialect.delimiter);
        Ok((
            Self {
                tape,
                dialect: head.dialect,
                shape,
                effort: 0,
                gave_up: false,
            },
            head.sample,
        ))
    }

    /// Learns from the first rows how a well-formed row looks, for mending others.
    pub(crate) fn learn(&mut self, plan: &Plan, sample: &Sample) {
        self.shape.learn(plan, sample);
    }

    pub(crate) fn tape(&self) -> &Tape {
        &self.tape
    }

    /// The next row; empty lines are passed over.
    pub(crate) fn next_row(&mut self) -> Option<RawRow> {
        loop {
            self.reach_record()?;
            let line = self.tape.line();
            match self.record()? {
                Ok(record) if record.is_blank() => {}
                Ok(record) => {
                    let cells = cells(&record).ok_or_else(|| Refusal::Encoding.into());
                    return Some(RawRow { line, cells });
                }
                Err(refused) => {
                    return Some(RawRow {
                        line,
                        cells: Err(refused),
                    });
                }
            }
        }
    }

    /// Goes to the beginning of the next record, if there is one.
    fn reach_record(&mut self) -> Option<()> {
        loop {
            self.tape.take(leading_breaks(self.tape.window()));
            if self.gave_up || self.tape.failed() || self.tape.window().is_empty() && self.tape.ended() {
                return None;
            }
            if !self.tape.window().is_empty() {
                return Some(());
            }
            self.tape.more();
        }
    }

    /// The record at the window's beginning, taken off it; nothing when the file cannot be read any further.
    fn record(&mut self) -> Option<Result<Record, Refused>> {
        loop {
            match read(self.tape.window(), self.tape.ended(), self.dialect, Quoting::Lenient) {
                Reading::Record(record, length) if length <= MAX_ROW => return Some(self.settle(record, length)),
                Reading::More if self.tape.window().len() <= MAX_ROW => self.tape.more(),
                Reading::Record(_, length) => return Some(self.unclosed(Some(length))),
                Reading::More | Reading::OpenQuote => return Some(self.unclosed(None)),
            }
            if self.tape.failed() {
                return None;
            }
        }
    }

    /// A record read under the usual rule: taken as it is, under another rule, mended, or refused.
    fn settle(&mut self, record: Record, length: usize) -> Result<Record, Refused> {
        if record.len() == self.shape.width() && !self.shape.is_suspicious(&record) || record.is_blank() {
            self.tape.take(length);
            return Ok(record);
        }
        let mended = self.under_other_rule().or_else(|| self.joined(&record, length));
        if let Some((mended, length)) = mended.or_else(|| Some((self.shape.mend(&record)?, length))) {
            self.tape.take(length);
            return Ok(mended);
        }
        let next = self.next_sound(length).unwrap_or(length);
        self.tape.take(next);
        Err(Refusal::FieldCount.into())
    }

    /// What to do with a quote that is never closed, or closed more than a row's length away (`length`), or a row that is
    /// too long.
    fn unclosed(&mut self, length: Option<usize>) -> Result<Record, Refused> {
        self.spend(self.tape.window().len());
        if let Some((record, length)) = self.under_other_rule() {
            self.tape.take(length);
            return Ok(record);
        }
        let window = self.tape.window();
        let line = window.iter().position(|byte| *byte == b'\n').unwrap_or(window.len());
        if line > MAX_ROW {
            self.tape.skip_line();
            return Err(Refusal::TooLong.into());
        }
        match (self.next_sound(window.len()), length) {
            (Some(next), _) => self.tape.take(next),
            (None, Some(length)) => {
                self.tape.take(length);
                return Err(Refusal::TooLong.into());
            }
            (None, None) if self.tape.ended() => {
                self.tape.take(self.tape.window().len());
                return Err(nothing_after());
            }
            (None, None) => self.tape.skip_line(),
        }
        Err(Refusal::OpenQuote.into())
    }

    /// The record under a rule for quotes that gives it as many fields as there are columns.
    fn under_other_rule(&mut self) -> Option<(Record, usize)> {
        [Quoting::Strict, Quoting::Off].into_iter().find_map(|quoting| {
            let (record, length) = self.attempt(0, MAX_ROW, quoting)?;
            let record = if quoting == Quoting::Off {
                record.without_stray_quotes()
            } else {
                record
            };
            (record.len() == self.shape.width() && self.shape.is_sound(&record)).then_some((record, length))
        })
    }

    /// A row without quotes that was broken into several lines, put together, with the bytes it takes.
    fn joined(&mut self, first: &Record, length: usize) -> Option<(Record, usize)> {
        let (mut record, mut at) = (first.clone(), length);
        for _ in 0..MAX_PIECES {
            let (next, more) = self.attempt(at, MAX_ROW, Quoting::Lenient)?;
            at += more;
            if record.len() + next.len() - 1 > self.shape.width() || next.len() == self.shape.width() || at > MAX_ROW {
                return None;
            }
            record.join_line(&next);
            if record.len() == self.shape.width() && self.shape.is_sound(&record) {
                return Some((record, at));
            }
        }
        None
    }

    /// The first line within the next `length` bytes, after the first, on which a sound row begins.
    fn next_sound(&mut self, length: usize) -> Option<usize> {
        let mut at = 0;
        for _ in 0..RESUME_LINES {
            let rest = self.tape.window().get(at..length)?;
            at += rest.iter().position(|byte| *byte == b'\n')? + 1;
            let found = self.attempt(at, RESUME_BYTES, Quoting::Lenient);
            if at < length && found.is_some_and(|(row, _)| row.len() == self.shape.width() && self.shape.is_sound(&row))
            {
                return Some(at);
            }
        }
        None
    }

    /// Reads a record from `at` in the window on, over at most `most` bytes.
    fn attempt(&mut self, at: usize, most: usize, quoting: Quoting) -> Option<(Record, usize)> {
        let rest = self.tape.window().get(at..).filter(|rest| !rest.is_empty())?;
        let looked_at = &rest[..rest.len().min(most)];
        let ended = self.tape.ended() && looked_at.len() == rest.len();
        let reading = read(looked_at, ended, self.dialect, quoting);
        let (found, bytes) = match reading {
            Reading::Record(record, length) => (Some((record, length)), length),
            Reading::More | Reading::OpenQuote => (None, looked_at.len()),
        };
        self.spend(bytes);
        found
    }

    fn spend(&mut self, bytes: usize) {
        self.effort += bytes as u64;
        self.gave_up = self.effort > EFFORT + EFFORT_PER_BYTE * self.tape.bytes_read();
    }

    /// Whether so many rows were broken that the rest was not read.
    pub(crate) fn gave_up(&self) -> bool {
        self.gave_up
    }
}

/// An open quote after which no row begins.
fn nothing_after() -> Refused {
    Refused {
        kind: Refusal::OpenQuote,
        reason: kept!(
            "A quote is opened in this row and never closed, and no further row was found after it. Please close it, or \
             write \"\" for a quote inside a text."
        ),
    }
}
