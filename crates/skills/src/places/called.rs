//! What towns and countries are called in the languages of the pages: `data/places/names.csv`.

use i18n::Lang;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::load::lines;
use crate::taxonomy::Fault;

/// The names of one place in other languages; empty where it is called as in English.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Called {
    spanish: String,
    hindi: String,
}

impl Called {
    /// The name in the language that is spoken, where it has one of its own.
    pub(super) fn here(&self) -> Option<&str> {
        let name = match i18n::lang() {
            Lang::English => return None,
            Lang::Spanish => &self.spanish,
            Lang::Hindi => &self.hindi,
        };
        (!name.is_empty()).then_some(name)
    }

    /// Whether one of the languages has no name for it.
    pub(super) fn lacks_one(&self) -> bool {
        self.spanish.is_empty() || self.hindi.is_empty()
    }

    /// The names there are.
    pub(super) fn all(&self) -> impl Iterator<Item = &String> {
        [&self.spanish, &self.hindi].into_iter().filter(|name| !name.is_empty())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    es: String,
    hi: String,
}

/// The names by the id of the town or the code of the country.
pub(super) fn read(text: &str, faults: &mut Vec<Fault>) -> FxHashMap<String, Called> {
    let mut called = FxHashMap::default();
    for line in lines::<Line>("names.csv", text, faults) {
        let names = Called {
            spanish: line.es,
            hindi: line.hi,
        };
        if called.insert(line.id.clone(), names).is_some() {
            faults.push(Fault::new("names.csv", &line.id, "the id stands twice"));
        }
    }
    called
}
