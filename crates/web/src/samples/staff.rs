//! What staff see: overview and people.

use super::staff;
use crate::{
    pages::{
        Nav, Sample,
        staff::{CodeHandedPage, Count, PeoplePage, PersonRow, StaffHomePage},
    },
    svg::Picture,
    view::{Empty, Field, Light, Notice, Status, Tone},
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
