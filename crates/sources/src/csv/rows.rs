//! The rows of a CSV file: one record after the other, broken ones mended where it can be told how.

use super::{
    cells,
    head::Head,
    leading_breaks,
    record::{Dialect, Quoting, Reading, Record, read},
    shape::Shape,
};
use crate::{
    Field, ImportError, Refusal,
    mapping::Plan,
    table::{RawRow, Sample},
    tape::{MAX_ROW, Tape},
};

/// How often a file may be taken up again from the middle of a broken row. A bound on time: each costs up to a megabyte.
const MAX_RESUMES: u32 = 100;

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
    resumes: u32,
    done: bool,
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
                resumes: 0,
                done: false,
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
                Err(refusal) => return Some(RawRow::refused(line, refusal)),
            }
        }
    }

    /// Goes to the beginning of the next record, if there is one.
    fn reach_record(&mut self) -> Option<()> {
        loop {
            self.tape.take(leading_breaks(self.tape.window()));
            if self.done || self.tape.failed() || self.tape.window().is_empty() && self.tape.ended() {
                return None;
            }
            if !self.tape.window().is_empty() {
                return Some(());
            }
            self.tape.more();
        }
    }

    /// The record at the window's beginning, taken off it; nothing when the file cannot be read any further.
    fn record(&mut self) -> Option<Result<Record, Refusal>> {
        loop {
            match read(self.tape.window(), self.tape.ended(), self.dialect, Quoting::Lenient) {
                Reading::Record(record, length) if length <= MAX_ROW => return Some(self.settle(record, length)),
                Reading::More if self.tape.window().len() <= MAX_ROW => self.tape.more(),
                Reading::Record(..) | Reading::More | Reading::OpenQuote => return Some(self.unclosed()),
            }
            if self.tape.failed() {
                return None;
            }
        }
    }

    /// A record read under the usual rule: taken as it is, under another rule, mended, or refused.
    fn settle(&mut self, record: Record, length: usize) -> Result<Record, Refusal> {
        if record.len() == self.shape.width() && !self.shape.is_suspicious(&record) || record.is_blank() {
            self.tape.take(length);
            return Ok(record);
        }
        if let Some(other) = self.under_other_rule() {
            return Ok(other);
        }
        if let Some((joined, pieces)) = self.joined(&record, length) {
            self.tape.take(pieces);
            return Ok(joined);
        }
        if let Some(mended) = self.shape.mend(&record) {
            self.tape.take(length);
            return Ok(mended);
        }
        let resume = self.resume_point(length);
        self.resume(resume.unwrap_or(length), resume.is_some());
        Err(Refusal::FieldCount)
    }

    /// What to do with a quote that is never closed, or a row that is too long.
    fn unclosed(&mut self) -> Result<Record, Refusal> {
        if let Some(record) = self.under_other_rule() {
            return Ok(record);
        }
        let window = self.tape.window();
        let refusal = match window.iter().position(|byte| *byte == b'\n') {
            None if window.len() > MAX_ROW => Refusal::TooLong,
            _ => Refusal::OpenQuote,
        };
        match self.resume_point(window.len()) {
            Some(at) => self.resume(at, true),
            None if self.tape.ended() => self.resume(window.len(), false),
            None => {
                self.tape.skip_line();
                self.resume(0, true);
            }
        }
        Err(refusal)
    }

    /// The record under a rule for quotes that gives it as many fields as there are columns.
    fn under_other_rule(&mut self) -> Option<Record> {
        for quoting in [Quoting::Strict, Quoting::Off] {
            let reading = read(self.tape.window(), self.tape.ended(), self.dialect, quoting);
            let Reading::Record(record, length) = reading else {
                continue;
            };
            if length <= MAX_ROW && record.len() == self.shape.width() && self.shape.is_sound(&record) {
                self.tape.take(length);
                return Some(record);
            }
        }
        None
    }

    /// A row without quotes that was broken into several lines, put together, with the bytes it takes.
    fn joined(&self, first: &Record, length: usize) -> Option<(Record, usize)> {
        let (mut record, mut at) = (first.clone(), length);
        for _ in 0..MAX_PIECES {
            let rest = &self.tape.window()[at..];
            if record.len() >= self.shape.width() || rest.is_empty() {
                return None;
            }
            let Reading::Record(next, more) = read(rest, self.tape.ended(), self.dialect, Quoting::Lenient) else {
                return None;
            };
            if next.len() >= self.shape.width() || at + more > MAX_ROW {
                return None;
            }
            record.join_line(&next);
            at += more;
            if record.len() == self.shape.width() && self.shape.is_sound(&record) {
                return Some((record, at));
            }
        }
        None
    }

    /// The first line within the next `length` bytes, after the first, on which a sound row begins.
    fn resume_point(&self, length: usize) -> Option<usize> {
        let window = self.tape.window();
        let breaks = window[..length].iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        breaks
            .map(|(at, _)| at + 1)
            .take(RESUME_LINES)
            .filter(|at| *at < length)
            .find(|at| {
                let end = window.len().min(at + RESUME_BYTES);
                let ended = self.tape.ended() && end == window.len();
                let reading = read(&window[*at..end], ended, self.dialect, Quoting::Lenient);
                matches!(reading, Reading::Record(record, _)
                if record.len() == self.shape.width() && self.shape.is_sound(&record))
            })
    }

    /// Takes `length` bytes off; when that is the middle of a row, counts it.
    fn resume(&mut self, length: usize, counts: bool) {
        self.tape.take(length);
        self.resumes += u32::from(counts);
        self.done = self.resumes > MAX_RESUMES;
    }

    /// Whether so many rows were broken that the rest was not read.
    pub(crate) fn gave_up(&self) -> bool {
        self.done
    }
}
