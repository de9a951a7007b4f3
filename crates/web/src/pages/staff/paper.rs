//! A sheet to print for somebody who has neither mail nor telephone.

use askama::Template;

use crate::pages::Shell;

/// An opening as it stands on paper.
#[derive(Debug, Clone)]
pub struct PaperOpening {
    /// Its title.
    pub title: String,
    /// Employer, place, pay: what is known.
    pub about: Vec<String>,
    /// Why it fits, in one line; may be empty.
    pub why: String,
    /// The last day.
    pub until: Option<String>,
    /// Where one applies, to be typed.
    pub apply: String,
}

/// A skill to learn, as it stands on paper.
#[derive(Debug, Clone)]
pub struct PaperSkill {
    /// Its name.
    pub name: String,
    /// What it takes and brings.
    pub words: String,
}

/// The sheet.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/paper.html")]
pub struct PaperPage {
    /// What stands around it on the screen.
    pub shell: Shell,
    /// For whom, if they told their name.
    pub name: Option<String>,
    /// Who hands it over.
    pub place: String,
    /// The day it is of.
    pub day: String,
    /// Whether they told anything yet.
    pub told: bool,
    /// Openings that fit, best first.
    pub fitting: Vec<PaperOpening>,
    /// What to learn next.
    pub learn: Vec<PaperSkill>,
    /// What they saved.
    pub saved: Vec<PaperOpening>,
    /// Where they sign in, when they have an account.
    pub sign_in: Option<String>,
    /// Where the place is found.
    pub home: String,
}
