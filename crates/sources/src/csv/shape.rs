//! How the rows of a file look, and rows mended to look so.

use super::record::Record;
use crate::{
    Field,
    clean::says_nothing,
    decode::decode,
    mapping::{
        Plan,
        content::{self, Kind},
    },
    table::Sample,
};

/// How well-formed rows look.
#[derive(Debug)]
pub(super) struct Shape {
    width: usize,
    delimiter: u8,
    /// For each column, the kind all its values must be of.
    kinds: Vec<Kind>,
    /// Columns of titles.
    titles: Vec<usize>,
    /// Columns of texts.
    texts: Vec<usize>,
    /// Whether well-formed rows have a blank after the delimiter.
    spaced: bool,
}

impl Shape {
    pub(super) fn new(width: usize, delimiter: u8) -> Self {
        let kinds = vec![Kind::Words; width];
        Self {
            width,
            delimiter,
            kinds,
            titles: Vec::new(),
            texts: Vec::new(),
            spaced: false,
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Learns from the first rows.
    pub(super) fn learn(&mut self, plan: &Plan, sample: &Sample) {
        for (at, values) in sample.by_column().iter().enumerate() {
            let values: Vec<&str> = values.iter().copied().flatten().collect();
            let kind = content::kind(&values);
            let strict = kind.is_strict() && values.len() >= 3 && values.iter().all(|value| kind.fits(value));
            self.kinds[at] = if strict { kind } else { Kind::Words };
        }
        self.titles = plan.columns_of(Field::Title);
        self.texts = plan.columns_of(Field::Description);
        let later: Vec<&str> = sample
            .rows
            .iter()
            .flatten()
            .filter(|cell| cell.column > 0)
            .map(|cell| cell.text.as_str())
            .collect();
        self.spaced = content::share(&later, |text| text.starts_with(' ')) > 5;
    }

    /// Whether every value is of its column's kind.
    fn fits(&self, record: &Record) -> bool {
        record.fields().zip(&self.kinds).all(|(field, kind)| {
            !kind.is_strict() || decode(field).is_some_and(|value| says_nothing(&value) || kind.fits(value.trim()))
        })
    }

    /// Whether a record of the right width shows signs of having swallowed the beginning of the next: a line break and a
    /// quote in a value that is no text.
    pub(super) fn is_suspicious(&self, record: &Record) -> bool {
        let strange = |field: &[u8]| field.contains(&b'\n') && field.contains(&b'"');
        record
            .fields()
            .enumerate()
            .any(|(at, field)| !self.texts.contains(&at) && strange(field))
    }

    /// Whether a record of the right width can be believed.
    pub(super) fn is_sound(&self, record: &Record) -> bool {
        let holds = |columns: &[usize]| columns.iter().any(|at| !record.field(*at).trim_ascii().is_empty());
        holds(&self.titles) && holds(&self.texts) && self.fits(record) && !self.is_suspicious(record)
    }

    /// A record of another width, given the right one if it can be told how.
    pub(super) fn mend(&self, record: &Record) -> Option<Record> {
        let sound = |mended: Record| self.is_sound(&mended).then_some(mended);
        if record.len() <= self.width {
            let shorter = record.len() < self.width && record.len() > 1;
            return Some(record.padded(self.width))
                .filter(|_| shorter || record.len() == self.width)
                .and_then(sound);
        }
        let extra = record.len() - self.width;
        if record
            .fields()
            .skip(self.width)
            .all(|field| field.trim_ascii().is_empty())
        {
            return sound(record.first(self.width));
        }
        let spaced = (1..record.len())
            .filter(|at| record.field(*at).starts_with(b" "))
            .collect::<Vec<_>>();
        if !self.spaced && spaced.len() == extra {
            return sound(record.merged(|at| spaced.contains(&at), self.delimiter));
        }
        self.texts.iter().find_map(|text| {
            let told = *text + 1 == self.width || self.kinds[text + 1..].iter().any(|kind| kind.is_strict());
            let merged = record.merged(|at| at > *text && at <= text + extra, self.delimiter);
            Some(merged).filter(|_| told).and_then(sound)
        })
    }
}
