//! The first page.

use super::{guest, visitor};
use crate::{
    pages::{Sample, Sharing, welcome::WelcomePage},
    view::PostButton,
};

impl Sample for WelcomePage {
    const NAME: &'static str = "welcome";

    fn samples() -> Vec<(&'static str, Self)> {
        let title = "Work that fits you";
        let mut shell = visitor(title, "/");
        shell.sharing = Some(Sharing {
            description:
                "See the openings that fit you, why they fit, and which skill opens more. Free, no account needed."
                    .to_owned(),
            canonical: "https://jobs.example.org/".to_owned(),
        });
        let fresh = Self {
            shell,
            openings: 300,
            employers: 20,
            begun: false,
            tours: Vec::new(),
        };
        let demo = Self {
            shell: visitor(title, "/"),
            tours: [
                ("seeker", "as somebody who looks for work"),
                ("recruiter", "as somebody who hires"),
                ("staff", "as staff"),
            ]
            .map(|(role, words)| PostButton::new("/demo/enter", words).value("role", role))
            .to_vec(),
            ..fresh.clone()
        };
        let begun = Self {
            shell: guest(title, "/"),
            begun: true,
            ..fresh.clone()
        };
        let empty = Self {
            shell: visitor(title, "/"),
            openings: 0,
            employers: 0,
            begun: false,
            tours: Vec::new(),
        };
        vec![
            ("fresh", fresh),
            ("begun", begun),
            ("no-openings", empty),
            ("demo", demo),
        ]
    }
}
