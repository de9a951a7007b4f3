//! Imports of openings.

use super::staff;
use crate::{
    pages::{
        Nav, Sample,
        staff::{Column, ImportPage, ImportRunPage, ImportState, PastImport, Refused, meanings},
    },
    view::{Light, Mistakes, Select, Status},
};

impl Sample for ImportPage {
    const NAME: &'static str = "staff-import";

    fn samples() -> Vec<(&'static str, Self)> {
        let past = PastImport {
            id: "i1".to_owned(),
            file: "city-openings.csv".to_owned(),
            day: "9 March 2026".to_owned(),
            words: "212 new, 8 changed, 3 refused".to_owned(),
            state: Status::new(Light::Good, "done"),
        };
        let fresh = Self {
            shell: staff("Import openings", "/staff/import", Some(Nav::Import)),
            mistakes: Mistakes::none(),
            past: vec![past],
        };
        let failed = Self {
            mistakes: Mistakes::one(
                "file",
                "This is not CSV, JSON or JSONL. Nothing was taken in. Save the table as CSV and try again.",
            ),
            past: Vec::new(),
            ..fresh.clone()
        };
        vec![("fresh", fresh), ("failed", failed)]
    }
}

fn columns() -> Vec<Column> {
    let column = |number: u32, name: &str, meaning: &str, values: &[&str]| Column {
        name: name.to_owned(),
        meaning: Select::new(
            &format!("column-{number}"),
            &format!("Meaning of {name}"),
            meanings(meaning),
        ),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    vec![
        column(1, "Ref", "key", &["N-104", "N-105"]),
        column(2, "Job title", "title", &["Ward nurse, medical unit", "Canteen cook"]),
        column(3, "Company", "employer", &["Lakeside Hospital", "Green Plate"]),
        column(4, "Salary", "pay", &["3–4.8 LPA", "₹22,000 a month"]),
        column(5, "Internal note", "ignore", &["call back", ""]),
    ]
}

fn refused_lines() -> Vec<Refused> {
    let refused = |line, title: &str, reason: &str| Refused {
        line,
        title: title.to_owned(),
        reason: reason.to_owned(),
    };
    vec![
        refused(17, "Cook", "The text is empty. An opening needs at least a sentence."),
        refused(1_204, "(no title)", "There is no title."),
    ]
}

impl Sample for ImportRunPage {
    const NAME: &'static str = "staff-import-run";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |title: &str, state| Self {
            shell: staff(title, "/staff/import/i2", Some(Nav::Import)),
            id: "i2".to_owned(),
            file: "city-openings.csv".to_owned(),
            state,
        };
        let words = "Line 3,411 is not valid UTF-8. The 3,410 lines before it were taken in. Save the file as UTF-8 and import it again; nothing is added twice.";
        vec![
            (
                "mapping",
                page(
                    "Are these columns right?",
                    ImportState::Mapping {
                        columns: columns(),
                        lines: 12_480,
                    },
                ),
            ),
            (
                "running",
                page(
                    "Taking in openings",
                    ImportState::Running {
                        done: 4_100,
                        lines: 12_480,
                        left: "about 40 seconds left".to_owned(),
                    },
                ),
            ),
            (
                "done",
                page(
                    "Done",
                    ImportState::Done {
                        new: 12_001,
                        changed: 36,
                        same: 441,
                        refused: 2,
                        lines: refused_lines(),
                    },
                ),
            ),
            (
                "failed",
                page(
                    "The import stopped",
                    ImportState::Failed {
                        words: words.to_owned(),
                    },
                ),
            ),
        ]
    }
}
