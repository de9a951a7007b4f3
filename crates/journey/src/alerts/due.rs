//! When the next mail about openings is due.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, TimeZone, Timelike, Weekday};
use chrono_tz::Tz;
use model::Instant;
use store::alert::{Kept, Often};

/// Mails that gather something leave at this hour.
const MORNING: u8 = 8;
/// Who hears at once gets at most one mail in this time.
const BETWEEN: TimeDelta = TimeDelta::hours(1);

/// When the next mail is due of something told `now`. What cannot wait for the morning, since somebody else may be quicker or
/// its deadline comes before, is mailed at once, but for quiet hours.
pub(super) fn next_mail(kept: &Kept, zone: Tz, now: Instant, deadline: Option<NaiveDate>) -> Instant {
    let settings = &kept.settings;
    let at_once = || kept.mailed_at.map_or(now, |before| now.max(before + BETWEEN));
    let here = now.with_timezone(&zone);
    let planned = match settings.often {
        Often::AtOnce => at_once(),
        Often::Daily => morning_after(here, |_| true),
        Often::Weekly => morning_after(here, |day| day.weekday() == Weekday::Mon),
    };
    let planned = out_of_quiet(planned, zone, settings.quiet_from, settings.quiet_until);
    let last_day = deadline.filter(|day| *day <= planned.with_timezone(&zone).date_naive());
    match last_day {
        Some(_) => planned.min(out_of_quiet(at_once(), zone, settings.quiet_from, settings.quiet_until)),
        None => planned,
    }
}

/// The next morning, of a day that is good.
fn morning_after(here: DateTime<Tz>, good: impl Fn(NaiveDate) -> bool) -> Instant {
    let days = here.date_naive().iter_days();
    let mornings = days
        .filter(|day| good(*day))
        .map(|day| at_hour(here.timezone(), day, MORNING));
    let next = mornings.take(3).find(|morning| *morning > here);
    next.unwrap_or(here).to_utc()
}

/// This moment, or the end of the quiet hours it is in.
fn out_of_quiet(at: Instant, zone: Tz, from: u8, until: u8) -> Instant {
    let here = at.with_timezone(&zone);
    let hour = u8::try_from(here.hour()).unwrap_or(0);
    let is_quiet = if from <= until {
        (from..until).contains(&hour)
    } else {
        hour >= from || hour < until
    };
    if !is_quiet {
        return at;
    }
    let today = at_hour(zone, here.date_naive(), until);
    if today > here {
        return today.to_utc();
    }
    let tomorrow = here.date_naive() + Days::new(1);
    at_hour(zone, tomorrow, until).to_utc()
}

/// This hour of the day. Where clocks skip it, the hour after.
fn at_hour(zone: Tz, day: NaiveDate, hour: u8) -> DateTime<Tz> {
    let moments = (u32::from(hour)..24).filter_map(|hour| day.and_hms_opt(hour, 0, 0));
    let mut real = moments.filter_map(|moment| zone.from_local_datetime(&moment).earliest());
    real.next()
        .unwrap_or_else(|| zone.from_utc_datetime(&day.and_time(chrono::NaiveTime::MIN)))
}

#[cfg(test)]
mod tests {
    use chrono_tz::{Asia::Kolkata, Europe::Berlin, UTC};
    use model::Instant;
    use store::alert::{Kept, Often, Settings, Tokens};

    use super::next_mail;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn kept(often: Often, quiet: (u8, u8)) -> Kept {
        Kept {
            settings: Settings {
                fits: true,
                often,
                by_mail: true,
                by_text: false,
                deadlines: true,
                quiet_from: quiet.0,
                quiet_until: quiet.1,
                lang: "en".to_owned(),
            },
            tokens: Tokens {
                stop: String::new(),
                calendar: String::new(),
            },
            mailed_at: None,
        }
    }

    #[test]
    fn at_once_is_now_but_not_at_night_and_not_every_minute() {
        let mut kept = kept(Often::AtOnce, (21, 7));
        let next = |kept: &Kept, now| next_mail(kept, Kolkata, at(now), None);
        assert_eq!(
            next(&kept, "2026-03-02T06:30:00Z"),
            at("2026-03-02T06:30:00Z"),
            "noon there"
        );
        assert_eq!(
            next(&kept, "2026-03-02T15:29:00Z"),
            at("2026-03-02T15:29:00Z"),
            "a minute before nine"
        );
        assert_eq!(
            next(&kept, "2026-03-02T15:30:00Z"),
            at("2026-03-03T01:30:00Z"),
            "nine in the evening"
        );
        assert_eq!(
            next(&kept, "2026-03-02T20:00:00Z"),
            at("2026-03-03T01:30:00Z"),
            "half past one at night"
        );
        kept.mailed_at = Some(at("2026-03-02T06:00:00Z"));
        assert_eq!(next(&kept, "2026-03-02T06:30:00Z"), at("2026-03-02T07:00:00Z"));
    }

    #[test]
    fn a_digest_comes_in_the_morning_after() {
        let next = |often, now| next_mail(&kept(often, (21, 7)), UTC, at(now), None);
        assert_eq!(next(Often::Daily, "2026-03-02T07:59:00Z"), at("2026-03-02T08:00:00Z"));
        assert_eq!(next(Often::Daily, "2026-03-02T08:00:00Z"), at("2026-03-03T08:00:00Z"));
        // 2 March 2026 is a Monday.
        assert_eq!(next(Often::Weekly, "2026-03-02T07:00:00Z"), at("2026-03-02T08:00:00Z"));
        assert_eq!(next(Often::Weekly, "2026-03-02T09:00:00Z"), at("2026-03-09T08:00:00Z"));
    }

    #[test]
    fn what_ends_before_the_digest_does_not_wait_for_it() {
        let next = |deadline: &str| {
            let day = Some(deadline.parse().unwrap());
            next_mail(&kept(Often::Weekly, (21, 7)), UTC, at("2026-03-03T12:00:00Z"), day)
        };
        assert_eq!(next("2026-03-10"), at("2026-03-09T08:00:00Z"));
        assert_eq!(
            next("2026-03-09"),
            at("2026-03-03T12:00:00Z"),
            "its last day is that of the mail"
        );
        assert_eq!(next("2026-03-05"), at("2026-03-03T12:00:00Z"));
    }

    #[test]
    fn quiet_hours_hold_over_a_digest_and_the_change_of_clocks() {
        let late = kept(Often::Daily, (20, 10));
        assert_eq!(
            next_mail(&late, UTC, at("2026-03-02T12:00:00Z"), None),
            at("2026-03-03T10:00:00Z")
        );
        let none = kept(Often::AtOnce, (0, 0));
        assert_eq!(
            next_mail(&none, UTC, at("2026-03-02T02:00:00Z"), None),
            at("2026-03-02T02:00:00Z")
        );
        // Clocks in Berlin skip the hour from two on 29 March 2026.
        let skipped = kept(Often::AtOnce, (23, 2));
        assert_eq!(
            next_mail(&skipped, Berlin, at("2026-03-29T00:30:00Z"), None),
            at("2026-03-29T01:00:00Z")
        );
    }
}
