//! Telephone numbers, with the country code where that can be told.
//!
//! To add a country: a line in [`CALLING`].

use std::{
    ops::{Range, RangeInclusive},
    sync::LazyLock,
};

use model::{Contact, Fact};
use regex::Regex;

use super::page::{Line, Page};
use crate::{facts::pattern, text::fold};

static PHONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\+|\(|(?-u:\b))[0-9(][0-9 ()./\u{a0}-]{5,22}[0-9]"));

/// Before a number, makes it a telephone number.
static PHONE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:phone|telephone|tel|telefon|telefono|mobile|mobil|movil|cell|handy|whatsapp|call|contact|(?-u:\b)[mtpc])\.?(?: ?(?:no|number|nr))?\.? ?[:.)]? ?$",
    )
});

/// Countries with their calling code, what stands before a number inside the country, and how many digits follow the code.
const CALLING: &[(&str, &str, &str, RangeInclusive<usize>)] = &[
    ("US", "1", "", 10..=10),
    ("CA", "1", "", 10..=10),
    ("GB", "44", "0", 9..=10),
    ("IE", "353", "0", 7..=9),
    ("DE", "49", "0", 6..=12),
    ("AT", "43", "0", 6..=12),
    ("CH", "41", "0", 9..=9),
    ("FR", "33", "0", 9..=9),
    ("BE", "32", "0", 8..=9),
    ("NL", "31", "0", 9..=9),
    ("ES", "34", "", 9..=9),
    ("PT", "351", "", 9..=9),
    ("IT", "39", "", 8..=11),
    ("PL", "48", "", 9..=9),
    ("IN", "91", "0", 10..=10),
    ("PK", "92", "0", 9..=10),
    ("BD", "880", "0", 8..=10),
    ("KE", "254", "0", 9..=9),
    ("UG", "256", "0", 9..=9),
    ("TZ", "255", "0", 9..=9),
    ("NG", "234", "0", 8..=10),
    ("GH", "233", "0", 9..=9),
    ("ZA", "27", "0", 9..=9),
    ("BR", "55", "0", 10..=11),
    ("MX", "52", "", 10..=10),
    ("AR", "54", "0", 10..=10),
    ("CO", "57", "", 10..=10),
    ("CL", "56", "", 9..=9),
    ("PE", "51", "0", 8..=9),
    ("AU", "61", "0", 9..=9),
    ("NZ", "64", "0", 8..=10),
    ("PH", "63", "0", 9..=10),
    ("TR", "90", "0", 10..=10),
];

/// The telephone number: with its country code where that is written, or where `country` tells it; else as written.
pub(super) fn phone(page: &Page, lines: &[&Line], country: Option<&str>) -> Option<Fact<String>> {
    let candidates = || {
        lines
            .iter()
            .flat_map(|line| numbers(line).into_iter().map(move |at| (*line, at)))
    };
    let labelled = candidates().find(|(line, at)| PHONE_LABEL.is_match(fold(&line.words[..at.start]).as_str()));
    let (line, at) = labelled.or_else(|| candidates().next())?;
    let number = international(&line.words[at.clone()], country);
    Some(page.fact(number, &line.place_of_words(&at)))
}

/// Runs of digits in a line that may be telephone numbers: seven to fifteen digits, no dates, no money.
fn numbers(line: &Line) -> Vec<Range<usize>> {
    let words = &line.words;
    let good = |found: &regex::Match<'_>| {
        let digits = found.as_str().bytes().filter(u8::is_ascii_digit).count();
        let before = words[..found.start()].chars().next_back();
        let after = words[found.end()..].chars().next();
        let apart = before.is_none_or(|c| !c.is_alphanumeric() && !"-/.@#".contains(c))
            && after.is_none_or(|c| !c.is_alphanumeric() && c != '%');
        let years = found
            .as_str()
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")));
        let date = years.count() > 0 && digits <= 8 && !found.as_str().starts_with('+');
        (7..=15).contains(&digits) && apart && !date && balanced(found.as_str())
    };
    PHONE.find_iter(words).filter(good).map(|found| found.range()).collect()
}

fn balanced(text: &str) -> bool {
    text.matches('(').count() == text.matches(')').count() && text.matches('(').count() <= 1
}

/// A number as E.164 where that can be told.
fn international(written: &str, country: Option<&str>) -> String {
    // "+44 (0) 20 7946 0000": the bracket is for those who call from inside.
    let written = written.replace("(0)", "");
    if let Ok(Contact::Phone(number)) = Contact::parse(&written) {
        return number;
    }
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let told = CALLING
        .iter()
        .find(|(code, ..)| Some(*code) == country)
        .and_then(|(_, calling, trunk, lengths)| {
            let body = if trunk.is_empty() {
                Some(digits.as_str())
            } else {
                digits.strip_prefix(trunk)
            };
            let body = body.or_else(|| (*calling == "91").then_some(digits.as_str()))?;
            lengths.contains(&body.len()).then(|| format!("+{calling}{body}"))
        });
    told.unwrap_or_else(|| written.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{international, numbers};
    use crate::resume::page::Page;

    #[test]
    fn other_numbers_are_no_telephones() {
        for line in [
            "2012 - 2014",
            "31.03.2028 - 31.12.2029",
            "PIN 00X0000E",
            "AB-0000-123456",
            "60,000 messages",
            "since 2015",
        ] {
            assert!(numbers(&Page::new(line, &[]).lines[0]).is_empty(), "{line}");
        }
    }

    #[test]
    fn a_country_tells_the_code() {
        for (written, country, expected) in [
            ("020 7946 0421", Some("GB"), "+442079460421"),
            ("020 7946 0421", None, "020 7946 0421"),
            ("(216) 555-0143", Some("US"), "+12165550143"),
            ("98000 00000", Some("IN"), "+919800000000"),
            ("098000 00000", Some("IN"), "+919800000000"),
            ("+44 (0) 20 7946 0421", None, "+442079460421"),
            ("0049 30 23125 087", None, "+493023125087"),
            ("12345", Some("GB"), "12345"),
        ] {
            assert_eq!(international(written, country), expected, "{written}");
        }
    }
}
