//! Days: the last one to apply, the one of publication. A day that is past, or too far ahead, is no deadline.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate};
use regex::{Captures, Regex};

use super::advert::Advert;
use crate::facts::{Folded, month, month_pattern, pattern};

/// How a country writes 03/04.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// 3 April.
    DayFirst,
    /// 4 March: the United States.
    MonthFirst,
}

impl Order {
    /// The order in a country (ISO 3166).
    pub(super) fn of(country: Option<&str>) -> Self {
        if country == Some("US") {
            Self::MonthFirst
        } else {
            Self::DayFirst
        }
    }
}

/// A day in any of its forms: 2027-03-12; 12.03.2027, 03/12/27; 12 March 2027, 12th of March; March 12, 2027.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    let month = month_pattern();
    pattern(&format!(
        r"(?-u:\b)(?:([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}})|([0-9]{{1,2}})[-/.] ?([0-9]{{1,2}})[-/.] ?([0-9]{{4}}|[0-9]{{2}})(?-u:\b)|([0-9]{{1,2}})(?:st|nd|rd|th|er|\.)?[ -](?:of |de )?({month})\.?(?-u:\b)(?:[ ,-]+(?:de |del )?([0-9]{{4}}))?|({month})\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?(?-u:\b)(?:,? +([0-9]{{4}}))?)"
    ))
});

static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:appl(?:y|ications?)[^\n.]{0,40}?(?: by| before| until| till| no later than| close[sd]?(?: on)?| due(?: by)?| on or before)|closing date|close date|closes on|deadline(?: for applications?| to apply)?|last (?:date|day)(?: to apply| for applications?| of application)?|open until|apply by|valid (?:through|until)|expir(?:es|y date|y)(?: on)?|bewerbungsfrist|bewerbungsschluss|bewerb[^\n.]{0,40}? bis(?: zum| spatestens)?|fecha limite|plazo|date limite|prazo)(?: de [a-z]+| para [a-z]+)?[ :=-]*(?:is |on |the |ist |am |den |der |hasta el |el |le |: )*",
    )
});

/// The last day to apply: the field, else what a cue in the text leads to. Today counts; what is past or more than two
/// years ahead does not.
pub(super) fn deadline(advert: &Advert, field: Option<&str>, order: Order, today: NaiveDate) -> Option<NaiveDate> {
    let latest = today.checked_add_months(Months::new(24))?;
    let good = |day: &NaiveDate| (today..=latest).contains(day);
    let told = field.and_then(|field| read_day(field, order, today)).filter(good);
    told.or_else(|| in_text(advert.folded.text(), order, today).find(good))
}

/// The day of publication: the field, unless it lies ahead.
pub(super) fn posted(field: Option<&str>, order: Order, today: NaiveDate) -> Option<NaiveDate> {
    let field = field?;
    let day = read_day(field, order, today).or_else(|| ago(field, today))?;
    (day <= today).then_some(day)
}

fn in_text(text: &str, order: Order, today: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
    CUE.find_iter(text).filter_map(move |cue| {
        let rest = &text[cue.end()..];
        let near = &rest[..rest.floor_char_boundary(40)];
        let near = near.split('\n').next().unwrap_or(near);
        let found = DAY.captures(near)?;
        // Nothing but a day of the week may stand between.
        let gap = &near[..found.get(0)?.start()];
        (gap.len() <= 14 && !gap.contains(|c: char| c.is_ascii_digit()))
            .then(|| day_of(&found, order, today))
            .flatten()
    })
}

/// A field that holds a day, perhaps with a time, or seconds since 1970.
fn read_day(field: &str, order: Order, today: NaiveDate) -> Option<NaiveDate> {
    let folded = Folded::of(&field[..field.floor_char_boundary(100)]);
    let text = folded.text().trim();
    if text.len() >= 9 && text.bytes().all(|b| b.is_ascii_digit()) {
        let seconds: i64 = text.parse().ok()?;
        let seconds = if text.len() > 11 { seconds / 1000 } else { seconds };
        return DateTime::from_timestamp(seconds, 0).map(|at| at.date_naive());
    }
    day_of(&DAY.captures(text)?, order, today)
}

/// "3 days ago", "30+ days ago", "yesterday", "Just posted".
fn ago(field: &str, today: NaiveDate) -> Option<NaiveDate> {
    static AGO: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"([0-9]{1,3})\+? ?(hour|day|week|month|h|d|w|mo)s?\+?(?: ago)?\b"));
    let folded = Folded::of(&field[..field.floor_char_boundary(100)]);
    let text = folded.text().trim();
    if ["today", "just posted", "just now", "new"].contains(&text) {
        return Some(today);
    }
    if text == "yesterday" {
        return today.pred_opt();
    }
    let found = AGO.captures(text)?;
    let count: u64 = found.get(1)?.as_str().parse().ok()?;
    let each = match found.get(2)?.as_str() {
        "hour" | "h" => return Some(today),
        "day" | "d" => 1,
        "week" | "w" => 7,
        _ => 30,
    };
    today.checked_sub_days(Days::new(count * each))
}

fn day_of(found: &Captures<'_>, order: Order, today: NaiveDate) -> Option<NaiveDate> {
    let part = |nr: usize| found.get(nr).map(|part| part.as_str());
    let number = |nr: usize| part(nr).and_then(|digits| digits.parse::<u32>().ok());
    let year = |nr: usize| number(nr).and_then(|year| i32::try_from(if year < 100 { year + 2000 } else { year }).ok());
    if let Some(first) = year(1) {
        return NaiveDate::from_ymd_opt(first, number(2)?, number(3)?);
    }
    if let (Some(a), Some(b)) = (number(4), number(5)) {
        let (day, month) = if order == Order::DayFirst { (a, b) } else { (b, a) };
        let (day, month) = if month > 12 { (month, day) } else { (day, month) };
        return NaiveDate::from_ymd_opt(year(6)?, month, day);
    }
    let (day, name, year) = match number(7) {
        Some(day) => (day, part(8)?, year(9)),
        None => (number(11)?, part(10)?, year(12)),
    };
    let month = u32::from(month(name)?);
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => next_such(month, day, today),
    }
}

/// A day without a year: the next such day, if that is near enough to be meant.
fn next_such(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let this = NaiveDate::from_ymd_opt(today.year(), month, day).filter(|day| *day >= today);
    let next = this.or_else(|| NaiveDate::from_ymd_opt(today.year() + 1, month, day))?;
    (next <= today.checked_add_days(Days::new(200))?).then_some(next)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Order, deadline, posted};
    use crate::posting::advert::Advert;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn deadlines_are_read_in_many_forms() {
        let today = day(2026, 11, 20);
        for (text, order, expected) in [
            ("Apply by 12 March 2027", Order::DayFirst, Some(day(2027, 3, 12))),
            ("Closing date: 03/04/2027", Order::DayFirst, Some(day(2027, 4, 3))),
            ("Closing date: 03/04/2027", Order::MonthFirst, Some(day(2027, 3, 4))),
            ("Closing date: 23/04/2027", Order::MonthFirst, Some(day(2027, 4, 23))),
            ("Deadline: 2027-01-31", Order::DayFirst, Some(day(2027, 1, 31))),
            (
                "Deadline for applications is Friday, January 15th, 2027.",
                Order::DayFirst,
                Some(day(2027, 1, 15)),
            ),
            (
                "Applications close on 1st of December",
                Order::DayFirst,
                Some(day(2026, 12, 1)),
            ),
            (
                "Please apply with your CV no later than 5 Jan 2027",
                Order::DayFirst,
                Some(day(2027, 1, 5)),
            ),
            ("Bewerbungsfrist: 31.12.2026", Order::DayFirst, Some(day(2026, 12, 31))),
            (
                "Fecha límite: 15 de enero de 2027",
                Order::DayFirst,
                Some(day(2027, 1, 15)),
            ),
            ("Last date to apply: 20-11-26", Order::DayFirst, Some(today)),
            ("Apply by 12 March 2024", Order::DayFirst, None),
            ("Apply by 12 March 2031", Order::DayFirst, None),
            ("Apply by 31 February 2027", Order::DayFirst, None),
            ("The post starts on 12 March 2027", Order::DayFirst, None),
            ("Apply by mail. We were founded on 1 May 2027", Order::DayFirst, None),
        ] {
            let advert = Advert::new(&format!("T\n{text}"));
            assert_eq!(deadline(&advert, None, order, today), expected, "{text}");
        }
        let advert = Advert::new("T\nApply by 12 March 2027");
        assert_eq!(
            deadline(&advert, Some("2026-12-24T23:59:59Z"), Order::DayFirst, today),
            Some(day(2026, 12, 24))
        );
        assert_eq!(
            deadline(&advert, Some("2019-12-24"), Order::DayFirst, today),
            Some(day(2027, 3, 12))
        );
    }

    #[test]
    fn publication_lies_in_the_past() {
        let today = day(2026, 11, 20);
        for (field, expected) in [
            ("2026-11-01", Some(day(2026, 11, 1))),
            ("2026-11-01 08:00:00", Some(day(2026, 11, 1))),
            ("1/11/2026", Some(day(2026, 11, 1))),
            ("Nov 1, 2026", Some(day(2026, 11, 1))),
            ("1793491200", Some(day(2026, 11, 1))),
            ("3 days ago", Some(day(2026, 11, 17))),
            ("30+ days ago", Some(day(2026, 10, 21))),
            ("yesterday", Some(day(2026, 11, 19))),
            ("2027-01-01", None),
            ("soon", None),
        ] {
            assert_eq!(posted(Some(field), Order::DayFirst, today), expected, "{field}");
        }
    }
}
