//! One record of a CSV file out of a window of bytes.
//!
//! Well-formed files are read as RFC 4180 says (a property test compares with the crate `csv`). Written by hand rather
//! than with that crate because real files are not well-formed, and a repair must know three things it does not tell:
//! whether the end was reached inside quotes, how the same bytes read under another rule for quotes, and where the record
//! would have ended then.

use super::record::Record;

/// How fields are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// What stands between fields.
    pub(super) delimiter: u8,
    /// Whether `\"` inside quotes is a quote (as some databases write it).
    pub(super) backslash: bool,
}

/// What a quote means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoting {
    /// A quote ends a field only where the field can end; any other is a letter like others: `"a 12" pipe"`.
    Lenient,
    /// The first single quote ends the quoted part: `"Cook" wanted`.
    Strict,
    /// Quotes are letters like others, and a record is a line.
    Off,
}

/// What a window holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A record and the bytes it takes, its line break with it.
    Record(Record, usize),
    /// The record does not end in the window, and the file goes on.
    More,
    /// The file ends inside quotes.
    OpenQuote,
}

/// Reads the record at the beginning of `window`, which is not empty.
pub(super) fn read(window: &[u8], ended: bool, dialect: Dialect, quoting: Quoting) -> Reading {
    let mut cursor = Cursor {
        window,
        at: 0,
        dialect,
        quoting,
        record: Record::default(),
    };
    loop {
        let stop = if cursor.opens_quote() {
            cursor.quoted()
        } else {
            cursor.plain()
        };
        match stop {
            Stop::Field => cursor.record.end_field(),
            Stop::Record => {
                cursor.record.end_field();
                return Reading::Record(cursor.record, cursor.at);
            }
            Stop::Unsure | Stop::Window | Stop::InQuotes if !ended => return Reading::More,
            Stop::InQuotes => return Reading::OpenQuote,
            Stop::Unsure | Stop::Window => {
                cursor.record.end_field();
                return Reading::Record(cursor.record, window.len());
            }
        }
    }
}

/// Why the cursor stopped.
enum Stop {
    Field,
    Record,
    /// At the window's end, outside quotes.
    Window,
    /// At the window's end, where only the next byte can tell.
    Unsure,
    /// At the window's end, inside quotes.
    InQuotes,
}

struct Cursor<'a> {
    window: &'a [u8],
    at: usize,
    dialect: Dialect,
    quoting: Quoting,
    record: Record,
}

impl Cursor<'_> {
    /// Whether the field here opens with a quote; spaces before it are passed over then.
    fn opens_quote(&mut self) -> bool {
        let rest = &self.window[self.at..];
        let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
        let quoted = self.quoting != Quoting::Off && rest.get(blanks) == Some(&b'"');
        if quoted {
            self.at += blanks + 1;
        }
        quoted
    }

    /// Up to the end of an unquoted field.
    fn plain(&mut self) -> Stop {
        let rest = &self.window[self.at..];
        let delimiter = self.dialect.delimiter;
        let length = rest
            .iter()
            .position(|byte| *byte == delimiter || matches!(byte, b'\n' | b'\r'));
        let length = length.unwrap_or(rest.len());
        self.record.add(&rest[..length]);
        self.at += length;
        self.boundary()
    }

    /// Over what ends a field.
    fn boundary(&mut self) -> Stop {
        match &self.window[self.at..] {
            [] => Stop::Window,
            [b'\r'] => Stop::Unsure,
            [b'\r', b'\n', ..] => {
                self.at += 2;
                Stop::Record
            }
            [b'\n' | b'\r', ..] => {
                self.at += 1;
                Stop::Record
            }
            _ => {
                self.at += 1;
                Stop::Field
            }
        }
    }

    /// Up to the end of a quoted field, from after its opening quote.
    fn quoted(&mut self) -> Stop {
        loop {
            let rest = &self.window[self.at..];
            let backslash = self.dialect.backslash;
            let length = rest
                .iter()
                .position(|byte| *byte == b'"' || (backslash && *byte == b'\\'));
            let length = length.unwrap_or(rest.len());
            self.record.add(&rest[..length]);
            self.at += length;
            match &rest[length..] {
                [] | [b'\\'] => return Stop::InQuotes,
                [b'\\' | b'"', b'"', ..] => {
                    self.record.add(b"\"");
                    self.at += 2;
                }
                [b'\\', ..] => {
                    self.record.add(b"\\");
                    self.at += 1;
                }
                [_, after @ ..] => match self.closes(after) {
                    Some(true) => {
                        self.at += 1;
                        return self.after_quote();
                    }
                    Some(false) => {
                        self.record.add(b"\"");
                        self.at += 1;
                    }
                    None => return Stop::Unsure,
                },
            }
        }
    }

    /// Whether a quote followed by `after` closes its field; `None` when only the next byte can tell.
    fn closes(&self, after: &[u8]) -> Option<bool> {
        let next = after.iter().find(|byte| **byte != b' ')?;
        Some(self.quoting == Quoting::Strict || *next == self.dialect.delimiter || matches!(next, b'\n' | b'\r'))
    }

    /// What stands between the closing quote and the end of the field: blanks, or (strict) letters that are kept.
    fn after_quote(&mut self) -> Stop {
        let rest = &self.window[self.at..];
        let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
        match rest.get(blanks) {
            Some(byte) if *byte != self.dialect.delimiter && !matches!(byte, b'\n' | b'\r') => self.plain(),
            _ => {
                self.at += blanks;
                self.boundary()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COMMA: Dialect = Dialect {
        delimiter: b',',
        backslash: false,
    };

    fn fields(text: &str, quoting: Quoting) -> Vec<String> {
        match read(text.as_bytes(), true, COMMA, quoting) {
            Reading::Record(record, _) => record
                .fields()
                .map(|f| String::from_utf8_lossy(f).into_owned())
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn quotes_hold_commas_line_breaks_and_doubled_quotes() {
        assert_eq!(
            fields("a,\"b, \"\"c\"\"\nd\",,e\nnext", Quoting::Lenient),
            ["a", "b, \"c\"\nd", "", "e"]
        );
        assert_eq!(fields("\"\",\"\"\"hi\"\"\"", Quoting::Lenient), ["", "\"hi\""]);
        assert_eq!(fields("a, \"b, c\" ,d", Quoting::Lenient), ["a", "b, c", "d"]);
    }

    #[test]
    fn a_quote_inside_a_quoted_field_that_was_not_doubled_stays_a_quote() {
        assert_eq!(
            fields("\"a 12\" pipe, and\",b", Quoting::Lenient),
            ["a 12\" pipe, and", "b"]
        );
        assert_eq!(fields("\"Cook\" wanted,b", Quoting::Strict), ["Cook wanted", "b"]);
        assert_eq!(fields("\"Cook,b\nnext,\"x\"", Quoting::Off), ["\"Cook", "b"]);
    }

    #[test]
    fn a_record_that_does_not_end_asks_for_more_and_an_open_quote_is_told() {
        assert_eq!(read(b"a,b", false, COMMA, Quoting::Lenient), Reading::More);
        assert_eq!(read(b"a,\"b\"", false, COMMA, Quoting::Lenient), Reading::More);
        assert_eq!(read(b"a,b\r", false, COMMA, Quoting::Lenient), Reading::More);
        assert_eq!(read(b"a,\"b\nc,d\n", true, COMMA, Quoting::Lenient), Reading::OpenQuote);
        assert!(matches!(
            read(b"a,\"b\"", true, COMMA, Quoting::Lenient),
            Reading::Record(..)
        ));
    }

    #[test]
    fn backslashes_escape_quotes_where_the_file_does_so() {
        let dialect = Dialect {
            delimiter: b',',
            backslash: true,
        };
        let Reading::Record(record, _) = read(br#""a \"b\", c","d\n""#, true, dialect, Quoting::Lenient) else {
            panic!("a record");
        };
        assert_eq!(record.fields().collect::<Vec<_>>(), [&br#"a "b", c"#[..], br"d\n"]);
    }

    proptest! {
        #[test]
        fn well_formed_records_read_as_the_crate_csv_reads_them(
            rows in prop::collection::vec(prop::collection::vec("[a-c,;\"\n\r äß]{0,8}", 2..5), 1..5),
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let bytes = writer.into_inner().unwrap();
            let mut rest = &bytes[..];
            for row in &rows {
                let Reading::Record(record, length) = read(rest, true, COMMA, Quoting::Lenient) else {
                    return Err(TestCaseError::fail("no record"));
                };
                let expected: Vec<&[u8]> = row.iter().map(String::as_bytes).collect();
                prop_assert_eq!(record.fields().collect::<Vec<_>>(), expected);
                rest = &rest[length..];
            }
            prop_assert!(rest.is_empty());
        }
    }
}
