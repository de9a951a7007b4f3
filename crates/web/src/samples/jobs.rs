//! Jobs for me.

use super::{cards::cards, guest, person};
use crate::{
    pages::{
        Nav, Sample,
        jobs::{JobsPage, OpensMost, lead},
    },
    svg::Picture,
    view::{Choice, Empty, Notice, Pager, PostButton, Select, Tone},
};

fn controls() -> Vec<Select> {
    let sorts = [
        ("fit", "Closest fit"),
        ("pay", "Highest pay"),
        ("near", "Nearest"),
        ("deadline", "Soonest deadline"),
        ("new", "Newest"),
    ];
    let shown = [
        ("all", "All that fit"),
        ("saved", "Saved"),
        ("remote", "From home"),
        ("in_reach", "Only a little to learn"),
    ];
    let select = |name, label, list: &[(&str, &str)]| {
        Select::new(
            name,
            label,
            list.iter().map(|(code, words)| Choice::new(code, words)).collect(),
        )
    };
    vec![select("sort", "Order", &sorts), select("show", "Show", &shown)]
}

fn filled(numbers: bool) -> JobsPage {
    JobsPage {
        shell: person("Jobs for you", "/jobs", Some(Nav::Jobs)),
        lead: lead(23, numbers),
        thin: None,
        controls: controls(),
        cards: cards(numbers),
        empty: None,
        pager: Some(Pager {
            words: "1 to 3 of 23".to_owned(),
            before: None,
            after: Some("/jobs?page=3".to_owned()),
        }),
        opens_most: Some(OpensMost {
            skill: "Wound care".to_owned(),
            hours: "About 40\u{a0}h".to_owned(),
            openings: 41,
        }),
        numbers,
    }
}

fn none(title: &str, text: &str, ways: &[(&str, &str)]) -> JobsPage {
    JobsPage {
        lead: lead(0, true),
        cards: Vec::new(),
        pager: None,
        opens_most: None,
        empty: Some(Empty::new(Picture::NothingFound, title, text, ways)),
        ..filled(true)
    }
}

impl Sample for JobsPage {
    const NAME: &'static str = "jobs";

    fn samples() -> Vec<(&'static str, Self)> {
        let undo = PostButton::new("/jobs/0195a1c4-cook/undismiss", "Undo")
            .about("Canteen cook")
            .refresh("jobs");
        let mut dismissed = filled(true);
        dismissed.shell = dismissed.shell.notice(
            Notice::new(
                Tone::Good,
                "“Canteen cook” is off your list. Openings as far away now come later.",
            )
            .button(undo),
        );
        let words = "Four skills are known. Ticking tasks you have done brings more and better openings.";
        let thin_notice = Notice::new(Tone::Plain, words)
            .title("There is more in you.")
            .link("Tick tasks", "/start/questions/tasks");
        let thin = JobsPage {
            shell: guest("Jobs for you", "/jobs").here(Nav::Jobs),
            thin: Some(thin_notice),
            ..filled(true)
        };
        let empty = none(
            "No opening fits within 5\u{a0}km yet",
            "That is about distance, not about you: 18 openings fit within 25 km of Pune.",
            &[
                ("Look within 25 km", "/me/edit/wishes"),
                ("Look at all openings", "/openings"),
            ],
        );
        let unknown = none(
            "Tell what you can do, and see what fits",
            "It takes about three minutes, with or without a résumé.",
            &[
                ("Hand in a résumé", "/start"),
                ("Answer a few questions", "/start/questions/work"),
            ],
        );
        vec![
            ("filled", filled(true)),
            ("no-numbers", filled(false)),
            ("dismissed", dismissed),
            ("thin", thin),
            ("empty", empty),
            ("nothing-told", unknown),
        ]
    }
}
