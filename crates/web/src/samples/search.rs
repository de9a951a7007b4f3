//! Search.

use super::{day, parts, person, today, visitor};
use crate::{
    pages::{
        Nav, Sample,
        search::{Filters, Found, Narrowed, SavedSearch, SearchPage},
    },
    svg::{Icon, Picture},
    view::{Choice, Choices, Employer, Empty, Field, Pager, PostButton, Select},
};

fn found(id: &str, title: &str, employer: Option<&str>, place: &str, pay: Option<&str>, snippet: &str) -> Found {
    Found {
        id: id.to_owned(),
        title: title.to_owned(),
        employer: Employer::named(employer.map(str::to_owned)).verified(employer == Some("Lakeside Hospital")),
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

fn select(name: &str, label: &str, choices: &[(&str, &str)]) -> Select {
    Select::new(
        name,
        label,
        choices.iter().map(|(code, words)| Choice::new(code, words)).collect(),
    )
}

fn group(name: &str, legend: &str, choices: &[(&str, &str, u64)]) -> Choices {
    let choice = |(code, words, count): &(&str, &str, u64)| Choice::new(code, words).count(*count);
    Choices::many(name, legend, choices.iter().map(choice).collect())
}

fn filters() -> Filters {
    Filters {
        radius: None,
        age: select(
            "days",
            "Published",
            &[
                ("", "At any time"),
                ("1", "Since yesterday (14)"),
                ("7", "In the last week (61)"),
            ],
        ),
        pay: Field {
            says_optional: false,
            ..Field::number("pay", "Amount").optional()
        },
        currency: parts::currencies("currency"),
        per: parts::periods("per"),
        groups: vec![
            group(
                "site",
                "Where the work is done",
                &[
                    ("on-site", "On site", 212),
                    ("hybrid", "Partly at home", 36),
                    ("remote", "Remote", 0),
                ],
            ),
            group(
                "kind",
                "Kind of work",
                &[
                    ("full-time", "Full time", 240),
                    ("part-time", "Part time", 41),
                    ("temporary", "For a season", 1),
                ],
            ),
            group(
                "language",
                "Languages asked for",
                &[("english", "English", 88), ("german", "German", 17)],
            ),
        ],
        sort: select(
            "sort",
            "Order",
            &[
                ("best", "Best match"),
                ("new", "Newest"),
                ("pay", "Highest pay"),
                ("near", "Nearest"),
            ],
        ),
    }
}

fn page() -> SearchPage {
    SearchPage {
        shell: visitor("All openings", "/openings").here(Nav::Openings),
        words: Field::search("q", "Words").suggest("/suggest/words"),
        place: Field::search("place", "Place").suggest("/suggest/places"),
        filters: filters(),
        narrowed: Vec::new(),
        count: "300 openings".to_owned(),
        meant: None,
        found: openings(),
        wider: Vec::new(),
        save: None,
        saved: Vec::new(),
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
            save: Some(PostButton::new("/openings/searches", "Save this search").icon(Icon::Bookmark)),
            saved: ["nurse, near Pune, part time", "order picker, up to 25 km from Leeds"]
                .map(|words| SavedSearch {
                    words: words.to_owned(),
                    address: "/openings?q=nurse".to_owned(),
                    remove: PostButton::new("/openings/searches/remove", "Remove")
                        .about(words)
                        .class("plain"),
                })
                .to_vec(),
            wider: vec![
                (
                    "Up to 100 km away: 4 more openings".to_owned(),
                    "/openings?q=nurse&place=Pune&radius=100".to_owned(),
                ),
                (
                    "Any pay: 2 more openings, paying up to ₹2,60,000 a year".to_owned(),
                    "/openings?q=nurse&place=Pune".to_owned(),
                ),
            ],
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
