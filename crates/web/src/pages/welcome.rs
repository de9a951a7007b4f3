//! The first page: what this is, in one sentence, and two big ways in.

use askama::Template;

use super::Shell;
use crate::{svg::Picture, view::PostButton};

/// The first page. It never asks for an account.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/welcome.html")]
pub struct WelcomePage {
    /// What stands around it.
    pub shell: Shell,
    /// Openings one can apply for now.
    pub openings: u64,
    /// Employers they are from.
    pub employers: u64,
    /// Whether this viewer has told something already and can go on where they were.
    pub begun: bool,
    /// Ways to look around as an invented person, in the demo world.
    pub tours: Vec<PostButton>,
}

impl WelcomePage {
    /// `300 openings from 20 employers are here today.`
    pub fn count_words(&self) -> String {
        if self.employers == 0 {
            tn!(
                self.openings,
                "{n} opening is here today.",
                "{n} openings are here today."
            )
        } else {
            tn!(
                self.openings,
                "{n} opening from {employers} is here today.",
                "{n} openings from {employers} are here today.",
                employers = tn!(self.employers, "{n} employer", "{n} employers"),
            )
        }
    }
}
