//! What is asked for in so many words decides what is looked at; how well it fits decides the order.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{context, place, posting, profile, taxonomy, today};
use matching::{Feedback, JobMatrix, Limits, Opening, Person};
use model::{Coordinates, Employment, Need, Pay, Per, Posting, WorkSite};
use skills::Taxonomy;

/// The numbers of the postings that are let through, best first.
fn chosen(taxonomy: &Taxonomy, postings: &[Posting], limits: &Limits) -> Vec<u128> {
    let mut matrix = JobMatrix::default();
    for posting in postings {
        matrix.put(Opening::new(taxonomy, posting));
    }
    let cook = profile(&["cooking"]);
    let mut feedback = Feedback::default();
    feedback.dismissed.push(postings[0].id);
    let person = Person::new(taxonomy, &cook, feedback, today());
    let chosen = matrix.choose(&context(taxonomy), &person, limits);
    chosen.into_iter().map(|ranked| ranked.posting.0.as_u128()).collect()
}

/// Number 0 is dismissed, 1 asks for what the person lacks, 2 for what they have.
fn three() -> Vec<Posting> {
    vec![
        posting(0, &[("cooking", Need::Required)]),
        posting(1, &[("welding", Need::Required)]),
        posting(2, &[("cooking", Need::Required)]),
    ]
}

#[test]
fn without_limits_all_that_can_be_answered_come_the_best_first() {
    assert_eq!(chosen(&taxonomy(), &three(), &Limits::default()), [2, 1]);
}

#[test]
fn a_deadline_that_passed_lets_nothing_through() {
    let mut postings = three();
    postings[2].deadline = today().pred_opt();
    assert_eq!(chosen(&taxonomy(), &postings, &Limits::default()), [1]);
}

#[test]
fn work_and_skills_that_are_not_wanted() {
    let taxonomy = taxonomy();
    let mut postings = three();
    postings[1].occupation = Some("welder".into());
    let limits = Limits {
        occupation: taxonomy.occupation_ix(&"welder".into()),
        ..Limits::default()
    };
    assert_eq!(
        chosen(&taxonomy, &postings, &limits),
        [1],
        "unknown work is not known to be it"
    );
    let limits = Limits {
        without: vec![taxonomy.skill_ix(&"welding".into()).unwrap()],
        ..Limits::default()
    };
    assert_eq!(chosen(&taxonomy, &postings, &limits), [2]);
    let limits = Limits {
        besides: Some(postings[2].id),
        ..Limits::default()
    };
    assert_eq!(chosen(&taxonomy, &postings, &limits), [1]);
}

#[test]
fn near_means_within_so_many_km_or_at_home() {
    let taxonomy = taxonomy();
    let mut postings = three();
    postings[1].place = Some(place("Pune", 18.52, 73.85));
    postings[2].place = Some(place("Nagpur", 21.15, 79.09));
    let pune = Coordinates::from_degrees(18.5, 73.8);
    let near = |km| Limits {
        near: Some((pune, km)),
        ..Limits::default()
    };
    assert_eq!(chosen(&taxonomy, &postings, &near(50)), [1]);
    assert_eq!(chosen(&taxonomy, &postings, &near(1_000)), [2, 1]);
    postings[2].site = Some(WorkSite::Remote);
    assert_eq!(chosen(&taxonomy, &postings, &near(50)), [2, 1]);
    let limits = Limits {
        country: Some(*b"DE"),
        ..Limits::default()
    };
    assert_eq!(chosen(&taxonomy, &postings, &limits), [] as [u128; 0]);
    postings[2].anywhere = true;
    assert_eq!(chosen(&taxonomy, &postings, &limits), [2]);
}

#[test]
fn pay_is_compared_within_its_currency_by_its_upper_end() {
    let taxonomy = taxonomy();
    let mut postings = three();
    let pay = |most: u64, currency: &str| Pay {
        min: 100,
        max: most,
        currency: currency.parse().unwrap(),
        per: Per::Year,
        stated: true,
    };
    postings[1].pay = Some(pay(50_000, "INR"));
    postings[2].pay = Some(pay(90_000, "EUR"));
    let least = |pays| Limits {
        pays: Some((pays, "INR".parse().unwrap())),
        ..Limits::default()
    };
    assert_eq!(chosen(&taxonomy, &postings, &least(50_000)), [1]);
    assert_eq!(chosen(&taxonomy, &postings, &least(50_001)), [] as [u128; 0]);
    let more = Limits {
        pays_more_than: Some((50_000, "INR".parse().unwrap())),
        ..Limits::default()
    };
    assert_eq!(chosen(&taxonomy, &postings, &more), [] as [u128; 0]);
}

#[test]
fn kinds_of_employment_and_places_of_work() {
    let taxonomy = taxonomy();
    let mut postings = three();
    postings[1].employment = Some(Employment::PartTime);
    postings[2].site = Some(WorkSite::Hybrid);
    let part_time = Limits {
        employment: Some(Employment::PartTime),
        ..Limits::default()
    };
    assert_eq!(chosen(&taxonomy, &postings, &part_time), [1]);
    let hybrid = Limits {
        site: Some(WorkSite::Hybrid),
        ..Limits::default()
    };
    assert_eq!(chosen(&taxonomy, &postings, &hybrid), [2]);
}
