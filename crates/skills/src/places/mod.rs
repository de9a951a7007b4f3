//! Towns and countries, and reading them out of what people write. The data and its format: `data/places`.
//!
//! To add a town, a country or a region: a line there. To teach the reader another way to write a place: `written.rs`
//! (what is a name and what is not), `choose.rs` (which of several towns is meant).

mod called;
mod choose;
mod load;
mod names;
mod written;

use std::sync::{Arc, OnceLock};

use model::{Place, place::Coordinates};
use rustc_hash::FxHashMap;

use crate::taxonomy::{Fault, NameSearch};
use called::Called;
use names::Names;

/// A town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Town {
    /// Its id: `pune-in`.
    pub id: String,
    /// Its name, in English where one is in daily use; for readers see [`Town::spoken_name`].
    pub name: String,
    /// What it is called in other languages of the pages.
    called: Called,
    /// ISO 3166 alpha-2 of its country.
    pub country: String,
    /// The region as people write it after the town ("NM"); empty where nobody writes one.
    pub region: String,
    /// Where it is.
    pub at: Coordinates,
    /// People living there, roughly: for ranking namesakes.
    pub population: u32,
    /// Other names.
    pub other: Vec<String>,
}

/// A country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166 alpha-2.
    pub code: String,
    /// Its name in English; for readers see [`Country::spoken_name`].
    pub name: String,
    /// What it is called in other languages of the pages.
    called: Called,
    /// ISO 4217 code of the currency wages are paid in.
    pub currency: String,
    /// Other names.
    pub other: Vec<String>,
}

impl Town {
    /// Its name in the language that is spoken.
    pub fn spoken_name(&self) -> &str {
        self.called.here().unwrap_or(&self.name)
    }
}

impl Country {
    /// Its name in the language that is spoken.
    pub fn spoken_name(&self) -> &str {
        self.called.here().unwrap_or(&self.name)
    }
}

/// A part of a country that people write after the town.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Region {
    country: String,
    code: String,
    name: String,
    other: Vec<String>,
}

/// The texts of the files of `data/places`.
#[derive(Debug, Clone, Copy)]
pub struct PlaceFiles<'a> {
    /// Towns.
    pub places: &'a str,
    /// Countries.
    pub countries: &'a str,
    /// Parts of countries.
    pub regions: &'a str,
    /// What towns and countries are called in other languages.
    pub names: &'a str,
}

/// Towns and countries by name.
#[derive(Debug)]
pub struct Gazetteer {
    /// Largest first.
    towns: Vec<Town>,
    countries: Vec<Country>,
    regions: Vec<Region>,
    names: Names,
    by_id: FxHashMap<String, usize>,
    by_spot: FxHashMap<Coordinates, usize>,
    search: NameSearch,
}

impl Gazetteer {
    /// The built-in towns and countries (`data/places`), read once. A test keeps them without faults.
    pub fn built_in() -> Arc<Self> {
        static BUILT_IN: OnceLock<Arc<Gazetteer>> = OnceLock::new();
        Arc::clone(BUILT_IN.get_or_init(|| Arc::new(load::read(Self::built_in_files()).0)))
    }

    /// The built-in files of `data/places`.
    pub fn built_in_files() -> PlaceFiles<'static> {
        PlaceFiles {
            places: include_str!("../../../../data/places/places.csv"),
            countries: include_str!("../../../../data/places/countries.csv"),
            regions: include_str!("../../../../data/places/regions.csv"),
            names: include_str!("../../../../data/places/names.csv"),
        }
    }

    /// Reads the files.
    ///
    /// # Errors
    /// Every fault there is: lines that cannot be read, ids that stand twice, countries, regions and towns that do not
    /// exist, countries without a name in one of the languages of the pages, numbers out of range.
    pub fn parse(files: PlaceFiles<'_>) -> Result<Self, Vec<Fault>> {
        let (gazetteer, faults) = load::read(files);
        if faults.is_empty() { Ok(gazetteer) } else { Err(faults) }
    }

    /// What is known of a place somebody wrote: "Warren, MI", "Pune, India", "London SE1", "Remote - Berlin". Among towns
    /// of one name the region and the country decide, then size. `None` when no place is written ("Remote"). A town
    /// that is not known keeps its words, and its country if that is told.
    pub fn resolve(&self, text: &str) -> Option<Place> {
        let text = written::tidy(text);
        let reading = written::read(&self.names, &text);
        let choice = choose::choose(self, &reading)?;
        let town = choice.town.map(|at| &self.towns[at]);
        Some(Place {
            id: town.map(|town| town.id.clone()),
            country: town.map(|town| town.country.clone()).or(choice.country),
            at: town.map(|town| town.at),
            text,
        })
    }

    /// Whether a text is the name of a town, a region or a country and nothing else: "Leeds", "Warren, MI", but not "Leeds
    /// General Infirmary".
    pub fn is_place(&self, text: &str) -> bool {
        let reading = written::read(&self.names, &written::tidy(text));
        !reading.unknown && !reading.hits.is_empty()
    }

    /// The town with this id.
    pub fn get(&self, id: &str) -> Option<&Town> {
        self.by_id.get(id).map(|at| &self.towns[*at])
    }

    /// The town that is exactly there.
    pub fn at(&self, spot: Coordinates) -> Option<&Town> {
        self.by_spot.get(&spot).map(|at| &self.towns[*at])
    }

    /// All towns, largest first.
    pub fn towns(&self) -> &[Town] {
        &self.towns
    }

    /// All countries, in order of code.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// Up to `n` towns for what somebody is typing, best first, of equally good ones the largest.
    pub fn suggest(&self, typed: &str, n: usize) -> Vec<&Town> {
        let found = self.search.find(typed, n).into_iter();
        found.map(|at| &self.towns[usize::from(at)]).collect()
    }

    /// What to write to mean this town, with its country: the names of the language that is spoken where they are read as this
    /// town, else the English ones.
    pub fn written(&self, town: &Town) -> String {
        let Some(country) = self.country_of_code(&town.country) else {
            return town.name.clone();
        };
        let spoken = format!("{}, {}", town.spoken_name(), country.spoken_name());
        let read = self.resolve(&spoken).and_then(|place| place.id);
        if read.as_ref() == Some(&town.id) {
            spoken
        } else {
            format!("{}, {}", town.name, country.name)
        }
    }

    /// As [`Self::written`], without the country: what somebody who types a town takes over.
    pub fn written_town<'a>(&self, town: &'a Town) -> &'a str {
        let spoken = town.spoken_name();
        let read = self.resolve(spoken).and_then(|place| place.id);
        if read.as_ref() == Some(&town.id) {
            spoken
        } else {
            &town.name
        }
    }

    /// What to write to mean this country: its name in the language that is spoken where that is read as this country, else
    /// the English one.
    pub fn written_country<'a>(&self, country: &'a Country) -> &'a str {
        let spoken = country.spoken_name();
        if self.country(spoken) == Some(country) {
            spoken
        } else {
            &country.name
        }
    }

    /// The country a text names, by its name, its code or one of its regions ("Germany", "UK", "Austin, Texas"); `None`
    /// when it names none, or when it could be two ("Georgia").
    pub fn country(&self, text: &str) -> Option<&Country> {
        let reading = written::read(&self.names, &written::tidy(text));
        self.country_of_code(&choose::country(self, &reading)?)
    }

    /// The country with this code of ISO 3166-1, in capitals: "CA" is Canada here, while written in a text it may be
    /// California.
    pub fn country_of_code(&self, code: &str) -> Option<&Country> {
        let at = self
            .countries
            .binary_search_by(|country| country.code.as_str().cmp(code))
            .ok()?;
        Some(&self.countries[at])
    }
}
