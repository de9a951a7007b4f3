//! Days and times in words: `12 March 2026`, `in 5 days`, `June 2019 – now`.

use chrono::{Datelike, NaiveDate};
use model::{Instant, profile::YearMonth, time::MONTHS};

/// A day: `12 March 2026`.
pub fn day(day: NaiveDate) -> String {
    format!("{}\u{a0}{}\u{a0}{}", day.day(), month_name(day.month()), day.year())
}

/// A day within the year everybody thinks of: `3 April`.
pub fn short_day(day: NaiveDate) -> String {
    format!("{}\u{a0}{}", day.day(), month_name(day.month()))
}

/// A moment in UTC: `12 March 2026, 09:40`.
pub fn moment(at: Instant) -> String {
    format!("{}, {}", day(at.date_naive()), at.format("%H:%M"))
}

/// How far a day is from today: `today`, `in 5 days`, `3 weeks ago`. Days up to 13, weeks up to 8, then months of 30 days.
pub fn from_today(day: NaiveDate, today: NaiveDate) -> String {
    let days = day.signed_duration_since(today).num_days();
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ if days > 0 => format!("in {}", span(days.unsigned_abs())),
        _ => format!("{} ago", span(days.unsigned_abs())),
    }
}

fn span(days: u64) -> String {
    match days {
        ..14 => format!("{days}\u{a0}days"),
        14..60 => format!("{}\u{a0}weeks", days / 7),
        _ => format!("{}\u{a0}months", days / 30),
    }
}

/// A month and year, or the year alone: `June 2019`, `2019`.
pub fn year_month(at: YearMonth) -> String {
    match at.month.filter(|month| (1..=12).contains(month)) {
        Some(month) => format!("{} {}", month_name(u32::from(month)), at.year),
        None => at.year.to_string(),
    }
}

/// A stay: `June 2019 – now`, `2015 – 2018`, `until May 2020`, or nothing when nothing is known.
pub fn stay(start: Option<YearMonth>, end: Option<YearMonth>, current: bool) -> Option<String> {
    let until = if current {
        Some("now".to_owned())
    } else {
        end.map(year_month)
    };
    match (start.map(year_month), until) {
        (Some(start), Some(until)) => Some(format!("{start} – {until}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (None, None) => None,
    }
}

/// Months as years and months: `3 years 4 months`.
pub fn months(months: u32) -> String {
    let part = |number: u32, unit: &str| format!("{number}\u{a0}{unit}{}", if number == 1 { "" } else { "s" });
    match (months / 12, months % 12) {
        (0, rest) => part(rest, "month"),
        (years, 0) => part(years, "year"),
        (years, rest) => format!("{} {}", part(years, "year"), part(rest, "month")),
    }
}

fn month_name(month: u32) -> &'static str {
    usize::try_from(month.saturating_sub(1))
        .ok()
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or_default()
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
