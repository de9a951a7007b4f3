//! What of a text is compared.

use std::hash::{Hash, Hasher};

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHasher;
use skills::text::Words;

/// Beyond so many characters a message is no question or wish that could be told apart by its words.
const LONGEST: usize = 2_000;
/// Pairs of words are at most so many words apart.
const APART: usize = 8;
const APOSTROPHES: [char; 2] = ['\'', '\u{2019}'];

/// Kinds of features: each weighs as much as any other, by the number in [`Kind::share`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Word,
    Stem,
    /// Neighbours, begin and end of the text among them.
    Pair,
    /// Two words in this order with others between them.
    Apart,
    /// Two to five letters of a word.
    Letters,
    /// Four to six characters across two words.
    Across,
}

impl Kind {
    pub(super) const ALL: [Self; 6] = [
        Self::Word,
        Self::Stem,
        Self::Pair,
        Self::Apart,
        Self::Letters,
        Self::Across,
    ];

    /// What the kind counts beside the others.
    pub(super) const fn share(self) -> f32 {
        match self {
            Self::Across => 0.7,
            _ => 1.0,
        }
    }
}

/// A feature, told from others of its own and every other kind by a hash.
pub(super) type Feature = u64;

/// All features of a text of these words, as often as they occur.
pub(super) fn features(words: &[String]) -> Vec<(Kind, Feature)> {
    let stemmer = Stemmer::create(Algorithm::English);
    let stems: Vec<_> = words.iter().map(|word| stemmer.stem(word)).collect();
    let mut found = Vec::new();
    let mut add = |kind: Kind, parts: &[&str]| found.push((kind, hash(kind, parts)));
    for (word, stem) in words.iter().zip(&stems) {
        add(Kind::Word, &[word]);
        add(Kind::Stem, &[stem]);
        each_run(&format!("<{word}>"), 2..=5, |letters| add(Kind::Letters, &[letters]));
    }
    let ends = ["^"].into_iter().chain(stems.iter().map(AsRef::as_ref)).chain(["$"]);
    for pair in ends.collect::<Vec<_>>().windows(2) {
        add(Kind::Pair, pair);
    }
    for (at, first) in stems.iter().enumerate() {
        for second in stems.iter().take(at + APART + 1).skip(at + 2) {
            add(Kind::Apart, &[first, second]);
        }
    }
    each_run(&format!(" {} ", words.join(" ")), 4..=6, |run| {
        let mut inner = run.chars();
        inner.next();
        inner.next_back();
        if inner.as_str().contains(' ') {
            add(Kind::Across, &[run]);
        }
    });
    found
}

fn hash(kind: Kind, parts: &[&str]) -> Feature {
    let mut hasher = FxHasher::default();
    kind.hash(&mut hasher);
    parts.hash(&mut hasher);
    hasher.finish()
}

/// The words of a text, without case, accents and apostrophes.
pub(super) fn words(text: &str) -> Vec<String> {
    let short: String = text.chars().take(LONGEST).collect();
    let words = Words::of(&short);
    words
        .all()
        .iter()
        .map(|word| words.folded(word).replace(APOSTROPHES, ""))
        .collect()
}

/// Every run of characters of these lengths.
fn each_run(text: &str, lengths: std::ops::RangeInclusive<usize>, mut each: impl FnMut(&str)) {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for length in lengths {
        for run in ends.windows(length + 1) {
            each(&text[run[0]..run[length]]);
        }
    }
}
