//! Where a person lives.

use std::ops::Range;

use model::{Fact, Place};

use super::{
    page::{Line, Page},
    words::is_place,
};
use crate::Gazetteer;

/// The town: in the contact lines, the first part that names a known one; else a part that names a country.
pub(super) fn place(
    page: &Page,
    lines: &[&Line],
    places: &Gazetteer,
    name: Option<&Range<u32>>,
) -> Option<Fact<Place>> {
    let lines = lines
        .iter()
        .take(40)
        .filter(|line| name.is_none_or(|name| line.at.start != name.start));
    let mut country_only = None;
    for line in lines {
        for part in parts(&line.words) {
            if let Some((at, place)) = town(&line.words, &part, places) {
                let fact = page.fact(place, &line.place_of_words(&at));
                if fact.value.at.is_some() {
                    return Some(fact);
                }
                country_only.get_or_insert(fact);
            }
        }
    }
    country_only
}

/// The parts of a line between bars and dots, and between sentences about oneself, without a label.
fn parts(words: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    let marks = words
        .char_indices()
        .filter(|(_, c)| "|·•¦\t;".contains(*c))
        .map(|(at, c)| (at, c.len_utf8()));
    let sentences = words.match_indices(". I ").map(|(at, _)| (at, 1));
    let mut marks: Vec<(usize, usize)> = marks.chain(sentences).collect();
    marks.sort_unstable();
    for (at, length) in marks.into_iter().chain([(words.len(), 0)]) {
        let label = words[from..at]
            .find(':')
            .filter(|colon| *colon <= 20)
            .map_or(0, |colon| colon + 1);
        let part = &words[from + label..at];
        let start = from + label + part.len() - part.trim_start().len();
        parts.push(start..start + part.trim().len());
        from = at + length;
    }
    parts.retain(|part| part.len() >= 2 && part.len() <= 120);
    parts
}

/// "now in Hamburg, Germany", "Living in Leeds": what leads up to the place is none of it.
fn without_lead(words: &str) -> &str {
    let mut rest = words;
    while let Some((word, after)) = rest.split_once(' ') {
        if !LEADS.contains(&word.to_lowercase().as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// Words that lead up to the place where somebody lives.
const LEADS: [&str; 22] = [
    "now",
    "currently",
    "presently",
    "living",
    "based",
    "resident",
    "residing",
    "located",
    "moved",
    "in",
    "near",
    "to",
    "from",
    "i",
    "live",
    "wohnhaft",
    "derzeit",
    "aktuell",
    "vivo",
    "actualmente",
    "en",
    "à",
];

/// The known place in a part: all of it, or what is left when street and house are dropped from the front.
fn town(words: &str, part: &Range<usize>, places: &Gazetteer) -> Option<(Range<usize>, Place)> {
    let text = &words[part.clone()];
    if text.contains('@') || text.split_whitespace().count() > 12 {
        return None;
    }
    let starts = std::iter::once(0).chain(text.match_indices(',').map(|(at, _)| at + 1));
    for start in starts {
        let from = part.start + start + (text[start..].len() - text[start..].trim_start().len());
        let tail = without_lead(&words[from..part.end]);
        // "411 018 Pune": the postcode is no name.
        let named = tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '-');
        if named.starts_with(|c: char| !c.is_lowercase()) && all_places(named, places) {
            let place = places.resolve(named)?;
            let from = part.end - named.len();
            return Some((from..part.end, place)).filter(|(_, place)| place.id.is_some() || place.country.is_some());
        }
    }
    None
}

/// The first part is a place; the others may be districts.
fn all_places(text: &str, places: &Gazetteer) -> bool {
    let mut parts = text.split(',').map(|part| {
        part.trim()
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '-')
    });
    parts.next().is_some_and(|first| is_place(first, places)) && text.split(',').count() <= 4
}
