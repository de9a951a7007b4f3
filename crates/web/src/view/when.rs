//! Days and times in words: `12 March 2026`, `in 5 days`, `June 2019 – now`.

use chrono::{Datelike, NaiveDate};
use i18n::days::month;
use model::{Instant, profile::YearMonth};

pub use i18n::days::day;

/// A day within the year everybody thinks of: `3 April`.
pub fn short_day(day: NaiveDate) -> String {
    t!("{number} {month}", number = day.day(), month = month(day.month())).replace(' ', "\u{a0}")
}

/// A moment in UTC: `12 March 2026, 09:40`.
pub fn moment(at: Instant) -> String {
    format!("{}, {}", day(at.date_naive()), at.format("%H:%M"))
}

/// How far a day is from today: `today`, `in 5 days`, `3 weeks ago`. Days up to 13, weeks up to 8, then months of 30 days.
pub fn from_today(day: NaiveDate, today: NaiveDate) -> String {
    let days = day.signed_duration_since(today).num_days();
    match days {
        0 => t!("today").to_owned(),
        1 => t!("tomorrow").to_owned(),
        -1 => t!("yesterday").to_owned(),
        _ if days > 0 => t!("in {time}", time = span(days.unsigned_abs())),
        _ => t!("{time} ago", time = span(days.unsigned_abs())),
    }
}

fn span(days: u64) -> String {
    match days {
        ..14 => tn!(days, "{n} day", "{n} days"),
        14..60 => tn!(days / 7, "{n} week", "{n} weeks"),
        _ => tn!(days / 30, "{n} month", "{n} months"),
    }
}

/// A month and year, or the year alone: `June 2019`, `2019`.
pub fn year_month(at: YearMonth) -> String {
    match at.month.filter(|month| (1..=12).contains(month)) {
        Some(number) => t!("{month} {year}", month = month(u32::from(number)), year = at.year),
        None => at.year.to_string(),
    }
}

/// A stay: `June 2019 – now`, `2015 – 2018`, `until May 2020`, or nothing when nothing is known.
pub fn stay(start: Option<YearMonth>, end: Option<YearMonth>, current: bool) -> Option<String> {
    let until = if current {
        Some(t!("now").to_owned())
    } else {
        end.map(year_month)
    };
    match (start.map(year_month), until) {
        (Some(start), Some(until)) => Some(format!("{start} – {until}")),
        (Some(start), None) => Some(t!("from {start}", start)),
        (None, Some(until)) => Some(t!("until {until}", until)),
        (None, None) => None,
    }
}

/// Months as years and months: `3 years 4 months`.
pub fn months(months: u32) -> String {
    let years = |number: u32| tn!(number, "{n} year", "{n} years");
    let months_of = |number: u32| tn!(number, "{n} month", "{n} months");
    match (months / 12, months % 12) {
        (0, rest) => months_of(rest),
        (all, 0) => years(all),
        (all, rest) => format!("{} {}", years(all), months_of(rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::{day, from_today, months, short_day, stay};
    use chrono::NaiveDate;
    use model::profile::YearMonth;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn said(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn days_read_as_spoken() {
        let today = date(2026, 3, 12);
        assert_eq!(said(&day(today)), "12 March 2026");
        assert_eq!(said(&short_day(date(2026, 4, 3))), "3 April");
        let from = |day| said(&from_today(day, today));
        assert_eq!(from(today), "today");
        assert_eq!(from(date(2026, 3, 13)), "tomorrow");
        assert_eq!(from(date(2026, 3, 11)), "yesterday");
        assert_eq!(from(date(2026, 3, 17)), "in 5 days");
        assert_eq!(from(date(2026, 3, 9)), "3 days ago");
        assert_eq!(from(date(2026, 4, 3)), "in 3 weeks");
        assert_eq!(from(date(2025, 12, 1)), "3 months ago");
    }

    #[test]
    fn a_stay_says_only_what_is_known() {
        let at = |year, month| Some(YearMonth { year, month });
        assert_eq!(stay(at(2019, Some(6)), None, true).as_deref(), Some("June 2019 – now"));
        assert_eq!(
            stay(at(2015, None), at(2018, None), false).as_deref(),
            Some("2015 – 2018")
        );
        assert_eq!(stay(at(2015, None), None, false).as_deref(), Some("from 2015"));
        assert_eq!(stay(None, at(2020, Some(5)), false).as_deref(), Some("until May 2020"));
        assert_eq!(stay(None, None, false), None);
        assert_eq!(
            stay(at(2015, Some(13)), None, false).as_deref(),
            Some("from 2015"),
            "an impossible month is not shown"
        );
    }

    #[test]
    fn months_become_years() {
        assert_eq!(said(&months(40)), "3 years 4 months");
        assert_eq!(said(&months(12)), "1 year");
        assert_eq!(said(&months(1)), "1 month");
    }
}
