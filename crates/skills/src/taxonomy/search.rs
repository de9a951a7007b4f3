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
    words: Vec<Box<str>>,
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
        let typed: String = typed.chars().take(MOST_CHARACTERS).collect();
        let mut typed = folded_words(&typed);
        typed.truncate(MOST_WORDS);
        if typed.is_empty() {
            return Vec::new();
        }
        let mut found = self.ranked(&typed, false);
        if found.len() < n {
            let known: Vec<u16> = found.iter().map(|(_, owner)| *owner).collect();
            let further = self.ranked(&typed, true);
            found.extend(further.into_iter().filter(|(_, owner)| !known.contains(owner)));
        }
        found.truncate(n);
        found.into_iter().map(|(_, owner)| owner).collect()
    }

    fn ranked(&self, typed: &[Box<str>], forgiving: bool) -> Vec<(Rank, u16)> {
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

fn folded_words(text: &str) -> Vec<Box<str>> {
    let words = Words::of(text);
    words.all().iter().map(|word| words.folded(word).into()).collect()
}

fn rank(name: &Name, typed: &[Box<str>], forgiving: bool) -> Option<Rank> {
    let mut used = vec![false; name.words.len()];
    let mut errors = 0;
    let mut in_order = true;
    let mut whole = true;
    for (at, word) in typed.iter().enumerate() {
        let hits = name.words.iter().enumerate().filter(|(i, _)| !used[*i]);
        let best = hits
            .filter_map(|(i, full)| Some((errors_in(word, full, forgiving)?, i.abs_diff(at), i)))
            .min()?;
        used[best.2] = true;
        errors += best.0;
        in_order &= best.2 == at;
        whole &= name.words[best.2].len() == word.len();
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
fn errors_in(typed: &str, full: &str, forgiving: bool) -> Option<usize> {
    if full.starts_with(typed) {
        return Some(0);
    }
    // First of all: what is far too long is not looked at, letter by letter, for each of thousands of names.
    if !forgiving || full.len() + 2 < typed.len() {
        return None;
    }
    let allowed = match typed.chars().count() {
        0..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    Some(prefix_distance(typed, full)).filter(|errors| *errors <= allowed)
}

/// The least number of letters changed, left out, added or swapped with their neighbour (optimal string alignment) that
/// turns `typed` into some beginning of `full`.
fn prefix_distance(typed: &str, full: &str) -> usize {
    let typed: Vec<char> = typed.chars().collect();
    let full: Vec<char> = full.chars().take(typed.len() + 2).collect();
    let mut rows = vec![(0..=full.len()).collect::<Vec<usize>>()];
    for (i, c) in typed.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, d) in full.iter().enumerate() {
            let changed = rows[i][j] + usize::from(c != d);
            let mut least = changed.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && typed[i - 1] == *d && full[j - 1] == *c {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[typed.len()].iter().copied().min().unwrap_or(typed.len())
}

#[cfg(test)]
mod tests {
    use super::NameSearch;

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
