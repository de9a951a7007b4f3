//! Web and mail addresses: words inside them say nothing about a person or a posting.

/// The end of the run of characters at `from` that an address could be part of, in bytes.
pub(super) fn run_end(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii() {
            if parts(*byte) {
                return at;
            }
            at += 1;
        } else {
            let Some(c) = text[at..].chars().next().filter(|c| !c.is_whitespace()) else {
                return at;
            };
            at += c.len_utf8();
        }
    }
    text.len()
}

/// Whether an ASCII character is never part of an address: white space or a mark.
fn parts(byte: u8) -> bool {
    matches!(
        byte,
        b'\t'..=b'\r' | b' ' | b',' | b';' | b'(' | b')' | b'<' | b'>' | b'"' | b'[' | b']' | b'{' | b'}' | b'|'
    )
}

/// Whether such a run is an address.
pub(super) fn is_link(run: &str) -> bool {
    let bytes = run.as_bytes();
    let www = bytes.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"www."));
    // Most runs are plain words.
    let marked = || bytes.iter().any(|byte| matches!(byte, b'/' | b'@'));
    www || (marked() && (run.contains("://") || is_mail(bytes) || has_site_path(run)))
}

fn is_mail(run: &[u8]) -> bool {
    let letter = |at: Option<&u8>| at.is_some_and(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
    run.iter()
        .enumerate()
        .any(|(at, b)| *b == b'@' && at > 0 && letter(run.get(at - 1)) && letter(run.get(at + 1)))
}

/// "github.com/name", but not "node.js/react" or "ASP.NET/C#".
fn has_site_path(run: &str) -> bool {
    const ENDS: [&str; 8] = [".com", ".org", ".edu", ".gov", ".me", ".uk", ".in", ".de"];
    run.find('/')
        .is_some_and(|slash| ENDS.iter().any(|end| run[..slash].ends_with(end)))
}
