//! Lines that date an entry: a job or a course of study.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::{
    dates::{Span, spans},
    page::{Line, Page},
};

/// Where in its line a date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// It is the whole line.
    Alone,
    /// Before everything else.
    Left,
    /// Behind everything else, or between.
    Right,
}

/// A line with a date.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    /// The line's number.
    pub(super) line: usize,
    /// The date.
    pub(super) span: Span,
    /// The date as written.
    pub(super) written: String,
    /// The line without it.
    pub(super) rest: String,
    /// Where it stands.
    pub(super) side: Side,
}

impl Dated {
    /// Reads a line; of several dates the first range counts, else the first.
    pub(super) fn of(page: &Page, nr: usize, today: NaiveDate) -> Option<Self> {
        let line = &page.lines[nr];
        let this_year = i16::try_from(today.year()).unwrap_or(i16::MAX);
        let spans = spans(line.folded.text(), this_year);
        let span = spans.iter().find(|span| span.range).or(spans.first())?.clone();
        let at = line.folded.source(&span.at);
        let chars: Vec<char> = line.words.chars().collect();
        let part = |range: Range<usize>| chars[range].iter().collect::<String>();
        let before = trim(&part(0..at.start as usize)).to_owned();
        let behind = trim(&part(at.end as usize..chars.len())).to_owned();
        // "(shop closed)" behind a date is a remark on it.
        let remark = behind.starts_with('(') && behind.ends_with(')');
        let behind = if remark { String::new() } else { behind };
        let (side, rest) = match (before.is_empty(), behind.is_empty()) {
            (true, true) => (Side::Alone, String::new()),
            (true, false) => (Side::Left, behind),
            (false, true) => (Side::Right, before),
            (false, false) => (Side::Right, format!("{before}, {behind}")),
        };
        let written = part(at.start as usize..at.end as usize).trim().to_owned();
        Some(Self {
            line: nr,
            span,
            written,
            rest,
            side,
        })
    }

    /// Whether the line can head an entry: short, no sentence, no item of a list.
    pub(super) fn heads(&self, line: &Line) -> bool {
        let words = self.rest.split_whitespace().count();
        let sentence =
            self.rest.ends_with('.') && words > 5 && !self.rest.ends_with("d.") && !self.rest.ends_with("c.");
        let lower = self.rest.starts_with(char::is_lowercase);
        !line.bullet && !line.heading && words <= 16 && !sentence && !lower && (self.span.range || words <= 10)
    }
}

/// The words between separators.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ",;:|·•–—-→".contains(c))
}
