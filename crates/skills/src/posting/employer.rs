//! The employer: the field, else a name that a sentence of the text surely means.
//!
//! A wrong name would be worse than none, so only sentences that nobody writes of anybody else count ("At Tarn Depot, we …",
//! "Tarn Depot is looking for …"), and where two names are told, neither is taken.
//!
//! To teach it a sentence: a row in [`TELLING`]. A word that is no name, though it is written like one: [`NO_NAME`].

use std::sync::LazyLock;

use regex::Regex;

use super::{RawPosting, advert::Advert, clean};
use crate::{
    Gazetteer,
    facts::{pattern, tidy},
};

/// A name in prose is no longer than this, in bytes.
const LONGEST_NAME: usize = 60;

/// Words in capitals, joined by small ones: "Bank of Tarn & Sons".
const NAME: &str = r"(?P<name>\p{Lu}[\w&'.-]*(?: (?:(?:of|and|&|the|for|de) )?\p{Lu}[\w&'.-]*){0,4})";

/// Where a sentence begins; "St. " begins none.
const BEGINS: &str = r"(?m)(?:^(?:- )?|(?:\w\w\w|\))[.!?] )";

/// Words without which no sentence of [`TELLING`] is there: lines that have none are passed over quickly.
static CUE: LazyLock<Regex> =
    LazyLock::new(|| pattern("At |looking for|seeking|hiring|recruiting|searching for|[Oo]pportunity|team at "));

/// Sentences that tell the employer, around its name.
const TELLING: &[(&str, &str)] = &[
    (r"At ", r",? (?:we|our|you|you'll|we're)(?-u:\b)"),
    (
        "",
        r"(?: \([^)\n]{1,30}\))?(?:, [^.\n]{3,60},)? is (?:currently |now |actively |also )?(?:looking for|seeking|hiring|recruiting|searching for)(?-u:\b)",
    ),
    (
        "",
        r"(?: \([^)\n]{1,30}\))? is (?:proud to be |proudly )?(?:an? )?[Ee]qual [Oo]pportunity",
    ),
    (
        r"(?:Come )?[Jj]oin (?:the|our) (?:[a-z]+ ){0,2}team at ",
        r"(?:[.!,\n]|$| (?:and|as|in)(?-u:\b))",
    ),
];

static EACH: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    TELLING
        .iter()
        .map(|(before, behind)| pattern(&format!("{BEGINS}{before}{NAME}{behind}")))
        .collect()
});

/// A heading with a name, which counts where the text says the name again.
static HEADING: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?m)^About {NAME}:?$")));

/// Words that make what they stand in no employer's name, in lower case.
const NO_NAME: &[&str] = &[
    "our",
    "us",
    "you",
    "your",
    "we",
    "this",
    "that",
    "these",
    "the",
    "a",
    "an",
    "it",
    "he",
    "she",
    "they",
    "there",
    "who",
    "what",
    "client",
    "clients",
    "company",
    "employer",
    "role",
    "job",
    "position",
    "opportunity",
    "opening",
    "team",
    "department",
    "division",
    "office",
    "headquarters",
    "institution",
    "agency",
    "organization",
    "organisation",
    "candidate",
    "candidates",
    "applicant",
    "applicants",
    "person",
    "individual",
    "manager",
    "developer",
    "engineer",
    "analyst",
    "assistant",
    "clerk",
    "specialist",
    "everyone",
    "nobody",
    "somebody",
    "part-time",
    "full-time",
    "confidential",
    "description",
    "overview",
    "summary",
    "location",
    "startup",
    "network",
    "industry",
    "fortune",
    "today",
    "currently",
    "if",
    "as",
    "in",
    "and",
    "but",
    "here",
    "life",
    "work",
    "working",
    "least",
    "first",
    "once",
    "all",
    "hr",
    "it's",
    "times",
    "present",
];

/// The employer of a posting.
pub(super) fn employer(raw: &RawPosting, advert: &Advert, places: &Gazetteer, longest: usize) -> Option<String> {
    raw.employer
        .as_deref()
        .and_then(|field| first_line(field, longest))
        .or_else(|| from_text(advert, places))
}

/// An employer's name: its first line, since some sources put a rating below.
fn first_line(name: &str, longest: usize) -> Option<String> {
    let name = clean::plain_line(name.trim().lines().next()?, longest);
    (!name.is_empty()).then_some(name)
}

/// The one name the text tells.
fn from_text(advert: &Advert, places: &Gazetteer) -> Option<String> {
    let text: String = advert.chars.iter().collect();
    let text = tidy(&text);
    let (title, text) = text.split_once('\n')?;
    let told = text.lines().filter(|line| CUE.is_match(line)).flat_map(told_in);
    let headings = text.lines().filter(|line| line.starts_with("About "));
    let headings = headings.filter_map(|line| HEADING.captures(line)?.name("name").map(|name| name.as_str()));
    let headings = headings.filter(|name| text.matches(name).count() > 1);
    let mut known: Option<&str> = None;
    for name in told.chain(headings) {
        let name = without_possessive(name);
        if !is_name(name, title, places) {
            continue;
        }
        known = match known {
            None => Some(name),
            // "Tarn Depot" and "Tarn": the longer is the name.
            Some(so_far) if within(name, so_far) => Some(so_far),
            Some(so_far) if within(so_far, name) => Some(name),
            Some(_) => return None,
        };
    }
    known.map(str::to_owned)
}

/// The names a line tells.
fn told_in(line: &str) -> impl Iterator<Item = &str> {
    let told = EACH.iter().flat_map(move |each| each.captures_iter(line));
    told.filter_map(|found| found.name("name").map(|name| name.as_str()))
}

/// "Tarn Depot's" is Tarn Depot, and a full stop belongs to "Ltd." only.
fn without_possessive(name: &str) -> &str {
    let name = name.trim_end_matches(['-', '\'', '&']);
    let short = ["Inc.", "Ltd.", "Co.", "Corp.", "S.A."]
        .iter()
        .any(|short| name.ends_with(short));
    let name = if short { name } else { name.trim_end_matches('.') };
    name.strip_suffix("'s").unwrap_or(name)
}

/// Whether one name stands in the other.
fn within(short: &str, long: &str) -> bool {
    long.to_lowercase().contains(&short.to_lowercase())
}

/// Whether it can be a name: no town, not the title, none of the words that are written large for other reasons.
fn is_name(name: &str, title: &str, places: &Gazetteer) -> bool {
    let fits = (2..=LONGEST_NAME).contains(&name.len());
    let plain = |word: &str| NO_NAME.contains(&word.to_lowercase().as_str());
    fits && !name.split([' ', '\'']).any(plain) && !within(name, title) && !places.is_place(name)
}

#[cfg(test)]
mod tests {
    use super::{RawPosting, employer};
    use crate::{Gazetteer, posting::advert::Advert};

    fn told(field: Option<&str>, text: &str) -> String {
        let raw = RawPosting {
            employer: field.map(str::to_owned),
            ..RawPosting::default()
        };
        let advert = Advert::new(&format!("Line Cook\n{text}"));
        employer(&raw, &advert, &Gazetteer::built_in(), 200).unwrap_or_default()
    }

    #[test]
    fn a_sentence_tells_the_employer() {
        for (text, expected) in [
            ("At Brightwater Foods, we bake for three towns.", "Brightwater Foods"),
            ("We bake. At Brightwater Foods you learn it.", "Brightwater Foods"),
            ("Harbour Inn is looking for a cook.", "Harbour Inn"),
            ("Harbour Inn, a house by the sea, is seeking a cook", "Harbour Inn"),
            ("Join the team at Harbour Inn!", "Harbour Inn"),
            ("Come join our kitchen team at Harbour Inn", "Harbour Inn"),
            (
                "About Northfield Clinics\nNorthfield Clinics cares.",
                "Northfield Clinics",
            ),
            (
                "Bank of Tarn & Sons is an equal opportunity employer.",
                "Bank of Tarn & Sons",
            ),
            ("Tarn Depot Inc. is hiring.", "Tarn Depot Inc."),
            ("Harbour is hiring. At Harbour Inn, we cook.", "Harbour Inn"),
            (
                "Tarn Depot’s great. Tarn Depot is currently hiring drivers",
                "Tarn Depot",
            ),
        ] {
            assert_eq!(told(None, text), expected, "{text}");
        }
    }

    #[test]
    fn what_may_be_somebody_else_is_no_employer() {
        for text in [
            "Our Client is looking for a cook.",
            "A Fortune 500 Company is seeking a cook.",
            "The Line Cook is looking for new recipes.",
            "Line Cook is seeking new recipes.",
            "London is looking for cooks.",
            "Our house in St. Harbour is looking for cooks.",
            "About Us\nUs and others.",
            "About You\nYou and You",
            "About This Role\nThis Role is fine",
            "About Northfield Clinics\nWe care.",
            "You worked at Harbour Inn or a similar house.",
            "We deliver to Harbour Inn and Brightwater Foods.",
            "Harbour Inn is looking for a cook. Tarn Depot is looking for drivers.",
            "Join our team at the harbour.",
            "At night, we cook. At Least Three, we say.",
            "",
        ] {
            assert_eq!(told(None, text), "", "{text}");
        }
    }

    #[test]
    fn the_field_wins() {
        assert_eq!(told(Some("Tarn Depot\n3.9"), "Harbour Inn is hiring."), "Tarn Depot");
        assert_eq!(told(Some(" "), "Harbour Inn is hiring."), "Harbour Inn");
    }
}
