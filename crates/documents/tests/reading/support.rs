//! What every test here needs: a reader with a real child process, and the fixtures.

use std::{path::PathBuf, time::Duration};

use documents::{Document, Limits, Reader, Refusal};

/// A reader that starts the test's own child process.
pub(crate) fn reader(limits: Limits) -> Reader {
    Reader::new(PathBuf::from(env!("CARGO_BIN_EXE_read-document")), limits)
}

/// Reads in a child process under the usual limits.
pub(crate) async fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    reader(Limits::default()).read(bytes).await
}

/// Limits under which a test of a breakdown takes seconds, not ten.
pub(crate) fn short() -> Limits {
    Limits {
        wall: Duration::from_secs(2),
        cpu: Duration::from_secs(1),
        ..Limits::default()
    }
}

/// The files made for reading.
pub(crate) const FIXTURES: &[&str] = &[
    "cook.pdf",
    "data-engineer.pdf",
    "nurse.pdf",
    "scanned.pdf",
    "empty.pdf",
    "electrician.docx",
    "teacher.docx",
    "empty.docx",
    "school-leaver.txt",
    "nurse.odt",
    "cook.odt",
    "data-engineer.odt",
    "electrician.odt",
    "teacher.odt",
    "school-leaver.odt",
    "nurse.rtf",
    "cook.rtf",
    "data-engineer.rtf",
    "electrician.rtf",
    "teacher.rtf",
    "school-leaver.rtf",
    "sources/nurse.html",
    "sources/teacher.html",
    "nurse.json",
    "electrician.json",
    "electrician.xml",
    "nurse.xml",
    "latin1.txt",
    "many-dates.txt",
];

/// The bytes of a fixture.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines that are headings.
pub(crate) fn headings(document: &Document) -> Vec<&str> {
    let lines: Vec<&str> = document.text.lines().collect();
    document.headings.iter().map(|&line| lines[line as usize]).collect()
}

/// Fails unless all of `words` stand in the text, one after the other; an end of line may be the next one's beginning.
#[track_caller]
pub(crate) fn assert_in_order(text: &str, words: &[&str]) {
    let mut from = 0;
    for word in words {
        let at = text[from..].find(word);
        let at = at.unwrap_or_else(|| panic!("{word:?} is missing, or stands too early, in:\n{text}"));
        from += at + word.trim_end_matches('\n').len();
    }
}
