//! Employers somebody hides from.

use super::person;
use crate::{
    pages::{
        Sample,
        hidden::{HiddenPage, HiddenRow},
    },
    view::{Control, Field, Form, Light, PostButton, Status},
};

const PATH: &str = "/me/hidden";

fn form(error: Option<&str>) -> Form {
    let field = Field {
        error: error.map(str::to_owned),
        ..Field::text("employer", "Name of the employer").max(120)
    };
    Form::new(PATH, vec![Control::Field(field)], "Hide from it")
}

fn row(name: &str, is_hidden: bool, words: &'static str, button: &str) -> HiddenRow {
    HiddenRow {
        name: name.to_owned(),
        state: if is_hidden {
            Status::new(Light::Good, "does not find you")
        } else {
            Status::new(Light::Plain, "can find you")
        },
        words,
        open: Vec::new(),
        button: PostButton::new(PATH, button)
            .value("do", "show")
            .value("key", "lakeside hotel")
            .about(name),
    }
}

impl Sample for HiddenPage {
    const NAME: &'static str = "hidden";

    fn samples() -> Vec<(&'static str, Self)> {
        let chosen = HiddenRow {
            open: vec![("Ward nurse, medical unit".to_owned(), "/applications/a1".to_owned())],
            ..row(
                "Lakeside Hotel",
                true,
                "You chose this. You are not told of its openings.",
                "Hide no longer",
            )
        };
        let works = row(
            "Trust for Homes, Gardens and Longer Lives in the Northern Counties",
            true,
            "By your profile you work there now, so it does not find you unless you let it. Its openings are shown to you as all others.",
            "Let it find me",
        );
        let found = row(
            "Tapti Boilers",
            false,
            "By your profile you work there now, and you let it find you.",
            "Hide from it again",
        );
        let filled = Self {
            shell: person("Employers I hide from", PATH, None),
            rows: vec![chosen, works, found],
            form: form(None),
        };
        let empty = Self {
            rows: Vec::new(),
            ..filled.clone()
        };
        let wrong = Self {
            form: form(Some("Write the name of the employer.")),
            ..empty.clone()
        };
        vec![("filled", filled), ("empty", empty), ("wrong", wrong)]
    }
}
