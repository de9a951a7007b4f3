//! What each part of the fit weighs: as written, and as learned from choices.

use askama::Template;

use crate::{
    pages::Shell,
    view::{Notice, PostButton},
};

/// A part of the fit with what it weighs, in points of a hundred.
#[derive(Debug, Clone)]
pub struct WeightRow {
    /// "Skills".
    pub name: &'static str,
    /// As written by hand: "45".
    pub written: String,
    /// As learned, when something is: "43.5".
    pub learned: Option<String>,
}

/// What each part of the fit weighs, what it was learned from, and which set is in use.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/weights.html")]
pub struct WeightsPage {
    /// What stands around it.
    pub shell: Shell,
    /// Which set is in use, in a sentence.
    pub used: Notice,
    /// The parts.
    pub rows: Vec<WeightRow>,
    /// What the learned set was learned from, and what it is worth, a sentence each; empty when nothing was learned.
    pub learned: Vec<String>,
    /// Learns a set from everybody's choices.
    pub learn: PostButton,
    /// Use other sets.
    pub changes: Vec<PostButton>,
}
