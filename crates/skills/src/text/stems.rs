//! Stems of English words, each worked out once.
//!
//! Taking a word apart costs far more than finding it again, and texts of one kind share most of their words: what was worked
//! out is kept for the texts that come after. It changes nothing but the time: a word has the same stem always.

use std::cell::RefCell;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

/// So many words are kept; then it begins anew. Texts in which every word is new must not fill the memory.
const MOST_KEPT: usize = 1 << 16;
/// A word of more bytes is not kept.
const LONGEST_KEPT: usize = 40;

thread_local! {
    static KEPT: RefCell<Stems> = RefCell::new(Stems::new());
}

/// A stemmer that keeps what it worked out.
struct Stems {
    stemmer: Stemmer,
    kept: FxHashMap<Box<str>, Box<str>>,
}

impl Stems {
    fn new() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
            kept: FxHashMap::default(),
        }
    }

    fn append(&mut self, word: &str, to: &mut String) {
        if let Some(stem) = self.kept.get(word) {
            to.push_str(stem);
            return;
        }
        let stem = self.stemmer.stem(word);
        to.push_str(&stem);
        if word.len() <= LONGEST_KEPT {
            if self.kept.len() >= MOST_KEPT {
                self.kept.clear();
            }
            self.kept.insert(word.into(), stem.as_ref().into());
        }
    }
}

/// Appends the stem of a folded word, by Porter's English stemmer (Snowball).
pub(crate) fn append_stem(word: &str, to: &mut String) {
    KEPT.with_borrow_mut(|stems| stems.append(word, to));
}

#[cfg(test)]
mod tests {
    use super::{MOST_KEPT, append_stem};

    fn stem(word: &str) -> String {
        let mut stem = String::new();
        append_stem(word, &mut stem);
        stem
    }

    #[test]
    fn a_word_has_the_same_stem_whatever_was_asked_before() {
        assert_eq!(stem("welding"), "weld");
        for nr in 0..=MOST_KEPT {
            stem(&format!("word{nr}"));
        }
        assert_eq!(
            (stem("welding"), stem("welded")),
            ("weld".to_owned(), "weld".to_owned())
        );
        let long = "x".repeat(1000);
        assert_eq!(stem(&long), long);
    }
}
