//! Finding names while somebody types: the beginning of any word, small typing errors forgiven, best first.

use crate::text::Words;

/// Longer input is cut: nobody types more before choosing.
const MOST_CHARACTERS: usize = 80;
const MOST_WORDS: usize = 8;

/// Names to search in.
#[derive(Debug, Default)]
pub(crate) struct NameSearch {
    names: Vec<Name>,
}

#[derive(Debug)]
struct Name {
    owner: u16,
    main: bool,
    words: Vec<Word>,
}

/// A folded word with the letters it has.
#[derive(Debug)]
struct Word {
    text: Box<str>,
    letters: u64,
    /// How many letters it has.
    long: usize,
}

impl Word {
    fn of(text: &str) -> Self {
        // A bit for each letter; letters far apart share one, which only makes the quick look below less quick.
        let bit = |letter: char| 1_u64 << (u32::from(letter) % 64);
        Self {
            letters: text.chars().fold(0, |letters, letter| letters | bit(letter)),
            text: text.into(),
            long: text.chars().count(),
        }
    }
}

/// How good a hit is; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Typing errors forgiven.
    errors: usize,
    /// 0: the whole name; 1: its beginning, in order; 2: words anywhere in it.
    place: u8,
    /// 0 for the main name.
    other: bool,
    /// Words of the name that were not typed.
    left_over: usize,
}

impl NameSearch {
    /// Adds a name of `owner`.
    pub(crate) fn add(&mut self, owner: u16, name: &str, main: bool) {
        self.names.push(Name {
            owner,
            main,
            words: folded_words(name),
        });
    }

    /// Up to `n` owners, best first, then in order of their numbers.
    pub(crate) fn find(&self, typed: &str, n: usize) -> Vec<u16> {
        find_in(&[self], typed, n)
    }

    fn ranked(&self, typed: &[Word], forgiving: bool) -> Vec<(Rank, u16)> {
        let mut found: Vec<(u16, Rank)> = self
            .names
            .iter()
            .filter_map(|name| Some((name.owner, rank(name, typed, forgiving)?)))
            .collect();
        found.sort_unstable();
        found.dedup_by_key(|(owner, _)| *owner);
        let mut found: Vec<(Rank, u16)> = found.into_iter().map(|(owner, rank)| (rank, owner)).collect();
        found.sort_unstable();
        found
    }
}

/// Up to `n` owners by names of several lists: what is in the first goes before what is in the next, and what was typed
/// right before what had to be forgiven.
pub(crate) fn find_in(searches: &[&NameSearch], typed: &str, n: usize) -> Vec<u16> {
    let typed: String = typed.chars().take(MOST_CHARACTERS).collect();
    let mut typed = folded_words(&typed);
    typed.truncate(MOST_WORDS);
    let mut found: Vec<u16> = Vec::new();
    if typed.is_empty() {
        return found;
    }
    let passes = [false, true]
        .into_iter()
        .flat_map(|forgiving| searches.iter().map(move |search| (search, forgiving)));
    for (search, forgiving) in passes {
        if found.len() >= n {
            break;
        }
        for (_, owner) in search.ranked(&typed, forgiving) {
            if !found.contains(&owner) {
                found.push(owner);
            }
        }
    }
    found.truncate(n);
    found
}

fn folded_words(text: &str) -> Vec<Word> {
    let words = Words::of(text);
    words.all().iter().map(|word| Word::of(words.folded(word))).collect()
}

fn rank(name: &Name, typed: &[Word], forgiving: bool) -> Option<Rank> {
    // A bit for each word of the name that was met; names have fewer than 64.
    let mut used = 0_u64;
    let mut errors = 0;
    let mut in_order = true;
    let mut whole = true;
    for (at, word) in typed.iter().enumerate() {
        let hits = name
            .words
            .iter()
            .enumerate()
            .take(64)
            .filter(|(i, _)| used >> *i & 1 == 0);
        let best = hits
            .filter_map(|(i, full)| Some((errors_in(word, full, forgiving)?, i.abs_diff(at), i)))
            .min()?;
        used |= 1 << best.2;
        errors += best.0;
        in_order &= best.2 == at;
        whole &= name.words[best.2].text.len() == word.text.len();
    }
    let left_over = name.words.len() - typed.len();
    let place = match (in_order, whole && left_over == 0) {
        (true, true) => 0,
        (true, false) => 1,
        (false, _) => 2,
    };
    Some(Rank {
        errors,
        place,
        other: !name.main,
        left_over,
    })
}

/// Typing errors in `typed` read as the beginning of `full`: none allowed unless forgiving, then one from four letters
/// on and two from eight.
fn errors_in(typed: &Word, full: &Word, forgiving: bool) -> Option<usize> {
    if full.text.starts_with(&*typed.text) {
        return Some(0);
    }
    // First of all: what is far too long is not looked at, letter by letter, for each of thousands of names.
    if !forgiving || full.text.len() + 2 < typed.text.len() {
        return None;
    }
    let allowed = match typed.long {
        0..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    // Each letter that is nowhere in the name is an error, whatever the order: most words end here.
    if (typed.letters & !full.letters).count_ones() as usize > allowed {
        return None;
    }
    prefix_distance(&typed.text, &full.text, allowed)
}

/// The most letters of a word that are compared; what is typed is no longer (`MOST_CHARACTERS`).
const MOST_LETTERS: usize = MOST_CHARACTERS + 2;

/// The least number of letters changed, left out, added or swapped with their neighbour (optimal string alignment) that
/// turns `typed` into some beginning of `full`; nothing when that is more than `most`.
///
/// It runs for each of tens of thousands of names at every key: no memory is taken, and it ends as soon as a row is too far off.
fn prefix_distance(typed: &str, full: &str, most: usize) -> Option<usize> {
    let mut letters = ['\0'; MOST_LETTERS];
    let mut wide = 0;
    let reach = typed.chars().count() + 2;
    for (slot, letter) in letters.iter_mut().zip(full.chars()).take(reach) {
        *slot = letter;
        wide += 1;
    }
    let full = &letters[..wide];
    // Three rows of the table: the one before the last, the last, the one that is filled.
    let (mut older, mut last, mut row) = ([0; MOST_LETTERS + 1], [0; MOST_LETTERS + 1], [0; MOST_LETTERS + 1]);
    for (at, cell) in last.iter_mut().enumerate().take(wide + 1) {
        *cell = at;
    }
    let mut before = '\0';
    for (i, c) in typed.chars().enumerate() {
        row[0] = i + 1;
        let mut least_here = row[0];
        for (j, d) in full.iter().enumerate() {
            let changed = last[j] + usize::from(c != *d);
            let mut least = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && before == *d && full[j - 1] == c {
                least = least.min(older[j - 1] + 1);
            }
            row[j + 1] = least;
            least_here = least_here.min(least);
        }
        // A swap reaches back two rows, so one more is waited for.
        if least_here > most + 1 {
            return None;
        }
        (older, last, row) = (last, row, older);
        before = c;
    }
    last[..=wide].iter().copied().min().filter(|errors| *errors <= most)
}

#[cfg(test)]
mod tests {
    use super::{NameSearch, find_in, prefix_distance};

    #[test]
    fn the_distance_is_that_of_optimal_string_alignment() {
        for (typed, full, errors) in [
            ("weld", "welding", Some(0)),
            ("wled", "welding", Some(1)),
            ("wldn", "welding", Some(2)),
            ("servise", "service", Some(1)),
            ("costumer", "customer", Some(2)),
            ("ca", "abc", Some(1)),
            ("xyzzy", "welding", None),
            ("नर्स", "नर्सिंग", Some(0)),
            ("abcdefgh", "a", None),
        ] {
            assert_eq!(prefix_distance(typed, full, 2), errors, "{typed} {full}");
        }
    }

    #[test]
    fn what_is_right_in_a_later_list_goes_before_what_is_forgiven_in_the_first() {
        let mut later = NameSearch::default();
        later.add(7, "weldinj", false);
        assert_eq!(find_in(&[&names(), &later], "weldinj", 2), [7, 0]);
        assert_eq!(find_in(&[&names(), &later], "weld", 3), [0, 1, 7]);
    }

    fn names() -> NameSearch {
        let mut search = NameSearch::default();
        for (owner, name) in (0..).zip(["Welding", "MIG welding", "C++", "Wedding planning", "Customer service"]) {
            search.add(owner, name, true);
        }
        search.add(4, "client care", false);
        search
    }

    #[test]
    fn the_nearest_name_comes_first() {
        assert_eq!(names().find("wel", 9), [0, 1]);
        assert_eq!(names().find("mig w", 9), [1]);
        assert_eq!(names().find("serv cust", 9), [4]);
        assert_eq!(names().find("CLIENT", 9), [4]);
        assert_eq!(names().find("c++", 9), [2]);
    }

    #[test]
    fn slips_of_the_fingers_are_forgiven() {
        assert_eq!(names().find("weldign", 1), [0]);
        assert_eq!(names().find("costumer servise", 9), [4]);
        assert!(names().find("xyzzy", 9).is_empty());
        assert!(names().find("  ", 9).is_empty());
    }
}
