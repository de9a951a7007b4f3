//! Doubtful openings, and the warning on one.

use super::staff;
use crate::{
    pages::{
        Nav, Sample,
        staff::{DoubtPage, DoubtRow, DoubtsPage, Said},
    },
    svg::Picture,
    view::{Area, Choice, Choices, Control, Empty, Form, Light, Pager, Status, Warning},
};

const ADDRESS: &str = "/staff/doubts/019cb0a0-5c00-7000-8000-000000000007";

/// A warning on what looks like a fake.
pub(crate) fn warning() -> Warning {
    Warning {
        danger: true,
        title: "This opening looks like a fake.",
        advice: "Please send no money, no papers and no bank details. If you like the employer, find its own page yourself and ask there.",
        reasons: vec![
            (
                "It wants money from you. An honest employer never does.",
                "Pay the refundable deposit of 2,500 for your uniform before the first day".to_owned(),
            ),
            (
                "You are to write to a mail address that anybody can make for free.",
                "lakeside.hr@mail.example".to_owned(),
            ),
            ("Its title urges you to hurry.", "URGENT!! Ward helpers".to_owned()),
        ],
        found: None,
    }
}

/// An opening that staff looked at.
pub(crate) fn cleared() -> Warning {
    Warning {
        danger: false,
        title: "Somebody here looked at this opening and found nothing wrong.",
        advice: "All the same, an honest employer never asks you for money.",
        reasons: Vec::new(),
        found: Some("Looked at on 9 March 2026: We rang them, and the opening is theirs.".to_owned()),
    }
}

impl Sample for DoubtsPage {
    const NAME: &'static str = "staff-doubts";

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |title: &str, state, notes: &[&str]| DoubtRow {
            title: title.to_owned(),
            address: ADDRESS.to_owned(),
            employer: "Lakeside Hospital".to_owned(),
            state,
            notes: notes.iter().map(|note| (*note).to_owned()).collect(),
        };
        let filled = Self {
            shell: staff("Doubtful openings", "/staff/doubts", Some(Nav::StaffHome)),
            rows: vec![
                row(
                    "URGENT!! Ward helpers",
                    Status::new(Light::Bad, "looks like a fake"),
                    &[
                        "It wants money from you. An honest employer never does.",
                        "3 people say it is a fake.",
                    ],
                ),
                row(
                    "Typist at home",
                    Status::new(Light::Careful, "take care"),
                    &["It promises a lot of money for little work."],
                ),
                row(
                    "Night porter",
                    Status::new(Light::Good, "nothing wrong"),
                    &["1 person says it is a fake."],
                ),
            ],
            empty: None,
            pager: Some(Pager {
                words: "3 openings".to_owned(),
                before: Some("/staff/doubts".to_owned()),
                after: None,
            }),
        };
        let empty = Self {
            rows: Vec::new(),
            empty: Some(Empty::new(
                Picture::Done,
                "Nothing to look at",
                "No open opening is doubtful, and nobody said anything about one since you looked.",
                &[("All openings", "/openings")],
            )),
            pager: None,
            ..filled.clone()
        };
        vec![("filled", filled), ("empty", empty)]
    }
}

fn form(error: Option<&str>) -> Form {
    let choices = vec![
        Choice::new("clear", "Nothing is wrong"),
        Choice::new("fake", "It is a fake")
            .note("It is closed for everybody, and stays closed when its source brings it again."),
    ];
    let what = Choices {
        error: error.map(str::to_owned),
        ..Choices::one("found", "What did you find?", choices)
    };
    let words = Control::Area(Area::new("words", "How do you know?", ""));
    Form::new(
        &format!("{ADDRESS}/rule"),
        vec![Control::Choices(what), words],
        "Keep what I found",
    )
}

impl Sample for DoubtPage {
    const NAME: &'static str = "staff-doubt";

    fn samples() -> Vec<(&'static str, Self)> {
        let danger = Self {
            shell: staff("URGENT!! Ward helpers", ADDRESS, Some(Nav::StaffHome)),
            title: "URGENT!! Ward helpers".to_owned(),
            employer: "Lakeside Hospital".to_owned(),
            address: "/openings/019cb0a0-5c00-7000-8000-000000000007".to_owned(),
            warning: Some(warning()),
            said: vec![
                Said {
                    what: "It looks like a fake.",
                    words: "They wanted 2,500 by phone.".to_owned(),
                    when: "11 March 2026, 14:05".to_owned(),
                },
                Said {
                    what: "The warning is mistaken.",
                    words: String::new(),
                    when: "12 March 2026, 9:00".to_owned(),
                },
            ],
            form: form(None),
        };
        let cleared = Self {
            warning: Some(cleared()),
            said: Vec::new(),
            form: form(Some("Choose what you found.")),
            ..danger.clone()
        };
        let nothing = Self {
            warning: None,
            said: Vec::new(),
            ..danger.clone()
        };
        vec![("danger", danger), ("cleared", cleared), ("nothing", nothing)]
    }
}
