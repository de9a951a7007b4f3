//! An offer of times as it is typed: local times in a time zone, made moments with its rules on that day.

use chrono::{MappedLocalTime, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;
use model::{Instant, Offer, Venue};

use crate::{Error, Result, profile::line};

/// Times in one offer, at least and at most.
pub const TIMES: (usize, usize) = (2, 6);
/// The shortest and the longest interview, in minutes.
const MINUTES: (u16, u16) = (10, 480);
/// Times are offered this far ahead at most.
const AHEAD: TimeDelta = TimeDelta::days(180);
/// The longest place or address, in characters.
const VENUE: usize = 500;
/// The longest list of who takes part, in characters; and so many of them.
const WITH: (usize, usize) = (600, 12);
/// The longest words, in characters.
pub(super) const WORDS: usize = 1_500;

/// What is typed to offer times.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedOffer {
    /// Local times, as `2026-03-20T10:00`; empty ones are passed over.
    pub times: Vec<String>,
    /// How long, in minutes.
    pub minutes: String,
    /// The time zone.
    pub zone: String,
    /// A place, or the address of a video call.
    pub venue: String,
    /// Who takes part, one a line.
    pub with: String,
    /// Words to the person.
    pub words: String,
}

impl TypedOffer {
    pub(super) fn read(&self, now: Instant) -> Result<Offer> {
        let zone = zone_of(self.zone.trim())?;
        Ok(Offer {
            times: times(&self.times, zone, now)?,
            minutes: minutes(&self.minutes)?,
            zone: zone.name().to_owned(),
            venue: venue(&self.venue)?,
            with: with(&self.with)?,
            words: line("words", &self.words, WORDS)?.unwrap_or_default(),
        })
    }
}

pub(super) fn zone_of(name: &str) -> Result<Tz> {
    name.parse().map_err(|_| {
        Error::invalid(
            "zone",
            t!("We do not know this time zone. Please write one such as Europe/London or Asia/Kolkata."),
        )
    })
}

fn minutes(typed: &str) -> Result<u16> {
    let number = typed.trim().parse().ok();
    let number = number.filter(|number| (MINUTES.0..=MINUTES.1).contains(number));
    number.ok_or_else(|| {
        Error::invalid(
            "minutes",
            t!(
                "Please write how many minutes it takes, from {least} to {most}.",
                least = MINUTES.0,
                most = MINUTES.1
            ),
        )
    })
}

fn venue(typed: &str) -> Result<Venue> {
    let typed = line("where", typed, VENUE)?.ok_or_else(|| {
        Error::invalid(
            "where",
            t!("Write where it takes place: an address, or the link of a video call."),
        )
    })?;
    if !typed.contains("://") {
        return Ok(Venue::Place(typed));
    }
    let rest = typed.strip_prefix("https://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let strange = |c: char| c.is_whitespace() || c.is_control() || "<>\"'`\\".contains(c);
    if host.contains('.') && !host.contains('@') && !typed.contains(strange) {
        return Ok(Venue::Link(typed));
    }
    Err(Error::invalid(
        "where",
        t!("The link of a video call begins with https:// and holds no spaces."),
    ))
}

fn with(typed: &str) -> Result<Vec<String>> {
    let names = line("with", typed, WITH.0)?.unwrap_or_default();
    let names: Vec<String> = names
        .split(['\n', ',', ';'])
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() || names.len() > WITH.1 {
        return Err(Error::invalid(
            "with",
            t!("Write who takes part, one name a line, twelve at most."),
        ));
    }
    Ok(names)
}

/// Moments of local times, the earliest first.
pub(super) fn times(typed: &[String], zone: Tz, now: Instant) -> Result<Vec<Instant>> {
    let typed = typed.iter().map(|time| time.trim()).filter(|time| !time.is_empty());
    let mut all: Vec<Instant> = typed.map(|time| moment(time, zone, now)).collect::<Result<_>>()?;
    all.sort_unstable();
    all.dedup();
    if all.len() < TIMES.0 || all.len() > TIMES.1 {
        return Err(Error::invalid(
            "time",
            t!("Offer from two to six different times, so that one of them suits."),
        ));
    }
    Ok(all)
}

fn moment(typed: &str, zone: Tz, now: Instant) -> Result<Instant> {
    let wrong = |words: &str| Error::invalid("time", words);
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"];
    let local = formats
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(typed, format).ok())
        .ok_or_else(|| {
            wrong(t!(
                "Please write each time as a day and a time, such as 2026-03-20 10:00."
            ))
        })?;
    let at = match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) => at,
        // Clocks go back and show it twice: the first is meant, and the pages say how far it is from UTC.
        MappedLocalTime::Ambiguous(first, _) => first,
        MappedLocalTime::None => {
            return Err(wrong(t!(
                "One of these times does not exist there: clocks go forward that night. Please choose another."
            )));
        }
    };
    let at = at.to_utc();
    if at <= now || at > now + AHEAD {
        return Err(wrong(t!(
            "Each time must be still to come, and at most half a year ahead."
        )));
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use model::{Instant, Venue};

    use super::{TypedOffer, times, venue, zone_of};

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn read(zone: &str, typed: [&str; 2]) -> Option<Vec<String>> {
        let all = times(
            &typed.map(str::to_owned),
            zone_of(zone).unwrap(),
            at("2026-03-02T12:00:00Z"),
        );
        all.ok()
            .map(|all| all.iter().map(|at| at.format("%d %H:%M").to_string()).collect())
    }

    #[test]
    fn local_times_follow_the_rules_of_their_day() {
        // Clocks go forward in London on 29 March 2026, at one in the morning.
        let london = read("Europe/London", ["2026-03-30T10:00", "2026-03-28T10:00"]).unwrap();
        assert_eq!(london, ["28 10:00", "30 09:00"], "an hour apart, and in order");
        assert_eq!(
            read("Europe/London", ["2026-03-29T01:30", "2026-03-30T10:00"]),
            None,
            "no such time"
        );
        let kolkata = read("Asia/Kolkata", ["2026-03-29T01:30", "2026-03-30T10:00"]).unwrap();
        assert_eq!(kolkata, ["28 20:00", "30 04:30"], "there it is");
        // And back in New York on 1 November, too far ahead; in Santiago on 5 April.
        let twice = read("America/Santiago", ["2026-04-04T23:30", "2026-04-06T10:00"]).unwrap();
        assert_eq!(twice[0], "05 02:30", "the first of both");
    }

    #[test]
    fn what_cannot_be_kept_is_not_offered() {
        for typed in [
            ["2026-03-02T11:00", "2026-03-03T11:00"],
            ["2026-03-03T11:00", "2026-03-03T11:00"],
            ["2026-03-03T11:00", ""],
            ["2026-03-03T11:00", "2027-03-03T11:00"],
            ["2026-03-03T11:00", "tomorrow"],
        ] {
            assert_eq!(read("UTC", typed), None, "{typed:?}");
        }
        let typed = TypedOffer {
            times: vec!["2026-03-03T11:00".to_owned(), "2026-03-04 11:00".to_owned()],
            minutes: "45".to_owned(),
            zone: "Asia/Kolkata".to_owned(),
            venue: "12 Mill Road, Pune".to_owned(),
            with: "Rita Shah\n  Dev   Rao ".to_owned(),
            words: String::new(),
        };
        let offer = typed.read(at("2026-03-02T12:00:00Z")).unwrap();
        assert_eq!(
            (offer.with.as_slice(), offer.minutes),
            (&["Rita Shah".to_owned(), "Dev Rao".to_owned()][..], 45)
        );
        for wrong in [
            TypedOffer {
                minutes: "5".to_owned(),
                ..typed.clone()
            },
            TypedOffer {
                zone: "Mars/Base".to_owned(),
                ..typed.clone()
            },
            TypedOffer {
                with: " , ".to_owned(),
                ..typed.clone()
            },
            TypedOffer {
                venue: String::new(),
                ..typed
            },
        ] {
            assert!(wrong.read(at("2026-03-02T12:00:00Z")).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_link_is_one_that_is_safe() {
        assert_eq!(
            venue("https://meet.example/a?b=1").unwrap(),
            Venue::Link("https://meet.example/a?b=1".to_owned())
        );
        assert!(matches!(venue("Gate 3, Mill Road").unwrap(), Venue::Place(_)));
        for bad in [
            "http://meet.example",
            "javascript://meet.example",
            "https://me@meet.example",
            "https://a.example/\" x=",
            "see https://a.example",
        ] {
            assert!(venue(bad).is_err(), "{bad}");
        }
    }
}
