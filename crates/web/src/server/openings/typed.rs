//! A search as it stands in the address.

use std::collections::BTreeMap;

use journey::find::{Radius, Search};
use model::{Currency, Employment, ExperienceAsked, Per, SkillId, WorkSite};
use search::{Sort, VERIFIED};
use serde::de::DeserializeOwned;

use crate::server::{
    facts::from_code,
    fields::{encoded, hundredths},
};

/// Openings on one page.
const PAGE: usize = 20;
/// Radius that lets everything through, so that the place is only for the order.
pub(super) const ANY_RADIUS: &str = "any";

/// What a search is made of; anything else in an address is no part of it.
const NAMES: [&str; 14] = [
    "q",
    "place",
    "radius",
    "pay",
    "currency",
    "per",
    "days",
    "site",
    "kind",
    "experience",
    "language",
    "employer",
    "sort",
    "page",
];

/// A search as it stands in the address: only what was really chosen.
pub(super) struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    pub(super) fn read(pairs: Vec<(String, String)>) -> Self {
        let mut typed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs.into_iter().take(60) {
            let usual = value.trim().is_empty() || (name == "sort" && value == "best");
            if !usual && NAMES.contains(&name.as_str()) {
                typed.entry(name).or_default().push(value);
            }
        }
        for (name, only_with) in [("currency", "pay"), ("per", "pay"), ("radius", "place")] {
            if !typed.contains_key(only_with) {
                typed.remove(name);
            }
        }
        Self(typed)
    }

    /// The values of this name that are in the list.
    fn chosen<T: DeserializeOwned>(&self, name: &str) -> Vec<T> {
        let values = self.0.get(name).into_iter().flatten();
        values.filter_map(|value| from_code(value)).collect()
    }

    /// Whether nothing was typed or chosen.
    pub(super) fn is_empty(&self) -> bool {
        self.0.keys().all(|name| name == "page")
    }

    /// Whether anything but words was chosen.
    pub(super) fn narrows(&self) -> bool {
        self.0.keys().any(|name| !matches!(name.as_str(), "q" | "page"))
    }

    /// How far around the place.
    pub(super) fn radius(&self) -> Radius {
        match self.one("radius") {
            ANY_RADIUS => Radius::Any,
            km => km.parse().map_or(Radius::Usual, Radius::Km),
        }
    }

    /// Published at most so many days ago.
    pub(super) fn days(&self) -> Option<u32> {
        self.one("days").parse().ok()
    }

    /// Languages asked for.
    pub(super) fn languages(&self) -> Vec<SkillId> {
        self.chosen("language")
    }

    /// Amounts of experience asked for.
    pub(super) fn experience(&self) -> Vec<ExperienceAsked> {
        self.chosen("experience")
    }

    /// Whether only employers that are verified count.
    pub(super) fn verified(&self) -> bool {
        self.has("employer", VERIFIED)
    }

    /// Kinds of employment.
    pub(super) fn kinds(&self) -> Vec<Employment> {
        self.chosen("kind")
    }

    /// Where the work may be done.
    pub(super) fn sites(&self) -> Vec<WorkSite> {
        self.chosen("site")
    }

    pub(super) fn one(&self, name: &str) -> &str {
        self.0
            .get(name)
            .and_then(|values| values.first())
            .map_or("", |value| value.trim())
    }

    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.0
            .get(name)
            .is_some_and(|values| values.iter().any(|known| known == value))
    }

    /// The address of this search with one thing left out or replaced.
    pub(super) fn address(&self, without: &str, with: Option<(&str, &str)>) -> String {
        let pairs = self
            .0
            .iter()
            .filter(|(name, _)| name.as_str() != without && name.as_str() != "page");
        let pairs = pairs.flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())));
        let query: Vec<String> = pairs
            .chain(with)
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        if query.is_empty() {
            "/openings".to_owned()
        } else {
            format!("/openings?{}", query.join("&"))
        }
    }

    pub(super) fn pay(&self) -> Option<(u64, Currency)> {
        let amount = hundredths(self.one("pay"))?;
        let currency = self.one("currency").parse().ok()?;
        let per = per(self.one("per"));
        Some((amount.checked_mul(u64::from(per.a_year()))?, currency)).filter(|(amount, _)| *amount > 0)
    }

    pub(super) fn search(&self) -> Search {
        Search {
            words: self.one("q").chars().take(300).collect(),
            place: self.one("place").chars().take(120).collect(),
            radius: self.radius(),
            min_pay_yearly: self.pay(),
            sites: self.sites(),
            employment: self.kinds(),
            experience: self.experience(),
            languages: self.languages(),
            verified: self.verified(),
            days: self.days(),
            sort: match self.one("sort") {
                "new" => Sort::Newest,
                "pay" => Sort::BestPaid,
                "near" => Sort::Nearest,
                _ => Sort::Best,
            },
            after: Some(self.one("page").to_owned()).filter(|page| !page.is_empty()),
            limit: PAGE,
        }
    }
}

fn per(code: &str) -> Per {
    match code {
        "hour" => Per::Hour,
        "day" => Per::Day,
        "week" => Per::Week,
        "month" => Per::Month,
        _ => Per::Year,
    }
}
