//! A skill worth learning, and a week of a plan.

use askama::Template;

use super::amount;
use crate::svg::HoursBar;

/// A skill, what it takes and what it opens.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/skill_row.html")]
pub struct SkillRow {
    /// Its place in the list, from 1.
    pub rank: u16,
    /// Its id, used in ids on the page.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Hours to a working level, when they are known.
    pub hours: Option<u32>,
    /// What that estimate rests on.
    pub basis: String,
    /// The hours drawn against the longest in the list.
    pub bar: HoursBar,
    /// How many more openings come within reach.
    pub opens: u32,
    /// How many openings close to the person ask for it.
    pub asked_by: u32,
    /// What must be learned before.
    pub after: Vec<String>,
    /// A few of those openings: title and address.
    pub examples: Vec<(String, String)>,
    /// In the plan already.
    pub planned: bool,
    /// Whether numbers are shown.
    pub numbers: bool,
}

impl SkillRow {
    /// `132 more openings within reach`; where it brings none alone, who asks for it: `asked for by 3 openings close to you`.
    pub fn opens_words(&self) -> String {
        match (self.numbers, self.opens) {
            (true, 0) => tn!(
                self.asked_by,
                "Asked for by {n} opening close to you",
                "Asked for by {n} openings close to you"
            ),
            (true, opens) => tn!(opens, "{n} more opening within reach", "{n} more openings within reach"),
            (false, 0) => t!("Asked for by openings close to you").to_owned(),
            (false, _) => t!("More openings within reach").to_owned(),
        }
    }

    /// `about 40 h`.
    pub fn hours_words(&self) -> String {
        self.hours
            .map_or_else(|| t!("time not known").to_owned(), amount::about_hours)
    }
}

/// What a week of the plan holds.
#[derive(Debug, Clone)]
pub struct PlanWeek {
    /// "Week 1", or "Weeks 2 to 4".
    pub name: String,
    /// From when until when: "16 to 22 March".
    pub days: String,
    /// What is learned: skill and hours in words.
    pub items: Vec<(String, String)>,
    /// What is reached at its end: "Spreadsheets done: 41 more openings within reach".
    pub reached: Option<String>,
}

super::parts!(SkillRow);
