//! What the person wrote now: the text without what it answers, and without the signature.
//!
//! Lines are judged one by one. Before quoted lines stands who wrote them and when (an *attribution*); answers between and
//! below quoted lines are kept. Where a program quotes without marks, its block of headers or its line ends the text. The words
//! of the programs are in `phrases`.

use super::{
    UNSEEN,
    phrases::{PHRASES, Phrases},
};

/// Lines an attribution may be broken over.
const BROKEN_OVER: usize = 3;

/// The text without quotes and signatures; paragraphs stay parted by one empty line.
pub(super) fn written_now(said: &str) -> String {
    let Some(phrases) = PHRASES.as_ref() else {
        return said.to_owned();
    };
    let lines: Vec<String> = said.lines().map(tidy).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut in_signature = false;
    let mut at = 0;
    while let Some(line) = lines.get(at).copied() {
        let rest = &lines[at..];
        if is_quoted(line) {
            in_signature = false;
            kept.push("");
            at += 1;
            continue;
        }
        if is_end(phrases, rest) {
            break;
        }
        if let Some(over) = attribution(phrases, rest) {
            let after = rest[over..].iter().find(|line| !line.is_empty());
            if after.is_none_or(|line| !is_quoted(line)) {
                break;
            }
            in_signature = false;
            at += over;
            continue;
        }
        if line == "--" || line == "—" {
            in_signature = true;
        }
        let is_said = !in_signature && !phrases.device.is_match(line);
        kept.push(if is_said { line } else { "" });
        at += 1;
    }
    joined(&kept)
}

/// Without what cannot be seen, and without space at the ends.
fn tidy(line: &str) -> String {
    let seen = line.chars().filter(|letter| !UNSEEN.contains(*letter));
    let spaced = seen.map(|letter| {
        if letter == '\u{a0}' || letter.is_control() {
            ' '
        } else {
            letter
        }
    });
    spaced.collect::<String>().trim().to_owned()
}

fn is_quoted(line: &str) -> bool {
    line.starts_with('>') || line.starts_with("| ") || line == "|"
}

/// How many lines an attribution here takes. Programs break it where the line is full.
fn attribution(phrases: &Phrases, rest: &[&str]) -> Option<usize> {
    let first = rest.first().filter(|line| !line.is_empty())?;
    let mut joined = String::from(*first);
    for over in 1..=BROKEN_OVER {
        if joined.ends_with([':', ':']) {
            let is_one = phrases.attribution.is_match(&joined) && !begins_later(phrases, &rest[1..over]);
            return is_one.then_some(over);
        }
        let next = rest.get(over).filter(|line| !line.is_empty() && !is_quoted(line))?;
        joined = format!("{joined} {next}");
    }
    None
}

/// Whether an attribution begins with a later one of its lines: then the first is something the person wrote.
fn begins_later(phrases: &Phrases, later: &[&str]) -> bool {
    (0..later.len()).any(|start| phrases.dated.is_match(&later[start..].join(" ")))
}

/// Whether nothing new comes from here on.
fn is_end(phrases: &Phrases, rest: &[&str]) -> bool {
    let line = rest.first().copied().unwrap_or_default();
    if phrases.end.is_match(line) {
        return true;
    }
    let drawn = line.len() >= 20 && line.chars().all(|letter| letter == '_' || letter == '-');
    let block = if drawn { &rest[1..] } else { rest };
    let mut block = block.iter().skip_while(|line| drawn && line.is_empty());
    let head = block.next().is_some_and(|line| phrases.head.is_match(line));
    // Programs part the lines of the block by empty ones, too.
    let filled = block.filter(|line| !line.is_empty()).take(4);
    head && filled.filter(|line| phrases.more_heads.is_match(line)).count() >= 2
}

fn joined(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        if !line.is_empty() || !(text.is_empty() || text.ends_with("\n\n")) {
            text += line;
            text.push('\n');
        }
    }
    text.trim().to_owned()
}
