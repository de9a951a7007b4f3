//! Employers as staff look at them.

use super::staff;
use crate::{
    pages::{
        Nav, Sample,
        staff::{EmployerPage, EmployerRow, EmployersPage},
    },
    svg::Picture,
    view::{Area, Control, Empty, Form, Light, Outside, Pager, Status},
};

const ADDRESS: &str = "/staff/employers/e1";
const PROOF: &str = "The number in the register was answered by them, and their page lists these openings.";

fn row(name: &str, openings: &str, proof: &str) -> EmployerRow {
    EmployerRow {
        name: name.to_owned(),
        address: ADDRESS.to_owned(),
        openings: openings.to_owned(),
        state: match proof {
            "" => Status::new(Light::Plain, "not verified"),
            _ => Status::new(Light::Good, "verified"),
        },
        proof: proof.to_owned(),
    }
}

impl Sample for EmployersPage {
    const NAME: &'static str = "staff-employers";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: staff("Employers", "/staff/employers", Some(Nav::StaffHome)),
            rows: vec![
                row("Banyan House", "3", ""),
                row("Lakeside Hospital", "24", PROOF),
                row(
                    "Trust for Homes, Gardens and Longer Lives in the Northern Counties",
                    "0",
                    "",
                ),
            ],
            empty: None,
            pager: Some(Pager {
                words: "3 employers".to_owned(),
                before: Some("/staff/employers".to_owned()),
                after: None,
            }),
        };
        let empty = Self {
            rows: Vec::new(),
            empty: Some(Empty::new(
                Picture::NothingYet,
                "No employer has a page here yet",
                "Openings that were taken in from files name their employers.",
                &[],
            )),
            pager: None,
            ..filled.clone()
        };
        vec![("filled", filled), ("empty", empty)]
    }
}

fn form(typed: &str, error: Option<&str>) -> Form {
    let field = Area {
        error: error.map(str::to_owned),
        ..Area::new("proof", "What did you see?", typed)
    };
    Form::new(
        &format!("{ADDRESS}/verify"),
        vec![Control::Area(field)],
        "They are verified",
    )
}

fn take_back(error: Option<&str>) -> Form {
    let field = Area {
        error: error.map(str::to_owned),
        ..Area::new("why", "Why?", "")
    };
    Form::new(
        &format!("{ADDRESS}/unverify"),
        vec![Control::Area(field)],
        "Take all of it back",
    )
}

impl Sample for EmployerPage {
    const NAME: &'static str = "staff-employer";

    fn samples() -> Vec<(&'static str, Self)> {
        let unknown = Self {
            shell: staff("Lakeside Hospital", ADDRESS, Some(Nav::StaffHome)),
            name: "Lakeside Hospital".to_owned(),
            about: Some("A hospital with 400 beds at the lake.".to_owned()),
            site: Outside::parse("https://lakeside.example"),
            proven: Vec::new(),
            take_back: None,
            form: form("", None),
        };
        let verified = Self {
            proven: vec![
                format!("{PROOF} (looked at by staff of this place, 9 March 2026)"),
                "Somebody with a mail address at lakeside.example, 10 March 2026".to_owned(),
            ],
            take_back: Some(take_back(None)),
            form: form(PROOF, None),
            ..unknown.clone()
        };
        let without_why = Self {
            take_back: Some(take_back(Some("Say in a few words why: the employer is told."))),
            ..verified.clone()
        };
        let wrong = Self {
            about: None,
            site: None,
            form: form("", Some("Write down what you saw: people who look for work read it.")),
            ..unknown.clone()
        };
        vec![
            ("unknown", unknown),
            ("verified", verified),
            ("wrong", wrong),
            ("without-why", without_why),
        ]
    }
}
