//! What staff see.

use super::staff;
use crate::{
    pages::{
        Nav, Sample,
        staff::{
            Check, CodeHandedPage, Column, Count, DeadLetter, HealthPage, ImportPage, ImportRunPage, ImportState,
            OutboxPage, OutboxRow, PastImport, PeoplePage, PersonRow, Refused, StaffHomePage, meanings,
        },
    },
    svg::Picture,
    view::{Empty, Field, Light, Mistakes, Notice, Pager, PostButton, Select, Status, Tone},
};

fn count(name: &str, value: &str, note: &str, address: &str) -> Count {
    Count {
        name: name.to_owned(),
        value: value.to_owned(),
        note: note.to_owned(),
        address: address.to_owned(),
    }
}

impl Sample for StaffHomePage {
    const NAME: &'static str = "staff-home";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: staff("Overview", "/staff", Some(Nav::StaffHome)),
            to_do: vec![
                Notice::new(Tone::Careful, "Three people wait for a code to confirm their account.")
                    .link("Look at them", "/staff/people"),
                Notice::new(Tone::Bad, "Two mails could not be delivered.").link("Look at them", "/staff/outbox"),
            ],
            counts: vec![
                count("Open openings", "300", "12 new this week", "/openings"),
                count("People entrusted to you", "46", "in two cohorts", "/staff/people"),
                count("Mails this week", "128", "2 not delivered", "/staff/outbox"),
                count("Server", "Well", "database, index, disk", "/staff/health"),
            ],
        };
        vec![
            ("filled", filled.clone()),
            (
                "nothing-to-do",
                Self {
                    to_do: Vec::new(),
                    ..filled
                },
            ),
        ]
    }
}

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

impl Sample for ImportRunPage {
    const NAME: &'static str = "staff-import-run";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |title: &str, state| Self {
            shell: staff(title, "/staff/import/i2", Some(Nav::Import)),
            id: "i2".to_owned(),
            file: "city-openings.csv".to_owned(),
            state,
        };
        let refused = |line, title: &str, reason: &str| Refused {
            line,
            title: title.to_owned(),
            reason: reason.to_owned(),
        };
        let lines = vec![
            refused(17, "Cook", "The text is empty. An opening needs at least a sentence."),
            refused(1_204, "(no title)", "There is no title."),
        ];
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
                        lines,
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

fn mail(kind: &str, to: &str, state: Status, note: &str, retry: bool) -> OutboxRow {
    let retry = retry.then(|| {
        PostButton::new("/staff/outbox/retry", "Try again")
            .about(kind)
            .value("mail", "m1")
            .class("quiet small")
    });
    OutboxRow {
        kind: kind.to_owned(),
        to: to.to_owned(),
        written: "12 March 2026, 09:40".to_owned(),
        state,
        note: note.to_owned(),
        retry,
    }
}

impl Sample for OutboxPage {
    const NAME: &'static str = "staff-outbox";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: staff("Outbox", "/staff/outbox", Some(Nav::Outbox)),
            notice: None,
            rows: vec![
                mail(
                    "Confirm an address",
                    "Meera Joshi",
                    Status::new(Light::Good, "sent"),
                    "",
                    false,
                ),
                mail(
                    "New password",
                    "somebody",
                    Status::new(Light::Plain, "waits"),
                    "2 tries, next in 10 minutes",
                    false,
                ),
                mail(
                    "Confirm an address",
                    "Ravi Salunke",
                    Status::new(Light::Bad, "refused"),
                    "The other server knows no such address",
                    true,
                ),
            ],
            empty: None,
            pager: Some(Pager {
                words: "1 to 3 of 128".to_owned(),
                before: Some("/staff/outbox?page=0".to_owned()),
                after: Some("/staff/outbox?page=2".to_owned()),
            }),
        };
        let note = Notice::new(
            Tone::Careful,
            "No mail server is set up, so everything waits here. People read their messages when signed in; codes can be handed over in person.",
        );
        let empty = Empty::new(
            Picture::NothingYet,
            "No mails yet",
            "Mails to confirm addresses and set passwords are listed here.",
            &[],
        );
        vec![
            ("filled", filled.clone()),
            (
                "empty",
                Self {
                    notice: Some(note),
                    rows: Vec::new(),
                    empty: Some(empty),
                    pager: None,
                    ..filled
                },
            ),
        ]
    }
}

fn someone(id: &str, name: &str, account: Status, can_code: bool) -> PersonRow {
    PersonRow {
        id: id.to_owned(),
        name: name.to_owned(),
        scope: "Cohort Spring 2026".to_owned(),
        days: "1 February to 31 July 2026".to_owned(),
        account,
        can_code,
    }
}

impl Sample for PeoplePage {
    const NAME: &'static str = "staff-people";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: staff("People", "/staff/people", Some(Nav::People)),
            search: Field::search("q", "Name"),
            people: vec![
                someone("p1", "Meera Joshi", Status::new(Light::Good, "confirmed"), false),
                someone("p2", "Ravi Salunke", Status::new(Light::Careful, "not confirmed"), true),
                someone(
                    "p3",
                    "Farida Sheikh-Bandyopadhyay",
                    Status::new(Light::Plain, "no account yet"),
                    false,
                ),
            ],
            empty: None,
            pager: None,
        };
        let empty = Empty::new(
            Picture::NothingYet,
            "Nobody is entrusted to you at the moment",
            "Whoever runs this place can entrust you with a person, a cohort or a caseload, from a day until a day.",
            &[],
        );
        vec![
            ("filled", filled.clone()),
            (
                "empty",
                Self {
                    people: Vec::new(),
                    empty: Some(empty),
                    ..filled
                },
            ),
        ]
    }
}

impl Sample for CodeHandedPage {
    const NAME: &'static str = "staff-code";

    fn samples() -> Vec<(&'static str, Self)> {
        let shell = staff("A code for Ravi Salunke", "/staff/people", Some(Nav::People));
        vec![(
            "shown",
            Self {
                shell,
                name: "Ravi Salunke".to_owned(),
                code: "K7MP-2QXR".to_owned(),
                until: "12 March 2026, 10:40".to_owned(),
            },
        )]
    }
}

fn check(name: &str, light: Light, state: &str, words: &str, mend: Option<&str>) -> Check {
    Check {
        name: name.to_owned(),
        state: Status::new(light, state),
        words: words.to_owned(),
        mend: mend.map(str::to_owned),
    }
}

impl Sample for HealthPage {
    const NAME: &'static str = "staff-health";

    fn samples() -> Vec<(&'static str, Self)> {
        let well = Self {
            shell: staff("Health", "/staff/health", Some(Nav::Health)),
            notice: Notice::new(Tone::Good, "All is well. Last looked at on 12 March 2026, 09:40."),
            checks: vec![
                check("Database", Light::Good, "well", "answers in 0.4 ms, 38 MB", None),
                check("Search index", Light::Good, "well", "300 openings, 0 behind", None),
                check(
                    "Queue",
                    Light::Good,
                    "well",
                    "2 waiting, the oldest for 4 seconds",
                    None,
                ),
                check("Followers", Light::Good, "well", "all at the journal’s end", None),
                check("Disk", Light::Good, "well", "41 GB free", None),
            ],
            dead: Vec::new(),
        };
        let mut ill = well.clone();
        ill.notice = Notice::new(Tone::Bad, "The disk is nearly full. Nothing is lost yet.").title("Act today.");
        ill.checks[1] = check(
            "Search index",
            Light::Careful,
            "behind",
            "1,204 changes behind, catching up",
            Some("Wait a minute. If it stays, run “onward reindex”."),
        );
        ill.checks[4] = check(
            "Disk",
            Light::Bad,
            "nearly full",
            "210 MB free",
            Some("Make room, or move the data directory to a larger disk and start again."),
        );
        ill.dead = vec![DeadLetter {
            id: "w1".to_owned(),
            kind: "Import of city-openings.csv".to_owned(),
            day: "11 March 2026".to_owned(),
            reason: "The file could not be read: no space left".to_owned(),
        }];
        vec![("well", well), ("ill", ill)]
    }
}
