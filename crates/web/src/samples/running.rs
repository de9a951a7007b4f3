//! The outbox and the state of the server.

use super::staff;
use crate::{
    pages::{
        Nav, Sample,
        staff::{Check, DeadLetter, HealthPage, OutboxPage, OutboxRow},
    },
    svg::Picture,
    view::{Empty, Light, Notice, Pager, PostButton, Status, Tone},
};

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
