//! What every format comes down to: rows of cells under numbered columns.

use crate::{Refusal, Refused};

/// The most columns a file may have.
pub(crate) const MAX_COLUMNS: usize = 500;

/// One value of a row. A JSON list gives several cells of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) column: usize,
    pub(crate) text: String,
}

/// One row before it is understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RawRow {
    /// The line it starts on, from 1.
    pub(crate) line: u64,
    pub(crate) cells: Result<Vec<Cell>, Refused>,
}

impl RawRow {
    pub(crate) fn refused(line: u64, kind: Refusal) -> Self {
        Self {
            line,
            cells: Err(kind.into()),
        }
    }
}

/// The first rows, from which the columns are recognised.
#[derive(Debug, Default)]
pub(crate) struct Sample {
    pub(crate) names: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Sample {
    /// For each column, its first value in each row; nothing where a row says nothing.
    pub(crate) fn by_column(&self) -> Vec<Vec<Option<&str>>> {
        let mut columns = vec![vec![None; self.rows.len()]; self.names.len()];
        for (at, row) in self.rows.iter().enumerate() {
            for cell in row.iter().rev() {
                if !crate::clean::says_nothing(&cell.text) {
                    columns[cell.column][at] = Some(cell.text.trim());
                }
            }
        }
        columns
    }
}
