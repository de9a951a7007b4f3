//! The market as the openings at hand show it.

mod common;

use chrono::{Datelike, Days};
use common::{posting, taxonomy, today};
use matching::{
    JobMatrix, Opening,
    market::{LEAST, Trade, Trend},
};
use model::{Need, Posting};
use skills::Taxonomy;

fn matrix(taxonomy: &Taxonomy, postings: &[Posting]) -> JobMatrix {
    let mut matrix = JobMatrix::default();
    for posting in postings {
        matrix.put(Opening::new(taxonomy, posting));
    }
    matrix
}

/// A cook's opening that asks for these, published so many days ago.
fn cook(nr: u128, asks: &[(&str, Need)], days_ago: u64) -> Posting {
    Posting {
        occupation: Some("cook".into()),
        posted: today().checked_sub_days(Days::new(days_ago)),
        ..posting(nr, asks)
    }
}

fn trade(taxonomy: &Taxonomy, postings: &[Posting]) -> Trade {
    let cook = taxonomy.occupation_ix(&"cook".into()).expect("it is there");
    matrix(taxonomy, postings).trade(cook, today().num_days_from_ce())
}

#[test]
fn what_is_asked_for_more_often_lately_rises_and_the_rest_stays() {
    let taxonomy = taxonomy();
    let of = |nr: u128| {
        let (hygiene, cooking) = (("food-hygiene", Need::Required), ("cooking", Need::Required));
        // Twenty of the last days, all asking for food hygiene; twenty before, none of them.
        if nr < 20 {
            cook(nr, &[cooking, hygiene], 3)
        } else {
            cook(nr, &[cooking], 60)
        }
    };
    let postings: Vec<Posting> = (0..40).map(of).collect();
    let asked = trade(&taxonomy, &postings).asked;
    let found: Vec<_> = asked
        .iter()
        .map(|row| (taxonomy.skill(row.skill).id.as_str(), row.openings, row.must, row.trend))
        .collect();
    assert_eq!(
        found,
        [("cooking", 40, 40, None), ("food-hygiene", 20, 20, Some(Trend::Rising))]
    );
}

#[test]
fn openings_one_can_no_longer_answer_do_not_count() {
    let taxonomy = taxonomy();
    let mut postings: Vec<Posting> = (0..6).map(|nr| cook(nr, &[("cooking", Need::Required)], 3)).collect();
    assert_eq!(trade(&taxonomy, &postings).openings, 6);
    postings[0].deadline = today().pred_opt();
    postings[1].deadline = Some(today());
    assert_eq!(trade(&taxonomy, &postings).openings, 5);
    let day = today().num_days_from_ce();
    assert_eq!(matrix(&taxonomy, &postings).trades(day)[0].1, 5);
    assert_eq!(matrix(&taxonomy, &postings).open(day).count(), 5);
}

#[test]
fn nothing_is_said_of_few_and_nothing_of_what_one_alone_asks_for() {
    let taxonomy = taxonomy();
    let few: Vec<Posting> = (1..LEAST as u128)
        .map(|nr| cook(nr, &[("cooking", Need::Required)], 3))
        .collect();
    assert!(trade(&taxonomy, &few).asked.is_empty());
    let mut enough: Vec<Posting> = (0..LEAST as u128)
        .map(|nr| cook(nr, &[("cooking", Need::Preferred)], 3))
        .collect();
    enough[0] = cook(0, &[("cooking", Need::Preferred), ("welding", Need::Required)], 3);
    let asked = trade(&taxonomy, &enough).asked;
    assert_eq!((asked.len(), asked[0].openings, asked[0].must), (1, 5, 0));
}
