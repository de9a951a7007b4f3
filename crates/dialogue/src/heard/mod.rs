//! What was heard in a message: what it wants, and what it names.
//!
//! | file | reads |
//! |---|---|
//! | `patterns` | sure commands: "why 2", "stop", yes and no |
//! | `words` | the tables those are read by |
//! | `number` | numbers, ordinals, letters of choices |
//! | `day` | "next Friday", "in two weeks", "12 March" |
//! | `wishes` | part-time, remote, pay, hours |
//! | `work` | occupations and skills |
//! | `telling` | what an answer in an interview tells |
//! | `place` | towns, and which of several is meant |
//! | `language` | which language it is in, or asks for |
//!
//! To read one more thing: a file here with a function from the text to it, and a table of wordings as its test.

pub(crate) mod day;
pub(crate) mod language;
pub(crate) mod number;
pub(crate) mod patterns;
pub(crate) mod place;
pub(crate) mod telling;
pub(crate) mod wishes;
mod words;
pub(crate) mod work;

use skills::text::Words;

use crate::{act::Act, around::Around};

/// So much of a message is read, in characters.
const LONGEST: usize = 4_000;
/// From this sureness on, an intent wins over an answer that was expected.
const SURE: f64 = 0.8;
/// Below this sureness, more guesses are wrong than right: it is asked, not done.
const LEAST: f64 = 0.4;

/// A message.
#[derive(Debug)]
pub(crate) struct Heard<'a> {
    /// As written.
    pub(crate) whole: &'a str,
    /// As written, cut.
    pub(crate) text: &'a str,
    /// Its words, folded.
    pub(crate) words: Vec<String>,
    /// What it surely means.
    pub(crate) act: Option<Act>,
    /// What it most likely means, and how likely.
    pub(crate) guess: Option<(Act, f64)>,
    /// What it comes near to, where that is too unlikely to be done without asking.
    pub(crate) near: Option<Act>,
}

impl<'a> Heard<'a> {
    pub(crate) fn of(text: &'a str, around: &Around<'_>) -> Self {
        let whole = text.trim();
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
        let text = text[..end].trim();
        let words = folded(text);
        let read = around.readers.intents.read(text);
        let act = read.intent.and_then(patterns::of_intent);
        let act = act.map(|act| patterns::with_number(act, &words));
        let (guess, near) = if read.confidence >= LEAST {
            (act.map(|act| (act, read.confidence)), None)
        } else {
            (None, act)
        };
        Self {
            act: if text == "?" {
                Some(Act::Help)
            } else {
                patterns::sure(&words)
            },
            guess,
            near,
            whole,
            text,
            words,
        }
    }

    /// Whether it is surely about something else than the work and wishes a question may be about.
    pub(crate) fn turns_away(&self) -> bool {
        let within = |act: &Act| {
            matches!(
                act,
                Act::Find | Act::Register | Act::Narrow(_) | Act::Profile | Act::Help
            )
        };
        self.guess
            .as_ref()
            .is_some_and(|(act, likely)| *likely >= SURE && !within(act))
    }
}

/// The words of a text without case and accents.
pub(crate) fn folded(text: &str) -> Vec<String> {
    let words = Words::of(text);
    let all = words.all().iter();
    all.map(|word| words.folded(word).replace(['\'', '\u{2019}'], ""))
        .collect()
}

/// Whether a folded word is one of a list, which is written as people write.
pub(crate) fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|other| folded(other).concat() == word)
}

/// A mail address in a text.
pub(crate) fn email(text: &str) -> Option<String> {
    let edge = |c: char| !c.is_alphanumeric();
    text.split_whitespace()
        .map(|word| word.trim_matches(edge))
        .find_map(|word| {
            let (name, host) = word.split_once('@')?;
            let good = !name.is_empty()
                && word.len() <= 254
                && host.contains('.')
                && host.split('.').all(|part| !part.is_empty())
                && host.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-');
            good.then(|| word.to_lowercase())
        })
}

#[cfg(test)]
mod tests {
    #[test]
    fn mail_addresses_are_found_in_a_sentence() {
        for (text, found) in [
            ("it is Asha@example.org.", Some("asha@example.org")),
            ("asha@example", None),
            ("@example.org", None),
            ("a@b..c", None),
            ("no mail", None),
        ] {
            assert_eq!(super::email(text).as_deref(), found, "{text}");
        }
    }
}
