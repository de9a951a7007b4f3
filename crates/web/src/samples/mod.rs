//! Samples of every page, filled, empty and failed, for the test that renders them all and for the gallery. All people,
//! employers and openings in them are made up.
//!
//! To add one: `impl Sample for` the page in the file that fits, and the page's line in `pages/mod.rs`.

mod account;
mod alerts;
mod among;
mod applying;
mod cards;
mod chat;
mod check;
mod checks;
mod data;
mod doubts;
mod employers;
mod errors;
mod help;
mod hidden;
mod hire;
mod imports;
mod interview;
mod job;
mod jobs;
mod learn;
mod market;
mod offer;
pub(crate) mod parts;
#[cfg(test)]
pub(crate) mod postings;
mod profile;
mod questions;
mod resume;
mod running;
mod search;
mod specimens;
mod staff;
mod start;
mod team;
mod weights;
mod welcome;

pub use cards::nurse_card;

use crate::pages::{Banner, Nav, Shell, Viewer};
use chrono::NaiveDate;

/// The day all samples are seen on: 12 March 2026.
pub fn today() -> NaiveDate {
    day(2026, 3, 12)
}

/// A day; the first of 1970 for one there is not.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A moment on the samples' day.
#[cfg(test)]
pub(crate) fn at(hour: u32, minute: u32) -> model::Instant {
    today().and_hms_opt(hour, minute, 0).unwrap_or_default().and_utc()
}

/// The demo world's banner.
pub(crate) fn banner() -> Banner {
    Banner {
        text: "This is the demo world: fictional people and openings.".to_owned(),
        leave: "To leave it, whoever runs this place starts “onward serve” with a directory of its own.".to_owned(),
    }
}

/// A page as a visitor sees it.
pub(crate) fn visitor(title: &str, path: &str) -> Shell {
    Shell {
        banner: Some(banner()),
        ..Shell::new(title, path)
    }
}

/// A page as somebody without an account sees it.
pub(crate) fn guest(title: &str, path: &str) -> Shell {
    Shell {
        alerts: Some(0),
        ..visitor(title, path).viewer(Viewer::Guest)
    }
}

/// A page as somebody signed in sees it.
pub(crate) fn person(title: &str, path: &str, here: Option<Nav>) -> Shell {
    let viewer = Viewer::Person {
        name: "Meera Joshi".to_owned(),
        messages: 2,
    };
    Shell {
        here,
        alerts: Some(3),
        ..visitor(title, path).viewer(viewer)
    }
}

/// A page as staff see it.
pub(crate) fn staff(title: &str, path: &str, here: Option<Nav>) -> Shell {
    Shell {
        here,
        ..visitor(title, path).viewer(Viewer::Staff {
            name: "Anil Kulkarni".to_owned(),
        })
    }
}
