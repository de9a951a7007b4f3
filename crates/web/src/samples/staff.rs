//! What staff see: overview and people.

use super::staff;
use crate::{
    pages::{
        Nav, Sample,
        staff::{CodeHandedPage, Count, PaperOpening, PaperPage, PaperSkill, PeoplePage, PersonRow, StaffHomePage},
    },
    svg::Picture,
    view::{Empty, Field, Light, Notice, Pager, Status, Tone},
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
                Notice::new(
                    Tone::Plain,
                    "The file city-openings.csv is handed in and not taken in yet.",
                )
                .link("Look at its columns", "/staff/import/i2"),
                Notice::new(Tone::Careful, "2 mails could not be delivered.")
                    .link("Look at the outbox", "/staff/outbox?state=failed"),
            ],
            counts: vec![
                count("Open openings", "300", "people can apply for", "/openings"),
                count(
                    "People entrusted to you",
                    "46",
                    "each sees that you looked",
                    "/staff/people",
                ),
                count(
                    "Mails waiting",
                    "3",
                    "read in the app meanwhile",
                    "/staff/outbox?state=waiting",
                ),
                count("Accounts", "52", "of everybody here", "/staff/health"),
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
        until: "31\u{a0}July\u{a0}2026".to_owned(),
        since: "1\u{a0}February\u{a0}2026".to_owned(),
        account,
        can_code,
    }
}

impl Sample for PeoplePage {
    const NAME: &'static str = "staff-people";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: staff("People", "/staff/people", Some(Nav::People)),
            search: Some(Field::search("q", "Name")),
            people: vec![
                someone("p1", "Meera Joshi", Status::new(Light::Good, "confirmed"), true),
                someone("p2", "Ravi Salunke", Status::new(Light::Careful, "not confirmed"), true),
                someone(
                    "p3",
                    "Farida Sheikh-Bandyopadhyay",
                    Status::new(Light::Plain, "no account"),
                    false,
                ),
            ],
            empty: None,
            pager: Some(Pager {
                words: "51 to 53 of 146".to_owned(),
                before: Some("/staff/people?before=p1".to_owned()),
                after: Some("/staff/people?after=p3".to_owned()),
            }),
        };
        let empty = Empty::new(
            Picture::NothingYet,
            "Nobody is entrusted to you",
            "Whoever runs this place entrusts people to you with: onward staff entrust",
            &[],
        );
        let not_found = Empty::new(
            Picture::NothingFound,
            "Nobody of this name is entrusted to you",
            "The beginning of a first or last name is enough. Whoever has told no name yet cannot be found by it.",
            &[("Everybody entrusted to you", "/staff/people")],
        );
        vec![
            ("filled", filled.clone()),
            (
                "empty",
                Self {
                    search: None,
                    people: Vec::new(),
                    empty: Some(empty),
                    pager: None,
                    ..filled.clone()
                },
            ),
            (
                "not-found",
                Self {
                    search: Some(Field::search("q", "Name").value("Rvi")),
                    people: Vec::new(),
                    empty: Some(not_found),
                    pager: None,
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

fn on_paper(title: &str, until: Option<&str>) -> PaperOpening {
    PaperOpening {
        title: title.to_owned(),
        about: vec![
            "Harbour Clinic".to_owned(),
            "Nashik".to_owned(),
            "₹3,00,000 a year".to_owned(),
        ],
        why: "Wound care; First aid".to_owned(),
        until: until.map(str::to_owned),
        apply: "https://jobs.example/openings/71".to_owned(),
    }
}

impl Sample for PaperPage {
    const NAME: &'static str = "staff-paper";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: staff("A sheet to print", "/staff/people", Some(Nav::People)),
            name: Some("Meera Joshi".to_owned()),
            place: "Riverside Careers".to_owned(),
            day: "2 March 2026".to_owned(),
            told: true,
            fitting: vec![
                on_paper("Staff nurse, night shifts", Some("Apply by 14 March 2026.")),
                on_paper(
                    "Registered nurse, children's ward, with an unusually long title that must not break the page",
                    None,
                ),
            ],
            learn: vec![PaperSkill {
                name: "Infection control".to_owned(),
                words: "about 20 hours, brings 4 openings within reach".to_owned(),
            }],
            saved: vec![on_paper("School nurse", Some("Apply by 1 April 2026."))],
            sign_in: Some("https://work.example.org/sign-in".to_owned()),
            home: "https://work.example.org".to_owned(),
        };
        let nothing = Self {
            name: None,
            told: false,
            fitting: Vec::new(),
            learn: Vec::new(),
            saved: Vec::new(),
            sign_in: None,
            ..filled.clone()
        };
        vec![("filled", filled), ("nothing-told", nothing)]
    }
}
