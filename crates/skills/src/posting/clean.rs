//! From what a source hands over to plain text: markup taken out, references resolved, lines kept.
//!
//! Text that was encoded twice is decoded twice. What only looks like markup ("salary < 50 k") stays.

use std::borrow::Cow;

use super::markup::without_markup;

/// How much of a raw text is looked at, in bytes; and how long the plain text may be, in characters.
const MOST_RAW: usize = 400_000;
const MOST_PLAIN: usize = 60_000;
/// Decoding is done at most so often.
const ROUNDS: usize = 3;

/// The plain text of a description.
pub(super) fn plain(raw: &str) -> String {
    let raw = &raw[..raw.floor_char_boundary(MOST_RAW)];
    let mut text = raw.to_owned();
    for _ in 0..ROUNDS {
        if !text.contains(['<', '&']) {
            break;
        }
        let decoded = without_markup(&text);
        let done = decoded == text;
        text = decoded;
        if done {
            break;
        }
    }
    tidy_lines(&text)
}

/// The plain text of a field that is one line: a title, a name.
pub(super) fn plain_line(raw: &str, most: usize) -> String {
    let raw = &raw[..raw.floor_char_boundary(4_000)];
    let text = plain(raw);
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .chars()
        .take(most)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

/// Spaces joined, bullets alike, at most one empty line in a row, no control characters, not too long.
fn tidy_lines(text: &str) -> String {
    let text = plain_line_ends(text);
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.split('\n').flat_map(split_bullets) {
        let line = tidy_line(line);
        if line.is_empty() || line == "-" {
            if !empty {
                out.push('\n');
            }
            empty = true;
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line);
        empty = false;
    }
    if out.len() > MOST_PLAIN {
        let end = out.char_indices().nth(MOST_PLAIN).map_or(out.len(), |(at, _)| at);
        out.truncate(end);
    }
    out.truncate(out.trim_end().len());
    out
}

/// The text with every end of a line written alike.
fn plain_line_ends(text: &str) -> Cow<'_, str> {
    const OTHERS: [char; 5] = ['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'];
    if text.contains(OTHERS) {
        Cow::Owned(text.replace("\r\n", "\n").replace(OTHERS, "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A list that lost its line breaks ("• this • that") gets them back.
fn split_bullets(line: &str) -> Vec<&str> {
    if line.is_ascii() {
        return vec![line];
    }
    for bullet in ['•', '●', '▪', '\u{f0b7}', '➢', '✓'] {
        if line.matches(bullet).count() > 1 {
            let mut parts = Vec::new();
            let mut from = 0;
            for (at, _) in line.match_indices(bullet) {
                parts.push(&line[from..at]);
                from = at;
            }
            parts.push(&line[from..]);
            parts.retain(|part| !part.trim().is_empty());
            return parts;
        }
    }
    vec![line]
}

fn tidy_line(line: &str) -> String {
    if is_tidy(line) {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    for c in line.chars().filter_map(repaired) {
        if c == ' ' && (out.is_empty() || out.ends_with(' ')) {
            continue;
        }
        out.push(c);
    }
    out.truncate(out.trim_end_matches([' ', '|']).len());
    let rest = out.trim_start_matches(is_bullet);
    if rest.len() < out.len() && !rest.is_empty() {
        return format!("- {}", rest.trim_start());
    }
    match out.strip_prefix(['*', '-', '–', '—']) {
        Some(rest) if rest.starts_with(' ') => format!("- {}", rest.trim_start()),
        _ => out,
    }
}

/// Whether a line is plainly tidy as it is: it begins with a letter or digit, or after "- ", and holds nothing to mend.
fn is_tidy(line: &str) -> bool {
    let bytes = line.strip_prefix("- ").unwrap_or(line).as_bytes();
    let begins = bytes.first().is_some_and(u8::is_ascii_alphanumeric);
    let ends = bytes.last().is_some_and(|last| !matches!(last, b' ' | b'|'));
    begins && ends && bytes.iter().all(|byte| matches!(byte, b' '..=b'~')) && !bytes.windows(2).any(|two| two == b"  ")
}

fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '▪'
            | '◦'
            | '‣'
            | '●'
            | '○'
            | '■'
            | '□'
            | '➢'
            | '➤'
            | '►'
            | '▶'
            | '✓'
            | '✔'
            | '❖'
            | '\u{f0b7}'
            | '\u{f0a7}'
    )
}

/// White space as a space; characters nobody sees left out; marks of Windows-1252 that were taken for Latin-1 restored.
fn repaired(c: char) -> Option<char> {
    Some(match c {
        '\u{85}' => '…',
        '\u{91}' => '‘',
        '\u{92}' => '’',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{95}' => '•',
        '\u{96}' => '–',
        '\u{97}' => '—',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
            return None;
        }
        _ if c.is_whitespace() => ' ',
        _ if c.is_control() => return None,
        _ => c,
    })
}

#[cfg(test)]
mod tests {
    use super::{plain, plain_line};

    #[test]
    fn markup_becomes_lines() {
        for (raw, expected) in [
            (
                "<p>We need:</p><ul><li>SQL</li><li>Python &amp; R</li></ul>",
                "We need:\n\n- SQL\n- Python & R",
            ),
            ("One<br/>two<BR>three", "One\ntwo\nthree"),
            ("&lt;p&gt;Double &amp;amp; encoded&lt;/p&gt;", "Double & encoded"),
            (
                "a &lt; b, salary < 50 k, <3 years & more",
                "a < b, salary < 50 k, <3 years & more",
            ),
            ("you&rsquo;re&nbsp;here&#8217;s&#x2013;it", "you’re here’s–it"),
            ("x<script>alert('no')</script>y<style>p{}</style>z<!-- c -->!", "xyz!"),
            ("• Drive • Load • Unload", "- Drive\n- Load\n- Unload"),
            ("·  One\n*  two\n– three\n-\n*bold*", "- One\n- two\n- three\n\n*bold*"),
            ("<b>C++</b> <notatag> stays", "C++ <notatag> stays"),
            ("a\r\n\r\n\r\n\r\nb\u{200b}c\u{0}", "a\n\nbc"),
            ("<div>wrapped\nline</div><br><br><p>x", "wrapped line\n\nx"),
        ] {
            assert_eq!(plain(raw), expected, "{raw}");
        }
    }

    #[test]
    fn titles_are_one_line() {
        assert_eq!(
            plain_line(" Nurse &ndash; <b>nights</b>\n(m/f/d) ", 200),
            "Nurse – nights (m/f/d)"
        );
        assert_eq!(plain_line(&"x".repeat(500), 200).len(), 200);
    }

    #[test]
    fn hostile_text_ends() {
        assert_eq!(plain(&"<".repeat(100_000)).len(), 60_000);
        assert!(plain(&"<script>".repeat(50_000)).is_empty());
        assert!(plain(&"&amp;".repeat(50_000)).len() <= 60_000);
        plain(&"<li>".repeat(100_000));
    }
}
