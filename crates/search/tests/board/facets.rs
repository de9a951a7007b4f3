//! The counts beside the results are what each choice would find, and what taking each away would find.

use crate::board::{Board, day, entry, money, pay, town, typed};
use model::{Coordinates, Employment, ExperienceAsked, Per, SeededRandom, WorkSite};
use search::{AGES, Entry, Facet, Narrowing, Query, RADII, VERIFIED};

const SITES: [WorkSite; 3] = [WorkSite::OnSite, WorkSite::Hybrid, WorkSite::Remote];
const KINDS: [Employment; 3] = [Employment::FullTime, Employment::PartTime, Employment::Internship];
const COUNTRIES: [&str; 3] = ["DE", "FR", "IN"];
const LANGUAGES: [&str; 3] = ["german", "french", "hindi"];

fn one_of<T: Copy>(random: &SeededRandom, list: &[T]) -> Option<T> {
    let at = random.below(u32::try_from(list.len() + 1).unwrap());
    list.get(at as usize).copied()
}

fn made(number: u128, random: &SeededRandom) -> Entry {
    let place = one_of(random, &COUNTRIES).map(|country| {
        let east = 6.0 + f64::from(random.below(400)) / 100.0;
        town("A town", country, 50.0, east)
    });
    let least = u64::from(random.below(5)) * 10_000 + 10_000;
    Entry {
        place,
        site: one_of(random, &SITES),
        employment: one_of(random, &KINDS),
        experience: one_of(random, &ExperienceAsked::ALL),
        languages: LANGUAGES
            .iter()
            .filter(|_| random.below(3) == 0)
            .map(|language| (*language).into())
            .collect(),
        pay: one_of(random, &["EUR", "INR"]).map(|currency| pay(least, least, currency, Per::Year)),
        posted: one_of(random, &[1, 2, 5, 9, 28]).map(day),
        verified: random.below(3) == 0,
        ..entry(number, if random.below(2) == 0 { "Driver" } else { "Cook" })
    }
}

fn asked(random: &SeededRandom) -> Query {
    let some = |chance: u32| random.below(chance) == 0;
    Query {
        place: some(2).then(|| Coordinates::from_degrees(50.0, 7.0)),
        radius_km: some(2).then_some(100),
        country: if some(4) { Some("DE".to_owned()) } else { None },
        sites: one_of(random, &SITES).into_iter().filter(|_| some(2)).collect(),
        employment: KINDS.into_iter().filter(|_| some(4)).collect(),
        experience: ExperienceAsked::ALL.into_iter().filter(|_| some(5)).collect(),
        languages: LANGUAGES
            .iter()
            .filter(|_| some(6))
            .map(|language| (*language).into())
            .collect(),
        verified: some(4),
        posted_since: some(3).then(|| day(5)),
        min_pay_yearly: some(4).then(|| (3_000_000, money("EUR"))),
        open_on: day(30),
        count: true,
        ..typed(if some(2) { "driver" } else { "" })
    }
}

/// How many there are with this query, counted by searching.
fn total(board: &Board, query: Query) -> usize {
    let found = board.search(&Query { count: false, ..query });
    if found.loosened { 0 } else { found.total }
}

/// Each value of each facet with its code, and the query that chooses it alone.
fn choices(query: &Query) -> Vec<(Facet, String, Query)> {
    let with = |change: &dyn Fn(&mut Query)| {
        let mut one = query.clone();
        change(&mut one);
        one
    };
    let mut list = Vec::new();
    for (site, code) in SITES.into_iter().zip(["on-site", "hybrid", "remote"]) {
        list.push((Facet::Site, code.to_owned(), with(&|one| one.sites = vec![site])));
    }
    for (kind, code) in KINDS.into_iter().zip(["full-time", "part-time", "internship"]) {
        list.push((
            Facet::Employment,
            code.to_owned(),
            with(&|one| one.employment = vec![kind]),
        ));
    }
    for language in LANGUAGES {
        list.push((
            Facet::Language,
            language.to_owned(),
            with(&|one| one.languages = vec![language.into()]),
        ));
    }
    for country in COUNTRIES {
        list.push((
            Facet::Country,
            country.to_owned(),
            with(&|one| one.country = Some(country.into())),
        ));
    }
    let steps = ["none", "up-to-two-years", "two-to-five-years", "over-five-years"];
    for (step, code) in ExperienceAsked::ALL.into_iter().zip(steps) {
        list.push((
            Facet::Experience,
            code.to_owned(),
            with(&|one| one.experience = vec![step]),
        ));
    }
    list.push((Facet::Employer, VERIFIED.to_owned(), with(&|one| one.verified = true)));
    list
}

#[test]
fn every_count_is_what_a_search_with_that_choice_finds() {
    let random = SeededRandom::new(11);
    let board = Board::of((1..=150).map(|number| made(number, &random)).collect());
    for _ in 0..120 {
        let query = asked(&random);
        let facets = board.search(&query).facets;
        for (facet, code, one) in choices(&query) {
            assert_eq!(facets.count(facet, &code), total(&board, one), "{code}: {query:?}");
        }
        for (days, count) in AGES.iter().zip(facets.ages) {
            let since = query.open_on - chrono::Days::new((*days).into());
            let one = Query {
                posted_since: Some(since),
                ..query.clone()
            };
            assert_eq!(count, total(&board, one), "{days} days: {query:?}");
        }
        for (km, count) in RADII.iter().zip(facets.radii) {
            let one = Query {
                radius_km: Some(*km),
                ..query.clone()
            };
            let expected = query.place.map_or(0, |_| total(&board, one));
            assert_eq!(count, expected, "{km} km: {query:?}");
        }
    }
}

/// The query without one of its narrowings.
fn without(query: &Query, narrowing: Narrowing) -> Query {
    let mut wider = query.clone();
    match narrowing {
        Narrowing::Facet(Facet::Country) => wider.country = None,
        Narrowing::Facet(Facet::Site) => wider.sites.clear(),
        Narrowing::Facet(Facet::Employment) => wider.employment.clear(),
        Narrowing::Facet(Facet::Experience) => wider.experience.clear(),
        Narrowing::Facet(Facet::Language) => wider.languages.clear(),
        Narrowing::Facet(Facet::Employer) => wider.verified = false,
        Narrowing::Pay => wider.min_pay_yearly = None,
        Narrowing::Age => wider.posted_since = None,
        Narrowing::Radius => wider.radius_km = None,
    }
    wider
}

#[test]
fn what_each_narrowing_takes_away_is_what_a_search_without_it_finds_more() {
    let random = SeededRandom::new(12);
    let board = Board::of((1..=150).map(|number| made(number, &random)).collect());
    for _ in 0..200 {
        let query = asked(&random);
        let facets = board.search(&query).facets;
        let with = total(&board, query.clone());
        for narrowing in Narrowing::ALL {
            let more = total(&board, without(&query, narrowing)) - with;
            assert_eq!(facets.more_without(narrowing), more, "{narrowing:?}: {query:?}");
        }
    }
}

#[test]
fn what_is_just_outside_is_told() {
    let at = |east: f64| Some(town("A town", "DE", 50.0, east));
    let board = Board::of(vec![
        Entry {
            place: at(7.5),
            pay: Some(pay(20_000, 22_000, "EUR", Per::Year)),
            ..entry(1, "Driver near")
        },
        Entry {
            place: at(9.0),
            pay: Some(pay(40_000, 40_000, "EUR", Per::Year)),
            ..entry(2, "Driver far")
        },
    ]);
    let query = Query {
        place: Some(Coordinates::from_degrees(50.0, 7.0)),
        radius_km: Some(60),
        min_pay_yearly: Some((3_000_000, money("EUR"))),
        count: true,
        ..typed("driver")
    };
    let found = board.search(&query);
    assert_eq!(found.total, 0);
    assert_eq!(found.facets.nearest_outside, Some(143), "the far one pays enough");
    assert_eq!(
        found.facets.best_pay_below,
        Some(2_200_000),
        "the near one pays 22,000 at most"
    );
    let uncounted = board.search(&Query { count: false, ..query });
    assert_eq!(uncounted.facets, search::Facets::default());
}
