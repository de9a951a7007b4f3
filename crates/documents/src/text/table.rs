//! A row of a table as lines.

use super::{Line, Mark};

/// The lines of a row. A row of short cells is one line (`2019 | Cook | Lima`). Where one cell holds several lines (a date
/// beside a job), its first line joins the others and the rest follow. Where several do, the table only serves to set
/// columns: they are read one after the other.
pub(crate) fn row(cells: Vec<Vec<Line>>) -> Vec<Line> {
    let cells: Vec<Vec<Line>> = cells.into_iter().map(trimmed).filter(|cell| !cell.is_empty()).collect();
    let long = cells.iter().filter(|cell| cell.len() > 1).count();
    let list_first = cells.iter().any(|cell| cell.len() > 1 && cell[0].mark == Mark::Item);
    if cells.len() < 2 || long > 1 || list_first {
        return apart(cells);
    }
    let first: Vec<&str> = cells.iter().map(|cell| cell[0].text.trim()).collect();
    let mut lines = vec![Line {
        text: first.join(" | "),
        mark: Mark::Plain,
    }];
    lines.extend(cells.into_iter().flat_map(|cell| cell.into_iter().skip(1)));
    lines
}

fn apart(cells: Vec<Vec<Line>>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for cell in cells {
        // A long cell is a block of its own.
        if cell.len() > 1 && !lines.is_empty() {
            lines.push(Line {
                text: String::new(),
                mark: Mark::Plain,
            });
        }
        lines.extend(cell);
    }
    lines
}

/// Without empty lines before and after.
fn trimmed(mut cell: Vec<Line>) -> Vec<Line> {
    let is_empty = |line: &Line| line.text.trim().is_empty();
    while cell.last().is_some_and(is_empty) {
        cell.pop();
    }
    let lead = cell.iter().take_while(|line| is_empty(line)).count();
    cell.drain(..lead);
    cell
}
