//! Search through all openings. Everything is in the address, so that a search can be shared and gone back to.

use askama::Template;
use chrono::NaiveDate;

use super::Shell;
use crate::view::{Choices, Employer, Empty, Field, Pager, PostButton, Select, when};

/// An opening as found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The posting's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The employer.
    pub employer: Employer,
    /// Where, in words.
    pub place: Option<String>,
    /// Pay in words.
    pub pay: Option<String>,
    /// Kind of employment, site: short words.
    pub kind: Vec<String>,
    /// A piece of the text around what was searched for.
    pub snippet: String,
    /// When it was published.
    pub posted: Option<NaiveDate>,
    /// Last day to apply.
    pub deadline: Option<NaiveDate>,
}

/// Something the list is narrowed by, with the address without it.
#[derive(Debug, Clone)]
pub struct Narrowed {
    /// "From ₹3,00,000 a year".
    pub words: String,
    /// Where it is taken away.
    pub without: String,
}

/// What a search can be narrowed by, and its order.
#[derive(Debug, Clone)]
pub struct Filters {
    /// How far from the place, when one is typed.
    pub radius: Option<Select>,
    /// How long ago it was published.
    pub age: Select,
    /// Pay from, and in which currency and for which time.
    pub pay: Field,
    /// Currency of the pay.
    pub currency: Select,
    /// Time the pay is for.
    pub per: Select,
    /// Groups of choices with their counts.
    pub groups: Vec<Choices>,
    /// Order.
    pub sort: Select,
}

/// A search that is saved.
#[derive(Debug, Clone)]
pub struct SavedSearch {
    /// What it looks for.
    pub words: String,
    /// Its address.
    pub address: String,
    /// To save it no longer.
    pub remove: PostButton,
}

/// The search page.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/search.html")]
pub struct SearchPage {
    /// What stands around it.
    pub shell: Shell,
    /// Words.
    pub words: Field,
    /// Place.
    pub place: Field,
    /// What the list can be narrowed by.
    pub filters: Filters,
    /// What the list is narrowed by.
    pub narrowed: Vec<Narrowed>,
    /// How many were found, in words: "214 openings".
    pub count: String,
    /// What was probably meant: words and address.
    pub meant: Option<(String, String)>,
    /// What was found.
    pub found: Vec<Found>,
    /// What would find more, when it was little: words and address.
    pub wider: Vec<(String, String)>,
    /// What stands there when nothing was.
    pub empty: Option<Empty>,
    /// To save this search.
    pub save: Option<PostButton>,
    /// The searches that are saved.
    pub saved: Vec<SavedSearch>,
    /// Links to more.
    pub pager: Option<Pager>,
    /// Today.
    pub today: NaiveDate,
}

impl SearchPage {
    /// `Published 3 days ago`, `Apply by 3 April`: what is known.
    pub fn dates(&self, found: &Found) -> Vec<String> {
        let posted = found
            .posted
            .map(|day| t!("Published {when}", when = when::from_today(day, self.today)));
        let deadline = found
            .deadline
            .map(|day| t!("Apply by {day}", day = when::short_day(day)));
        posted.into_iter().chain(deadline).collect()
    }
}
