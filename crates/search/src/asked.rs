//! Reads what a person typed into a search field. Nothing they can type is an error.

use std::ops::Range;

use crate::tokens::tokens;

/// So much of what was typed counts, in bytes; nobody types more on purpose.
const MAX_TYPED: usize = 1_000;
/// So many words, phrases and exclusions count, each.
const MAX_PARTS: usize = 16;
/// So many words of one phrase count.
const MAX_PHRASE: usize = 12;
/// So many other names count.
const MAX_ALSO: usize = 16;

/// Words that say nothing about the opening. They count only when nothing else was typed.
const SMALL: &[&str] = &[
    "a",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "by",
    "for",
    "from",
    "i",
    "im",
    "in",
    "is",
    "job",
    "jobs",
    "looking",
    "me",
    "my",
    "near",
    "need",
    "not",
    "of",
    "on",
    "or",
    "our",
    "the",
    "to",
    "vacancies",
    "vacancy",
    "want",
    "with",
];

/// What was typed, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Words to find.
    pub(crate) words: Vec<Word>,
    /// Phrases to find.
    pub(crate) phrases: Vec<Vec<String>>,
    /// Words and phrases to leave out.
    pub(crate) without: Vec<Vec<String>>,
    /// Other names for all of the words.
    pub(crate) also: Vec<Vec<String>>,
    /// What was typed, cut to what counts.
    typed: String,
}

/// A word as typed; `front-end` has two tokens.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// What it was cut into: one, usually.
    pub(crate) tokens: Vec<String>,
    /// Whether it may still be being typed: nothing stands after it.
    pub(crate) last: bool,
    span: Range<usize>,
}

impl Word {
    /// The word itself, when it is not a compound.
    pub(crate) fn single(&self) -> Option<&str> {
        match self.tokens.as_slice() {
            [token] => Some(token),
            _ => None,
        }
    }
}

impl Asked {
    /// Takes apart what was typed and the other names beside it.
    pub(crate) fn read(typed: &str, also: &[String]) -> Self {
        let typed = &typed[..typed.floor_char_boundary(MAX_TYPED)];
        let also = also
            .iter()
            .take(MAX_ALSO)
            .map(|name| phrase(name))
            .filter(|name| !name.is_empty())
            .collect();
        let mut asked = Self {
            words: vec![],
            phrases: vec![],
            without: vec![],
            also,
            typed: typed.to_owned(),
        };
        let mut at = 0;
        while at < typed.len() {
            at += asked.take_piece(at);
        }
        asked.drop_small_words();
        asked.words.truncate(MAX_PARTS);
        asked.phrases.truncate(MAX_PARTS);
        asked.without.truncate(MAX_PARTS);
        asked
    }

    /// Whether there is nothing to find words by.
    pub(crate) fn finds_nothing(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && self.also.is_empty()
    }

    /// What was typed with some words put right; `None` when none is.
    pub(crate) fn corrected(&self, right: &[Option<String>]) -> Option<String> {
        let mut text = self.typed.clone();
        for (word, right) in self.words.iter().zip(right).rev() {
            if let Some(right) = right {
                text.replace_range(word.span.clone(), right);
            }
        }
        right.iter().any(Option::is_some).then_some(text)
    }

    /// Takes the piece that starts at byte `at`; returns its length in bytes.
    fn take_piece(&mut self, at: usize) -> usize {
        let rest = &self.typed[at..];
        let bare = rest.trim_start_matches(['-', '–', '−']);
        let leave_out = bare.len() < rest.len();
        let start = rest.len() - bare.len();
        let (length, words) = match bare.chars().next() {
            Some(c) if is_quote(c) => {
                let inner = &bare[c.len_utf8()..];
                let end = inner.find(is_quote).unwrap_or(inner.len());
                let closing = inner[end..].chars().next().map_or(0, char::len_utf8);
                (start + c.len_utf8() + end + closing, phrase(&inner[..end]))
            }
            Some(c) if parts(c) => return start + c.len_utf8(),
            Some(_) => {
                let end = bare.find(|c| parts(c) || is_quote(c)).unwrap_or(bare.len());
                return self.take_word(at + start..at + start + end, leave_out, start + end);
            }
            None => return rest.len(),
        };
        match (words.is_empty(), leave_out) {
            (true, _) => {}
            (false, true) => self.without.push(words),
            (false, false) => self.phrases.push(words),
        }
        length
    }

    fn take_word(&mut self, span: Range<usize>, leave_out: bool, length: usize) -> usize {
        let tokens = phrase(&self.typed[span.clone()]);
        if leave_out && !tokens.is_empty() {
            self.without.push(tokens);
        } else if !tokens.is_empty() && !self.words.iter().any(|word| word.tokens == tokens) {
            let last = span.end == self.typed.len();
            self.words.push(Word { tokens, last, span });
        }
        length
    }

    fn drop_small_words(&mut self) {
        let small = |word: &Word| word.single().is_some_and(|word| SMALL.contains(&word));
        if !self.phrases.is_empty() || !self.words.iter().all(small) {
            self.words.retain(|word| !small(word));
        }
    }
}

fn phrase(text: &str) -> Vec<String> {
    let text = &text[..text.floor_char_boundary(MAX_TYPED)];
    let mut words = tokens(text);
    words.truncate(MAX_PHRASE);
    words
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// What stands between words; a dash or a point inside one makes a compound instead.
fn parts(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ',' | ';' | ':' | '|' | '/' | '\\' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>'
        )
}

#[cfg(test)]
mod tests {
    use super::Asked;

    fn read(typed: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let asked = Asked::read(typed, &[]);
        let join = |parts: &[Vec<String>]| parts.iter().map(|part| part.join(" ")).collect();
        let words = asked.words.iter().map(|word| word.tokens.join(" ")).collect();
        (words, join(&asked.phrases), join(&asked.without))
    }

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        let (words, phrases, without) = read("Nurse \"night shift\" -senior -\"head nurse\" front-end");
        assert_eq!(words, texts(&["nurse", "front end"]));
        assert_eq!(phrases, texts(&["night shift"]));
        assert_eq!(without, texts(&["senior", "head nurse"]));
    }

    #[test]
    fn small_words_count_only_alone() {
        assert_eq!(read("jobs as a cook in the kitchen").0, texts(&["cook", "kitchen"]));
        assert_eq!(read("the job").0, texts(&["the", "job"]));
    }

    #[test]
    fn an_open_quote_runs_to_the_end_and_bare_signs_are_nothing() {
        assert_eq!(read("\"night shift").1, texts(&["night shift"]));
        assert_eq!(
            read("- -- \"\" -\" ((( ]] !? cook"),
            (texts(&[]), texts(&[]), texts(&["cook"]))
        );
        assert_eq!(read("!!! ??? ***").0, texts(&[]));
    }

    #[test]
    fn only_the_beginning_of_a_long_text_counts() {
        let long = "ä😀 word ".repeat(2_000);
        assert!(Asked::read(&long, &[]).words.len() <= 16);
        let many: Vec<String> = (0..100).map(|number| format!("w{number}")).collect();
        assert_eq!(Asked::read(&many.join(" "), &[]).words.len(), 16);
    }

    #[test]
    fn a_correction_keeps_everything_else_as_it_was_typed() {
        let asked = Asked::read("Nrse  in Köln, -Senior", &[]);
        assert_eq!(
            asked.corrected(&[Some("nurse".into()), None]),
            Some("nurse  in Köln, -Senior".into())
        );
        assert_eq!(asked.corrected(&[None, None]), None);
    }

    #[test]
    fn only_the_word_at_the_very_end_may_still_be_being_typed() {
        let last = |typed| {
            Asked::read(typed, &[])
                .words
                .iter()
                .map(|word| word.last)
                .collect::<Vec<_>>()
        };
        assert_eq!(last("head nur"), [false, true]);
        assert_eq!(last("head nurse "), [false, false]);
    }
}
