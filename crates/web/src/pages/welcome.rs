//! The first page: what this is, in one sentence, and two big ways in.

use askama::Template;

use super::Shell;
use crate::{
    svg::Picture,
    view::{PostButton, amount},
};

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
        let openings = amount::things(self.openings, "opening", "openings");
        let employers = amount::things(self.employers, "employer", "employers");
        let are = if self.openings == 1 { "is" } else { "are" };
        if self.employers == 0 {
            format!("{openings} {are} here today.")
        } else {
            format!("{openings} from {employers} {are} here today.")
        }
    }
}
