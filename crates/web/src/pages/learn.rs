//! Skills to learn: which opens most openings for this person per hour, and a plan week by week.

use askama::Template;

use super::Shell;
use crate::view::{Empty, Notice, PlanWeek, Select, SkillRow};

/// Skills to learn and the plan.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/learn.html")]
pub struct LearnPage {
    /// What stands around it.
    pub shell: Shell,
    /// What the list rests on: "Counted over 300 openings on 12 March 2026."
    pub basis: String,
    /// The skills, the one that opens most per hour first.
    pub skills: Vec<SkillRow>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// Hours a week for learning.
    pub hours: Select,
    /// The plan; empty when nothing is chosen yet.
    pub weeks: Vec<PlanWeek>,
    /// What the plan comes to: "Done in 9 weeks, by 14 May: 201 more openings within reach."
    pub total: Option<String>,
    /// Something to know about the plan.
    pub notice: Option<Notice>,
    /// Whether numbers are shown.
    pub numbers: bool,
}
