//! Files that are broken on purpose: bounded time, bounded memory, an answer for each.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use std::io::{self, Read};

use proptest::prelude::*;
use sources::{ImportError, Refusal, Row, open};

const HEADER: &str = "title,employer,text\n";

fn refusals(rows: impl Iterator<Item = Row>) -> Vec<Refusal> {
    rows.filter_map(|row| row.outcome.err().map(|refused| refused.kind))
        .collect()
}

fn rows(reader: impl Read + Send + 'static) -> Vec<Row> {
    open(reader, None, &[]).unwrap().rows.collect()
}

#[test]
fn a_row_of_many_megabytes_is_refused_and_the_next_one_is_read() {
    let long = HEADER
        .as_bytes()
        .chain(&b"Cook,Inn,"[..])
        .chain(io::repeat(b'x').take(30 << 20));
    let found = rows(long.chain(&b"\nNurse,Clinic,We care.\n"[..]));
    assert_eq!(found[0].outcome.as_ref().unwrap_err().kind, Refusal::TooLong);
    assert_eq!(found[1].outcome.as_ref().unwrap().title, "Nurse");
    assert_eq!((found.len(), found[1].line), (2, 3));
}

#[test]
fn a_json_item_and_a_json_line_of_many_megabytes_are_refused_and_the_next_ones_are_read() {
    let item = |end: &'static str| {
        let start = br#"{"title": "Cook", "text": ""#;
        start.chain(io::repeat(b'x').take(5 << 20)).chain(end.as_bytes())
    };
    let list = (&b"[{\"title\": \"Porter\", \"text\": \"We carry.\"}, "[..])
        .chain(item("\"}, "))
        .chain(&b"{\"title\": \"Nurse\", \"text\": \"We care.\"}]"[..]);
    let found = rows(list);
    assert_eq!(found.len(), 3);
    assert_eq!(found[1].outcome.as_ref().unwrap_err().kind, Refusal::TooLong);
    assert_eq!(found[2].outcome.as_ref().unwrap().title, "Nurse");
    let lines =
        (&b"{\"title\": \"Porter\", \"text\": \"We carry.\"}\n{\"title\": \"Porter\", \"text\": \"We carry.\"}\n"[..])
            .chain(item("\"}\n"))
            .chain(&b"{\"title\": \"Nurse\", \"text\": \"We care.\"}"[..]);
    let found = rows(lines);
    assert_eq!((found.len(), found[3].line), (4, 4));
    assert_eq!(refusals(found.into_iter()), [Refusal::TooLong]);
}

#[test]
fn a_list_that_breaks_off_keeps_what_came_before() {
    let list = r#"[{"title": "Nurse", "text": "We care."}, {"title": "Cook", "text": "We co"#;
    let found = rows(list.as_bytes());
    assert_eq!(found.len(), 2);
    let refused = found[1].outcome.as_ref().unwrap_err();
    assert!(refused.kind == Refusal::BrokenJson && refused.reason.text().contains("breaks off"));
}

#[test]
fn a_file_in_which_every_row_is_broken_ends_in_bounded_time() {
    let csv = io::Cursor::new(format!("{HEADER}Cook,Inn,We cook.\n").into_bytes());
    let unclosed = io::Cursor::new("\"a,b\n".repeat(800_000).into_bytes());
    let told = refusals(open(csv.chain(unclosed), None, &[]).unwrap().rows);
    assert_eq!(told.last(), Some(&Refusal::GaveUp));
    let json = io::Cursor::new(format!("[{}", "{\n".repeat(1 << 20)).into_bytes());
    let start = io::Cursor::new(br#"[{"title": "Nurse", "text": "We care."},"#.to_vec());
    let told = refusals(open(start.chain(json), None, &[]).unwrap().rows);
    assert_eq!(told.last(), Some(&Refusal::GaveUp));
    assert!(told.len() < 200);
}

#[test]
fn wide_deep_and_empty_files_are_told() {
    let wide = format!("title,text{}\n", ",x".repeat(600));
    assert!(matches!(
        open(io::Cursor::new(wide), None, &[]),
        Err(ImportError::TooManyColumns { limit: 500 })
    ));
    let item = |x: &str| format!(r#"{{"title": "Cook", "text": "We cook.", "x": {x}}}"#);
    let [shallow, deep] = [20, 400].map(|depth| item(&format!("{}1{}", "[".repeat(depth), "]".repeat(depth))));
    let told = refusals(rows(io::Cursor::new(format!("[{shallow}, {deep}, {shallow}]"))).into_iter());
    assert_eq!(told, [Refusal::BrokenJson]);
    assert!(matches!(open(&b"[ ]"[..], None, &[]), Err(ImportError::NoList)));
    assert!(matches!(open(io::empty(), None, &[]), Err(ImportError::Empty)));
    assert!(matches!(
        open(&b"{\"ok\": true}"[..], None, &[]),
        Err(ImportError::NoList)
    ));
    let many = (0..3000).map(|n| format!("\"k{n}\": 1, ")).collect::<Vec<_>>().concat();
    let object = format!(r#"[{{"title": "Cook", "text": "We cook.", {many}"end": 1}}]"#);
    let import = open(io::Cursor::new(object), None, &[]).unwrap();
    assert_eq!(import.mapping.columns.len(), 500);
    assert_eq!(import.rows.count(), 1);
}

/// Gives some bytes, then fails as a pulled-out disk does.
struct Fails(io::Cursor<Vec<u8>>);

impl Read for Fails {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("gone")),
            read => Ok(read),
        }
    }
}

#[test]
fn a_disk_that_fails_in_the_middle_keeps_what_came_before() {
    let row = format!("Cook,Inn,{}\n", "We cook. ".repeat(100));
    let bytes = format!("{HEADER}{}Nur", row.repeat(3000)).into_bytes();
    let found = rows(Fails(io::Cursor::new(bytes)));
    assert!(found.len() > 1000, "{}", found.len());
    assert_eq!(
        refusals(found.into_iter()),
        [Refusal::Unreadable],
        "half a row is not taken for a whole one"
    );
}

#[test]
fn another_encoding_is_refused_row_by_row() {
    let mut bytes = HEADER.as_bytes().to_vec();
    bytes.extend(b"Cook,Inn,We cook.\n\xcf\xee\xe2\xe0\xf0,\xca\xe0\xf4\xe5,\xcc\xfb \xe3\xee\xf2\xee\xe2\xe8\xec\nM\xfcller,Inn,We mill.\n");
    let found = rows(io::Cursor::new(bytes));
    assert_eq!(found[1].outcome.as_ref().unwrap_err().kind, Refusal::Encoding);
    assert_eq!(found[2].outcome.as_ref().unwrap().title, "Müller");
}

/// Bytes that look like files now and then.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "title",
        "text",
        "company",
        ",",
        ";",
        "\t",
        "\"",
        "\"\"",
        "\\\"",
        "\n",
        "\r\n",
        "{",
        "}",
        "[",
        "]",
        ":",
        "\"title\":",
        "\"text\":",
        "\"Cook\"",
        "We cook.",
        " @ ",
        "-1",
        "&amp;",
        "<p>",
        "null",
        "1e9",
        "\u{feff}",
        "ä",
        " ",
    ]);
    let piece = prop_oneof![
        8 => pieces.prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    let start = prop::sample::select(vec![
        "",
        "title,text\n",
        "title;text\n",
        "[",
        "{\"jobs\":[",
        "{\"title\":\"a\",\"text\":\"b\"}\n",
    ]);
    (start, prop::collection::vec(piece, 0..80))
        .prop_map(|(start, pieces)| [start.as_bytes(), &pieces.concat()].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_bytes_make_it_panic_and_every_row_is_sound(bytes in bytes()) {
        let first: Option<Vec<Row>> = open(io::Cursor::new(bytes.clone()), None, &[]).ok().map(|import| import.rows.collect());
        let lines = bytes.len() as u64 + 2;
        for row in first.iter().flatten() {
            prop_assert!((1..=lines).contains(&row.line));
            match &row.outcome {
                Ok(raw) => {
                    prop_assert!(!raw.title.trim().is_empty() && !raw.description.trim().is_empty() && !row.key.is_empty());
                }
                Err(refused) => prop_assert!(refused.reason.text().contains("lease") && row.key.is_empty()),
            }
        }
        let again = open(io::Cursor::new(bytes), None, &[]).ok().map(|import| import.rows.collect::<Vec<_>>());
        prop_assert_eq!(first, again, "the same file reads the same twice");
    }
}
