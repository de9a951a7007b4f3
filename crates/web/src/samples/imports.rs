//! Imports of openings.

use super::staff;
use crate::{
    pages::{
        Nav, Sample,
        staff::{Column, ImportPage, ImportRunPage, ImportState, Mapping, PastImport, Refused, SourceRow, meanings},
    },
    view::{Field, Light, Mistakes, Notice, Pager, Select, Status, Tick, Tone},
};

fn past(id: &str, file: &str, words: &str, state: Status) -> PastImport {
    PastImport {
        id: id.to_owned(),
        file: file.to_owned(),
        day: "9 March 2026, 14:05".to_owned(),
        by: Some("Nadia Farouk".to_owned()),
        words: words.to_owned(),
        state,
    }
}

impl Sample for ImportPage {
    const NAME: &'static str = "staff-import";

    fn samples() -> Vec<(&'static str, Self)> {
        let source = |name: &str, words: &str| SourceRow {
            name: name.to_owned(),
            day: "9 March 2026, 14:06".to_owned(),
            words: words.to_owned(),
        };
        let fresh = Self {
            shell: staff("Import openings", "/staff/import", Some(Nav::Import)),
            mistakes: Mistakes::none(),
            past: Vec::new(),
            pager: None,
            sources: Vec::new(),
        };
        let filled = Self {
            past: vec![
                past(
                    "i4",
                    "harbour-jobs.jsonl",
                    "1,240 rows",
                    Status::new(Light::Careful, "not taken in yet"),
                ),
                past(
                    "i3",
                    "a-board-with-a-long-name-of-its-own_export_2026-03-09.csv",
                    "4,100 of 12,480 rows",
                    Status::new(Light::Plain, "runs"),
                ),
                past(
                    "i2",
                    "city-openings.csv",
                    "212 new, 8 changed, 1,019 the same, 3 refused",
                    Status::new(Light::Careful, "done, some refused"),
                ),
                past(
                    "i1",
                    "city-openings.csv",
                    "1,027 new, 0 changed, 0 the same, 0 refused",
                    Status::new(Light::Good, "done"),
                ),
            ],
            pager: Some(Pager {
                words: "4 files".to_owned(),
                before: None,
                after: Some("/staff/import?after=i1".to_owned()),
            }),
            sources: vec![
                source("City board", "212 new, 8 changed, 1,019 the same, 3 refused"),
                source("Harbour association", "40 new, 0 changed, 0 the same, 0 refused"),
            ],
            ..fresh.clone()
        };
        let failed = Self {
            mistakes: Mistakes::one(
                "file",
                "This is a PDF, not a table or a feed of postings. Nothing was taken in. CSV, JSON, XML feeds, RSS and web pages with JobPostings work: please save it as CSV (UTF-8) and try again.",
            ),
            ..fresh.clone()
        };
        vec![("fresh", fresh), ("filled", filled), ("failed", failed)]
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
        column(1, "Ref", "id", &["N-104", "N-105", "N-106"]),
        column(
            2,
            "Job title",
            "title",
            &["Ward nurse, medical unit", "Canteen cook", "Welder (MIG)"],
        ),
        column(3, "Company", "employer", &["Lakeside Hospital", "Green Plate"]),
        column(
            4,
            "Details",
            "description",
            &[
                "You look after twelve patients on a medical ward, in early and late shifts. You n",
                "Cook for 300 guests",
            ],
        ),
        column(5, "Salary", "pay", &["3–4.8 LPA", "₹22,000 a month"]),
        column(6, "Internal note", "ignore", &["call back"]),
        column(7, "Fax", "ignore", &[]),
    ]
}

fn mapping(mistakes: Mistakes, notice: Option<Notice>) -> ImportState {
    ImportState::Mapping(Box::new(Mapping {
        mistakes,
        notice,
        source: Field::text("source", "Name of the source")
            .value("city-openings.csv")
            .width("w-medium").hint("Openings are known again within one source. Give the same name when you bring the next version of this file."),
        whole: Tick {
            id: "whole".to_owned(),
            name: "whole".to_owned(),
            label: "This file has everything from this source".to_owned(),
            hint: Some("Openings of the source that are not in it are closed.".to_owned()),
            ticked: false,
        },
        columns: columns(),
        rows: 12_480,
    }))
}

fn refused_lines() -> Vec<Refused> {
    let refused = |line, reason: &str| Refused {
        line,
        reason: reason.to_owned(),
    };
    vec![
        refused(
            17,
            "This row has a title but no text. Please add what the work is and bring the file again.",
        ),
        refused(1_204, "This row has no title. Please add one and bring the file again."),
    ]
}

fn run(title: &str, started: bool, state: ImportState) -> ImportRunPage {
    let mut facts = vec![("Handed in", "12 March 2026, 09:40, by Nadia Farouk".to_owned())];
    if started {
        facts.push(("Source", "City board".to_owned()));
        facts.push(("Started", "12 March 2026, 09:42".to_owned()));
    }
    let taken = [
        ("Ref", "Number in the source"),
        ("Job title", "Title"),
        ("Internal note", "Leave out"),
    ];
    let taken = taken.iter().filter(|_| started);
    ImportRunPage {
        shell: staff(title, "/staff/import/i2", Some(Nav::Import)),
        id: "i2".to_owned(),
        file: "city-openings.csv".to_owned(),
        facts,
        taken: taken
            .map(|(name, words)| ((*name).to_owned(), (*words).to_owned()))
            .collect(),
        state,
    }
}

/// Pages with a form.
fn before_it_runs() -> Vec<(&'static str, ImportRunPage)> {
    let right = "Are these columns right?";
    let twice = "Both “Salary” and “Internal note” are taken for the pay. Choose one of them, and leave the other out.";
    let unknown = "No column was recognised as the text of the openings. Please say below which it is.";
    let unknown = Some(Notice::new(Tone::Careful, unknown));
    vec![
        ("mapping", run(right, false, mapping(Mistakes::none(), None))),
        ("unrecognised", run(right, false, mapping(Mistakes::none(), unknown))),
        (
            "mistaken",
            run(right, false, mapping(Mistakes::one("columns", twice), None)),
        ),
    ]
}

fn under_way() -> Vec<(&'static str, ImportRunPage)> {
    let (done, rows) = (4_100, 12_480);
    let words = "It was interrupted: The server has no space left. It goes on by itself at 09:47 (UTC).".to_owned();
    let left = "about 40 seconds left".to_owned();
    let title = "Taking in openings";
    vec![
        ("waiting", run(title, true, ImportState::Waiting { words, done, rows })),
        ("running", run(title, true, ImportState::Running { done, rows, left })),
    ]
}

fn ended(new: u64, changed: u64, same: u64, lines: Vec<Refused>) -> ImportRunPage {
    let refused = lines.len() as u64;
    run(
        "Taken in",
        true,
        ImportState::Done {
            new,
            changed,
            same,
            refused,
            closed: changed / 2,
            lines,
        },
    )
}

impl Sample for ImportRunPage {
    const NAME: &'static str = "staff-import-run";

    fn samples() -> Vec<(&'static str, Self)> {
        let stopped = |words: &str, again| ImportState::Failed {
            words: words.to_owned(),
            again,
        };
        let gone = "The file is not kept here any more. What was taken in stays. Please hand it in again.";
        let full = "The server has no space left. Nothing was changed. Please tell the people who run it.";
        let mut samples = before_it_runs();
        samples.extend(under_way());
        samples.extend([
            ("done", ended(12_001, 36, 441, refused_lines())),
            ("all-well", ended(0, 0, 12_480, Vec::new())),
            ("failed", run("The import stopped", true, stopped(full, true))),
            ("gone", run("The import stopped", true, stopped(gone, false))),
        ]);
        samples
    }
}
