//! Which town is meant, and which country.

use std::collections::BTreeSet;

use super::{
    Gazetteer,
    names::Meaning,
    written::{Hit, Written},
};

/// Codes of American states that are as often something else after a comma: Germany, India, Tamil Nadu, Western
/// Australia. Any other code that could be American is.
const UNCLEAR: [&str; 4] = ["DE", "IN", "TN", "WA"];

/// What a written place stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// The town, when it is known.
    pub(super) town: Option<usize>,
    /// The country, when no town is known but the country is told.
    pub(super) country: Option<String>,
}

/// Chooses; `None` when no place is written.
pub(super) fn choose(gazetteer: &Gazetteer, written: &Written<'_>) -> Option<Choice> {
    if written.hits.is_empty() {
        return written.unknown.then_some(Choice {
            town: None,
            country: None,
        });
    }
    let first = written
        .hits
        .iter()
        .enumerate()
        .position(|(at, hit)| can_be_town(gazetteer, written, at, hit));
    let town = first.and_then(|at| town(gazetteer, written, at));
    let country = if town.is_some() {
        None
    } else {
        country(gazetteer, written)
    };
    Some(Choice { town, country })
}

/// Whether a hit can be the town itself. Not after words that name nothing in the same part ("Little London"), and not
/// as the state after a town that is not known ("Rochester, New York").
fn can_be_town(gazetteer: &Gazetteer, written: &Written<'_>, at: usize, hit: &Hit<'_>) -> bool {
    let coded_region = hit
        .meaning
        .regions
        .iter()
        .any(|region| !gazetteer.regions[*region].code.is_empty());
    let rest_of_a_longer_name = hit.led_by_unknown || (at == 0 && written.begins_unknown && coded_region);
    !hit.meaning.towns.is_empty() && !rest_of_a_longer_name
}

/// The largest town of the name that agrees with everything said about where it is: first as a code is most often meant
/// ("Richmond, CA" lies in California), then in any of its meanings, then up to where another town begins.
fn town(gazetteer: &Gazetteer, written: &Written<'_>, at: usize) -> Option<usize> {
    let (before, after) = (&written.hits[..at], &written.hits[at + 1..]);
    let lies_in = |hit: &Hit<'_>, town: usize| agrees(gazetteer, hit.meaning, town);
    let likely = |hit: &Hit<'_>, town: usize| {
        lies_in(hit, town) && possible(gazetteer, hit).contains(gazetteer.towns[town].country.as_str())
    };
    let up_to_another = |town: usize| {
        let stops = |hit: &&Hit<'_>| !lies_in(hit, town);
        after.iter().find(stops).is_none_or(|hit| !hit.meaning.towns.is_empty())
    };
    let towns = || {
        let named = written.hits[at].meaning.towns.iter().copied();
        named.filter(|town| before.iter().all(|hit| lies_in(hit, *town)))
    };
    towns()
        .find(|town| after.iter().all(|hit| likely(hit, *town)))
        .or_else(|| towns().find(|town| after.iter().all(|hit| lies_in(hit, *town))))
        .or_else(|| towns().find(|town| up_to_another(*town)))
}

/// Whether a town lies where a name says.
fn agrees(gazetteer: &Gazetteer, place: &Meaning, town: usize) -> bool {
    let town = &gazetteer.towns[town];
    let in_country = place
        .countries
        .iter()
        .any(|at| gazetteer.countries[*at].code == town.country);
    let in_region = place.regions.iter().map(|at| &gazetteer.regions[*at]).any(|region| {
        region.country == town.country
            && (town.region.is_empty() || town.region == region.code || town.region == region.name)
    });
    in_country || in_region
}

/// The one country that everything said agrees on.
pub(super) fn country(gazetteer: &Gazetteer, written: &Written<'_>) -> Option<String> {
    let told = written.hits.iter().filter(|hit| hit.meaning.is_larger());
    let mut common: Option<BTreeSet<&str>> = None;
    for hit in told {
        let countries = possible(gazetteer, hit);
        common = Some(match common {
            Some(known) => known.intersection(&countries).copied().collect(),
            None => countries,
        });
    }
    let common = common?;
    (common.len() == 1).then(|| common.into_iter().next().map(str::to_owned))?
}

fn possible<'g>(gazetteer: &'g Gazetteer, hit: &Hit<'_>) -> BTreeSet<&'g str> {
    let regions = hit
        .meaning
        .regions
        .iter()
        .map(|at| gazetteer.regions[*at].country.as_str());
    let countries = hit
        .meaning
        .countries
        .iter()
        .map(|at| gazetteer.countries[*at].code.as_str());
    let all: BTreeSet<&str> = regions.chain(countries).collect();
    let american = hit.code.as_deref().is_some_and(|code| !UNCLEAR.contains(&code)) && all.contains("US");
    if american { BTreeSet::from(["US"]) } else { all }
}
