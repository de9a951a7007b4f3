//! Words parted at the end of a line.

use std::collections::BTreeSet;

use super::{columns::Region, rows::Row};

/// First parts of words that keep their hyphen: "full-time", "self-employed".
const KEEP: &[&str] = &[
    "co", "cross", "day", "decision", "e", "end", "ex", "first", "follow", "front", "full", "hands", "high", "in",
    "long", "low", "mid", "multi", "night", "non", "off", "on", "one", "open", "part", "post", "pre", "problem",
    "real", "record", "second", "self", "semi", "short", "three", "time", "two", "up", "user", "vice", "well", "world",
    "year",
];

/// The words of a document, to see how it writes a word elsewhere.
#[derive(Debug, Default)]
pub(super) struct Hyphens {
    words: BTreeSet<String>,
}

impl Hyphens {
    /// The words of all regions.
    pub(super) fn of<'a>(regions: impl Iterator<Item = &'a Region>) -> Self {
        let segments = regions.flat_map(|region| &region.rows).flat_map(Row::segments);
        let words = segments
            .flat_map(|segment| words(&segment.text))
            .map(str::to_lowercase)
            .collect();
        Self { words }
    }

    /// The line with its continuation: `over-` and `night` become one word, `part-` and `time` keep their hyphen.
    pub(super) fn join(&self, line: &mut String, next: &str) {
        let end = line.trim_end_matches(' ');
        match end.chars().next_back() {
            Some('\u{AD}') => {
                line.truncate(end.len() - '\u{AD}'.len_utf8());
            }
            Some(hyphen @ ('-' | '\u{2010}')) if is_parted(&end[..end.len() - hyphen.len_utf8()], next) => {
                let length = end.len();
                let keeps = self.keeps(&end[..length - hyphen.len_utf8()], next);
                line.truncate(if keeps { length } else { length - hyphen.len_utf8() });
            }
            _ => line.push(' '),
        }
        line.push_str(next.trim_start());
    }

    fn keeps(&self, before: &str, next: &str) -> bool {
        let first = last_word(before).to_lowercase();
        let second = words(next).next().unwrap_or_default().to_lowercase();
        if self.words.contains(&format!("{first}{second}")) {
            return false;
        }
        KEEP.contains(&first.as_str())
            || first.contains('-')
            || first.contains(|c: char| c.is_ascii_digit())
            || self.words.contains(&format!("{first}-{second}"))
    }
}

/// A letter or digit before the hyphen, a small letter after it.
fn is_parted(before: &str, next: &str) -> bool {
    before.ends_with(char::is_alphanumeric) && next.trim_start().starts_with(char::is_lowercase)
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !(c.is_alphanumeric() || c == '-'))
        .next()
        .unwrap_or_default()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Hyphens;

    #[test]
    fn parted_words_become_whole_and_compounds_keep_their_hyphen() {
        let mut hyphens = Hyphens::default();
        hyphens
            .words
            .extend(["twelve-lead".to_owned(), "cooperation".to_owned()]);
        let cases = [
            ("worked over-", "night", "worked overnight"),
            ("worked part-", "time", "worked part-time"),
            ("a twelve-", "lead ECG", "a twelve-lead ECG"),
            ("close co-", "operation", "close cooperation"),
            ("a 28-", "bed ward", "a 28-bed ward"),
            ("the IT-", "Abteilung", "the IT- Abteilung"),
            ("from 2016 -", "present", "from 2016 - present"),
            ("soft\u{AD}", "ware", "software"),
            ("and", "so on", "and so on"),
        ];
        for (line, next, expected) in cases {
            let mut joined = line.to_owned();
            hyphens.join(&mut joined, next);
            assert_eq!(joined, expected);
        }
    }
}
