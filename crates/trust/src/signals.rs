//! Phrases that speak for or against a posting, read from `data/signals.toml`.

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;

use crate::{
    advert::{Advert, Field},
    check::Reason,
};

const BUILT_IN: &str = include_str!("../data/signals.toml");
/// A quote has at most about so many bytes.
pub(crate) const LONGEST_QUOTE: usize = 160;
/// So many bytes before a phrase may deny it.
const DENIAL_REACH: usize = 120;
/// The beginning of a sentence that says nothing is asked of people.
const NOTHING_ASKED: &str =
    r"(?:\bnever|\bnot|n['’]t)\W+(?:\w+\W+){0,2}(?:ask|charge|take|request|require|demand|collect|want)\w*\b[^.!?\n]*$";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Words that deny what follows.
    denials: Vec<String>,
    signal: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    points: f64,
    /// Whether it alone makes a posting dangerous.
    #[serde(default)]
    danger: bool,
    /// Whether it does not count where it is denied ("no registration fee").
    #[serde(default)]
    deniable: bool,
    /// Whether alone it accuses nobody.
    #[serde(default)]
    colours: bool,
    /// Where it is looked for; everywhere when not told.
    #[serde(default)]
    fields: Vec<Field>,
    patterns: Vec<String>,
    /// Texts it must be found in, and texts it must not be found in: the tests try them.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the tests"))]
    finds: Vec<String>,
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "for the tests"))]
    passes_over: Vec<String>,
}

#[derive(Debug)]
struct Signal {
    code: String,
    points: f64,
    danger: bool,
    deniable: bool,
    colours: bool,
    fields: Vec<Field>,
    pattern: Regex,
}

/// All signals by phrases.
#[derive(Debug)]
pub(crate) struct Signals {
    signals: Vec<Signal>,
    denial: Regex,
}

impl Signals {
    /// Those of the program.
    pub(crate) fn built_in() -> Self {
        Self::of_file(read())
    }

    fn of_file(file: File) -> Self {
        Self {
            denial: pattern(&[
                // What is denied in the sentence before is denied no longer.
                format!(
                    r"\b(?:{})[^\w.!?\n।]+(?:\w+[^\w.!?\n।]+){{0,3}}$",
                    file.denials.join("|")
                ),
                NOTHING_ASKED.to_owned(),
            ]),
            signals: file.signal.into_iter().map(signal).collect(),
        }
    }

    /// Those found in a posting, each once, where it stands first.
    pub(crate) fn of(&self, advert: &Advert<'_>) -> impl Iterator<Item = Reason> {
        self.signals.iter().filter_map(|signal| {
            signal.fields.iter().find_map(|field| {
                let text = advert.text(*field);
                let found = self.find(signal, text)?;
                Some(Reason {
                    code: signal.code.clone(),
                    field: *field,
                    quote: quote(text, &found).to_owned(),
                    points: signal.points,
                    colours: signal.colours,
                })
            })
        })
    }

    /// Whether a signal makes a posting dangerous alone.
    pub(crate) fn is_danger(&self, code: &str) -> bool {
        self.signals.iter().any(|signal| signal.code == code && signal.danger)
    }

    fn find(&self, signal: &Signal, text: &str) -> Option<Range<usize>> {
        let denied = |found: &Range<usize>| {
            let reach = found.start.saturating_sub(DENIAL_REACH);
            let from = (reach..=found.start)
                .find(|at| text.is_char_boundary(*at))
                .unwrap_or(found.start);
            self.denial.is_match(&text[from..found.start])
        };
        let found = signal.pattern.find_iter(text).map(|found| found.range());
        found.into_iter().find(|found| !(signal.deniable && denied(found)))
    }
}

/// The codes of all phrases that speak against a posting.
pub(crate) fn codes() -> impl Iterator<Item = String> {
    let against = read().signal.into_iter().filter(|entry| entry.points > 0.0);
    against.map(|entry| entry.code)
}

fn read() -> File {
    toml::from_str(BUILT_IN).expect("data/signals.toml is read by the tests")
}

fn signal(entry: Entry) -> Signal {
    Signal {
        pattern: pattern(&entry.patterns),
        code: entry.code,
        points: entry.points,
        danger: entry.danger,
        deniable: entry.deniable,
        colours: entry.colours,
        fields: if entry.fields.is_empty() {
            Field::WRITTEN.to_vec()
        } else {
            entry.fields
        },
    }
}

fn pattern(alternatives: &[String]) -> Regex {
    RegexBuilder::new(&alternatives.join("|"))
        .case_insensitive(true)
        .build()
        .expect("the patterns are tried by the tests")
}

/// The sentence around what was found; of a long one the whole words that are near.
fn quote<'t>(text: &'t str, found: &Range<usize>) -> &'t str {
    let is_end = |c: char| matches!(c, '.' | '!' | '?' | '\n' | '\r' | '•' | '।');
    let spare = LONGEST_QUOTE.saturating_sub(found.len()) / 2;
    let earliest = boundary(text, found.start.saturating_sub(spare));
    let latest = boundary(text, (found.end + spare).min(text.len()));
    let whole_words_from = match text[earliest..found.start].find(char::is_whitespace) {
        Some(space) if earliest > 0 => earliest + space,
        _ => earliest,
    };
    let whole_words_to = match text[found.end..latest].rfind(char::is_whitespace) {
        Some(space) if latest < text.len() => found.end + space,
        _ => latest,
    };
    let begin = text[earliest..found.start]
        .rfind(is_end)
        .map_or(whole_words_from, |at| earliest + at);
    let end = text[found.end..latest]
        .find(is_end)
        .map_or(whole_words_to, |at| found.end + at);
    let sentence = &text[begin..end.max(found.end)];
    sentence.trim_matches(|c: char| is_end(c) || c.is_whitespace())
}

/// The next place at or before this where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Field, Signals, quote, read};
    use crate::Advert;

    /// Codes of what is found in a text.
    fn codes(signals: &Signals, field: Field, text: &str) -> Vec<String> {
        let advert = match field {
            Field::Title => Advert {
                title: text,
                ..Advert::default()
            },
            _ => Advert {
                description: text,
                ..Advert::default()
            },
        };
        signals.of(&advert).map(|reason| reason.code).collect()
    }

    #[test]
    fn every_signal_finds_its_texts_and_passes_over_the_others() {
        let signals = Signals::built_in();
        for entry in read().signal {
            let field = entry.fields.first().copied().unwrap_or(Field::Description);
            assert!(!entry.finds.is_empty(), "{} has no text to find", entry.code);
            for text in &entry.finds {
                assert!(
                    codes(&signals, field, text).contains(&entry.code),
                    "{}: {text}",
                    entry.code
                );
            }
            for text in &entry.passes_over {
                assert!(
                    !codes(&signals, field, text).contains(&entry.code),
                    "{}: {text}",
                    entry.code
                );
            }
        }
    }

    #[test]
    fn every_pattern_is_needed_by_a_text_it_finds() {
        for entry in read().signal {
            for pattern in &entry.patterns {
                let pattern_alone = super::pattern(std::slice::from_ref(pattern));
                assert!(
                    entry.finds.iter().any(|text| pattern_alone.is_match(text)),
                    "{}: no text for {pattern}",
                    entry.code
                );
            }
        }
    }

    #[test]
    fn codes_are_names_and_none_stands_twice() {
        let mut met = BTreeSet::new();
        for entry in read().signal {
            assert!(
                entry.code.chars().all(|c| c.is_ascii_lowercase() || c == '_'),
                "{}",
                entry.code
            );
            assert!(met.insert(entry.code.clone()), "{} stands twice", entry.code);
            assert!(
                entry.points.abs() <= 4.0 && (!entry.danger || entry.points >= 1.5),
                "{}",
                entry.code
            );
        }
    }

    #[test]
    fn a_quote_is_the_sentence_and_never_cuts_a_letter() {
        let text = "Guten Tag! Überweisen Sie die Gebühr heute. Danke.";
        let at = text.find("Gebühr").unwrap();
        assert_eq!(quote(text, &(at..at + 7)), "Überweisen Sie die Gebühr heute");
        let words = "one two three ".repeat(50);
        let at = words.find("three one two three one").unwrap() + 280;
        assert!(
            words
                .split(' ')
                .any(|word| quote(&words, &(at..at + 1)).starts_with(word))
        );
        assert!(!quote(&words, &(at..at + 1)).ends_with("thre"));
        let long = "ü".repeat(300);
        assert!(quote(&long, &(200..202)).len() <= 164);
    }
}
