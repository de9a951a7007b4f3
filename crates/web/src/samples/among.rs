//! What a team writes among itself, and applications side by side.

use super::person;
use crate::{
    pages::{
        Sample,
        among::{AmongPage, ComparePage, ComparedHead, ComparedRow, SeenCard, SeenNote},
    },
    svg::{Icon, MatchBar},
    view::{Area, Choice, Choices, Control, Field, Form, PostButton, stage_status},
};
use model::Stage;

const HERE: &str = "/hire/applications/a1/team";

fn untag(tag: &str) -> (String, PostButton) {
    let button = PostButton::new(HERE, "Take away").about(tag).class("plain");
    (tag.to_owned(), button.value("do", "untag").value("tag", tag))
}

fn score(error: Option<&str>) -> Form {
    let points = ["1: no sign of it", "2: some sign", "3: clear signs", "4: strong signs"];
    let choices = points
        .iter()
        .map(|words| Choice::new(&words[..1], words).chosen(words.starts_with('3')));
    let points = Choices {
        hint: Some("Tell us of a seam that was hard to weld. What did you do? A good answer names the metal, the way and the check.".to_owned()),
        in_row: true,
        ..Choices::one("points-1", "MIG welding", choices.collect())
    };
    let evidence = Area {
        hint: Some("Each mark needs it: what they said or did.".to_owned()),
        rows: 2,
        required: true,
        error: error.map(str::to_owned),
        ..Area::new("evidence-1", "What it rests on", "")
    };
    Form::new(
        HERE,
        vec![Control::Choices(points), Control::Area(evidence)],
        "Hand it in",
    )
}

fn note() -> Form {
    let area = Area {
        rows: 4,
        ..Area::new("note", "A note", "")
    };
    Form::new(HERE, vec![Control::Area(area)], "Keep the note")
}

impl Sample for AmongPage {
    const NAME: &'static str = "hire-among";

    fn samples() -> Vec<(&'static str, Self)> {
        let tag = Field::text("tag", "Another tag").hint("Used before: second round");
        let filled = Self {
            shell: person("Among your team", HERE, None),
            called: "Applicant QK 07".to_owned(),
            title: "Welder".to_owned(),
            back: "/hire/applications/a1".to_owned(),
            tags: vec![untag("night shift"), untag("speaks Hindi and Marathi")],
            tag: Form::new(HERE, vec![Control::Field(tag)], "Add"),
            score: Some(score(None)),
            others: "One other handed in a scorecard.".to_owned(),
            cards: vec![SeenCard {
                whose: "Omar Haddad, 3 March 2026, 9:30".to_owned(),
                marks: vec![
                    (
                        "MIG welding".to_owned(),
                        "4: strong signs".to_owned(),
                        "Welded the test piece without a flaw and said why.".to_owned(),
                    ),
                    (
                        "Reading technical drawings".to_owned(),
                        "2: some sign".to_owned(),
                        "Read the plan, but not the welding symbols.".to_owned(),
                    ),
                ],
            }],
            notes: vec![SeenNote {
                whose: "Rita Sen, 2 March 2026, 12:00".to_owned(),
                words: vec!["Can begin in April. Asks whether the night shift is fixed.".to_owned()],
                remove: Some(
                    PostButton::new(HERE, "Take the note away")
                        .icon(Icon::Cross)
                        .class("plain"),
                ),
            }],
            note: note(),
        };
        let empty = Self {
            tags: Vec::new(),
            others: "Nobody else handed in a scorecard yet.".to_owned(),
            cards: Vec::new(),
            notes: Vec::new(),
            ..filled.clone()
        };
        let wrong = Self {
            score: Some(score(Some(
                "Write for each mark what it rests on: what they said or did.",
            ))),
            ..filled.clone()
        };
        let unread = Self {
            score: None,
            ..empty.clone()
        };
        vec![
            ("filled", filled),
            ("empty", empty),
            ("wrong", wrong),
            ("unread", unread),
        ]
    }
}

fn head(id: &str, called: &str, has: u32, tags: &[&str]) -> ComparedHead {
    ComparedHead {
        called: called.to_owned(),
        address: format!("/hire/applications/{id}"),
        state: stage_status(Stage::Shortlisted),
        words: format!("Has {has} of the 3 skills asked for"),
        bar: MatchBar::new(has, 0, 3 - has),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    }
}

fn row(name: &str, cells: &[(Option<bool>, &str)]) -> ComparedRow {
    ComparedRow {
        name: name.to_owned(),
        cells: cells
            .iter()
            .map(|(there, words)| (*there, (*words).to_owned()))
            .collect(),
    }
}

impl Sample for ComparePage {
    const NAME: &'static str = "hire-compare";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: person("Side by side: Welder", "/hire/openings/o1/compare", None),
            title: "Welder".to_owned(),
            list: "/hire/openings/o1/applicants".to_owned(),
            heads: vec![
                head("a1", "Applicant QK 07", 2, &["night shift"]),
                head("a2", "Applicant MD 61", 3, &[]),
                head("a3", "Benjamin Alexander Featherstonehaugh-Cholmondeley", 1, &[]),
            ],
            skills: vec![
                row(
                    "MIG welding",
                    &[
                        (Some(true), "welded boilers by MIG for four years"),
                        (Some(true), "MIG and TIG, certified"),
                        (Some(false), ""),
                    ],
                ),
                row(
                    "First aid",
                    &[
                        (Some(true), "First aid certificate, 2024"),
                        (Some(true), ""),
                        (Some(true), ""),
                    ],
                ),
                row(
                    "Reading technical drawings",
                    &[(Some(false), ""), (Some(true), "drawings"), (Some(false), "")],
                ),
            ],
            answers: vec![row(
                "Can you work nights?",
                &[(Some(true), "Yes"), (Some(false), "No"), (Some(true), "Yes")],
            )],
        };
        let bare = Self {
            skills: Vec::new(),
            answers: Vec::new(),
            ..filled.clone()
        };
        vec![("filled", filled), ("bare", bare)]
    }
}
