//! A text as sentences of stems.

use std::ops::Range;

use crate::text::{Different, Words, append_stem};

/// A sentence has at most so many words; what is longer is cut.
const LONGEST_SENTENCE: usize = 120;
/// A text has at most so many sentences that are read.
const MOST_SENTENCES: usize = 500;

/// Words that say nothing of what somebody can do.
const EMPTY: [&str; 60] = [
    "a", "an", "the", "of", "in", "on", "for", "to", "and", "or", "with", "by", "as", "at", "from", "is", "are", "be",
    "this", "that", "these", "those", "it", "its", "their", "our", "your", "you", "we", "will", "other", "such",
    "using", "use", "used", "etc", "any", "all", "not", "no", "more", "into", "within", "about", "which", "who",
    "have", "has", "can", "must", "should", "would", "i", "they", "if", "than", "also", "over", "between", "how",
];

/// The sentences of a text as numbers of its different words, and the stems of these. Made once for a text, whatever number of
/// taxonomies it is read with.
#[derive(Debug)]
pub struct Said {
    /// The words of all sentences that say something.
    words: Vec<u32>,
    /// Where each sentence ends in `words`.
    ends: Vec<usize>,
    /// The stems of the different words one behind the other, and where each ends.
    stems: String,
    stem_ends: Vec<usize>,
}

impl Said {
    /// Lays `text` out: its first 500 sentences, of each the first 120 words that say something.
    pub fn of(text: &str) -> Self {
        let mut different = Different::default();
        // The empty words have the first numbers.
        for word in EMPTY {
            different.number(word);
        }
        let mut said = Self {
            words: Vec::with_capacity(text.len() / 8),
            ends: Vec::new(),
            stems: String::new(),
            stem_ends: Vec::new(),
        };
        for sentence in sentences(text).take(MOST_SENTENCES) {
            let words = Words::of(sentence);
            let numbers = words.all().iter().map(|word| different.number(words.folded(word)));
            let full = numbers.filter(|number| *number >= EMPTY.len()).take(LONGEST_SENTENCE);
            said.words
                .extend(full.map(|number| u32::try_from(number - EMPTY.len()).unwrap_or(u32::MAX)));
            said.ends.push(said.words.len());
        }
        for word in different.words().skip(EMPTY.len()) {
            append_stem(word, &mut said.stems);
            said.stem_ends.push(said.stems.len());
        }
        said
    }

    /// The stems of its different words, in order of their numbers.
    pub(super) fn stems(&self) -> impl Iterator<Item = &str> {
        parts(&self.stem_ends).map(|at| &self.stems[at])
    }

    /// The sentences as numbers of words.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &[u32]> {
        parts(&self.ends).map(|at| &self.words[at])
    }
}

/// The parts of what is laid end to end.
fn parts(ends: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(from, to)| from..*to)
}

fn stem(word: &str) -> String {
    let mut stem = String::with_capacity(word.len());
    append_stem(word, &mut stem);
    stem
}

/// The stems of a name or a description that say something.
pub(super) fn stems(text: &str) -> Vec<String> {
    let words = Words::of(text);
    let folded = words.all().iter().map(|word| words.folded(word));
    folded.filter(|word| !EMPTY.contains(word)).map(stem).collect()
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let end = |c: char| matches!(c, '\n' | '\r' | '!' | '?' | ';' | '•');
    text.split(end)
        .flat_map(|line| line.split(". "))
        .filter(|sentence| !sentence.trim().is_empty())
}
