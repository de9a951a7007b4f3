//! The different words of a text, each numbered once: what is worked out for a word is worked out once, not each time it stands
//! there.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// Different words in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Different {
    /// All of them, one behind the other.
    letters: String,
    /// Where each ends in `letters`.
    ends: Vec<u32>,
    /// Numbers of words and one, by their hash; 0 is a free place. Its length is a power of two, and at least half of it is free.
    places: Vec<u32>,
}

impl Different {
    /// The number of a word, a new one if it is new.
    pub(crate) fn number(&mut self, word: &str) -> usize {
        if self.ends.len() * 2 >= self.places.len() {
            self.grow();
        }
        let place = self.place(word);
        if self.places[place] == 0 {
            self.letters.push_str(word);
            // Texts are cut at 8 MiB: everything fits.
            self.ends.push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
            self.places[place] = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        }
        self.places[place] as usize - 1
    }

    /// The word of a number.
    pub(crate) fn word(&self, number: usize) -> &str {
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[from as usize..self.ends[number] as usize]
    }

    /// How long all of them are together.
    pub(crate) fn bytes(&self) -> usize {
        self.letters.len()
    }

    /// Where a word is among the places, or where it belongs.
    fn place(&self, word: &str) -> usize {
        let last = self.places.len() - 1;
        let mut place = hash(word) & last;
        while self.places[place] != 0 && self.word(self.places[place] as usize - 1) != word {
            place = (place + 1) & last;
        }
        place
    }

    fn grow(&mut self) {
        let length = (self.places.len() * 2).max(512);
        self.places = vec![0; length];
        for number in 0..self.ends.len() {
            let place = self.place(self.word(number));
            self.places[place] = u32::try_from(number + 1).unwrap_or(u32::MAX);
        }
    }
}

/// A number that differs for most words.
#[expect(clippy::cast_possible_truncation, reason = "the lower bits of a hash are a hash")]
pub(crate) fn hash(word: &str) -> usize {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish() as usize
}

#[cfg(test)]
mod tests {
    use super::Different;

    #[test]
    fn each_word_has_one_number_and_each_number_one_word() {
        let mut different = Different::default();
        let word = |nr: usize| "x".repeat(nr % 7) + &nr.to_string();
        for nr in (0..3000).chain(0..3000) {
            assert_eq!(different.number(&word(nr)), nr);
        }
        assert!((0..3000).all(|nr| different.word(nr) == word(nr)));
        assert_eq!(different.number(""), 3000);
        assert_eq!(different.word(3000), "");
    }
}
