//! Commands for people who work with data: JSON Lines in on standard input, one answer a row out on standard output, in the
//! same order. A bad row is answered with its `error` and does not stop the others; the exit status is then 2.
//!
//! To add one more: a struct with its help and an example, a type for its row, and a closure for [`answer`]. Its answers are
//! [`Value`]s, with their fields in order of name; where there are so many that this takes time, [`InOrder`].

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write},
    path::Path,
    process::ExitCode,
};

use indicatif::ProgressBar;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};

/// The longest row, in bytes.
const LONGEST: u64 = 16 << 20;

/// What can be the answer to a row.
pub(crate) trait Answer {
    /// The answer as it is written, with the row's `id` in it; and whether the row was bad.
    fn written(self, id: Option<Value>) -> (String, bool);
}

/// An object, or any other value under the name `answer`.
impl Answer for Value {
    fn written(self, id: Option<Value>) -> (String, bool) {
        let mut with_id = Map::new();
        with_id.extend(id.map(|id| ("id".to_owned(), id)));
        match self {
            Self::Object(fields) => with_id.extend(fields),
            other => drop(with_id.insert("answer".to_owned(), other)),
        }
        let bad = with_id.contains_key("error");
        (Self::Object(with_id).to_string(), bad)
    }
}

/// An object whose fields are written behind the `id`, in the order in which they stand: nothing is gathered first.
pub(crate) struct InOrder<A>(pub(crate) A);

#[derive(Serialize)]
struct WithId<A> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    #[serde(flatten)]
    answer: A,
}

impl<A: Serialize> Answer for InOrder<A> {
    fn written(self, id: Option<Value>) -> (String, bool) {
        match serde_json::to_string(&WithId { id, answer: self.0 }) {
            Ok(written) => (written, false),
            Err(error) => json!({ "error": error.to_string() }).written(None),
        }
    }
}

/// Answers every row of standard input. The answer is an object; the row's `id` is put in front of it.
pub(crate) fn answer<R: DeserializeOwned, A: Answer>(
    answer: impl FnMut(R) -> Result<A, String>,
) -> Result<ExitCode, String> {
    let (input, output) = (io::stdin().lock(), BufWriter::new(io::stdout().lock()));
    let bar = if io::stderr().is_terminal() {
        ProgressBar::new_spinner()
    } else {
        ProgressBar::hidden()
    };
    let done = answer_all(input, output, answer, || bar.inc(1));
    bar.finish_and_clear();
    match done {
        Ok(0) => Ok(ExitCode::SUCCESS),
        Ok(_) => Ok(ExitCode::from(2)),
        // Whoever reads has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(format!("The rows cannot be read or written: {error}")),
    }
}

/// All lines of a file. A bad one is named: an answer from the others would not be from the whole. `what` says what a line is an
/// object of.
pub(crate) fn of_file<R: DeserializeOwned>(path: &Path, what: &str) -> Result<Vec<R>, String> {
    let unread = |error| format!("{} cannot be read: {error}", path.display());
    let mut rows = Vec::new();
    for (nr, line) in (1..).zip(BufReader::new(File::open(path).map_err(unread)?).lines()) {
        let line = line.map_err(unread)?;
        if line.trim().is_empty() {
            continue;
        }
        let row = serde_json::from_str(&line)
            .map_err(|error| format!("Line {nr} of {} is no object {what}: {error}", path.display()))?;
        rows.push(row);
    }
    Ok(rows)
}

/// How many rows were bad.
fn answer_all<R: DeserializeOwned, A: Answer>(
    mut input: impl BufRead,
    mut output: impl Write,
    mut answer: impl FnMut(R) -> Result<A, String>,
    mut next: impl FnMut(),
) -> io::Result<u64> {
    let (mut bad, mut line) = (0, Vec::new());
    loop {
        line.clear();
        if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            output.flush()?;
            return Ok(bad);
        }
        let cut = line.len() as u64 == LONGEST && line.last() != Some(&b'\n');
        if cut {
            skip_line(&mut input)?;
        } else if line.trim_ascii().is_empty() {
            continue;
        }
        let (row, is_bad) = if cut {
            failed(None, &format!("The row is longer than {} MiB.", LONGEST >> 20))
        } else {
            answer_row(&line, &mut answer)
        };
        bad += u64::from(is_bad);
        writeln!(output, "{row}")?;
        next();
    }
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let part = input.fill_buf()?;
        let (end, length) = match part.iter().position(|byte| *byte == b'\n') {
            Some(at) => (true, at + 1),
            None => (part.is_empty(), part.len()),
        };
        input.consume(length);
        if end {
            return Ok(());
        }
    }
}

fn answer_row<R: DeserializeOwned, A: Answer>(
    line: &[u8],
    answer: &mut impl FnMut(R) -> Result<A, String>,
) -> (String, bool) {
    let row: Value = match serde_json::from_slice(line) {
        Ok(row) => row,
        Err(error) => return failed(None, &format!("The row is not JSON: {error}")),
    };
    let id = row.get("id").cloned();
    let answered = serde_json::from_value(row)
        .map_err(|error| format!("The row does not have what is needed: {error}"))
        .and_then(answer);
    match answered {
        Ok(answer) => answer.written(id),
        Err(error) => failed(id, &error),
    }
}

/// The answer to a bad row.
fn failed(id: Option<Value>, error: &str) -> (String, bool) {
    json!({ "error": error }).written(id)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::{LONGEST, answer_all};

    #[derive(Deserialize)]
    struct Row {
        n: u32,
    }

    /// Doubles numbers; what came out, and how many rows were bad.
    fn doubled(input: &[u8]) -> (Vec<String>, u64) {
        let mut output = Vec::new();
        let double = |row: Row| {
            if row.n > 9 {
                Err("too many".to_owned())
            } else {
                Ok(json!({ "twice": row.n * 2 }))
            }
        };
        let bad = answer_all(input, &mut output, double, || ()).unwrap();
        (
            String::from_utf8(output).unwrap().lines().map(str::to_owned).collect(),
            bad,
        )
    }

    #[test]
    fn every_row_is_answered_in_order_and_a_bad_one_stops_nothing() {
        let (rows, bad) = doubled(b"{\"id\":\"a\",\"n\":1}\n\n{\"id\":2,\"n\":10}\nnonsense\n{\"id\":3}\n{\"n\":4}");
        assert_eq!(rows.len(), 5, "{rows:?}");
        assert_eq!(rows[0], "{\"id\":\"a\",\"twice\":2}");
        assert_eq!(rows[1], "{\"error\":\"too many\",\"id\":2}");
        assert!(
            rows[2].contains("not JSON") && rows[3].contains("missing field"),
            "{rows:?}"
        );
        assert_eq!(rows[4], "{\"twice\":8}");
        assert_eq!(bad, 3);
    }

    #[test]
    fn a_row_without_end_is_refused_and_the_next_one_answered() {
        let mut input = vec![b' '; usize::try_from(LONGEST).unwrap() + 10];
        input.extend(b"\n{\"n\":1}\n");
        let (rows, bad) = doubled(&input);
        assert!(rows[0].contains("longer than 16 MiB"), "{}", rows[0]);
        assert_eq!((rows[1].as_str(), rows.len(), bad), ("{\"twice\":2}", 2, 1));
    }
}
