//! Skills to learn and the plan.

use super::person;
use crate::{
    pages::{Nav, Sample, learn::LearnPage},
    svg::{HoursBar, Picture},
    view::{Choice, Empty, Notice, PlanWeek, Select, SkillRow, Tone},
};

fn skill(rank: u16, id: &str, name: &str, hours: Option<u32>, opens: u32) -> SkillRow {
    SkillRow {
        rank,
        id: id.to_owned(),
        name: name.to_owned(),
        hours,
        basis: "Usual length of evening courses; an estimate".to_owned(),
        bar: HoursBar { hours, longest: 120 },
        opens,
        asked_by: opens + 3,
        after: Vec::new(),
        examples: vec![(
            "Ward nurse, medical unit".to_owned(),
            "/openings/0195a1c4-nurse".to_owned(),
        )],
        planned: false,
        numbers: true,
    }
}

/// Four skills.
pub(crate) fn skills() -> Vec<SkillRow> {
    vec![
        SkillRow {
            planned: true,
            ..skill(1, "wound-care", "Wound care", Some(40), 41)
        },
        SkillRow {
            after: vec!["Wound care".to_owned()],
            planned: true,
            ..skill(2, "triage", "Triage", Some(25), 17)
        },
        skill(3, "diabetes-counselling", "Diabetes counselling", Some(120), 22),
        SkillRow {
            basis: "No estimate yet".to_owned(),
            ..skill(4, "german-b2", "German for work", None, 9)
        },
    ]
}

fn week(name: &str, days: &str, items: &[(&str, &str)], reached: Option<&str>) -> PlanWeek {
    let items = items
        .iter()
        .map(|(skill, hours)| ((*skill).to_owned(), (*hours).to_owned()))
        .collect();
    PlanWeek {
        name: name.to_owned(),
        days: days.to_owned(),
        items,
        reached: reached.map(str::to_owned),
    }
}

fn page() -> LearnPage {
    let hours = [3, 5, 8, 12, 20, 30]
        .map(|hours| Choice::new(&hours.to_string(), &format!("{hours} hours a week")).chosen(hours == 8));
    LearnPage {
        shell: person("Skills to learn", "/learn", Some(Nav::Learn)),
        basis: "Counted over 300 openings on 12 March 2026. Within reach means: at least three quarters of what is asked for.".to_owned(),
        skills: skills(),
        empty: None,
        hours: Select::new("hours", "Time I have for learning", hours.to_vec()),
        weeks: vec![
            week("Weeks 1 to 4", "16 March to 12 April", &[("Wound care", "8\u{a0}h a week")], None),
            week("Week 5", "13 to 19 April", &[("Wound care", "8\u{a0}h")], Some("Wound care done: 41 more openings within reach")),
            week("Weeks 6 to 8", "20 April to 10 May", &[("Triage", "8\u{a0}h a week")], None),
            week("Week 9", "11 to 17 May", &[("Triage", "1\u{a0}h")], Some("Triage done: 17 more")),
        ],
        total: Some("Done by 17 May 2026: 58 more openings within reach.".to_owned()),
        notice: None,
        numbers: true,
    }
}

impl Sample for LearnPage {
    const NAME: &'static str = "learn";

    fn samples() -> Vec<(&'static str, Self)> {
        let without = |skill: SkillRow| SkillRow {
            planned: false,
            ..skill
        };
        let no_plan = LearnPage {
            skills: skills().into_iter().map(without).collect(),
            weeks: Vec::new(),
            total: None,
            ..page()
        };
        let note = "Triage builds on wound care, so wound care comes first.";
        let told = LearnPage {
            notice: Some(Notice::new(Tone::Plain, note)),
            ..page()
        };
        let hidden = LearnPage {
            numbers: false,
            skills: skills()
                .into_iter()
                .map(|skill| SkillRow {
                    numbers: false,
                    ..skill
                })
                .collect(),
            ..page()
        };
        let empty = Empty::new(
            Picture::NothingYet,
            "First, tell what you can do",
            "Then each skill shows how many openings it brings within reach for you.",
            &[
                ("Hand in a résumé", "/start"),
                ("Answer a few questions", "/start/questions/work"),
            ],
        );
        vec![
            ("filled", page()),
            ("no-plan", no_plan),
            ("told", told),
            ("no-numbers", hidden),
            (
                "empty",
                LearnPage {
                    skills: Vec::new(),
                    empty: Some(empty),
                    ..page()
                },
            ),
        ]
    }
}
