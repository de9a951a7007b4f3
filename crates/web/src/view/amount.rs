//! Other numbers in words: counts, hours to learn, distances, sizes, lists.

pub use i18n::count;

/// Hours to learn something, no more exact than such an estimate is: `about 40 h`.
///
/// Below ten to the hour, below a hundred to the five, above to the ten.
pub fn about_hours(hours: u32) -> String {
    let step = match hours {
        ..10 => 1,
        10..100 => 5,
        _ => 10,
    };
    match (hours + step / 2) / step * step {
        0 => t!("less than an hour").to_owned(),
        about => tn!(about, "about {n} h", "about {n} h"),
    }
}

/// A way to work goes no further than this by car, in km; beyond, its time helps nobody.
const FURTHEST_BY_CAR: u32 = 120;

/// A distance in km: `12 km away, about 35 min by car`, `in your town` below two.
pub fn distance(km: u32) -> String {
    match km {
        0 | 1 => t!("in your town").to_owned(),
        2..=FURTHEST_BY_CAR => t!(
            "{distance} away, about {time} by car",
            distance = kilometres(km),
            time = minutes(model::minutes_by_car(km)),
        ),
        _ => t!("{distance} away", distance = kilometres(km)),
    }
}

/// `1,200 km`.
fn kilometres(km: u32) -> String {
    format!("{}\u{a0}{}", count(u64::from(km)), t!("km"))
}

/// `35 min`, `1 h 20`.
fn minutes(all: u32) -> String {
    match (all / 60, all % 60) {
        (0, minutes) => format!("{minutes}\u{a0}{}", t!("min")),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
    }
}

/// A size in bytes: `740 B`, `12 kB`, `1.2 MB` (decimal units).
pub fn size(bytes: u64) -> String {
    match bytes {
        ..1_000 => format!("{bytes}\u{a0}B"),
        1_000..1_000_000 => format!("{}\u{a0}kB", bytes / 1_000),
        1_000_000..1_000_000_000 => {
            let sign = i18n::numbers::decimal_sign();
            format!("{}{sign}{}\u{a0}MB", bytes / 1_000_000, bytes / 100_000 % 10)
        }
        _ => {
            let sign = i18n::numbers::decimal_sign();
            format!(
                "{}{sign}{}\u{a0}GB",
                count(bytes / 1_000_000_000),
                bytes / 100_000_000 % 10
            )
        }
    }
}

/// Words joined as spoken: `Excel, filing and typing`.
pub fn and<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [head @ .., last] => t!("{first} and {last}", first = head.join(", "), last),
    }
}

/// "You have 7 of the 9 skills asked for", or, with numbers hidden, "You have most of the skills asked for".
pub fn have_of(have: u32, asked: u32, numbers: bool) -> String {
    match (have, asked) {
        (_, 0) => t!("The posting names no skills").to_owned(),
        (0, 1) => t!("The one skill asked for is new to you").to_owned(),
        (0, _) => t!("The skills asked for are new to you").to_owned(),
        (1, 1) => t!("You have the one skill asked for").to_owned(),
        _ if have >= asked && numbers => tn!(
            asked,
            "You have the one skill asked for",
            "You have all {n} skills asked for"
        ),
        _ if have >= asked => t!("You have all the skills asked for").to_owned(),
        _ if numbers => tn!(
            asked,
            "You have {have} of {n} skill asked for",
            "You have {have} of the {n} skills asked for",
            have
        ),
        _ => match u64::from(have) * 10 / u64::from(asked) {
            6.. => t!("You have most of the skills asked for"),
            4..6 => t!("You have about half of the skills asked for"),
            _ => t!("You have some of the skills asked for"),
        }
        .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{about_hours, and, count, distance, have_of, size};

    fn said(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn estimates_are_no_more_exact_than_they_are() {
        for (hours, words) in [
            (0, "less than an hour"),
            (3, "about 3 h"),
            (38, "about 40 h"),
            (41, "about 40 h"),
            (1234, "about 1,230 h"),
        ] {
            assert_eq!(said(&about_hours(hours)), words);
        }
    }

    #[test]
    fn counts_and_sizes_are_grouped() {
        assert_eq!(count(1_234_567), "1,234,567");
        assert_eq!(said(&size(1_250_000)), "1.2 MB");
        assert_eq!(said(&distance(0)), "in your town");
        assert_eq!(said(&distance(12)), "12 km away, about 35 min by car");
        assert_eq!(and(&["Excel", "filing", "typing"]), "Excel, filing and typing");
        assert_eq!(and::<&str>(&[]), "");
    }

    #[test]
    fn what_they_have_is_led_with_even_without_numbers() {
        assert_eq!(said(&have_of(7, 9, true)), "You have 7 of the 9 skills asked for");
        assert_eq!(said(&have_of(7, 9, false)), "You have most of the skills asked for");
        assert_eq!(
            said(&have_of(4, 9, false)),
            "You have about half of the skills asked for"
        );
        assert_eq!(said(&have_of(1, 9, false)), "You have some of the skills asked for");
        assert_eq!(said(&have_of(9, 9, true)), "You have all 9 skills asked for");
        assert_eq!(said(&have_of(1, 1, true)), "You have the one skill asked for");
        assert_eq!(said(&have_of(0, 9, true)), "The skills asked for are new to you");
        assert_eq!(said(&have_of(0, 0, true)), "The posting names no skills");
    }
}
