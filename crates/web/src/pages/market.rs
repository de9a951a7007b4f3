//! What the market pays and asks for: lists of occupations, skills and places by openings, and one of each.

use askama::Template;

use super::Shell;
use crate::{
    svg::{PartBar, PayRange},
    view::Empty,
};

/// Something with openings: an occupation, a skill, a country.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its page.
    pub address: String,
    /// Its name.
    pub name: String,
    /// How many openings.
    pub openings: u32,
    /// Rising or falling, in words.
    pub trend: Option<&'static str>,
    /// Against the most in the list.
    pub bar: PartBar,
}

/// A way to look at the market: `/occupations`, "By work".
pub const WAYS: [(&str, &str); 3] = [
    ("/occupations", later!("By work")),
    ("/skills", later!("By skill")),
    ("/places", later!("By place")),
];

/// Occupations, skills or places by openings.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/markets.html")]
pub struct MarketsPage {
    /// What stands around it.
    pub shell: Shell,
    /// Which of [`WAYS`] it is: its address.
    pub way: &'static str,
    /// The heading.
    pub title: &'static str,
    /// How many openings of how many, in words.
    pub lead: String,
    /// Most openings first.
    pub rows: Vec<Row>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
}

/// Usual pay somewhere.
#[derive(Debug, Clone)]
pub struct UsualPay {
    /// Where.
    pub place: String,
    /// The middle, in words.
    pub middle: String,
    /// The drawing: the middle against the quarters.
    pub range: PayRange,
    /// From where to where, and how many openings that rests on.
    pub words: String,
}

/// How often something stands in the openings.
#[derive(Debug, Clone)]
pub struct Demand {
    /// Its name.
    pub name: String,
    /// Its page.
    pub address: String,
    /// Openings that have it, of all.
    pub bar: PartBar,
    /// "in 18 of 25, a must in 12".
    pub words: String,
    /// Rising or falling, in words.
    pub trend: Option<&'static str>,
}

/// One list on the page of a market.
#[derive(Debug, Clone)]
pub struct Demands {
    /// Its anchor.
    pub id: &'static str,
    /// "What it asks for".
    pub title: &'static str,
    /// Most first.
    pub rows: Vec<Demand>,
}

impl Demands {
    /// Whether something in it rises or falls.
    pub fn has_trends(&self) -> bool {
        self.rows.iter().any(|row| row.trend.is_some())
    }
}

/// A part of the market: an occupation, a skill or a place.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/market.html")]
pub struct MarketPage {
    /// What stands around it.
    pub shell: Shell,
    /// The list it is in: address and words.
    pub above: (String, String),
    /// Its name.
    pub name: String,
    /// What it is, in a sentence.
    pub about: String,
    /// Other names.
    pub other: Vec<String>,
    /// How many openings, where: short words.
    pub facts: Vec<(String, String)>,
    /// Usual pay.
    pub pay: Vec<UsualPay>,
    /// What is asked for, where, of which work.
    pub lists: Vec<Demands>,
    /// What the openings say too little of, in words.
    pub thin: Option<String>,
    /// What it usually takes, by the taxonomy, where openings say too little.
    pub usually: Vec<String>,
    /// What is near it: name and address.
    pub near: Vec<(String, String)>,
    /// Where its openings are found.
    pub search: String,
}
