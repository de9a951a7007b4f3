//! A few openings searched as all of them are.

use search::{Entry, FewOpenings, Query};

use crate::board::{day, entry, id};

fn having_all(words: &str) -> Vec<model::PostingId> {
    let second = Entry {
        description: "You look after the kitchen.".to_owned(),
        ..entry(2, "Line cook")
    };
    let few = FewOpenings::new([entry(1, "Book keeper"), second, entry(3, "Night nurses")]).unwrap();
    let query = Query {
        words: words.into(),
        ..Query::new(day(1))
    };
    few.having_all(&query).unwrap()
}

#[test]
fn what_has_all_the_words_is_found_in_all_their_forms() {
    assert_eq!(having_all("cooks"), [id(2)]);
    assert_eq!(having_all("kitchen cook"), [id(2)]);
    assert_eq!(having_all("night nurse"), [id(3)]);
    assert_eq!(having_all("").len(), 3);
}

/// Among all openings there is somebody who looks for a hook, so that nobody takes it for a book. Among a few there need not be.
#[test]
fn what_is_merely_near_is_not_found() {
    assert_eq!(having_all("hook"), []);
    assert_eq!(having_all("kitchens book"), [], "no word is left out");
    assert_eq!(having_all("nur"), [], "nor taken for a beginning");
}

#[test]
fn no_more_are_given_than_asked_for() {
    let few = FewOpenings::new((1..=5).map(|number| entry(number, "Cook"))).unwrap();
    let query = Query {
        limit: 2,
        ..Query::new(day(1))
    };
    assert_eq!(few.having_all(&query).unwrap().len(), 2);
}
