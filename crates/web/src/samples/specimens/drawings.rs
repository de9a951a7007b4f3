//! Everything drawn.

use crate::{
    svg::{Icon, MatchBar, PartBar, PayRange, Picture},
    view::{Known, Part, Prose, prose::Mark},
};

pub(super) fn match_bars(_: &str) -> String {
    [(9, 0, 0), (6, 1, 2), (1, 2, 5), (30, 4, 10)]
        .map(|(have, near, gap)| {
            MatchBar {
                text: format!("{have} had, {near} close, {gap} to learn"),
                ..MatchBar::new(have, near, gap)
            }
            .to_string()
        })
        .concat()
}

pub(super) fn part_bars(_: &str) -> String {
    let part = |name: &str, points, of, known, words: &str| {
        Part {
            name: name.to_owned(),
            words: words.to_owned(),
            points,
            of,
            known,
            numbers: true,
        }
        .to_string()
    };
    format!(
        "<ul class=\"part-list\">{}{}{}</ul>{}",
        part("Skills", 268, 400, Known::Yes, "3 of 6 had, one close to it"),
        part("Pay", 50, 100, Known::NotTold, "Say the least you need, and it counts"),
        part("Hours", 30, 60, Known::NotStated, ""),
        PartBar {
            points: 1,
            of: 2,
            known: true
        }
    )
}

pub(super) fn pay_range(_: &str) -> String {
    PayRange {
        here: (30_000_000, 48_000_000),
        usual: (26_000_000, 42_000_000),
        text: "It pays ₹3,00,000–4,80,000; usual here is ₹2,60,000–4,20,000.".to_owned(),
    }
    .to_string()
}

pub(super) fn marked(_: &str) -> String {
    let mark = |start, end, have| Mark { start, end, have };
    Prose::of(
        "You bring:\n- wound care\n- triage\n- Marathi",
        &[mark(13, 23, Some(true)), mark(26, 32, Some(false)), mark(35, 42, None)],
    )
    .to_string()
}

pub(super) fn icons(_: &str) -> String {
    let drawn: Vec<String> = Icon::ALL
        .iter()
        .map(|icon| format!("<li>{icon}<span>{}</span></li>", icon.name()))
        .collect();
    format!("<ul class=\"icon-list\">{}</ul>", drawn.concat())
}

pub(super) fn pictures(_: &str) -> String {
    let drawn: Vec<String> = Picture::ALL
        .iter()
        .map(|picture| format!("<li>{picture}</li>"))
        .collect();
    format!("<ul class=\"picture-list\">{}</ul>", drawn.concat())
}
