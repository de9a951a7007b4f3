//! People go through many pages while openings come and go.

use std::collections::BTreeSet;

use crate::board::{Board, START, day, entry, id, pay, put, town, typed};
use model::{Coordinates, Per, PostingId, Random, SeededRandom};
use search::{Change, Cursor, Entry, Error, Query, Sort};

/// Openings of many lengths, so that their scores differ.
fn welder(number: u128, random: &SeededRandom) -> Entry {
    let filler = "shop floor safety steel ".repeat(random.below(30) as usize);
    let title = ["Welder", "Welder for the night shift", "Fitter", "Metal worker"][random.below(4) as usize];
    Entry {
        description: format!(
            "{filler} welder welding steel {}",
            "steel ".repeat(random.below(5) as usize)
        ),
        place: Some(town("Somewhere", "DE", 47.0 + f64::from(random.below(80)) / 10.0, 9.0)),
        posted: Some(day(1 + random.below(28))),
        pay: Some(pay(u64::from(random.below(20)) * 1_000, 40_000, "EUR", Per::Year)),
        ..entry(number, title)
    }
}

/// Goes through all pages; `between` happens after each.
fn through(board: &mut Board, query: &Query, mut between: impl FnMut(&mut Board)) -> Vec<PostingId> {
    let mut query = query.clone();
    let mut seen = Vec::new();
    loop {
        let found = board.search(&query);
        seen.extend(found.hits.iter().map(|hit| hit.id));
        match found.next {
            Some(next) => query.after = Some(next),
            None => return seen,
        }
        between(board);
    }
}

#[test]
fn all_pages_together_show_every_opening_once_in_every_order() {
    let random = SeededRandom::new(1);
    let mut board = Board::of((1..=500).map(|number| welder(number, &random)).collect());
    for sort in [Sort::Best, Sort::Newest, Sort::BestPaid, Sort::Nearest] {
        let place = Some(Coordinates::from_degrees(50.0, 9.0));
        let query = Query {
            sort,
            place,
            limit: 23,
            ..typed("welder steel")
        };
        let whole = board.search(&Query {
            limit: 200,
            ..query.clone()
        });
        assert_eq!(whole.total, 500);
        let seen = through(&mut board, &query, |_| {});
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 500, "{sort:?}");
        let first: Vec<_> = whole.hits.iter().map(|hit| hit.id).collect();
        assert_eq!(&seen[..200], first, "{sort:?}: pages are pieces of one list");
    }
}

#[test]
fn no_gap_and_no_repeat_while_openings_are_added_and_removed() {
    let random = SeededRandom::new(2);
    for sort in [Sort::Best, Sort::Newest] {
        let mut board = Board::of((1..=500).map(|number| welder(number, &random)).collect());
        let mut number = 1_000;
        let place = Some(Coordinates::from_degrees(50.0, 9.0));
        let seen = through(
            &mut board,
            &Query {
                sort,
                place,
                limit: 37,
                ..typed("welder steel")
            },
            |board| {
                for _ in 0..3 {
                    number += 1;
                    board.change(put(welder(number, &random)));
                }
                board.change(Change::Remove(id(number)));
            },
        );
        let unique: BTreeSet<_> = seen.iter().copied().collect();
        assert_eq!(unique.len(), seen.len(), "{sort:?}: none twice");
        assert!(
            (1..=500).all(|number| unique.contains(&id(number))),
            "{sort:?}: none missing"
        );
    }
}

#[test]
fn later_pages_keep_to_what_the_first_one_decided() {
    let mut board = Board::of((1..=60).map(|number| entry(number, "Nurse")).collect());
    let query = Query {
        limit: 10,
        ..typed("nrse zeppelin")
    };
    let first = board.search(&query);
    assert!(first.loosened);
    // Now there are openings with exactly those words; the list that is being read must not turn into another one.
    let mut number = 100;
    let seen = through(&mut board, &query, |board| {
        number += 1;
        board.change(put(entry(number, "Nrse on a zeppelin")));
    });
    assert!((1..=60).all(|number| seen.contains(&id(number))));
}

#[test]
fn the_currency_compared_in_does_not_change_between_pages() {
    let euro = |number, units| Entry {
        pay: Some(pay(units, units, "EUR", Per::Year)),
        ..entry(number, "Cook")
    };
    let mut board = Board::of(
        (1..=9)
            .map(|number| euro(number, 1_000 * u64::try_from(number).unwrap()))
            .collect(),
    );
    let rupees = || {
        let wage = Some(pay(90_000, 90_000, "INR", Per::Year));
        (100..120)
            .map(|number| {
                put(Entry {
                    pay: wage,
                    ..entry(number, "Cook")
                })
            })
            .collect()
    };
    let query = Query {
        sort: Sort::BestPaid,
        limit: 3,
        ..typed("cook")
    };
    let seen = through(&mut board, &query, |board| board.index.apply(rupees(), START).unwrap());
    assert_eq!(seen[..9], (1..=9).rev().map(id).collect::<Vec<_>>());
}

#[test]
fn a_cursor_that_was_changed_or_belongs_elsewhere_is_refused() {
    let board = Board::titled(&["Cook", "Cook", "Cook"]);
    let query = Query {
        limit: 1,
        ..typed("cook")
    };
    let next = board.search(&query).next.unwrap();
    let mut changed = next.to_string();
    changed.replace_range(10..11, if &changed[10..11] == "x" { "y" } else { "x" });
    let elsewhere = Query {
        after: Some(next.clone()),
        ..typed("nurse")
    };
    let after = |cursor: Cursor| Query {
        after: Some(cursor),
        ..query.clone()
    };
    for bad in [
        after(changed.into()),
        after("".into()),
        after("é".repeat(5_000).into()),
        elsewhere,
    ] {
        assert!(matches!(board.index.search(&bad), Err(Error::BadCursor)));
    }
    assert_eq!(board.search(&after(next)).hits.len(), 1);
}

#[test]
fn a_cursor_says_nothing_readable_and_fits_into_an_address() {
    let board = Board::titled(&["Cook", "Cook"]);
    let next = board
        .search(&Query {
            limit: 1,
            ..typed("cook")
        })
        .next
        .unwrap()
        .to_string();
    assert!(
        next.len() < 120
            && next
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'),
        "{next}"
    );
}

#[test]
fn scores_do_not_depend_on_how_the_index_is_cut_into_pieces() {
    let random = SeededRandom::new(3);
    let entries: Vec<_> = (1..=60).map(|number| welder(number, &random)).collect();
    let whole = Board::of(entries.clone());
    let mut pieces = Board::of(vec![]);
    let mut order: Vec<_> = entries.into_iter().collect();
    let mut dice = [0; 1];
    while !order.is_empty() {
        random.fill(&mut dice);
        let next = usize::from(dice[0]) % order.len();
        pieces.change(put(order.swap_remove(next)));
    }
    let query = typed("welder night steel");
    assert_eq!(whole.search(&query).hits, pieces.search(&query).hits);
}
