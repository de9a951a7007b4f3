//! Handing in a résumé, and every way that can fail.

use super::{guest, visitor};
use crate::{
    pages::{
        Sample, Shell,
        start::{StartPage, UploadProblem},
    },
    view::{Notice, Tone},
};

impl Sample for StartPage {
    const NAME: &'static str = "start";

    fn samples() -> Vec<(&'static str, Self)> {
        let title = "Hand in your résumé";
        let fresh = Self {
            shell: Shell {
                focus: true,
                ..visitor(title, "/start")
            },
            problem: None,
            before: None,
        };
        let before = Notice::new(
            Tone::Plain,
            "What you confirmed stays. A newer résumé only adds to it, and you look over what is new.",
        );
        let again = Self {
            shell: guest(title, "/start"),
            problem: None,
            before: Some(before.title("You have a profile already.")),
        };
        let failed = UploadProblem::ALL.map(|problem| {
            (
                problem.code(),
                Self {
                    problem: Some(problem),
                    ..fresh.clone()
                },
            )
        });
        [("fresh", fresh.clone()), ("again", again)]
            .into_iter()
            .chain(failed)
            .collect()
    }
}
