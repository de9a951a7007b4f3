//! Jobs for me: openings ranked by how they fit, each with why.

use askama::Template;

use super::Shell;
use crate::view::{Empty, MatchCard, Notice, Pager, PostButton, Select};

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
    /// What this list is.
    pub lead: String,
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

/// What the ranked list is: how much of it is within reach, said without promising more.
pub fn lead(within_reach: u64, numbers: bool) -> String {
    match (within_reach, numbers) {
        (0, _) => t!("Nothing that is open fits well today. These come closest, each with what is missing.").to_owned(),
        (_, false) => t!("The closest fit comes first, each with what you bring and what is missing.").to_owned(),
        (count, true) => tn!(
            count,
            "{n} opening is within your reach. It comes first, then what is close to it.",
            "{n} openings are within your reach. The closest fit comes first."
        ),
    }
}

impl JobsPage {
    /// Shows or hides numbers.
    pub fn numbers_switch(&self) -> PostButton {
        let (value, label) = if self.numbers {
            ("hide", t!("Hide numbers"))
        } else {
            ("show", t!("Show numbers"))
        };
        PostButton::new("/me/numbers", label)
            .value("numbers", value)
            .value("back", &self.shell.path)
            .class("plain small")
    }
}
