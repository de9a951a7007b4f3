//! Search.

use super::{day, parts, person, today, visitor};
use crate::{
    pages::{
        Nav, Sample,
        search::{Found, Narrowed, SearchPage},
    },
    svg::Picture,
    view::{Choice, Empty, Field, Pager, Select, Tick},
};

fn found(id: &str, title: &str, employer: Option<&str>, place: &str, pay: Option<&str>, snippet: &str) -> Found {
    Found {
        id: id.to_owned(),
        title: title.to_owned(),
        employer: employer.map(str::to_owned),
        place: Some(place.to_owned()),
        pay: pay.map(str::to_owned),
        kind: vec!["Full time".to_owned()],
        snippet: snippet.to_owned(),
        posted: Some(day(2026, 3, 9)),
        deadline: Some(day(2026, 4, 3)),
    }
}

fn openings() -> Vec<Found> {
    vec![
        found(
            "0195a1c4-nurse",
            "Ward nurse, medical unit",
            Some("Lakeside Hospital"),
            "Pune",
            Some("₹3,00,000–4,80,000 a year"),
            "administer medication and keep drug charts, watch patients after surgery and call the doctor in time …",
        ),
        found(
            "0195a1c4-pick",
            "Order picker, early shift",
            Some("Northgate Storage"),
            "Leeds",
            Some("£12.60 an hour"),
            "collect orders with a scanner, pack parcels, keep the aisles clear …",
        ),
        found(
            "0195a1c4-elec",
            "Electrician for solar roofs",
            Some("Helle Dächer"),
            "Leipzig",
            None,
            "mount and connect modules with a team of three; working at height …",
        ),
        found(
            "0195a1c4-sql",
            "Data engineer",
            None,
            "Remote",
            Some("$120,000–150,000 a year"),
            "build pipelines in Python and SQL that others can trust …",
        ),
    ]
}

fn page() -> SearchPage {
    let sorts = [
        ("best", "Best match"),
        ("new", "Newest"),
        ("pay", "Highest pay"),
        ("deadline", "Soonest deadline"),
    ];
    SearchPage {
        shell: visitor("All openings", "/openings").here(Nav::Openings),
        words: Field::search("q", "Words"),
        place: Field::search("place", "Place").suggest("/suggest/places"),
        pay: Field {
            says_optional: false,
            ..Field::number("pay", "Amount").optional()
        },
        currency: parts::currencies("currency"),
        per: parts::periods("per"),
        kinds: parts::kinds(&[]),
        remote: Tick {
            id: "remote".to_owned(),
            name: "remote".to_owned(),
            label: "From home only".to_owned(),
            hint: None,
            ticked: false,
        },
        sort: Select::new(
            "sort",
            "Order",
            sorts.map(|(code, words)| Choice::new(code, words)).to_vec(),
        ),
        narrowed: Vec::new(),
        count: "300 openings".to_owned(),
        meant: None,
        found: openings(),
        empty: None,
        pager: Some(Pager {
            words: "1 to 20 of 300".to_owned(),
            before: None,
            after: Some("/openings?page=2".to_owned()),
        }),
        today: today(),
    }
}

impl Sample for SearchPage {
    const NAME: &'static str = "search";

    fn samples() -> Vec<(&'static str, Self)> {
        let narrowed = vec![
            Narrowed {
                words: "In Pune".to_owned(),
                without: "/openings?q=nurse&pay=300000".to_owned(),
            },
            Narrowed {
                words: "From ₹3,00,000 a year".to_owned(),
                without: "/openings?q=nurse&place=Pune".to_owned(),
            },
        ];
        let words = page().words.value("nurse");
        let narrow = SearchPage {
            shell: person("nurse: openings", "/openings?q=nurse", Some(Nav::Openings)),
            words,
            narrowed,
            count: "1 opening".to_owned(),
            found: page().found.into_iter().take(1).collect(),
            pager: None,
            ..page()
        };
        let empty = Empty::new(
            Picture::NothingFound,
            "Nothing found with all of these words",
            "Try fewer words, another word for the same work, or take away the place.",
            &[
                ("Search without a place", "/openings?q=nurze"),
                ("Look at all openings", "/openings"),
            ],
        );
        let none = SearchPage {
            words: page().words.value("nurze"),
            count: "0 openings".to_owned(),
            meant: Some(("nurse".to_owned(), "/openings?q=nurse".to_owned())),
            found: Vec::new(),
            empty: Some(empty),
            pager: None,
            ..page()
        };
        vec![("all", page()), ("narrowed", narrow), ("empty", none)]
    }
}
