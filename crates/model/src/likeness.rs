//! Telling twins: two postings that are one opening, brought by two sources: the same employer looking for the same work in the same
//! place with much the same words.
//!
//! [`key`] is what such postings share, to look candidates up by; [`alike`] then compares their words. Openings without a named
//! employer have no twins: too many of them read the same.

use std::collections::BTreeSet;

use crate::{Posting, WorkSite};

/// Words in a row that are compared.
const SHINGLE: usize = 4;
/// The share of the shorter text's shingles that must stand in the longer one: sources cut texts and add their own lines.
const SHARED_PERCENT: usize = 70;
/// With fewer shingles than this, texts must be the same.
const LEAST_SHINGLES: usize = 4;

/// Texts of fewer words are alike by chance.
const LEAST_SKETCHED: usize = 40;

/// Words that tell an employer's form, not its name.
const FORMS: &str = "the a co company ltd limited inc incorporated llc llp plc corp corporation pvt private group gmbh ag kg se \
    mbh ohg ev sa sas sarl sl slu srl spa bv nv ab as oy pty";
/// Words beside a title that say for whom it is meant or how urgent it is.
const BESIDE: &str =
    "m f d w x mf fm mfd mwd wmd div gn all genders urgent hiring now immediate start vacancy job new the a an in";

/// What postings of one opening share; `None` when it does not name its employer.
pub fn key(posting: &Posting) -> Option<String> {
    let employer = telling(posting.employer.as_deref()?, FORMS);
    if employer.is_empty() {
        return None;
    }
    let place = place(posting);
    let title: BTreeSet<String> = words(&posting.title)
        .filter(|word| !listed(BESIDE, word) && !place.split(' ').any(|part| part == word))
        .filter(|word| !is_reference(word))
        .collect();
    let title: Vec<String> = title.into_iter().collect();
    Some(format!("{employer}|{place}|{}", title.join(" ")))
}

/// Whether two names are one employer's: "Lakeside Hotel Ltd", "the lakeside hotel".
pub fn same_employer(one: &str, other: &str) -> bool {
    telling(one, FORMS) == telling(other, FORMS)
}

/// An employer's name as it is compared: what two names of one employer ([`same_employer`]) have in common. A name of nothing but
/// forms ("The Company") is taken whole.
pub fn employer_key(name: &str) -> String {
    let telling_words = telling(name, FORMS);
    if telling_words.is_empty() {
        return telling(name, "");
    }
    telling_words
}

/// Whether two postings with the same [`key`] have much the same words.
pub fn alike(one: &Posting, other: &Posting) -> bool {
    let (one, other) = (shingles(&one.description), shingles(&other.description));
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if short.len() < LEAST_SHINGLES {
        return short == long;
    }
    short.intersection(&long).count() * 100 >= short.len() * SHARED_PERCENT
}

/// A number that texts with nearly the same words share, whoever they are from: the least hash of all shingles (Broder 1997, "On
/// the resemblance and containment of documents"; two texts share it as likely as they share a shingle). `None` for short texts,
/// which are alike by chance. The number is stored, so the hash must not change.
pub fn sketch(description: &str) -> Option<i64> {
    let words: Vec<String> = words(description).collect();
    if words.len() < LEAST_SKETCHED {
        return None;
    }
    let least = words.windows(SHINGLE).map(fnv1a).min();
    least.map(u64::cast_signed)
}

/// The FNV-1a hash of some words (Fowler, Noll and Vo; 64 bits).
fn fnv1a(words: &[String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A board's own number; short ones belong to the title ("Nurse, band 5").
fn is_reference(word: &str) -> bool {
    word.len() > 3 && word.chars().all(|c| c.is_ascii_digit())
}

/// The town, as exactly as it is known.
fn place(posting: &Posting) -> String {
    match (&posting.place, posting.site) {
        (Some(place), _) => {
            let town = place.text.split(',').next().unwrap_or_default();
            let town: Vec<String> = words(town).collect();
            format!("{} {}", place.country.as_deref().unwrap_or("?"), town.join(" "))
        }
        (None, Some(WorkSite::Remote)) => "remote".to_owned(),
        (None, _) => String::new(),
    }
}

/// The words that are not listed, in their order.
fn telling(text: &str, without: &str) -> String {
    let kept: Vec<String> = words(text).filter(|word| !listed(without, word)).collect();
    kept.join(" ")
}

fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

fn shingles(text: &str) -> BTreeSet<Vec<String>> {
    let words: Vec<String> = words(text).collect();
    if words.len() < SHINGLE {
        return BTreeSet::from([words]);
    }
    words.windows(SHINGLE).map(<[String]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use uuid::Uuid;

    use super::{alike, employer_key, key, same_employer, sketch};
    use crate::{Place, Posting, PostingId, posting::PostingSource};

    const SKETCH: i64 = 238_668_023_106_997_630;

    fn posting(title: &str, employer: &str, place: &str, description: &str) -> Posting {
        let source = PostingSource {
            source: "a".to_owned(),
            key: "1".to_owned(),
            url: None,
        };
        let taken_in = Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap();
        Posting {
            employer: Some(employer.to_owned()).filter(|name| !name.is_empty()),
            description: description.to_owned(),
            place: Some(Place {
                country: Some("GB".to_owned()),
                ..Place::unknown(place)
            }),
            ..Posting::new(PostingId(Uuid::nil()), title, source, taken_in)
        }
    }

    #[test]
    fn the_key_is_the_same_however_a_board_writes_it() {
        let one = key(&posting(
            "Welder (m/f/d)",
            "Copperline Ltd.",
            "Leeds, West Yorkshire",
            "",
        ))
        .unwrap();
        for other in [
            posting("URGENT! Welder - Leeds", "The Copperline Company", "Leeds", ""),
            posting("welder", "COPPERLINE LIMITED", "Leeds, UK", ""),
            posting("Welder 12345", "Copperline", "Leeds", ""),
        ] {
            assert_eq!(key(&other).unwrap(), one, "{}", other.title);
        }
        for other in [
            posting("Senior welder", "Copperline", "Leeds", ""),
            posting("Welder, grade 2", "Copperline", "Leeds", ""),
            posting("Welder", "Copperline", "York", ""),
            posting("Welder", "Copperfield", "Leeds", ""),
        ] {
            assert_ne!(key(&other).unwrap(), one, "{} {:?}", other.title, other.employer);
        }
        assert_eq!(key(&posting("Welder", "", "Leeds", "")), None, "nobody named");
        assert_eq!(key(&posting("Welder", "The Company Ltd", "Leeds", "")), None);
    }

    #[test]
    fn words_that_were_cut_or_added_to_are_alike_and_others_are_not() {
        let whole = "You weld steel frames from drawings in our hall. Shifts change weekly. You bring two years at the bench \
                     and like to work in a small team with an old crane.";
        let of = |text: &str| posting("Welder", "Copperline", "Leeds", text);
        assert!(alike(
            &of(whole),
            &of(&format!(
                "{whole} Apply through this board today and tell them where you saw it."
            ))
        ));
        assert!(alike(&of(&whole[..100]), &of(whole)), "cut short");
        let night = "You weld pipes at night on the quay. Shifts are fixed. You bring a coded ticket and your own mask, and \
                     like to be left alone with the river.";
        assert!(!alike(&of(whole), &of(night)));
        assert!(alike(&of("Call us."), &of("call us")) && !alike(&of("Call us."), &of("Write to us.")));
    }

    #[test]
    fn nearly_the_same_words_share_a_sketch_and_other_words_do_not() {
        let text = "You cook for eighty guests on four evenings a week, plan the stock with the head cook and keep the kitchen clean. \
                    We are a small team and teach what you do not know yet. You work from three to eleven, two weekends a month \
                    are free, and you get your meals.";
        assert_eq!(sketch(text), sketch(&text.to_uppercase().replace(',', " -")));
        assert_eq!(
            sketch(text),
            sketch(&format!("{text} Write to us.")),
            "unless the new words have the least hash"
        );
        assert_ne!(sketch(text), sketch(&text.replace(' ', " x ")));
        assert_eq!(sketch("Welder wanted."), None);
        assert_eq!(sketch(text), Some(SKETCH), "it is stored, so it must stay");
    }

    #[test]
    fn an_employer_is_known_by_its_name_without_its_form() {
        assert!(same_employer("The Lakeside Hotel Ltd.", "lakeside hotel"));
        assert!(!same_employer("Lakeside Hotel", "Lakeside Spa"));
        assert_eq!(employer_key("The Lakeside Hotel Ltd."), "lakeside hotel");
        assert_eq!(employer_key("The Company"), "the company");
        assert_eq!(employer_key(" - "), "");
    }
}
