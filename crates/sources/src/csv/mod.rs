//! CSV: `head` tells the dialect and finds the header, `cut` cuts records out of the bytes, `record` and `shape` mend them, `rows` hands them out.

mod cut;
mod head;
mod record;
mod rows;
mod shape;

pub(crate) use rows::CsvRows;

use crate::{decode::decode, table::Cell};

/// How many bytes of line breaks (empty lines) a window begins with.
fn leading_breaks(window: &[u8]) -> usize {
    window.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count()
}

/// A record's values; nothing when their encoding cannot be told.
fn cells(record: &record::Record) -> Option<Vec<Cell>> {
    let cell = |(column, field)| {
        Some(Cell {
            column,
            text: decode(field)?.into_owned(),
        })
    };
    record.fields().enumerate().map(cell).collect()
}
