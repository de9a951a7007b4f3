//! The first page.

use super::{guest, visitor};
use crate::pages::{Sample, Sharing, welcome::WelcomePage};

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
        };
        vec![("fresh", fresh), ("begun", begun), ("no-openings", empty)]
    }
}
