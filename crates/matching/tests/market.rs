//! The market as the openings at hand show it.

mod common;

use chrono::{Datelike, Days};
use common::{posting, taxonomy, today};
use matching::{
    JobMatrix, Opening,
    market::{Cut, LEAST, Market, Trend},
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

fn trade(taxonomy: &Taxonomy, postings: &[Posting]) -> Market {
    let cook = taxonomy.occupation_ix(&"cook".into()).expect("it is there");
    matrix(taxonomy, postings).market(Cut::Occupation(cook), today().num_days_from_ce())
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
    assert_eq!(matrix(&taxonomy, &postings).by_occupation(day)[0].1, 5);
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

#[test]
fn a_skill_is_seen_over_all_occupations_and_not_beside_itself() {
    let taxonomy = taxonomy();
    let both = [("cooking", Need::Required), ("food-hygiene", Need::Preferred)];
    let mut postings: Vec<Posting> = (0..6).map(|nr| cook(nr, &both, 3)).collect();
    postings.push(Posting {
        occupation: None,
        ..cook(6, &[("food-hygiene", Need::Required)], 3)
    });
    postings.push(cook(7, &[("cooking", Need::Required)], 3));
    let (matrix, day) = (matrix(&taxonomy, &postings), today().num_days_from_ce());
    let hygiene = taxonomy.skill_ix(&"food-hygiene".into()).expect("it is there");
    let market = matrix.market(Cut::Skill(hygiene), day);
    assert_eq!(
        (market.openings, market.occupations.len(), market.occupations[0].1),
        (7, 1, 6)
    );
    let beside: Vec<_> = market
        .asked
        .iter()
        .map(|row| (taxonomy.skill(row.skill).id.as_str(), row.openings))
        .collect();
    assert_eq!(beside, [("cooking", 6)]);
    let all: Vec<_> = matrix
        .by_skill(day)
        .iter()
        .map(|row| (taxonomy.skill(row.skill).id.as_str(), row.openings))
        .collect();
    assert_eq!(all, [("cooking", 7), ("food-hygiene", 7)]);
    assert_eq!(
        matrix.demand(hygiene, day),
        matrix.by_skill(day).pop(),
        "one alone as in the list"
    );
}

#[test]
fn a_place_is_what_is_near_it_and_a_country_what_is_in_it() {
    let taxonomy = taxonomy();
    let at = |nr: u128, country: &str, east: f64| Posting {
        place: Some(model::Place {
            text: "A town".to_owned(),
            id: None,
            country: Some(country.to_owned()),
            at: Some(model::Coordinates::from_degrees(50.0, east)),
        }),
        ..cook(nr, &[("cooking", Need::Required)], 3)
    };
    let postings = [at(0, "DE", 7.0), at(1, "DE", 7.1), at(2, "DE", 9.0), at(3, "FR", 6.9)];
    let (matrix, day) = (matrix(&taxonomy, &postings), today().num_days_from_ce());
    let near = matrix.market(Cut::Near(model::Coordinates::from_degrees(50.0, 7.0), 20), day);
    assert_eq!(near.openings, 3, "across the border too");
    let germany = matrix.market(Cut::Country(*b"DE"), day);
    assert_eq!((germany.openings, germany.towns.len()), (3, 3));
    assert_eq!(matrix.by_country(day), [(*b"DE", 3), (*b"FR", 1)]);
}
