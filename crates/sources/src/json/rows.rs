//! The rows of a JSON file.

use std::collections::HashMap;

use super::{
    node::Node,
    scan::{Balance, Item, first_value, item, list_inside},
};
use crate::{
    Field, Format, ImportError, Refusal, Refused,
    decode::decode,
    mapping::names,
    table::{Cell, MAX_COLUMNS, RawRow, Sample},
    tape::{MAX_ROW, Tape},
};

/// Rows the columns are recognised from.
const SAMPLE_ROWS: usize = 300;

/// Broken rows looked at before the columns are recognised from what there is.
const SAMPLE_BROKEN: usize = 50;

/// How often a list may be taken up again after a broken item. A bound on time: each costs up to a megabyte.
const MAX_RESUMES: u32 = 50;

/// The rows of a JSON file, read as they are asked for.
#[derive(Debug)]
pub(crate) struct JsonRows {
    tape: Tape,
    /// An object on each line, not a list.
    lines: bool,
    columns: Columns,
    resumes: u32,
    done: bool,
}

/// The paths met so far, numbered.
#[derive(Debug, Default)]
struct Columns {
    names: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl JsonRows {
    /// Goes to the first row and looks at the first few.
    pub(crate) fn open(mut tape: Tape, format: Format) -> Result<(Self, Sample), ImportError> {
        let lines = format == Format::JsonLines;
        if !lines {
            let start = list_start(tape.window()).ok_or(ImportError::NoList)?;
            tape.take(start);
        }
        let mut rows = Self {
            tape,
            lines,
            columns: Columns::default(),
            resumes: 0,
            done: false,
        };
        let sample = rows.sample();
        if sample.names.is_empty() {
            Err(ImportError::NoList)
        } else {
            Ok((rows, sample))
        }
    }

    pub(crate) fn tape(&self) -> &Tape {
        &self.tape
    }

    /// The paths met so far.
    pub(crate) fn names(&self) -> &[String] {
        &self.columns.names
    }

    /// Whether so many items were broken that the rest was not read.
    pub(crate) fn gave_up(&self) -> bool {
        self.resumes > MAX_RESUMES
    }

    /// The next row.
    pub(crate) fn next_row(&mut self) -> Option<RawRow> {
        if self.done {
            return None;
        }
        if self.lines { self.next_line() } else { self.next_item() }
    }

    fn next_line(&mut self) -> Option<RawRow> {
        loop {
            let window = self.tape.window();
            let end = window.iter().position(|byte| *byte == b'\n');
            let Some(length) = end
                .map(|end| end + 1)
                .or_else(|| self.tape.ended().then_some(window.len()))
            else {
                if window.len() > MAX_ROW {
                    let line = self.tape.line();
                    self.tape.skip_line();
                    return Some(RawRow::refused(line, Refusal::TooLong));
                }
                self.more()?;
                continue;
            };
            let line = self.tape.line();
            if window[..length].iter().any(|byte| !byte.is_ascii_whitespace()) {
                let cells = self.columns.cells(&window[..length]);
                self.tape.take(length);
                return Some(RawRow { line, cells });
            }
            self.tape.take(length);
            if self.tape.window().is_empty() && self.tape.ended() {
                return None;
            }
        }
    }

    fn next_item(&mut self) -> Option<RawRow> {
        loop {
            let full = self.tape.ended() || self.tape.window().len() > MAX_ROW;
            match item(self.tape.window(), full) {
                Item::End => return None,
                Item::More => self.more()?,
                Item::Whole(start, end) => {
                    self.tape.take(start);
                    let line = self.tape.line();
                    let cells = self.columns.cells(&self.tape.window()[..end - start]);
                    self.tape.take(end - start);
                    return Some(RawRow { line, cells });
                }
                Item::Broken(start, next) => {
                    self.tape.take(start);
                    return Some(self.pass_over(next.map(|next| next - start)));
                }
            }
        }
    }

    /// Refuses the broken item the window begins with and goes to the next one, `length` bytes on, if there is one.
    fn pass_over(&mut self, length: Option<usize>) -> RawRow {
        let line = self.tape.line();
        self.resumes += 1;
        self.done = self.gave_up();
        if let Some(length) = length {
            self.tape.take(length);
            return RawRow::refused(line, Refusal::BrokenJson);
        }
        let mut balance = Balance::default();
        loop {
            if let Some(end) = balance.follow(self.tape.window()) {
                self.tape.take(end);
                return RawRow::refused(line, Refusal::TooLong);
            }
            self.tape.take(self.tape.window().len());
            if self.tape.ended() {
                self.done = true;
                return RawRow {
                    line,
                    cells: Err(breaks_off()),
                };
            }
            self.tape.more();
        }
    }

    fn more(&mut self) -> Option<()> {
        self.tape.more();
        (!self.tape.failed()).then_some(())
    }

    /// The first rows, without taking them.
    fn sample(&mut self) -> Sample {
        let window = self.tape.window();
        let (mut rows, mut at, mut broken) = (Vec::new(), 0, 0);
        while rows.len() < SAMPLE_ROWS && broken < SAMPLE_BROKEN && at < window.len() {
            let rest = &window[at..];
            let (start, end) = if self.lines {
                (
                    0,
                    rest.iter()
                        .position(|byte| *byte == b'\n')
                        .map_or(rest.len(), |end| end + 1),
                )
            } else {
                match item(rest, self.tape.ended()) {
                    Item::Whole(start, end) => (start, end),
                    Item::Broken(_, Some(next)) => (next, next),
                    Item::Broken(_, None) | Item::More | Item::End => break,
                }
            };
            match self.columns.cells(&rest[start..end]) {
                Ok(cells) => rows.push(cells),
                Err(_) => broken += 1,
            }
            at += end;
        }
        Sample {
            names: self.columns.names.clone(),
            rows,
        }
    }
}

impl Columns {
    /// The values of one object.
    fn cells(&mut self, object: &[u8]) -> Result<Vec<Cell>, Refused> {
        if object.len() > MAX_ROW {
            return Err(Refusal::TooLong.into());
        }
        let text = decode(object).ok_or(Refusal::Encoding)?;
        let node: Node = serde_json::from_str(text.trim().trim_end_matches(',')).map_err(|error| broken(&error))?;
        if !matches!(node, Node::Object(_)) {
            return Err(Refusal::BrokenJson.into());
        }
        let mut cells = Vec::new();
        node.flatten(&mut |path, text| {
            if let Some(column) = self.number(path) {
                cells.push(Cell { column, text });
            }
        });
        Ok(cells)
    }

    /// The number of a path; nothing when there are too many.
    fn number(&mut self, path: &str) -> Option<usize> {
        if let Some(number) = self.numbers.get(path) {
            return Some(*number);
        }
        let number = self.names.len();
        if number >= MAX_COLUMNS {
            return None;
        }
        self.names.push(path.to_owned());
        self.numbers.insert(path.to_owned(), number);
        Some(number)
    }
}

/// Where JSON stops to make sense, in characters of the line, when that is all on one line.
fn broken(error: &serde_json::Error) -> Refused {
    let reason = match error.line() {
        0 | 1 => kept!(
            "What stands here is not a complete JSON object: it breaks near its character {column}. Please mend it and \
             bring the file again.",
            column = error.column()
        ),
        line => kept!(
            "What stands here is not a complete JSON object: it breaks on its line {line}, near character {column}. \
             Please mend it and bring the file again.",
            line,
            column = error.column()
        ),
    };
    Refused {
        kind: Refusal::BrokenJson,
        reason,
    }
}

/// An item without an end.
fn breaks_off() -> Refused {
    Refused {
        kind: Refusal::BrokenJson,
        reason: kept!(
            "What stands here is not a complete JSON object: the list breaks off in the middle of it, and nothing after it \
             could be read. Please mend it and bring the file again."
        ),
    }
}

/// Where the items begin: in the list the file is, in the list its object holds, or at the object that is itself a
/// posting.
fn list_start(head: &[u8]) -> Option<usize> {
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace())?;
    match head[start] {
        b'[' => Some(start + 1),
        _ if is_posting(&head[start..]) => Some(start),
        _ => list_inside(head),
    }
}

/// Whether the first object has a title and a text of its own.
fn is_posting(text: &[u8]) -> bool {
    let object = first_value(text).and_then(|end| decode(&text[..end]));
    let Some(Ok(Node::Object(fields))) = object.map(|object| serde_json::from_str(&object)) else {
        return false;
    };
    let holds = |wanted: Field| {
        fields
            .iter()
            .any(|(name, _)| names::known(name).is_some_and(|known| known.field == wanted))
    };
    holds(Field::Title) && holds(Field::Description)
}

/// Whether most of the first lines are objects by themselves.
pub(crate) fn is_lines(head: &[u8]) -> bool {
    let lines = head
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    let lines: Vec<&[u8]> = lines.take(50).collect();
    let objects = lines
        .iter()
        .filter(|line| line.starts_with(b"{") && line.ends_with(b"}"))
        .count();
    objects * 2 >= lines.len() && (objects >= 2 || lines.len() == 1 && is_posting(lines[0]))
}
