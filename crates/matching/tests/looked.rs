//! What somebody may look at next.

use std::sync::Arc;

use matching::{Looks, Next};
use model::{Place, Posting, PostingId, SeededRandom, posting::PostingSource};
use skills::{Evidence, Gazetteer, Taxonomy, TitleReader};

/// Openings by title, place, employer and text.
fn openings(rows: &[(&str, &str, &str, &str)]) -> Vec<Posting> {
    let (random, places) = (SeededRandom::new(1), Gazetteer::built_in());
    let at = chrono::DateTime::UNIX_EPOCH;
    let source = PostingSource {
        source: String::new(),
        key: String::new(),
        url: None,
    };
    let opening = |(title, place, employer, text): &(&str, &str, &str, &str)| {
        let mut posting = Posting::new(PostingId::new(at, &random), title, source.clone(), at);
        posting.place = places.resolve(place).or_else(|| Some(Place::unknown(*place)));
        posting.employer = Some((*employer).to_owned());
        (*text).clone_into(&mut posting.description);
        posting
    };
    rows.iter().map(opening).collect()
}

/// Positions of what comes next after these.
fn next(openings: &[Posting], seen: &[usize]) -> Vec<Next> {
    let evidence = Evidence::new(TitleReader::new(Taxonomy::built_in()), Vec::<Arc<Taxonomy>>::new());
    Looks::new(Arc::new(evidence), openings.iter().collect()).next(seen, 10)
}

fn order(next: &[Next]) -> Vec<usize> {
    next.iter().map(|next| next.at).collect()
}

#[test]
fn the_same_work_in_the_same_town_comes_first_and_other_work_there_after_the_same_work_elsewhere() {
    let openings = openings(&[
        ("Line cook", "Leeds", "Lakeside Hotel", "Hot section, stock and sauces."),
        ("Chauffeur", "Leeds", "City Cars", "Drive guests to the airport."),
        ("Cook", "Madrid", "Casa Azul", "Stock, sauces, breakfast."),
        ("Kitchen cook", "Leeds", "Canteen", "Stock, sauces, breakfast."),
    ]);
    let next = next(&openings, &[0]);
    assert_eq!(order(&next)[..2], [3, 2], "{next:?}");
    assert!(
        next.iter().all(|next| next.at != 0),
        "what was looked at does not come again"
    );
    assert!(next[0].because(&openings[next[0].like]).contains("Line cook"));
}

#[test]
fn the_latest_look_counts_most() {
    let openings = openings(&[
        ("Welder", "Pune", "Tapti Boilers", "MIG and TIG."),
        ("Staff nurse", "Pune", "Tapti Hospital", "Wards and medicines."),
        ("Fabrication welder", "Pune", "Deccan Steel", "MIG."),
        ("Nurse", "Pune", "Deccan Clinic", "Wards."),
    ]);
    assert_eq!(order(&next(&openings, &[1, 0]))[0], 2);
    assert_eq!(order(&next(&openings, &[0, 1]))[0], 3);
}

#[test]
fn the_same_employer_comes_before_another_and_nothing_comes_of_nothing() {
    let openings = openings(&[
        ("Baker", "Pune", "Tapti Bakery", "Bread."),
        ("Baker", "Pune", "Deccan Bakery", "Bread."),
        ("Baker", "Pune", "Tapti Bakery", "Bread."),
    ]);
    assert_eq!(order(&next(&openings, &[0])), [2, 1]);
    assert_eq!(next(&openings, &[]), []);
    assert_eq!(next(&openings, &[17]), []);
}
