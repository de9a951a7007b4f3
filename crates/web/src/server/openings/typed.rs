//! A search as it stands in the address.

use std::collections::BTreeMap;

use journey::find::Search;
use model::{Currency, Employment, Per, WorkSite};
use search::Sort;

use crate::server::fields::{encoded, hundredths};

/// Openings on one page.
const PAGE: usize = 20;
/// Kinds of employment one can search for.
pub(super) const KINDS: [Employment; 6] = [
    Employment::FullTime,
    Employment::PartTime,
    Employment::Temporary,
    Employment::Contract,
    Employment::Internship,
    Employment::Apprenticeship,
];

/// A search as it stands in the address.
pub(super) struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    pub(super) fn read(pairs: Vec<(String, String)>) -> Self {
        let mut typed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs.into_iter().take(60) {
            typed.entry(name).or_default().push(value);
        }
        Self(typed)
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
            radius_km: None,
            min_pay_yearly: self.pay(),
            sites: if self.has("remote", "yes") {
                vec![WorkSite::Remote]
            } else {
                Vec::new()
            },
            employment: KINDS
                .into_iter()
                .filter(|kind| self.has("kind", &kind_code(*kind)))
                .collect(),
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

pub(super) fn kind_code(kind: Employment) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
