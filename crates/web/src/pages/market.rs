//! What the market asks for: occupations by openings, and one of them.

use askama::Template;

use super::Shell;
use crate::{
    svg::{PartBar, PayRange},
    view::Empty,
};

/// An occupation with openings.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many openings.
    pub openings: u32,
    /// Against the most in the list.
    pub bar: PartBar,
}

/// Occupations by openings.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/occupations.html")]
pub struct OccupationsPage {
    /// What stands around it.
    pub shell: Shell,
    /// How many openings of how many occupations, in words.
    pub lead: String,
    /// The occupations, most openings first.
    pub rows: Vec<Row>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
}

/// Usual pay in a country.
#[derive(Debug, Clone)]
pub struct CountryPay {
    /// The country's name.
    pub country: String,
    /// The middle, in words.
    pub middle: String,
    /// The drawing: the middle against the quarters.
    pub range: PayRange,
    /// From where to where, and how many openings that rests on.
    pub words: String,
}

/// How often something is asked for.
#[derive(Debug, Clone)]
pub struct Demand {
    /// The skill's name.
    pub name: String,
    /// Openings that ask for it, of all.
    pub bar: PartBar,
    /// "in 18 of 25, a must in 12".
    pub words: String,
    /// Rising or falling, in words.
    pub trend: Option<&'static str>,
}

/// One occupation.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/occupation.html")]
pub struct OccupationPage {
    /// What stands around it.
    pub shell: Shell,
    /// Its name.
    pub name: String,
    /// What one does, in a sentence.
    pub about: String,
    /// Other titles.
    pub other: Vec<String>,
    /// How many openings, where: short words.
    pub facts: Vec<(String, String)>,
    /// Usual pay.
    pub pay: Vec<CountryPay>,
    /// What is asked for.
    pub asked: Vec<Demand>,
    /// What the openings say too little of, in words.
    pub thin: Option<String>,
    /// What it usually takes, by the taxonomy, where openings say too little.
    pub usually: Vec<String>,
    /// Occupations near it: name and address.
    pub near: Vec<(String, String)>,
    /// Where its openings are found.
    pub search: String,
}
