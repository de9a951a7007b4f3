//! A text as sentences of stems.

use std::sync::LazyLock;

use crate::text::{Owner, SharedLexis, Words, append_stem};

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

/// By which words remember whether they are among [`EMPTY`].
static IS_EMPTY: LazyLock<Owner> = LazyLock::new(Owner::new);

/// The sentences of a text as numbers of words. Made once for a text, whatever number of taxonomies it is read with.
#[derive(Debug)]
pub struct Said {
    lexis: SharedLexis,
    /// The words of all sentences that say something.
    words: Vec<u32>,
    /// Where each sentence ends in `words`.
    ends: Vec<usize>,
}

impl Said {
    /// Lays `text` out: its first 500 sentences, of each the first 120 words that say something.
    pub fn of(text: &str) -> Self {
        let lexis = SharedLexis::of_thread();
        let mut words = Vec::with_capacity(text.len() / 8);
        let mut ends = Vec::new();
        for sentence in sentences(text).take(MOST_SENTENCES) {
            let cut = Words::of(sentence);
            let numbers = lexis.numbers(cut.all().iter().map(|word| cut.folded(word)));
            let empty = lexis.told(&numbers, &IS_EMPTY, |word, _| u32::from(EMPTY.contains(&word)));
            let full = numbers.into_iter().zip(empty).filter(|(_, empty)| *empty == 0);
            words.extend(full.map(|(number, _)| number).take(LONGEST_SENTENCE));
            ends.push(words.len());
        }
        Self { lexis, words, ends }
    }

    /// What `tell` tells of the stem of each word, for `owner`.
    pub(super) fn told(&self, owner: &Owner, tell: impl Fn(&str) -> u32) -> Vec<u32> {
        self.lexis.told(&self.words, owner, |word, _| tell(&stem(word)))
    }

    /// What was told of the words, by sentence.
    pub(super) fn sentences<'s>(&'s self, told: &'s [u32]) -> impl Iterator<Item = &'s [u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(from, to)| &told[from..*to])
    }
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
