//! What can be asked, and what comes back.

use std::fmt;

use chrono::NaiveDate;
use model::{Coordinates, Currency, Employment, ExperienceAsked, PostingId, SkillId, WorkSite};
use serde::{Deserialize, Serialize};

use crate::{Facet, Facets, facet::VERIFIED, layout};

/// The most hits on one page; a larger [`Query::limit`] is cut to this.
pub const MAX_LIMIT: usize = 200;

/// The order of what is found. Equal places are ordered by id, the youngest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The words fit best first; without words as [`Sort::Newest`].
    #[default]
    Best,
    /// Published last first; unknown dates at the end.
    Newest,
    /// Best paid first, by the middle of the range a full-time year, within one currency ([`Found::paid_in`]); unknown
    /// pay and other currencies at the end.
    BestPaid,
    /// Nearest to [`Query::place`] first, unknown places at the end; without a place as [`Sort::Best`].
    Nearest,
}

/// A search. Filters that are empty or `None` let everything through; a filter that is set lets only through what is
/// known to fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What the person typed: words, "phrases in quotes", -words to leave out. Any text is allowed; only the beginning
    /// of a very long one counts.
    pub words: String,
    /// Other names for what the words mean, from the taxonomy: an opening with one of them is found too, after those
    /// with the words themselves. Each is a word or a phrase; only the first few count.
    pub also: Vec<String>,
    /// Where distances are counted from.
    pub place: Option<Coordinates>,
    /// At most so far from `place`, in km (of no effect without it).
    pub radius_km: Option<u32>,
    /// ISO 3166 alpha-2.
    pub country: Option<String>,
    /// Pays, or can pay, at least this: hundredths of the unit a full-time year, in this currency.
    pub min_pay_yearly: Option<(u64, Currency)>,
    /// Any of these.
    pub sites: Vec<WorkSite>,
    /// Any of these.
    pub employment: Vec<Employment>,
    /// Asks for any of these amounts of experience.
    pub experience: Vec<ExperienceAsked>,
    /// Asks for any of these languages.
    pub languages: Vec<SkillId>,
    /// Only from employers that are verified.
    pub verified: bool,
    /// Published on this day or later.
    pub posted_since: Option<NaiveDate>,
    /// Asks for any of these.
    pub skills: Vec<SkillId>,
    /// Only openings whose deadline is on this day, later or unknown: today.
    pub open_on: NaiveDate,
    /// The order.
    pub sort: Sort,
    /// Go on after here: [`Found::next`] of the page before, with everything else in the query the same.
    pub after: Option<Cursor>,
    /// At most so many hits, and at most [`MAX_LIMIT`]. With 0, only the total is counted.
    pub limit: usize,
    /// Whether [`Found::facets`] is wanted.
    pub count: bool,
}

impl Query {
    /// Everything that is open on this day, the first twenty.
    pub fn new(open_on: NaiveDate) -> Self {
        Self {
            words: String::new(),
            also: Vec::new(),
            place: None,
            radius_km: None,
            country: None,
            min_pay_yearly: None,
            sites: Vec::new(),
            employment: Vec::new(),
            experience: Vec::new(),
            languages: Vec::new(),
            verified: false,
            posted_since: None,
            skills: Vec::new(),
            open_on,
            sort: Sort::default(),
            after: None,
            limit: 20,
            count: false,
        }
    }

    /// The codes of a facet that are enough; none when anything goes.
    pub(crate) fn chosen(&self, facet: Facet) -> Vec<String> {
        match facet {
            Facet::Country => self.country.iter().map(|country| country.to_uppercase()).collect(),
            Facet::Site => self.sites.iter().map(layout::code).collect(),
            Facet::Employment => self.employment.iter().map(layout::code).collect(),
            Facet::Experience => self.experience.iter().map(layout::code).collect(),
            Facet::Language => self.languages.iter().map(|language| language.0.clone()).collect(),
            Facet::Employer => self.verified.then(|| VERIFIED.to_owned()).into_iter().collect(),
        }
    }
}

/// A place in a list of results, as text that fits into an address. What is in it is nobody's business; any text can be
/// made into one, and a wrong one is refused when it is used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cursor(pub(crate) String);

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Cursor {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How many there are on all pages together.
    pub total: usize,
    /// This page, in order.
    pub hits: Vec<Hit>,
    /// Where the next page starts; `None` on the last one.
    pub next: Option<Cursor>,
    /// The words as the index knows them, when one that was typed is not there and a near one is.
    pub did_you_mean: Option<String>,
    /// True when no opening has all the words, so that these have most or some of them.
    pub loosened: bool,
    /// The currency that [`Sort::BestPaid`] compared in: the one asked for, or else the one most of what was found is
    /// paid in.
    pub paid_in: Option<Currency>,
    /// How what was found can be narrowed further or less; empty unless [`Query::count`] asked for it. When nothing was
    /// found, the counts are of the strictest reading of the words that finds anything without the narrowings.
    pub facets: Facets,
}

/// One opening found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The posting.
    pub id: PostingId,
    /// How well the words fit, comparable only within one query. 0 without words.
    pub score: u32,
}
