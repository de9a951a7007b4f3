//! The beginning of a CSV file: its dialect, its header, its first rows.
//!
//! To add one more delimiter: a byte in `DELIMITERS`.

use super::{
    cells,
    cut::{Dialect, Quoting, Reading, read},
    leading_breaks,
    record::Record,
};
use crate::{
    Field, ImportError, clean,
    decode::decode,
    mapping::{check_width, content, names},
    table::Sample,
    tape::Tape,
};

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Records the dialect is told from, and rows the columns are recognised from.
const DIALECT_RECORDS: usize = 60;
const SAMPLE_RECORDS: usize = 300;

/// Lines above the header that are passed over at most: a report's title, a date.
const PREAMBLE: usize = 5;

/// What the beginning of a file tells.
pub(super) struct Head {
    pub(super) dialect: Dialect,
    pub(super) sample: Sample,
}

impl Head {
    /// Reads the beginning and takes everything above the first row off the tape.
    pub(super) fn read(
        tape: &mut Tape,
        hint: Option<&str>,
        overrides: &[(String, Field)],
    ) -> Result<Self, ImportError> {
        let declared = declared_delimiter(tape.window());
        if declared.is_some() {
            tape.skip_line();
        }
        let mut dialect = sniff(tape.window(), tape.ended(), hint);
        dialect.delimiter = declared.unwrap_or(dialect.delimiter);
        let records = records(tape.window(), tape.ended(), dialect, SAMPLE_RECORDS);
        let header = header_of(&records, overrides);
        let width = records.get(header.unwrap_or(0)).map_or(0, Record::len);
        check_width(width)?;
        let names = (0..width)
            .map(|at| column_name(header.map(|row| &records[row]), at))
            .collect();
        let first = header.map_or(0, |row| row + 1);
        let rows = records.iter().skip(first).filter(|record| record.len() == width);
        let sample = Sample {
            names,
            rows: rows.filter_map(cells).collect(),
        };
        for _ in 0..first {
            tape.take(leading_breaks(tape.window()));
            if let Reading::Record(_, length) = read(tape.window(), tape.ended(), dialect, Quoting::Lenient) {
                tape.take(length);
            }
        }
        Ok(Self { dialect, sample })
    }
}

/// The delimiter some spreadsheets declare on a first line `sep=;`.
fn declared_delimiter(window: &[u8]) -> Option<u8> {
    match window.strip_prefix(b"sep=")? {
        [delimiter, b'\n' | b'\r', ..] if DELIMITERS.contains(delimiter) => Some(*delimiter),
        _ => None,
    }
}

/// The dialect under which the beginning of the file looks most like a table of postings.
fn sniff(head: &[u8], ended: bool, hint: Option<&str>) -> Dialect {
    let backslashes = head
        .windows(3)
        .any(|three| matches!(three, [b'\\', b'"', b'a'..=b'z' | b'A'..=b'Z' | b' ']));
    let tab = hint.is_some_and(|hint| hint.to_ascii_lowercase().ends_with("tsv"));
    let mut best = (
        0,
        Dialect {
            delimiter: b',',
            backslash: false,
        },
    );
    for delimiter in DELIMITERS {
        for backslash in [true, false] {
            if backslash && !backslashes {
                continue;
            }
            let dialect = Dialect { delimiter, backslash };
            let likely = likelihood(head, ended, dialect) + u32::from(tab && delimiter == b'\t');
            if likely > best.0 {
                best = (likely, dialect);
            }
        }
    }
    best.1
}

/// How much like a table: recognised column names first, then the share of records with as many fields as the header.
fn likelihood(head: &[u8], ended: bool, dialect: Dialect) -> u32 {
    let records = records(head, ended, dialect, DIALECT_RECORDS);
    let header = named(&records).unwrap_or(0);
    let Some(first) = records.get(header).filter(|first| first.len() > 1) else {
        return 0;
    };
    let same = records[header..]
        .iter()
        .filter(|record| record.len() == first.len())
        .count();
    let share = u32::try_from(same * 1000 / (records.len() - header)).unwrap_or(0);
    recognised(first).min(6) * 300 + share + 1
}

/// The first records of `head`; the last one is left out when the file goes on.
fn records(head: &[u8], ended: bool, dialect: Dialect, most: usize) -> Vec<Record> {
    let mut rest = head;
    let mut found = Vec::new();
    while found.len() < most {
        rest = &rest[leading_breaks(rest)..];
        if rest.is_empty() {
            break;
        }
        let Reading::Record(record, length) = read(rest, ended, dialect, Quoting::Lenient) else {
            break;
        };
        rest = &rest[length..];
        found.push(record);
    }
    found
}

/// Which record names the columns; nothing when the file begins with a row.
fn header_of(records: &[Record], overrides: &[(String, Field)]) -> Option<usize> {
    let first = records.first()?;
    let said = |field: &[u8]| {
        let name = decode(field).map(|name| names::squash(&name)).unwrap_or_default();
        overrides.iter().any(|(said, _)| names::squash(said) == name)
    };
    let data = |field: &[u8]| decode(field).is_some_and(|value| is_data(value.trim()));
    named(records).or_else(|| (first.fields().any(said) || !first.fields().any(data)).then_some(0))
}

/// Which of the first records names columns: the first with two names that are known.
fn named(records: &[Record]) -> Option<usize> {
    records
        .iter()
        .take(PREAMBLE + 1)
        .position(|record| recognised(record) >= 2)
}

/// How many of a record's fields are names of columns.
fn recognised(record: &Record) -> u32 {
    let known = |field: &&[u8]| {
        field.len() <= names::MAX_NAME && decode(field).is_some_and(|name| names::known(&name).is_some())
    };
    u32::try_from(record.fields().filter(known).count()).unwrap_or(u32::MAX)
}

/// Whether a value can only be data, never the name of a column.
fn is_data(value: &str) -> bool {
    let data = |kind: content::Kind| kind.is_strict() || kind == content::Kind::Pay || kind == content::Kind::Text;
    !value.is_empty() && data(content::kind(&[value]))
}

fn column_name(header: Option<&Record>, at: usize) -> String {
    let name = header.and_then(|record| decode(record.field(at)).as_deref().and_then(clean::words));
    name.map_or_else(
        || format!("Column {}", at + 1),
        |name| clean::cut(name, names::MAX_NAME / 4),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> char {
        char::from(sniff(text.as_bytes(), true, None).delimiter)
    }

    #[test]
    fn the_delimiter_is_told_even_when_others_are_more_frequent() {
        assert_eq!(
            delimiter("title,company,description\nCook,Inn,\"a; b; c; d; e\"\n"),
            ','
        );
        assert_eq!(
            delimiter("Titel;Firma;Beschreibung\nKoch;Gasthof;kochen, backen, braten\n"),
            ';'
        );
        assert_eq!(
            delimiter("title\tcompany\tdescription\nCook\tInn, Bar\tWe cook; you eat | all day\n"),
            '\t'
        );
        assert_eq!(delimiter("title|company|text\nCook|Inn|soup, salad, bread\n"), '|');
    }

    #[test]
    fn lines_above_the_header_do_not_matter() {
        let text = "Export of 3 March 2026;;\n;;\nTitel;Firma;Beschreibung\nKoch;Gasthof;kochen\n";
        let records = records(text.as_bytes(), true, sniff(text.as_bytes(), true, None), 10);
        assert_eq!(header_of(&records, &[]), Some(2));
    }

    #[test]
    fn backslashes_before_quotes_are_noticed() {
        let text = "title,company,description\n\"Cook\",\"Inn\",\"We say \\\"yes, chef\\\" here\"\n";
        assert!(sniff(text.as_bytes(), true, None).backslash);
        assert!(!sniff(b"title,company\nCook,\"C:\\dir\"\n", true, None).backslash);
    }
}
