//! What is found equals what a reader with endless patience would find, for thousands of made queries.

use std::collections::BTreeSet;

use crate::board::{Board, entry, put, typed};
use model::{PostingId, SeededRandom};
use search::{Change, Entry};

const WORDS: &[&str] = &["oak", "ash", "elm", "fir", "yew", "fig"];

/// A few words of a small vocabulary, so that phrases and combinations happen. Too short for typing errors to count.
fn text(random: &SeededRandom, most: u32) -> String {
    let words = (0..=random.below(most)).map(|_| WORDS[random.below(6) as usize]);
    words.collect::<Vec<_>>().join(" ")
}

/// What was asked, kept apart.
struct Asked {
    words: Vec<String>,
    phrases: Vec<String>,
    without: Vec<String>,
}

impl Asked {
    fn make(random: &SeededRandom) -> Self {
        let some = |most: u32, length: u32| (0..random.below(most)).map(|_| text(random, length)).collect();
        Self {
            words: some(4, 1),
            phrases: some(3, 3),
            without: some(3, 2),
        }
    }

    fn typed(&self) -> String {
        let quoted = |sign: &'static str| move |phrase: &String| format!("{sign}\"{phrase}\"");
        let parts = self
            .phrases
            .iter()
            .map(quoted(""))
            .chain(self.without.iter().map(quoted("-")));
        parts
            .chain(self.words.iter().map(|word| format!("{word} ")))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Whether the opening has all of it.
    fn fits(&self, entry: &Entry) -> bool {
        let has = |phrase: &String| {
            [&entry.title, &entry.description]
                .iter()
                .any(|text| format!(" {text} ").contains(&format!(" {phrase} ")))
        };
        self.words.iter().all(has) && self.phrases.iter().all(has) && !self.without.iter().any(has)
    }
}

#[test]
fn words_phrases_and_exclusions_find_exactly_what_fits() {
    let random = SeededRandom::new(7);
    let make = |number| Entry {
        description: text(&random, 9),
        ..entry(number, &text(&random, 3))
    };
    let mut entries: Vec<Entry> = (1..=120).map(make).collect();
    let mut board = Board::of(entries.clone());
    for round in 0..6 {
        for _ in 0..150 {
            compare(&board, &entries, &Asked::make(&random));
        }
        let changed = make(entries[7].id.0.as_u128());
        entries[7] = changed.clone();
        board.change(put(changed));
        board.change(Change::Remove(entries.swap_remove(0).id));
        entries.push(make(1_000 + round));
        board.change(put(entries[entries.len() - 1].clone()));
    }
}

fn compare(board: &Board, entries: &[Entry], asked: &Asked) {
    let words = asked.typed();
    let found = board.search(&search::Query {
        limit: 200,
        ..typed(&words)
    });
    let found_ids: BTreeSet<PostingId> = found.hits.iter().map(|hit| hit.id).collect();
    let expected: BTreeSet<PostingId> = entries
        .iter()
        .filter(|entry| asked.fits(entry))
        .map(|entry| entry.id)
        .collect();
    if expected.is_empty() {
        assert!(found.total == 0 || found.loosened, "{words}");
    } else {
        assert_eq!((found_ids, found.loosened), (expected, false), "{words}");
    }
}
