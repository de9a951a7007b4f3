//! Jobs for me: openings ranked by how they fit, each with why.

use askama::Template;

use super::Shell;
use crate::view::{Empty, MatchCard, Notice, Pager, PostButton, Select, amount};

/// The one skill that opens most, beside the list.
#[derive(Debug, Clone)]
pub struct OpensMost {
    /// Its name.
    pub skill: String,
    /// Hours to learn it in words.
    pub hours: String,
    /// More openings within reach.
    pub openings: u32,
}

/// The ranked list.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/jobs.html")]
pub struct JobsPage {
    /// What stands around it.
    pub shell: Shell,
    /// Openings in the whole list.
    pub found: u64,
    /// How far from home: "within 25 km of Pune", when there is such a wish.
    pub reach: Option<String>,
    /// What would make the list better, when little is known of the person.
    pub thin: Option<Notice>,
    /// Order, saved only and so on: each a drop-down list that works by GET.
    pub controls: Vec<Select>,
    /// The cards of this page.
    pub cards: Vec<MatchCard>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// Links to more.
    pub pager: Option<Pager>,
    /// The skill that opens most.
    pub opens_most: Option<OpensMost>,
    /// Whether numbers are shown.
    pub numbers: bool,
}

impl JobsPage {
    /// `23 openings fit you within 25 km of Pune, the closest fit first.`
    pub fn words(&self) -> String {
        let found = if self.numbers {
            amount::things(self.found, "opening", "openings")
        } else {
            "Openings".to_owned()
        };
        let fit = if self.found == 1 && self.numbers { "fits" } else { "fit" };
        let reach = self
            .reach
            .as_deref()
            .map(|reach| format!(" {reach}"))
            .unwrap_or_default();
        format!("{found} {fit} you{reach}. The closest fit comes first.")
    }

    /// Shows or hides numbers.
    pub fn numbers_switch(&self) -> PostButton {
        let (value, label) = if self.numbers {
            ("hide", "Hide numbers")
        } else {
            ("show", "Show numbers")
        };
        PostButton::new("/me/numbers", label)
            .value("numbers", value)
            .value("back", &self.shell.path)
            .class("plain small")
    }
}
