//! People narrow down what they see and choose the order.

use crate::board::{Board, day, entry, id, money, pay, town, typed};
use model::{Coordinates, Employment, Per, SkillId, WorkSite};
use search::{Entry, Query, Sort};

fn cologne() -> Coordinates {
    Coordinates::from_degrees(50.94, 6.96)
}

fn drivers() -> Board {
    Board::of(vec![
        Entry {
            place: Some(town("Köln", "DE", 50.94, 6.96)),
            site: Some(WorkSite::OnSite),
            employment: Some(Employment::FullTime),
            pay: Some(pay(18, 20, "EUR", Per::Hour)),
            posted: Some(day(3)),
            skill_ids: vec!["driving-licence-c".into()],
            ..entry(1, "Driver Köln")
        },
        Entry {
            place: Some(town("Bonn", "DE", 50.73, 7.1)),
            site: Some(WorkSite::Hybrid),
            employment: Some(Employment::PartTime),
            pay: Some(pay(3_000, 4_500, "EUR", Per::Month)),
            posted: Some(day(9)),
            ..entry(2, "Driver Bonn")
        },
        Entry {
            place: Some(town("Paris", "FR", 48.86, 2.35)),
            pay: Some(pay(30_000, 36_000, "EUR", Per::Year)),
            posted: Some(day(1)),
            deadline: Some(day(5)),
            ..entry(3, "Driver Paris")
        },
        Entry {
            place: Some(town("Pune", "IN", 18.52, 73.86)),
            site: Some(WorkSite::Remote),
            pay: Some(pay(600_000, 900_000, "INR", Per::Year)),
            skill_ids: vec!["dispatching".into()],
            ..entry(4, "Driver Pune")
        },
        entry(5, "Driver somewhere"),
    ])
}

#[test]
fn a_radius_shows_what_is_known_to_be_inside() {
    let board = drivers();
    let within = |km| Query {
        place: Some(cologne()),
        radius_km: Some(km),
        sort: Sort::Nearest,
        ..typed("driver")
    };
    assert_eq!(board.titles(&within(0)), ["Driver Köln"]);
    assert_eq!(board.titles(&within(30)), ["Driver Köln", "Driver Bonn"]);
    assert_eq!(
        board.titles(&within(500)),
        ["Driver Köln", "Driver Bonn", "Driver Paris"]
    );
    let no_place = Query {
        radius_km: Some(1),
        ..typed("driver")
    };
    assert_eq!(board.search(&no_place).total, 5, "a radius around nowhere is none");
}

#[test]
fn a_country_shows_what_is_known_to_be_there() {
    let board = drivers();
    let inside = |country: &str| Query {
        country: Some(country.into()),
        sort: Sort::Newest,
        ..typed("")
    };
    assert_eq!(board.titles(&inside("DE")), ["Driver Bonn", "Driver Köln"]);
    assert_eq!(board.titles(&inside("in")), ["Driver Pune"]);
    assert_eq!(board.titles(&inside("D")), [""; 0]);
}

#[test]
fn a_least_pay_shows_what_can_pay_it_in_that_currency() {
    let board = drivers();
    let least = |units: u64, currency: &str| Query {
        min_pay_yearly: Some((units * 100, money(currency))),
        sort: Sort::BestPaid,
        ..typed("driver")
    };
    assert_eq!(
        board.titles(&least(54_000, "EUR")),
        ["Driver Bonn"],
        "4,500 a month is 54,000 a year"
    );
    assert_eq!(
        board.titles(&least(41_600, "EUR")),
        ["Driver Bonn", "Driver Köln"],
        "20 an hour is 41,600 a year"
    );
    assert_eq!(board.titles(&least(54_001, "EUR")), [""; 0]);
    assert_eq!(board.titles(&least(1, "INR")), ["Driver Pune"]);
    assert_eq!(board.search(&least(1, "INR")).paid_in, Some(money("INR")));
}

#[test]
fn site_employment_and_skills_are_each_any_of_those_chosen() {
    let board = drivers();
    let remote = Query {
        sites: vec![WorkSite::Remote],
        ..typed("driver")
    };
    assert_eq!(board.titles(&remote), ["Driver Pune"]);
    let home = Query {
        sites: vec![WorkSite::Remote, WorkSite::Hybrid],
        sort: Sort::Newest,
        ..typed("driver")
    };
    assert_eq!(board.titles(&home), ["Driver Bonn", "Driver Pune"]);
    let part_time = Query {
        employment: vec![Employment::PartTime],
        ..typed("")
    };
    assert_eq!(board.titles(&part_time), ["Driver Bonn"]);
    let both = Query {
        employment: vec![Employment::PartTime],
        ..remote
    };
    assert_eq!(board.titles(&both), [""; 0]);
    let licence = Query {
        skills: vec![SkillId::from("driving-licence-c"), SkillId::from("sailing")],
        ..typed("driver")
    };
    assert_eq!(board.titles(&licence), ["Driver Köln"]);
}

#[test]
fn an_opening_leaves_the_day_after_its_deadline() {
    let board = drivers();
    let on = |date| Query {
        open_on: date,
        ..typed("paris")
    };
    assert_eq!(board.titles(&on(day(5))), ["Driver Paris"]);
    assert_eq!(board.titles(&on(day(6))), [""; 0]);
}

#[test]
fn each_order_puts_the_unknown_last() {
    let board = drivers();
    let sorted = |sort| Query {
        sort,
        place: Some(cologne()),
        ..typed("driver")
    };
    let newest = [
        "Driver Bonn",
        "Driver Köln",
        "Driver Paris",
        "Driver somewhere",
        "Driver Pune",
    ];
    assert_eq!(board.titles(&sorted(Sort::Newest)), newest);
    let best_paid = [
        "Driver Bonn",
        "Driver Köln",
        "Driver Paris",
        "Driver somewhere",
        "Driver Pune",
    ];
    assert_eq!(
        board.titles(&sorted(Sort::BestPaid)),
        best_paid,
        "most are paid in EUR, so that is compared"
    );
    assert_eq!(board.search(&sorted(Sort::BestPaid)).paid_in, Some(money("EUR")));
    let nearest = [
        "Driver Köln",
        "Driver Bonn",
        "Driver Paris",
        "Driver Pune",
        "Driver somewhere",
    ];
    assert_eq!(board.titles(&sorted(Sort::Nearest)), nearest);
    let best = board.search(&sorted(Sort::Best));
    assert!(best.hits.is_sorted_by(|a, b| (a.score, a.id) > (b.score, b.id)));
    assert_eq!(best.paid_in, None);
}

#[test]
fn without_words_the_best_are_the_newest_and_without_a_place_the_nearest_are_the_best() {
    let board = drivers();
    let everything = Query {
        sort: Sort::Best,
        ..typed("")
    };
    assert_eq!(
        board.titles(&everything),
        board.titles(&Query {
            sort: Sort::Newest,
            ..typed("")
        })
    );
    let nowhere = Query {
        sort: Sort::Nearest,
        ..typed("driver bonn")
    };
    assert_eq!(board.titles(&nowhere), board.find("driver bonn"));
}

#[test]
fn the_total_counts_all_pages_even_when_none_is_asked_for() {
    let board = drivers();
    let found = board.search(&Query {
        limit: 0,
        ..typed("driver")
    });
    assert_eq!((found.total, found.hits.len(), found.next), (5, 0, None));
    let found = board.search(&Query {
        limit: 2,
        ..typed("driver")
    });
    assert_eq!((found.total, found.hits.len(), found.next.is_some()), (5, 2, true));
}

#[test]
fn equal_openings_stand_in_the_order_of_their_ids() {
    let board = Board::of((1..=20).map(|number| entry(number, "Gardener")).collect());
    let ids: Vec<_> = board.search(&typed("gardener")).hits.iter().map(|hit| hit.id).collect();
    assert_eq!(ids, (1..=20).rev().map(id).collect::<Vec<_>>(), "youngest first");
}
