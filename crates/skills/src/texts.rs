//! How alike texts are by their words.

use crate::{
    facts::Folded,
    titles::view::{Bag, View, counted, key},
};

/// As much of a text as is read, in bytes.
const LONGEST: usize = 20_000;

/// Texts to compare others with: vectors of their words, in which what is rare among them weighs more. Made once, then
/// asked any number of times.
#[derive(Debug)]
pub struct TextCorpus(View);

impl TextCorpus {
    /// Of these texts.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let bags: Vec<Bag> = texts.into_iter().map(words).collect();
        Self(View::by_rarity(&bags))
    }

    /// The cosine of a text with each, in order, in millionths.
    pub fn likeness(&self, text: &str) -> Vec<u64> {
        self.0.likeness(&words(text))
    }
}

fn words(text: &str) -> Bag {
    let folded = Folded::of(&text[..text.floor_char_boundary(LONGEST)]);
    let words = folded.text().split(|c: char| !c.is_alphanumeric());
    counted(
        words
            .filter(|word| !word.is_empty())
            .map(|word| (key(word), 1))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::TextCorpus;

    #[test]
    fn rare_words_in_common_weigh_more_than_common_ones() {
        let corpus = TextCorpus::new([
            "You work with us in the kitchen and roast coffee.",
            "You work with us in the kitchen and wash up.",
            "Roasting of coffee",
            "",
        ]);
        let likeness = corpus.likeness("Coffee for us: roast it!");
        assert!(likeness[0] > likeness[1] && likeness[2] > likeness[1], "{likeness:?}");
        assert_eq!(likeness[3], 0);
        assert_eq!(corpus.likeness(""), [0; 4]);
    }
}
