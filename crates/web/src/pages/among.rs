//! What a team writes among itself about an application, and applications side by side.

use askama::Template;

use super::Shell;
use crate::{
    svg::MatchBar,
    view::{Form, PostButton, Status},
};

/// A scorecard of another of the team.
#[derive(Debug, Clone)]
pub struct SeenCard {
    /// Whose, and when: "Omar, 3 March 2026, 9:30".
    pub whose: String,
    /// Each skill with its points in words, and what they rest on.
    pub marks: Vec<(String, String, String)>,
}

/// A note of the team.
#[derive(Debug, Clone)]
pub struct SeenNote {
    /// Whose, and when.
    pub whose: String,
    /// The words, a line each.
    pub words: Vec<String>,
    /// Takes it away; nothing for those of others.
    pub remove: Option<PostButton>,
}

/// What a team wrote among itself about an application.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/among.html")]
pub struct AmongPage {
    /// What stands around it.
    pub shell: Shell,
    /// The name, or what stands in its place.
    pub called: String,
    /// The opening's title.
    pub title: String,
    /// Back to the application.
    pub back: String,
    /// Its tags, each with what takes it away.
    pub tags: Vec<(String, PostButton)>,
    /// To give a tag.
    pub tag: Form,
    /// The own scorecard; nothing where the opening names no skill we could read.
    pub score: Option<Form>,
    /// How many others handed one in, in words.
    pub others: String,
    /// Those of others.
    pub cards: Vec<SeenCard>,
    /// The notes.
    pub notes: Vec<SeenNote>,
    /// To write one.
    pub note: Form,
}

/// One of those who are compared.
#[derive(Debug, Clone)]
pub struct ComparedHead {
    /// The name, or what stands in its place.
    pub called: String,
    /// Where the application is.
    pub address: String,
    /// How it stands.
    pub state: Status,
    /// "Has 4 of the 5 skills asked for".
    pub words: String,
    /// The same, drawn.
    pub bar: MatchBar,
    /// Its tags.
    pub tags: Vec<String>,
}

/// One line of a comparison.
#[derive(Debug, Clone)]
pub struct ComparedRow {
    /// What is compared: a skill, a question.
    pub name: String,
    /// Of each of them: whether it is there, where that is known, and the words.
    pub cells: Vec<(Option<bool>, String)>,
}

/// Applications side by side.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/compare.html")]
pub struct ComparePage {
    /// What stands around it.
    pub shell: Shell,
    /// The opening's title.
    pub title: String,
    /// Back to the list.
    pub list: String,
    /// Those who are compared.
    pub heads: Vec<ComparedHead>,
    /// The skills asked for.
    pub skills: Vec<ComparedRow>,
    /// What was asked.
    pub answers: Vec<ComparedRow>,
}
