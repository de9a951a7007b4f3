//! Failures.

use super::{person, visitor};
use crate::pages::{
    Sample,
    error::{ErrorPage, Failure},
};

impl Sample for ErrorPage {
    const NAME: &'static str = "error";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |failure: Failure| {
            let shell = if failure == Failure::Conflict {
                person(failure.title(), "/me", None)
            } else {
                visitor(failure.title(), "/")
            };
            let reference = (failure == Failure::Broken).then(|| "4f2a-91c7".to_owned());
            (
                failure.code(),
                Self {
                    shell,
                    failure,
                    sentence: None,
                    reference,
                },
            )
        };
        Failure::ALL.map(page).to_vec()
    }
}
