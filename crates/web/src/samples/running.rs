//! The outbox and the state of the server.

use super::staff;
use crate::{
    pages::{
        Nav, Sample,
        staff::{CameIn, Check, DeadLetter, Filter, HealthPage, OutboxPage, OutboxRow},
    },
    svg::Picture,
    view::{Empty, Light, Notice, Pager, Status, Tone},
};

fn mail(kind: &str, to: &str, state: Status, note: &str) -> OutboxRow {
    OutboxRow {
        kind: kind.to_owned(),
        to: to.to_owned(),
        written: "12 March 2026, 09:40".to_owned(),
        state,
        note: note.to_owned(),
    }
}

fn filters() -> Vec<Filter> {
    let filter = |words: &str, count: &str, query: &str| Filter {
        words: words.to_owned(),
        count: count.to_owned(),
        address: format!("/staff/outbox{query}"),
        here: query.is_empty(),
    };
    vec![
        filter("All", "128", ""),
        filter("Waiting", "3", "?state=waiting"),
        filter("Sent", "97", "?state=sent"),
        filter("Failed", "2", "?state=failed"),
        filter("Read in the app", "26", "?state=shown"),
    ]
}

fn mails() -> Vec<OutboxRow> {
    vec![
        mail(
            "Confirm an address",
            "m…@people.example",
            Status::new(Light::Good, "sent"),
            "",
        ),
        mail(
            "Set a new password",
            "…210",
            Status::new(Light::Plain, "waiting"),
            "2 tries, the other server said: 451",
        ),
        mail(
            "Confirm an address",
            "r…@an-office-with-a-long-name.example",
            Status::new(Light::Bad, "failed"),
            "10 tries, the other server said: 550",
        ),
        mail(
            "The password was changed",
            "f…@people.example",
            Status::new(Light::Good, "read in the app"),
            "",
        ),
    ]
}

fn came_in() -> CameIn {
    let outcome = |words: &str, count: &str| (words.to_owned(), count.to_owned());
    CameIn {
        over: "The last 30 days".to_owned(),
        outcomes: vec![
            outcome("Answered", "41"),
            outcome("Answered, and nothing changed: it was not proven who wrote", "2"),
            outcome("A mail of ours that came back for good", "1"),
            outcome("Written by a program: not answered", "17"),
        ],
        unreached: vec![(
            "r…@an-office-with-a-long-name.example".to_owned(),
            "11 March 2026, 08:12".to_owned(),
            "5.1.1".to_owned(),
        )],
    }
}

impl Sample for OutboxPage {
    const NAME: &'static str = "staff-outbox";

    fn samples() -> Vec<(&'static str, Self)> {
        let note = Notice::new(
            Tone::Plain,
            "No mail server is set, so nothing is sent: people read their mails here, under Messages.",
        );
        let filled = Self {
            shell: staff("Outbox", "/staff/outbox", Some(Nav::Outbox)),
            notice: None,
            filters: filters(),
            rows: mails(),
            empty: None,
            pager: Some(Pager {
                words: "51 to 54 of 128".to_owned(),
                before: Some("/staff/outbox?before=m1".to_owned()),
                after: Some("/staff/outbox?after=m4".to_owned()),
            }),
            came_in: Some(came_in()),
        };
        let empty = Empty::new(
            Picture::NothingYet,
            "No mails yet",
            "Mails that are written stand here with what becomes of them, never with what they say.",
            &[],
        );
        vec![
            ("filled", filled.clone()),
            (
                "empty",
                Self {
                    notice: Some(note),
                    filters: Vec::new(),
                    rows: Vec::new(),
                    empty: Some(empty),
                    pager: None,
                    came_in: None,
                    ..filled
                },
            ),
        ]
    }
}

fn check(name: &str, well: bool, words: &str, mend: Option<&str>) -> Check {
    Check {
        name: name.to_owned(),
        state: if well {
            Status::new(Light::Good, "well")
        } else {
            Status::new(Light::Careful, "look at it")
        },
        words: words.to_owned(),
        mend: mend.map(str::to_owned),
    }
}

impl Sample for HealthPage {
    const NAME: &'static str = "staff-health";

    fn samples() -> Vec<(&'static str, Self)> {
        let well = Self {
            shell: staff("Health", "/staff/health", Some(Nav::Health)),
            notice: Notice::new(Tone::Good, "Everything works."),
            checks: vec![
                check("Database and index", true, "Both answer and can be written to.", None),
                check("Openings", true, "300 of 300 can be found.", None),
                check("People", true, "146 known, 52 of them with an account.", None),
                check("Mail", true, "3 waiting, 0 failed.", None),
                check("Background work", true, "1 waiting, 0 running, 0 given up.", None),
            ],
            dead: Vec::new(),
        };
        let mut ill = well.clone();
        ill.notice = Notice::new(Tone::Careful, "Something needs a look.");
        ill.checks[1] = check(
            "Openings",
            false,
            "9,096 of 10,300 can be found.",
            Some("It catches up by itself; if not: onward rebuild-index"),
        );
        ill.checks[4] = check(
            "Background work",
            false,
            "0 waiting, 0 running, 1 given up.",
            Some("Try again below; if it fails once more, on the server: onward doctor"),
        );
        ill.dead = vec![DeadLetter {
            id: "w1".to_owned(),
            kind: "Import of city-openings.csv".to_owned(),
            address: Some("/staff/import/i2".to_owned()),
            day: "11 March 2026, 18:20".to_owned(),
            reason: "The stored file was damaged on the disk. What was taken in stays. Please hand it in again."
                .to_owned(),
        }];
        vec![("well", well), ("ill", ill)]
    }
}
