//! Mails made to exhaust whoever reads them, told before they are taken apart.

use std::sync::LazyLock;

use regex::bytes::Regex;

/// Letters inside letters. The parser keeps one in the other and lets go of them one inside the other: some ten thousand end the
/// process.
const DEEPEST: usize = 500;
/// Bytes of a header with parameters: the parser compares each parameter with all before it.
const LONGEST_HEADER: usize = 8 << 10;

/// Bytes of lines that may be headers: kept apart, each takes some sixty times its room.
const MOST_HEADERS: usize = 4 << 20;
/// Where parts may begin; each takes some hundred bytes of its own.
const MOST_PARTS: usize = 500_000;

struct Patterns {
    /// What stands before the name of a boundary (RFC 2046, section 5.1.1); the parser takes it anywhere in a line.
    part: Regex,
    /// What stands in each letter that holds another (RFC 2046, sections 5.1.5 and 5.2.1; RFC 6532, section 3.7).
    letter: Regex,
    /// The headers that have parameters (RFC 2045, section 5.1; RFC 2183), with the lines they go on in.
    parameters: Regex,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    Some(Patterns {
        part: Regex::new(r"(?-u)--").ok()?,
        letter: Regex::new(r"(?i-u)rfc822|global|digest").ok()?,
        parameters: Regex::new(r"(?im-u)^content-(type|disposition)[^\n]*(\n[ \t][^\n]*)*").ok()?,
    })
});

/// Whether reading the mail would take more than a mail is worth.
pub(super) fn is_exhausting(mail: &[u8]) -> bool {
    let Some(patterns) = PATTERNS.as_ref() else {
        return false;
    };
    if bytes_of_headers(mail) > MOST_HEADERS || patterns.part.find_iter(mail).nth(MOST_PARTS).is_some() {
        return true;
    }
    let mut headers = 0;
    for header in patterns.parameters.find_iter(mail) {
        headers += 1;
        if header.len() > LONGEST_HEADER {
            return true;
        }
    }
    // Each letter inside another takes a header to say so.
    headers > DEEPEST && patterns.letter.find_iter(mail).nth(DEEPEST).is_some()
}

/// Bytes of all lines with a colon near their beginning, and of those they go on in. Files travel in base64, which has none.
fn bytes_of_headers(mail: &[u8]) -> usize {
    let mut is_header = false;
    let headers = mail.split(|byte| *byte == b'\n').filter(|line| {
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            is_header = line[..line.len().min(100)].contains(&b':');
        }
        is_header
    });
    headers.map(|line| line.len() + 1).sum()
}
