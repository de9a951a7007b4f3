//! How long it takes to index 20,000 made openings, to apply a change, and to search.

use std::time::Instant;

use chrono::{Days, NaiveDate};
use criterion::{Criterion, criterion_group, criterion_main};
use model::{Coordinates, Pay, Per, Place, PostingId, SeededRandom, WorkSite};
use search::{Change, Entry, OpeningsIndex, Position, Query, Sort};
use uuid::Uuid;

const OPENINGS: u128 = 20_000;
const TITLES: &[&str] = &[
    "Nurse",
    "Electrician",
    "Cook",
    "Driver",
    "Teacher",
    "Welder",
    "Data engineer",
    "Shop assistant",
    "Accountant",
];
const KINDS: &[&str] = &["", "Senior ", "Junior ", "Night ", "Head "];

fn day() -> NaiveDate {
    NaiveDate::default()
}

/// A word of a vocabulary of 30,000 in which, as in a language, few are common and most are rare.
fn word(random: &SeededRandom) -> String {
    let spread = random.below(30_000) / (1 + random.below(300));
    let letters = |mut number: u32| {
        let mut word = String::new();
        for _ in 0..4 {
            word.push(char::from(b"bdfgklmnprst"[(number % 12) as usize]));
            word.push(char::from(b"aeiou"[(number / 12 % 5) as usize]));
            number /= 17;
        }
        word
    };
    letters(spread.wrapping_mul(2_654_435_761))
}

fn entry(number: u128, random: &SeededRandom) -> Entry {
    let kind = KINDS[random.below(5) as usize];
    let title = TITLES[random.below(9) as usize];
    let words: Vec<String> = (0..250).map(|_| word(random)).collect();
    let degrees = |from: f64| from + f64::from(random.below(9_000)) / 1_000.0;
    let least = u64::from(random.below(60_000)) * 100;
    Entry {
        id: PostingId(Uuid::from_u128(number)),
        title: format!("{kind}{title} {}", words[0]),
        employer: Some(words[1].clone()),
        verified: number.is_multiple_of(3),
        description: words.join(" "),
        skills: words[2..10].to_vec(),
        skill_ids: words[2..10].iter().map(|word| word.as_str().into()).collect(),
        occupation: Some(title.to_owned()),
        place: Some(Place {
            text: words[10].clone(),
            id: None,
            country: Some("DE".into()),
            at: Some(Coordinates::from_degrees(degrees(47.0), degrees(6.0))),
        }),
        site: [None, Some(WorkSite::OnSite), Some(WorkSite::Remote)][random.below(3) as usize],
        employment: None,
        experience: None,
        languages: vec![],
        pay: "EUR".parse().ok().map(|currency| Pay {
            min: least,
            max: least * 2,
            currency,
            per: Per::Year,
            stated: true,
        }),
        posted: day().checked_sub_days(Days::new(random.below(90).into())),
        deadline: None,
    }
}

fn queries() -> Vec<(&'static str, Query)> {
    let words = |words: &str| Query {
        words: words.into(),
        ..Query::new(day())
    };
    let place = Some(Coordinates::from_degrees(50.94, 6.96));
    let euros = "EUR".parse().map_or(None, |currency| Some((3_000_000, currency)));
    vec![
        ("everything", words("")),
        ("one word", words("nurse ")),
        ("three words", words("senior data engineer ")),
        ("one slip", words("electrcian ")),
        ("three slips", words("sneior dtaa enginer ")),
        ("beginning", words("electr")),
        ("phrase", words("\"data engineer\"")),
        ("most words", words("nurse zeppelin submarine ")),
        (
            "filtered",
            Query {
                place,
                radius_km: Some(100),
                min_pay_yearly: euros,
                ..words("cook ")
            },
        ),
        (
            "everything, counted",
            Query {
                place,
                radius_km: Some(100),
                min_pay_yearly: euros,
                count: true,
                ..words("")
            },
        ),
        (
            "best paid",
            Query {
                sort: Sort::BestPaid,
                ..words("teacher ")
            },
        ),
        (
            "hostile",
            words(
                &(0..2_000)
                    .map(|n| format!("electrcian{n}"))
                    .collect::<Vec<_>>()
                    .join(" "),
            ),
        ),
    ]
}

fn bench(c: &mut Criterion) {
    let random = SeededRandom::new(1);
    let entries: Vec<Entry> = (0..OPENINGS).map(|number| entry(number, &random)).collect();
    let directory = tempfile::tempdir().expect("a scratch directory");
    let (index, _) = OpeningsIndex::open(directory.path()).expect("an index");
    let at = |seq| Position { tx: 0, seq };

    let started = Instant::now();
    index.rebuild(entries.iter().cloned(), at(0)).expect("a rebuild");
    eprintln!("rebuild of {OPENINGS}: {:?}", started.elapsed());

    let mut slow = c.benchmark_group("index");
    slow.sample_size(50);
    slow.bench_function("apply 1 change", |b| {
        b.iter(|| index.apply(vec![Change::Put(Box::new(entries[7].clone()))], at(1)));
    });
    slow.finish();

    let mut search = c.benchmark_group("search");
    for (name, query) in queries() {
        search.bench_function(name, |b| b.iter(|| index.search(&query)));
    }
    search.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
