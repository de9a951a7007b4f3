//! The town a message names, and which of several of one name is meant.

use model::Place;
use skills::Town;

use crate::around::Around;

/// A name has so many words at most, and so many words of a message are looked at.
const LONGEST: usize = 4;
const MOST_WORDS: usize = 40;
/// So many towns of one name are offered.
const MOST_TOWNS: usize = 5;
/// Words that lead to a town, or follow it in Hindi.
const BEFORE: &str = "in at near from around to en cerca de desde";
const BEHIND: &str = "में mein me ke के से se";
const DENIES: &str = "not no nahi नहीं";
/// Towns that are ordinary words.
const ORDINARY: &str = "of nice reading mobile bath split orange work home best most same many much late bar long hope enterprise \
    para van the me do mas san casa tarde";

/// Words a question begins with, and those that ask wherever they stand.
const ASKS: &str = "what why who whom whose how when where which can could do does is are will would should \
    que por para quien quienes cual cuales como cuando donde cuanto es hay puedo puedes";
const ASKS_ANYWHERE: &str = "kya kyon kyun kyu kaun kaise kab kahan kaunsa kitna kitne \
    क्या क्यों कौन कैसे कब कहाँ कहां कितना कितने";

/// What a message says of a place.
#[derive(Debug, PartialEq)]
pub(crate) enum Found {
    /// One place.
    One(Place),
    /// Any of these towns, the largest first.
    Several(Vec<String>),
}

/// The place in a message. Where it was `asked` for, a name alone is enough; else a word must lead to it, or a capital letter.
pub(crate) fn of(text: &str, around: &Around<'_>, asked: bool) -> Option<Found> {
    // What is asked back is no answer: "why do you ask" names no town, and "is there work in Pune?" does.
    let asked = asked && !is_question(text);
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
    let mut denied = false;
    for length in (1..=LONGEST.min(words.len())).rev() {
        for at in 0..=words.len() - length {
            let written = words[at..at + length].join(" ");
            let name = written.trim_matches([',', '.', ';', '?', '!', '¿', '¡']);
            if !is_town(name, around) || !(asked || led_to(&words, at, length)) {
                continue;
            }
            if is_denied(&words, at, length) {
                denied = true;
                continue;
            }
            return found(name, around);
        }
    }
    // A town that is not known keeps its words, if nothing else was said.
    let alone = asked && !denied && (1..=3).contains(&words.len()) && !is_sentence(text);
    let unknown = alone.then(|| around.readers.places.resolve(text)).flatten();
    unknown.map(Found::One)
}

/// Whether somebody asks something, by a mark or by how it begins.
fn is_question(text: &str) -> bool {
    if text.contains(['?', '¿']) {
        return true;
    }
    let said = super::folded(text);
    let first = said.first().map_or("", String::as_str);
    said.len() > 1 && super::is_one_of(first, ASKS) || said.iter().any(|word| super::is_one_of(word, ASKS_ANYWHERE))
}

/// Whether two or three words in small letters are of a language, not of a map: "no entiendo".
fn is_sentence(text: &str) -> bool {
    let small = text.split_whitespace().all(|word| word.starts_with(char::is_lowercase));
    small && text.contains(' ') && super::language::written(text, &super::folded(text)).is_some()
}

fn is_town(name: &str, around: &Around<'_>) -> bool {
    let ordinary = ORDINARY.split_whitespace().any(|word| name.eq_ignore_ascii_case(word));
    let joint =
        |word: Option<&str>| word.is_some_and(|word| BEFORE.split(' ').any(|other| word.eq_ignore_ascii_case(other)));
    let mut parts = name.split(' ');
    let (first, last) = (parts.next(), parts.next_back());
    name.chars().count() > 1
        && !ordinary
        && !joint(first)
        && !joint(last)
        && !name.contains(|c: char| c.is_ascii_digit())
        && around.readers.places.is_place(name)
}

fn led_to(words: &[&str], at: usize, length: usize) -> bool {
    let is = |word: Option<&&str>, list: &str| {
        word.is_some_and(|word| list.split(' ').any(|other| word.eq_ignore_ascii_case(other)))
    };
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let capital = words[at].starts_with(char::is_uppercase) && at > 0;
    is(before, BEFORE) || is(words.get(at + length), BEHIND) || capital || words.len() == length
}

/// "not Puri"; "Puri nahi".
fn is_denied(words: &[&str], at: usize, length: usize) -> bool {
    let denies = |word: Option<&&str>, list: &str| {
        word.is_some_and(|word| {
            let word = word.trim_end_matches('.');
            list.split(' ').any(|other| word.eq_ignore_ascii_case(other))
        })
    };
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    denies(before, DENIES)
        || denies(
            words.get(at + length).map(|word| word.trim_end_matches(',')).as_ref(),
            "nahi नहीं",
        )
}

fn found(name: &str, around: &Around<'_>) -> Option<Found> {
    let places = &around.readers.places;
    let place = places.resolve(name)?;
    let Some(town) = place.id.as_deref().and_then(|id| places.get(id)) else {
        return Some(Found::One(place));
    };
    let plain = super::folded(name);
    let home = around.person.country.as_deref();
    let same = |other: &&Town| super::folded(&other.name) == super::folded(&town.name);
    let namesakes: Vec<&Town> = places.towns().iter().filter(same).collect();
    let at_home: Vec<&Town> = namesakes
        .iter()
        .copied()
        .filter(|town| Some(town.country.as_str()) == home)
        .collect();
    let likely = if at_home.is_empty() { &namesakes } else { &at_home };
    // Namesakes that are hamlets beside a city are not meant by its bare name.
    let largest = likely.first()?.population;
    let likely: Vec<String> = likely
        .iter()
        .filter(|other| other.population.saturating_mul(5) >= largest)
        .take(MOST_TOWNS)
        .map(|town| town.id.clone())
        .collect();
    let bare = plain == super::folded(&town.name);
    match likely.as_slice() {
        [one] if bare => town_place(one, around).map(Found::One),
        [_, _, ..] if bare => Some(Found::Several(likely)),
        _ => Some(Found::One(place)),
    }
}

/// The place a town is.
pub(crate) fn town_place(id: &str, around: &Around<'_>) -> Option<Place> {
    let places = &around.readers.places;
    let town = places.get(id)?;
    Some(Place {
        text: places.written(town),
        id: Some(town.id.clone()),
        country: Some(town.country.clone()),
        at: Some(town.at),
    })
}

/// A town with what tells it from its namesakes.
pub(crate) fn town_label(id: &str, around: &Around<'_>) -> String {
    let Some(town) = around.readers.places.get(id) else {
        return id.to_owned();
    };
    let country = around.readers.places.country_of_code(&town.country);
    let country = country.map_or("", |country| country.spoken_name());
    let parts = [town.spoken_name(), &town.region, country];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
