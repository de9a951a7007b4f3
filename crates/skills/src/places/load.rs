//! Reading the files of `data/places`.

use std::collections::BTreeSet;

use model::place::Coordinates;
use rustc_hash::FxHashMap;
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    Country, Gazetteer, PlaceFiles, Region, Town,
    called::{self, Called},
    names::Names,
};
use crate::taxonomy::{Fault, NameSearch};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TownLine {
    id: String,
    name: String,
    country: String,
    region: String,
    latitude: f64,
    longitude: f64,
    population: u32,
    other: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountryLine {
    code: String,
    name: String,
    currency: String,
    other: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionLine {
    country: String,
    code: String,
    name: String,
    other: String,
}

/// Reads what can be read, and tells the faults.
pub(super) fn read(files: PlaceFiles<'_>) -> (Gazetteer, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut called = called::read(files.names, &mut faults);
    let countries = read_countries(files.countries, &mut called, &mut faults);
    let codes: BTreeSet<&str> = countries.iter().map(|country| country.code.as_str()).collect();
    let regions = read_regions(files.regions, &codes, &mut faults);
    let towns = read_towns(files.places, &codes, &regions, &mut called, &mut faults);
    let strangers = called.into_keys().collect::<BTreeSet<_>>();
    faults.extend(
        strangers
            .iter()
            .map(|id| Fault::new("names.csv", id, "no such town or country")),
    );
    let mut search = NameSearch::default();
    for (at, town) in (0..=u16::MAX).zip(&towns) {
        search.add(at, &town.name, true);
        for name in town.called.all().chain(&town.other) {
            search.add(at, name, false);
        }
    }
    let by_id: FxHashMap<String, usize> = towns
        .iter()
        .enumerate()
        .map(|(at, town)| (town.id.clone(), at))
        .collect();
    // Largest first, so of two towns on one spot the larger stays.
    let by_spot = (0..towns.len()).rev().map(|at| (towns[at].at, at)).collect();
    let names = Names::of(&towns, &regions, &countries);
    (
        Gazetteer {
            towns,
            countries,
            regions,
            names,
            by_id,
            by_spot,
            search,
        },
        faults,
    )
}

fn read_countries(text: &str, names: &mut FxHashMap<String, Called>, faults: &mut Vec<Fault>) -> Vec<Country> {
    let mut countries: Vec<Country> = Vec::new();
    for line in lines::<CountryLine>("countries.csv", text, faults) {
        let capitals = |code: &str, length| code.len() == length && code.bytes().all(|b| b.is_ascii_uppercase());
        if !capitals(&line.code, 2) || !capitals(&line.currency, 3) || line.name.is_empty() {
            faults.push(Fault::new(
                "countries.csv",
                &line.code,
                "needs a code, a name and a currency",
            ));
        }
        let called = names.remove(&line.code).unwrap_or_default();
        if called.lacks_one() {
            faults.push(Fault::new("names.csv", &line.code, "needs a name in each language"));
        }
        let other = split(&line.other);
        countries.push(Country {
            called,
            code: line.code,
            name: line.name,
            currency: line.currency,
            other,
        });
    }
    countries.sort_by(|a, b| a.code.cmp(&b.code));
    for pair in countries.windows(2).filter(|pair| pair[0].code == pair[1].code) {
        faults.push(Fault::new("countries.csv", &pair[0].code, "the code stands twice"));
    }
    countries
}

fn read_regions(text: &str, countries: &BTreeSet<&str>, faults: &mut Vec<Fault>) -> Vec<Region> {
    let mut regions = Vec::new();
    for line in lines::<RegionLine>("regions.csv", text, faults) {
        if !countries.contains(line.country.as_str()) || line.name.is_empty() {
            faults.push(Fault::new(
                "regions.csv",
                &line.name,
                format!("no country {}", line.country),
            ));
        }
        let other = split(&line.other);
        regions.push(Region {
            country: line.country,
            code: line.code,
            name: line.name,
            other,
        });
    }
    regions
}

fn read_towns(
    text: &str,
    countries: &BTreeSet<&str>,
    regions: &[Region],
    names: &mut FxHashMap<String, Called>,
    faults: &mut Vec<Fault>,
) -> Vec<Town> {
    let mut towns: Vec<Town> = Vec::new();
    let mut ids = BTreeSet::new();
    let with_regions: BTreeSet<&str> = regions.iter().map(|region| region.country.as_str()).collect();
    for line in lines::<TownLine>("places.csv", text, faults) {
        let mut fault = |problem: String| faults.push(Fault::new("places.csv", &line.id, problem));
        if !ids.insert(line.id.clone()) {
            fault("the id stands twice".to_owned());
            continue;
        }
        if !countries.contains(line.country.as_str()) {
            fault(format!("no country {}", line.country));
        }
        let known = |region: &Region| {
            region.country == line.country && (region.code == line.region || region.name == line.region)
        };
        if with_regions.contains(line.country.as_str()) && !line.region.is_empty() && !regions.iter().any(known) {
            fault(format!("no region {} in {}", line.region, line.country));
        }
        if line.latitude.abs() > 90.0 || line.longitude.abs() > 180.0 {
            fault("lies outside the globe".to_owned());
            continue;
        }
        towns.push(Town {
            at: Coordinates::from_degrees(line.latitude, line.longitude),
            called: names.remove(&line.id).unwrap_or_default(),
            other: split(&line.other),
            id: line.id,
            name: line.name,
            country: line.country,
            region: line.region,
            population: line.population,
        });
    }
    towns.sort_by(|a, b| b.population.cmp(&a.population).then_with(|| a.id.cmp(&b.id)));
    towns
}

pub(super) fn lines<T: DeserializeOwned>(file: &str, text: &str, faults: &mut Vec<Fault>) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut good = Vec::new();
    for line in reader.deserialize() {
        match line {
            Ok(line) => good.push(line),
            Err(error) => faults.push(Fault::new(file, "-", error.to_string())),
        }
    }
    good
}

fn split(other: &str) -> Vec<String> {
    other
        .split('|')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}
