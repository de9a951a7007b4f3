//! Where the work is: the place field with the country field, else a labelled line of the text.

use std::sync::LazyLock;

use model::Place;
use regex::Regex;

use super::{RawPosting, advert::Advert, clean::plain_line};
use crate::{Country, Gazetteer, facts::pattern};

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)(?:^|[ *])(?:job |work |office |primary )?(?:location|city|arbeitsort|standort|einsatzort|ubicacion|lugar de trabajo|lieu(?: de travail)?|localidade)(?:\(s\)|s)? ?[:=-] ?\*{0,2} ?([^\n;|]{2,60})",
    )
});

static BASED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:based|located|position|office|opening|job|role|vacancy|team|plant|opportunity|store|site|facility)(?: is| are)? (?:in|near|at our) (?:our |downtown |central )?([^\n;|()]{2,40})",
    )
});

/// The place of a posting; nothing when none is told, or only "remote".
pub(super) fn place(raw: &RawPosting, advert: &Advert, places: &Gazetteer) -> Option<Place> {
    let country = raw.country.as_deref().map(str::trim).and_then(|country| {
        places
            .country_of_code(&country.to_uppercase())
            .or_else(|| places.country(country))
    });
    let words = raw
        .place
        .as_deref()
        .map(|place| plain_line(place, 120))
        .filter(|words| !words.is_empty());
    match words {
        Some(words) => in_country(&words, country, places),
        None => from_text(advert, country, places).or_else(|| country.map(whole)),
    }
}

/// A place somebody wrote, in the country they told, if they did.
fn in_country(words: &str, country: Option<&Country>, places: &Gazetteer) -> Option<Place> {
    let alone = places.resolve(words);
    let Some(country) = country else { return alone };
    let fits = |place: &Place| place.country.as_deref() == Some(country.code.as_str());
    if let Some(place) = alone.as_ref().filter(|place| fits(place) && place.at.is_some()) {
        return Some(place.clone());
    }
    let with_country = places
        .resolve(&format!("{words}, {}", country.name))
        .filter(|place| fits(place) && place.at.is_some());
    let known = with_country.map(|place| Place {
        text: words.to_owned(),
        ..place
    });
    let only_words = || Place {
        country: Some(country.code.clone()),
        ..Place::unknown(words)
    };
    known
        .or_else(|| {
            alone
                .filter(|place| place.country.is_none() || fits(place))
                .map(|_| only_words())
        })
        .or_else(|| {
            // A town of that name in another country: the country told counts.
            places.resolve(words).map(|_| only_words())
        })
}

fn whole(country: &Country) -> Place {
    Place {
        country: Some(country.code.clone()),
        ..Place::unknown(country.name.as_str())
    }
}

/// A place the text tells: only one that is known.
fn from_text(advert: &Advert, country: Option<&Country>, places: &Gazetteer) -> Option<Place> {
    let text = advert.folded.text();
    let labelled = LABEL.captures_iter(text).take(4).filter_map(|found| found.get(1));
    let based = BASED.captures_iter(text).take(4).filter_map(|found| found.get(1));
    labelled.chain(based).find_map(|found| {
        let at = advert.folded.source(&found.range());
        let words: String = advert.chars[at.start as usize..at.end as usize].iter().collect();
        town(&words, places)
            .filter(|place| country.is_none_or(|told| place.country.as_deref() == Some(told.code.as_str())))
    })
}

/// Without the words of a sentence that runs on behind a town: "Leeds, UK is looking for". They begin in lower case, and the
/// town is the same without them.
fn without_sentence(mut place: Place, places: &Gazetteer) -> Place {
    while let Some((before, last)) = place.text.rsplit_once(' ') {
        let shorter = places.resolve(before).filter(|shorter| shorter.id == place.id);
        match shorter {
            Some(shorter) if last.starts_with(char::is_lowercase) => place = shorter,
            _ => break,
        }
    }
    place
}

/// The first one to three parts between commas that together are a known town.
fn town(words: &str, places: &Gazetteer) -> Option<Place> {
    let end = words.find(". ").unwrap_or(words.len());
    let parts: Vec<&str> = words[..end]
        .trim_end_matches(['.', '*', '!'])
        .split(',')
        .map(str::trim)
        .collect();
    let capital = |part: &str| part.starts_with(char::is_uppercase) || part.starts_with(|c: char| !c.is_ascii());
    let count = parts.iter().take(3).take_while(|part| capital(part)).count();
    (1..=count).rev().find_map(|count| {
        let mut tried = parts[..count].join(", ");
        // "Austin TX office": words behind the town are dropped one by one.
        for _ in 0..3 {
            if let Some(place) = places.resolve(&tried).filter(|place| place.at.is_some()) {
                return Some(without_sentence(place, places));
            }
            tried.truncate(tried.rfind(' ')?);
        }
        None
    })
}
