//! Misspelled words, brought back to words that are known: one letter missing, too many, wrong, or changed with its neighbour
//! (the four errors of Damerau 1964), found by what is left when a letter is taken away.

use rustc_hash::FxHashMap;

/// A shorter word has too many neighbours to be told.
const SHORTEST: usize = 4;

/// Words that are known.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    /// Each with how often it occurs.
    known: FxHashMap<String, u32>,
    /// By what is left when a letter is taken away: known words.
    left: FxHashMap<String, Vec<String>>,
}

impl Spelling {
    pub(super) fn of(words: impl Iterator<Item = String>) -> Self {
        let mut spelling = Self::default();
        for word in words {
            *spelling.known.entry(word).or_default() += 1;
        }
        let mut known: Vec<&String> = spelling.known.keys().filter(|word| is_long(word)).collect();
        known.sort_unstable();
        for word in known {
            for left in without_one(word) {
                spelling.left.entry(left).or_default().push(word.clone());
            }
        }
        spelling
    }

    pub(super) fn knows(&self, word: &str) -> bool {
        self.known.contains_key(word)
    }

    /// The word itself when it is known or like none; otherwise the known word it is one error away from, of several the most
    /// usual.
    pub(super) fn mend(&self, word: String) -> String {
        if self.knows(&word) || !is_long(&word) {
            return word;
        }
        let shorter = without_one(&word);
        let too_many = shorter.iter().filter(|left| is_long(left) && self.knows(left));
        let missing = self.left.get(&word).into_iter().flatten();
        let other = shorter.iter().filter_map(|left| self.left.get(left)).flatten();
        let meant = too_many
            .chain(missing)
            .chain(other.filter(|known| is_one_error(known, &word)));
        // Of two as usual, the first by name: the same word is mended the same way every time.
        let meant = meant.max_by_key(|known| (self.known.get(*known), std::cmp::Reverse(*known)));
        meant.cloned().unwrap_or(word)
    }
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= SHORTEST && !word.contains(|c: char| c.is_ascii_digit())
}

/// The word without its first letter, without its second, and so on.
fn without_one(word: &str) -> Vec<String> {
    let without = |(at, letter): (usize, char)| format!("{}{}", &word[..at], &word[at + letter.len_utf8()..]);
    word.char_indices().map(without).collect()
}

/// Whether two words of equal length differ in one letter, or in two neighbours that changed places.
fn is_one_error(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let differing: Vec<usize> = (0..one.len().min(other.len()))
        .filter(|at| one[*at] != other[*at])
        .collect();
    one.len() == other.len()
        && match differing[..] {
            [_] => true,
            [first, second] => second == first + 1 && one[first] == other[second] && one[second] == other[first],
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn each_of_the_four_errors_is_mended_and_nothing_else() {
        let words = ["experience", "interview", "job", "post", "posts", "posts", "mobile"];
        let spelling = Spelling::of(words.into_iter().map(str::to_owned));
        let mended = |word: &str| spelling.mend(word.to_owned());
        assert_eq!(mended("experiance"), "experience");
        assert_eq!(mended("experiene"), "experience");
        assert_eq!(mended("intterview"), "interview");
        assert_eq!(mended("interveiw"), "interview");
        assert_eq!(mended("jobs"), "jobs", "short words have too many neighbours");
        assert_eq!(mended("postt"), "posts", "the more usual of two");
        assert_eq!(mended("intervewwi"), "intervewwi");
        assert_eq!(mended("interveiws"), "interveiws", "two errors");
        assert_eq!(mended("post"), "post", "what is known is meant");
    }
}
