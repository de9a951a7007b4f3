//! Names of towns, regions and countries as keys.

use rustc_hash::FxHashMap;

use super::{Country, Region, Town};
use crate::text::{Words, fold};

/// What one name or code can stand for.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
    /// Towns, largest first.
    pub(super) towns: Vec<usize>,
    pub(super) regions: Vec<usize>,
    pub(super) countries: Vec<usize>,
}

impl Meaning {
    /// Whether it can stand for more than a town.
    pub(super) fn is_larger(&self) -> bool {
        !(self.regions.is_empty() && self.countries.is_empty())
    }
}

/// All names.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By folded words, one space between them.
    by_name: FxHashMap<String, Meaning>,
    /// By code in capitals: "MI", "DE".
    by_code: FxHashMap<String, Meaning>,
}

/// Names have at most so many words.
pub(super) const MOST_WORDS: usize = 6;

/// Names of so many letters or fewer must be written in capitals: "UK", "USA".
const SHORT: usize = 3;

impl Names {
    pub(super) fn of(towns: &[Town], regions: &[Region], countries: &[Country]) -> Self {
        let mut names = Self::default();
        for (at, town) in towns.iter().enumerate() {
            for name in std::iter::once(&town.name).chain(&town.other) {
                names.add(name, |meaning| push(&mut meaning.towns, at));
            }
        }
        for (at, region) in regions.iter().enumerate() {
            for name in std::iter::once(&region.name).chain(&region.other) {
                names.add(name, |meaning| push(&mut meaning.regions, at));
            }
            if !region.code.is_empty() {
                push(&mut names.by_code.entry(region.code.clone()).or_default().regions, at);
            }
        }
        for (at, country) in countries.iter().enumerate() {
            for name in std::iter::once(&country.name).chain(&country.other) {
                names.add(name, |meaning| push(&mut meaning.countries, at));
            }
            push(
                &mut names.by_code.entry(country.code.clone()).or_default().countries,
                at,
            );
        }
        names
    }

    fn add(&mut self, name: &str, mean: impl Fn(&mut Meaning)) {
        let mut spellings = vec![name.to_owned()];
        let written_out = german(name);
        if written_out != name {
            spellings.push(written_out);
        }
        for spelling in spellings {
            let key = key(&spelling);
            if spelling.len() <= SHORT {
                mean(self.by_code.entry(spelling.to_uppercase()).or_default());
            } else if !key.is_empty() {
                mean(self.by_name.entry(key).or_default());
            }
        }
    }

    /// What a folded name means.
    pub(super) fn named(&self, key: &str) -> Option<&Meaning> {
        self.by_name.get(key)
    }

    /// What a code means.
    pub(super) fn coded(&self, code: &str) -> Option<&Meaning> {
        self.by_code.get(code)
    }
}

fn push(list: &mut Vec<usize>, at: usize) {
    if !list.contains(&at) {
        list.push(at);
    }
}

/// The key of a name: its folded words.
pub(super) fn key(name: &str) -> String {
    let words = Words::of(name);
    let keys: Vec<&str> = words.all().iter().map(|word| spelled_out(words.folded(word))).collect();
    keys.join(" ")
}

/// Words that are usually cut short in names of towns.
pub(super) fn spelled_out(folded: &str) -> &str {
    match folded {
        "st" => "saint",
        "ste" => "sainte",
        "ft" => "fort",
        "mt" => "mount",
        _ => folded,
    }
}

/// Umlauts as written where there is no key for them: "Muenchen".
fn german(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'ä' | 'Ä' => out.push_str("ae"),
            'ö' | 'Ö' => out.push_str("oe"),
            'ü' | 'Ü' => out.push_str("ue"),
            _ => out.push(c),
        }
    }
    if out == name { out } else { fold(&out) }
}
