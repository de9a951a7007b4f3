//! Days and months as a language writes them.

use chrono::{Datelike, NaiveDate};

use crate::{Lang, lang};

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const HINDI: [&str; 12] = [
    "जनवरी",
    "फ़रवरी",
    "मार्च",
    "अप्रैल",
    "मई",
    "जून",
    "जुलाई",
    "अगस्त",
    "सितंबर",
    "अक्टूबर",
    "नवंबर",
    "दिसंबर",
];

/// The name of a month from 1 to 12; nothing for any other number.
pub fn month(number: u32) -> &'static str {
    let names = match lang() {
        Lang::English => &ENGLISH,
        Lang::Spanish => &SPANISH,
        Lang::Hindi => &HINDI,
    };
    let at = usize::try_from(number).unwrap_or_default().checked_sub(1);
    at.and_then(|at| names.get(at)).copied().unwrap_or_default()
}

/// A day: `12 March 2026`, with spaces at which no line breaks.
pub fn day(day: NaiveDate) -> String {
    let (number, month, year) = (day.day(), month(day.month()), day.year());
    match lang() {
        Lang::Spanish => format!("{number}\u{a0}de\u{a0}{month}\u{a0}de\u{a0}{year}"),
        Lang::English | Lang::Hindi => format!("{number}\u{a0}{month}\u{a0}{year}"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::day;
    use crate::{Lang, speaking};

    #[test]
    fn a_day_is_written_as_each_language_does() {
        for (lang, written) in [
            (Lang::English, "12 March 2026"),
            (Lang::Spanish, "12 de marzo de 2026"),
            (Lang::Hindi, "12 मार्च 2026"),
        ] {
            assert_eq!(
                speaking(lang, || day(NaiveDate::from_ymd_opt(2026, 3, 12).unwrap())),
                written.replace(' ', "\u{a0}")
            );
        }
    }
}
