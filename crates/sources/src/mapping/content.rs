//! What a column holds, judged by its values alone.

use skills::text::fold;

/// The kind of values in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Too few values to tell.
    Empty,
    /// Numbers.
    Number,
    /// Days.
    Date,
    /// Addresses of pages.
    Url,
    /// Pay in words.
    Pay,
    /// Long texts.
    Text,
    /// Anything short.
    Words,
}

impl Kind {
    /// Whether values of other columns cannot be mistaken for it.
    pub(crate) fn is_strict(self) -> bool {
        matches!(self, Self::Number | Self::Date | Self::Url)
    }

    /// Whether `value` is of this kind.
    pub(crate) fn fits(self, value: &str) -> bool {
        match self {
            Self::Number => is_number(value),
            Self::Date => is_date(value),
            Self::Url => is_url(value),
            Self::Pay => is_pay(value),
            Self::Empty | Self::Text | Self::Words => true,
        }
    }
}

/// Values from this mean length on, in characters, are texts.
const TEXT_LENGTH: usize = 120;

/// The kind of a column with these values.
pub(crate) fn kind(values: &[&str]) -> Kind {
    if values.is_empty() {
        return Kind::Empty;
    }
    let share = |kind: Kind| share(values, |value| kind.fits(value));
    for strict in [Kind::Url, Kind::Date, Kind::Number] {
        if share(strict) >= 90 {
            return strict;
        }
    }
    if share(Kind::Pay) >= 60 {
        Kind::Pay
    } else if mean_length(values) >= TEXT_LENGTH {
        Kind::Text
    } else {
        Kind::Words
    }
}

/// The share of values that pass `test`, in percent; 0 when there are none.
pub(crate) fn share(values: &[&str], test: impl Fn(&str) -> bool) -> usize {
    values.iter().filter(|value| test(value)).count() * 100 / values.len().max(1)
}

/// The mean length in characters; 0 when there are none.
pub(crate) fn mean_length(values: &[&str]) -> usize {
    values.iter().map(|value| value.chars().count()).sum::<usize>() / values.len().max(1)
}

fn is_number(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    digits > 0
        && value.len() <= 20
        && value
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".,-+".contains(&byte))
}

fn is_url(value: &str) -> bool {
    let start = value.get(..8).unwrap_or(value).to_ascii_lowercase();
    let address = start.starts_with("http://") || start.starts_with("https://") || start.starts_with("www.");
    address && !value.contains(char::is_whitespace)
}

/// A year, or a short last number, and at least a day or a month beside it.
pub(crate) fn is_date(value: &str) -> bool {
    const MONTHS: [&str; 20] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "ene", "abr", "ago", "dic",
        "mai", "okt", "dez", "fev",
    ];
    if value.len() > 40
        || !value.contains(|c: char| c.is_ascii_digit())
        || is_number(value) && !value.contains(['-', '.'])
    {
        return false;
    }
    let (mut years, mut others) = (0, 0);
    let folded = fold(value);
    for part in folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(3)
    {
        let day = part
            .split_once('t')
            .map_or(part, |(day, _)| day)
            .trim_end_matches(|c: char| c.is_ascii_alphabetic());
        match day.parse::<u16>() {
            Ok(1990..=2100) => years += 1,
            Ok(number) if number <= 31 => others += 1,
            Ok(number) if (32..=99).contains(&number) && others == 2 => years += 1,
            Err(_) if MONTHS.iter().any(|month| part.starts_with(month)) => others += 1,
            _ => return false,
        }
    }
    years == 1 && others >= 1 || others == 3
}

fn is_pay(value: &str) -> bool {
    const SIGNS: [&str; 14] = [
        "$",
        "€",
        "£",
        "₹",
        "¥",
        "r$",
        "usd",
        "eur",
        "gbp",
        "inr",
        "lpa",
        "per hour",
        "per month",
        "per year",
    ];
    let folded = value.to_lowercase();
    value.len() <= 120
        && folded.contains(|c: char| c.is_ascii_digit())
        && SIGNS.iter().any(|sign| folded.contains(sign))
        && !["million", "billion", "mio", " mn", " bn"]
            .iter()
            .any(|large| folded.contains(large))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_numbers_and_words() {
        for date in [
            "2026-03-14",
            "14/03/2026",
            "3/14/26",
            "14. März 2026",
            "Mar 14, 2026",
            "2026-03-14T10:00:00Z",
            "1st May 2026",
        ] {
            assert!(is_date(date), "{date}");
        }
        for other in [
            "20260314",
            "3.8",
            "1973",
            "501 to 1000 employees",
            "Full-Time",
            "10:30",
            "Room 12",
            "-1",
        ] {
            assert!(!is_date(other), "{other}");
        }
    }

    #[test]
    fn pay_is_told_from_revenue() {
        assert!(is_pay("$53K-$91K") && is_pay("₹3,00,000 PA") && is_pay("12,50 € pro Stunde") && is_pay("3-5 LPA"));
        assert!(!is_pay("$50 to $100 million (USD)") && !is_pay("Competitive") && !is_pay("10000+ employees"));
    }

    #[test]
    fn a_columns_kind_is_that_of_nearly_all_its_values() {
        assert_eq!(kind(&["1", "2", "3"]), Kind::Number);
        assert_eq!(kind(&["https://jobs.example/1", "https://jobs.example/2"]), Kind::Url);
        assert_eq!(kind(&["Cook", "2026-01-01", "Inn"]), Kind::Words);
        assert_eq!(kind(&[&"We cook. ".repeat(40)]), Kind::Text);
        assert_eq!(kind(&[]), Kind::Empty);
    }
}
