//! The parts of a date: months, years, seasons, "since", "to date".

use std::{ops::Range, sync::LazyLock};

use model::profile::YearMonth;
use regex::{Captures, Regex};

use crate::facts::{month, month_pattern, pattern, year_of_two_digits};

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Where, in bytes.
    pub(super) at: Range<usize>,
    pub(super) kind: Kind,
}

/// What a part says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A stretch of time by one name: a month, a season, a year. First and last month of it.
    Stretch(YearMonth, YearMonth),
    /// "2011-04": a month, but "2003-04" may be two years.
    YearDashMonth(YearMonth),
    /// A month without a year, as in "Jan-Jun 2006".
    Month(u8),
    /// "present", "to date".
    Now,
    /// "since".
    Since,
    /// "onwards".
    Onwards,
}

type Reader = fn(&Captures<'_>, i16) -> Option<Kind>;

const YEAR: &str = "((?:19[4-9]|20[0-4])[0-9])";

/// Forms in order: where two begin at the same place and are equally long, the first counts.
static FORMS: LazyLock<Vec<(Regex, Reader)>> = LazyLock::new(|| {
    let month = month_pattern();
    let form = |text: String, reader: Reader| (pattern(&text.replace("YEAR", YEAR).replace("MONTH", &month)), reader);
    let b = r"(?-u:\b)";
    vec![
        form(format!(r"{b}YEAR-([01][0-9])-[0-3][0-9]{b}"), |c, _| {
            month_of_year(number(c, 1)?, number(c, 2)?)
        }),
        form(
            format!(r"{b}([0-3]?[0-9])[./-] ?([0-3]?[0-9])[./-] ?(?:YEAR|([0-9]{{2}})){b}"),
            day_month_year,
        ),
        form(
            format!(
                r"{b}(?:[0-3]?[0-9](?:st|nd|rd|th|er|\.)? ?(?:of |de )?)?(MONTH)\.?,? ?(?:[0-3]?[0-9](?:st|nd|rd|th)?, )?(?:of |de |del )?(?:'?YEAR|'?([0-9]{{2}})){b}"
            ),
            |c, today| month_of_year(year(c, 2, 3, today)?, i16::from(month_named(c, 1)?)),
        ),
        form(format!(r"{b}(0?[1-9]|1[0-2]) ?[./-] ?YEAR{b}"), |c, _| {
            month_of_year(number(c, 2)?, number(c, 1)?)
        }),
        form(format!(r"{b}(0?[1-9]|1[0-2])/'?([0-9]{{2}}){b}"), |c, today| {
            month_of_year(year_of_two_digits(number(c, 2)?, today), number(c, 1)?)
        }),
        form(format!(r"{b}YEAR[/.](0[1-9]|1[0-2]){b}"), |c, _| {
            month_of_year(number(c, 1)?, number(c, 2)?)
        }),
        form(format!(r"{b}YEAR-(0[1-9]|1[0-2]){b}"), |c, _| {
            Some(Kind::YearDashMonth(at(number(c, 1)?, u8::try_from(number(c, 2)?).ok())))
        }),
        form(format!(r"{b}YEAR ?[-/] ?'?([0-9]{{2}}){b}"), two_years),
        form(
            format!(
                r"{b}(spring|fruhjahr|fruhling|primavera|printemps|summer|sommer|verano|verao|ete|autumn|fall|herbst|otono|outono|automne|winter|invierno|inverno|hiver|ws|wise|wintersemester|ss|sose|sommersemester)[ ,]*(?:of )?'?YEAR(?: ?[/-] ?[0-9]{{2,4}})?{b}"
            ),
            season,
        ),
        form(format!(r"{b}q([1-4])[ /.-]*YEAR{b}"), |c, _| {
            let first = number(c, 1)? * 3 - 2;
            Some(Kind::Stretch(
                at(number(c, 2)?, u8::try_from(first).ok()),
                at(number(c, 2)?, u8::try_from(first + 2).ok()),
            ))
        }),
        form(format!(r"(?:{b}YEAR|'([0-9]{{2}})){b}"), |c, today| {
            let year = year(c, 1, 2, today)?;
            Some(Kind::Stretch(at(year, None), at(year, None)))
        }),
        form(format!(r"{b}(MONTH){b}\.?"), |c, _| {
            Some(Kind::Month(month_named(c, 1)?))
        }),
        form(
            format!(
                r"{b}(?:(?:to|till|until|up to|hasta|bis) )?(?:(?:the )?present(?: day)?|now|today|date|current(?:ly)?|ongoing|heute|aktuell|jetzt|laufend|(?:la )?actualidad|actual(?:mente)?|hoy|presente|la fecha|aujourd'hui|ce jour|atual(?:mente)?|o momento){b}|वर्तमान|आज"
            ),
            |_, _| Some(Kind::Now),
        ),
        form(
            format!(r"{b}(?:since|seit|desde|depuis|from|von|ab|start(?:ed|ing)|beginning){b}(?: (?:the|el|le|dem))?"),
            |_, _| Some(Kind::Since),
        ),
        form(format!(r"{b}(?:onwards?|en adelante){b}"), |_, _| Some(Kind::Onwards)),
    ]
});

/// The parts of dates in a folded text, in order, not overlapping. `this_year` tells the century of years with two digits.
pub(super) fn tokens(text: &str, this_year: i16) -> Vec<Token> {
    let mut all: Vec<(usize, Token)> = Vec::new();
    for (rank, (form, reader)) in FORMS.iter().enumerate() {
        let found = form.captures_iter(text).filter_map(|captures| {
            let at = captures.get(0)?.range();
            Some((
                rank,
                Token {
                    kind: reader(&captures, this_year)?,
                    at,
                },
            ))
        });
        all.extend(found.filter(|(_, token)| !inside_a_number(text, &token.at)));
    }
    all.sort_by_key(|(rank, token)| (token.at.start, std::cmp::Reverse(token.at.end), *rank));
    let mut kept: Vec<Token> = Vec::new();
    for (_, token) in all {
        if kept.last().is_none_or(|last| last.at.end <= token.at.start) {
            kept.push(token);
        }
    }
    kept
}

/// "1.2014" of "31.2014.5", "2019" of "60,2019" or of "2019-000123" are no dates.
fn inside_a_number(text: &str, at: &Range<usize>) -> bool {
    let before = &text.as_bytes()[..at.start];
    let after = &text.as_bytes()[at.end..];
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let joins = |byte: Option<&u8>| byte.is_some_and(|b| b".,/".contains(b));
    let led = digit(before.last()) || (joins(before.last()) && before.len() > 1 && digit(before.get(before.len() - 2)));
    let followed = digit(after.first()) || (joins(after.first()) && digit(after.get(1)));
    led || followed
}

fn at(year: i16, month: Option<u8>) -> YearMonth {
    YearMonth { year, month }
}

fn number(captures: &Captures<'_>, group: usize) -> Option<i16> {
    captures.get(group)?.as_str().parse().ok()
}

fn month_named(captures: &Captures<'_>, group: usize) -> Option<u8> {
    month(captures.get(group)?.as_str())
}

/// A year with four digits in one group or with two in another.
fn year(captures: &Captures<'_>, four: usize, two: usize, this_year: i16) -> Option<i16> {
    number(captures, four).or_else(|| Some(year_of_two_digits(number(captures, two)?, this_year)))
}

fn month_of_year(year: i16, month: i16) -> Option<Kind> {
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    Some(Kind::Stretch(at(year, Some(month)), at(year, Some(month))))
}

/// 12/05/2016: the day first, unless that gives no month.
fn day_month_year(captures: &Captures<'_>, this_year: i16) -> Option<Kind> {
    let (first, second) = (number(captures, 1)?, number(captures, 2)?);
    let (day, month) = if second > 12 { (second, first) } else { (first, second) };
    if !(1..=31).contains(&day) {
        return None;
    }
    month_of_year(year(captures, 3, 4, this_year)?, month)
}

/// "2019-20", "1999/00".
fn two_years(captures: &Captures<'_>, _: i16) -> Option<Kind> {
    let (first, last) = (number(captures, 1)?, number(captures, 2)?);
    let last = first - first.rem_euclid(100) + last;
    let last = if last < first { last + 100 } else { last };
    ((1..=15).contains(&(last - first))).then(|| Kind::Stretch(at(first, None), at(last, None)))
}

/// Seasons of the northern half of the world; a winter ends in the next year; semesters as German universities count.
fn season(captures: &Captures<'_>, _: i16) -> Option<Kind> {
    let year = number(captures, 2)?;
    let (from, to, over) = match captures.get(1)?.as_str() {
        "spring" | "fruhjahr" | "fruhling" | "primavera" | "printemps" => (3, 5, 0),
        "summer" | "sommer" | "verano" | "verao" | "ete" => (6, 8, 0),
        "autumn" | "fall" | "herbst" | "otono" | "outono" | "automne" => (9, 11, 0),
        "ws" | "wise" | "wintersemester" => (10, 3, 1),
        "ss" | "sose" | "sommersemester" => (4, 9, 0),
        _ => (12, 2, 1),
    };
    Some(Kind::Stretch(at(year, Some(from)), at(year + over, Some(to))))
}
