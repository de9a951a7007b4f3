//! What a search is narrowed by, and what taking each away would find.

use journey::find::{Radius, Results};
use search::{Facet, Narrowing, RADII};

use super::{
    filters::{age_words, experience_words},
    typed::{ANY_RADIUS, Typed},
};
use crate::{
    pages::search::Narrowed,
    server::{
        App,
        cards::{employment_words, site_words},
    },
    svg::Picture,
    view::{Empty, amount, money},
};

/// Fewer than this, and what would find more is told.
const FEW: usize = 5;

/// The chips above the list.
pub(super) fn narrowed(app: &App, typed: &Typed, results: &Results) -> Vec<Narrowed> {
    let place = (!typed.one("place").is_empty()).then(|| ("place", place_words(typed, results)));
    let all = place.into_iter().chain(chosen(app, typed));
    all.map(|(name, words)| Narrowed {
        words,
        without: typed.address(name, None),
    })
    .collect()
}

/// The whole search in words: "nurse, near Pune, part time".
pub(super) fn in_words(app: &App, typed: &Typed) -> String {
    let words = match typed.one("q") {
        "" => t!("All openings").to_owned(),
        words => words.to_owned(),
    };
    let place = match (typed.one("place"), typed.radius()) {
        ("", _) => None,
        (place, Radius::Km(km)) => Some(t!("up to {km} km from {place}", km, place)),
        (place, _) => Some(t!("near {place}", place)),
    };
    let narrowed = chosen(app, typed).into_iter().map(|(_, words)| words);
    let all: Vec<String> = [words].into_iter().chain(place).chain(narrowed).collect();
    all.join(", ").chars().take(120).collect()
}

/// What was chosen besides words and place: its name in the address, and words.
fn chosen(app: &App, typed: &Typed) -> Vec<(&'static str, String)> {
    let pay = typed
        .pay()
        .map(|(amount, currency)| t!("From {pay} a year", pay = money::amount(amount, currency)));
    let experience = |asked: &_| t!("Experience: {time}", time = experience_words(*asked).to_lowercase());
    let all = [
        ("pay", pay),
        ("days", typed.days().map(age_words)),
        ("site", listed(&typed.sites(), |site| site_words(*site).to_owned())),
        (
            "kind",
            listed(&typed.kinds(), |kind| employment_words(*kind).to_owned()),
        ),
        ("experience", listed(&typed.experience(), experience)),
        (
            "language",
            listed(&typed.languages(), |language| language_name(app, language)),
        ),
        (
            "employer",
            typed.verified().then(|| t!("Verified employers").to_owned()),
        ),
    ];
    all.into_iter()
        .filter_map(|(name, words)| Some((name, words?)))
        .collect()
}

fn listed<T>(chosen: &[T], words: impl Fn(&T) -> String) -> Option<String> {
    let words: Vec<String> = chosen.iter().map(words).collect();
    (!words.is_empty()).then(|| words.join(t!(" or ")))
}

fn language_name(app: &App, language: &model::SkillId) -> String {
    let taxonomy = app.journey.taxonomy();
    taxonomy
        .skill_ix(language)
        .map_or_else(|| language.0.clone(), |ix| taxonomy.skill_name(ix).to_owned())
}

fn place_words(typed: &Typed, results: &Results) -> String {
    let place = typed.one("place");
    if results.unknown_place {
        return t!("The words “{place}” (a place we do not know)", place);
    }
    match (results.near, typed.radius()) {
        (None, _) => t!("In {place}", place),
        (Some(_), Radius::Any) => t!("Distance from {place}", place),
        (Some(_), Radius::Usual) => t!("Near {place}", place),
        (Some(_), Radius::Km(km)) => t!("Up to {km} km from {place}", km, place),
    }
}

/// What would find more: words and address, the one that changes least first. Nothing when there is enough.
pub(super) fn wider(typed: &Typed, results: &Results) -> Vec<(String, String)> {
    if results.total >= FEW || results.loosened {
        return Vec::new();
    }
    let facets = &results.facets;
    let mut ways = Vec::new();
    if let (Some(nearest), true) = (facets.nearest_outside, results.near.is_some()) {
        ways.push(farther(typed, results, nearest));
    }
    if let (Some(best), Some((_, currency))) = (facets.best_pay_below, typed.pay()) {
        let pay = money::amount(best, currency);
        let more = openings(facets.more_without(Narrowing::Pay));
        ways.push((
            t!("Any pay: {more}, paying up to {pay} a year", more, pay),
            typed.address("pay", None),
        ));
    }
    let others = [
        (Narrowing::Age, "days", t!("Published at any time")),
        (Narrowing::Facet(Facet::Site), "site", t!("Wherever the work is done")),
        (Narrowing::Facet(Facet::Employment), "kind", t!("Any kind of work")),
        (Narrowing::Facet(Facet::Experience), "experience", t!("Any experience")),
        (Narrowing::Facet(Facet::Language), "language", t!("Any language")),
        (Narrowing::Facet(Facet::Employer), "employer", t!("Any employer")),
        (Narrowing::Facet(Facet::Country), "place", t!("In any country")),
    ];
    for (narrowing, name, words) in others {
        let more = facets.more_without(narrowing);
        if more > 0 {
            ways.push((format!("{words}: {}", openings(more)), typed.address(name, None)));
        }
    }
    ways
}

fn openings(more: usize) -> String {
    tn!(more as u64, "{n} more opening", "{n} more openings")
}

/// The least radius that finds more.
fn farther(typed: &Typed, results: &Results, nearest: u32) -> (String, String) {
    let wider = RADII.iter().zip(results.facets.radii).find(|(km, _)| **km >= nearest);
    match wider {
        Some((km, count)) => (
            t!(
                "Up to {km} km away: {openings}",
                km,
                openings = openings(count.saturating_sub(results.total))
            ),
            typed.address("radius", Some(("radius", &km.to_string()))),
        ),
        None => (
            t!(
                "However far: {openings}, the nearest {km} km away",
                openings = openings(results.facets.more_without(Narrowing::Radius)),
                km = amount::count(nearest.into())
            ),
            typed.address("radius", Some(("radius", ANY_RADIUS))),
        ),
    }
}

/// What stands there when nothing was found.
pub(super) fn nothing(typed: &Typed, wider: &[(String, String)]) -> Empty {
    let text = match (wider.is_empty(), typed.narrows()) {
        (false, _) => t!("There is something near to it:"),
        (true, true) => t!("Try fewer or other words, or take something away."),
        (true, false) => t!("Try fewer or other words."),
    };
    let all = (t!("All openings"), "/openings");
    let ways: Vec<(&str, &str)> = wider
        .iter()
        .map(|(words, address)| (words.as_str(), address.as_str()))
        .chain([all])
        .collect();
    Empty::new(Picture::NothingFound, t!("Nothing found"), text, &ways)
}
