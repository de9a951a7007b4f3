//! What the market asks for.

use super::visitor;
use crate::{
    pages::{
        Nav, Sample,
        market::{Demand, Demands, MarketPage, MarketsPage, Row, UsualPay},
    },
    svg::{PartBar, PayRange, Picture},
    view::Empty,
};

fn bar(points: u32, of: u32) -> PartBar {
    PartBar {
        points,
        of,
        known: true,
    }
}

fn row(id: &str, name: &str, openings: u32) -> Row {
    Row {
        address: format!("/occupations/{id}"),
        name: name.to_owned(),
        openings,
        trend: None,
        bar: bar(openings, 41),
    }
}

impl Sample for MarketsPage {
    const NAME: &'static str = "markets";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = Self {
            shell: visitor("What work is asked for", "/occupations").here(Nav::Openings),
            way: "/occupations",
            title: "What work is asked for",
            lead: "56 openings in 3 occupations, counted from what is open here now.".to_owned(),
            rows: vec![
                row("registered-nurse", "Registered nurse", 41),
                row("warehouse-worker", "Warehouse worker", 14),
                row("welder", "Welder", 1),
            ],
            empty: None,
        };
        let none = Self {
            lead: "0 openings in 0 occupations, counted from what is open here now.".to_owned(),
            rows: Vec::new(),
            empty: Some(Empty::new(
                Picture::NothingYet,
                "No openings yet",
                "As soon as there are some, they are counted here.",
                &[("All openings", "/openings")],
            )),
            ..page.clone()
        };
        let skills = Self {
            way: "/skills",
            title: "What skills are asked for",
            rows: vec![
                Row {
                    address: "/skills/wound-care".to_owned(),
                    trend: Some("rising"),
                    ..row("", "Wound care", 41)
                },
                Row {
                    address: "/skills/welding".to_owned(),
                    ..row("", "Welding", 1)
                },
            ],
            ..page.clone()
        };
        vec![("filled", page), ("skills", skills), ("none", none)]
    }
}

fn demand(name: &str, openings: u32, trend: Option<&'static str>) -> Demand {
    Demand {
        name: name.to_owned(),
        address: "/skills/wound-care".to_owned(),
        bar: bar(openings, 41),
        words: format!("in {openings} of 41, a must in {}", openings / 2),
        trend,
    }
}

impl Sample for MarketPage {
    const NAME: &'static str = "market";

    fn samples() -> Vec<(&'static str, Self)> {
        let words = "Half of them pay £31,200\u{2013}36,500 a year; from 22 openings.";
        let page = Self {
            shell: visitor("Registered nurse", "/occupations/registered-nurse").here(Nav::Openings),
            above: ("/occupations".to_owned(), "What work is asked for".to_owned()),
            name: "Registered nurse".to_owned(),
            about: "Looks after patients on a ward, in a clinic or at home.".to_owned(),
            other: vec!["Staff nurse".to_owned(), "RN".to_owned()],
            facts: vec![
                ("Openings here".to_owned(), "41".to_owned()),
                ("Where".to_owned(), "United Kingdom 22 \u{b7} India 12".to_owned()),
            ],
            pay: vec![UsualPay {
                place: "United Kingdom".to_owned(),
                middle: "£33,800 a year".to_owned(),
                range: PayRange {
                    here: (3_380_000, 3_380_000),
                    usual: (3_120_000, 3_650_000),
                    text: words.to_owned(),
                },
                words: words.to_owned(),
            }],
            lists: vec![Demands {
                id: "asked",
                title: "What it asks for",
                rows: vec![
                    demand("Nursing registration", 39, None),
                    demand("Wound care", 18, Some("rising")),
                    demand("Paper charts", 6, Some("falling")),
                ],
            }],
            thin: None,
            usually: Vec::new(),
            near: vec![("Midwife".to_owned(), "/occupations/midwife".to_owned())],
            search: "/openings?q=Registered+nurse".to_owned(),
        };
        let few = Self {
            facts: vec![("Openings here".to_owned(), "2".to_owned())],
            pay: Vec::new(),
            lists: Vec::new(),
            thin: Some("There are 2 openings for it here. That is too few to say what is usual.".to_owned()),
            usually: vec!["Wound care".to_owned(), "Nursing registration".to_owned()],
            ..page.clone()
        };
        vec![("filled", page), ("few", few)]
    }
}
