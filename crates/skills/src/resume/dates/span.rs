//! From parts of dates to a stretch of time: from, until, or still going on.

use std::{ops::Range, sync::LazyLock};

use model::profile::YearMonth;
use regex::Regex;

use super::token::{Kind, Token, tokens};
use crate::facts::pattern;

/// A stretch of time in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::resume) struct Span {
    /// Where, in bytes of the folded text, with brackets and stated durations.
    pub(in crate::resume) at: Range<usize>,
    /// From.
    pub(in crate::resume) start: Option<YearMonth>,
    /// Until; nothing when it goes on.
    pub(in crate::resume) end: Option<YearMonth>,
    /// It goes on.
    pub(in crate::resume) current: bool,
    /// It has a beginning and an end, or goes on: more than a single month or year.
    pub(in crate::resume) range: bool,
}

/// Between two parts that are one range.
static TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\.? ?(?:-{1,3}|>|~|to|to the|till|til|until|through|thru|bis|bis zum|a|al|ate|hasta|hasta el|hasta la|au|jusqu'a|up to|to present:?|/|\|)\.? ?(?:the |zum |la |el |l')?$",
    )
});

/// What belongs to a date behind it: a bracket, a duration ("(2 years 3 months)", "· 2 yrs").
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\])]?(?:[ ·•,]*\(?(?:(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?(?:years?|yrs?|months?|mos?|weeks?|jahre?|monate?|anos?|meses)\.?,? ?(?:and )?){1,2}\)?)?[\])]?",
    )
});

/// What belongs to a date before it.
static HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:(?:dates?|period|zeitraum|fecha|duration) ?: ?)?[\[(]?$"));

/// The stretches of time in a folded text, in order.
pub(in crate::resume) fn spans(text: &str, this_year: i16) -> Vec<Span> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let tokens = tokens(text, this_year);
    let mut spans = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match join(text, &tokens[at..]) {
            Some((mut span, taken)) => {
                widen(text, &mut span.at);
                spans.push(span);
                at += taken;
            }
            None => at += 1,
        }
    }
    spans
}

/// The parts from one on, in their text.
struct Parts<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

/// The span that begins with the first token, and how many tokens it takes.
fn join(text: &str, tokens: &[Token]) -> Option<(Span, usize)> {
    let parts = Parts { text, tokens };
    match parts.kind(0)? {
        Kind::Since if parts.near(1) => parts.since(),
        Kind::Now if parts.near(1) && parts.kind(1) == Some(Kind::Since) && parts.near(2) => {
            parts.open(stretch(parts.kind(2)?)?.0, 3)
        }
        Kind::Month(first) if parts.joined(1) => parts.month_to(first),
        first => parts.stretch_to(first),
    }
}

impl Parts<'_> {
    fn kind(&self, nr: usize) -> Option<Kind> {
        self.tokens.get(nr).map(|token| token.kind)
    }

    fn between(&self, nr: usize) -> Option<&str> {
        let (before, next) = (self.tokens.get(nr.checked_sub(1)?)?, self.tokens.get(nr)?);
        Some(&self.text[before.at.end..next.at.start])
    }

    /// "to" stands before the token, or a hyphen.
    fn joined(&self, nr: usize) -> bool {
        self.between(nr).is_some_and(|between| TO.is_match(between))
    }

    /// Nothing stands before the token.
    fn near(&self, nr: usize) -> bool {
        self.between(nr)
            .is_some_and(|between| between.trim_matches([' ', ',', ':', '(']).is_empty())
    }

    /// A span of the first tokens that goes on.
    fn open(&self, start: YearMonth, count: usize) -> Option<(Span, usize)> {
        self.span(start, None, count)
    }

    /// A span of the first tokens; without an end it goes on.
    fn span(&self, start: YearMonth, end: Option<YearMonth>, count: usize) -> Option<(Span, usize)> {
        let at = self.tokens.first()?.at.start..self.tokens.get(count - 1)?.at.end;
        let (start, current) = (Some(start), end.is_none());
        let range = count > 1;
        Some((
            Span {
                at,
                start,
                end,
                current,
                range,
            },
            count,
        ))
    }

    /// "from May 2022 onwards", "since 2018", "from 2018 to 2020".
    fn since(&self) -> Option<(Span, usize)> {
        let (mut span, count) = join(self.text, self.tokens.get(1..)?)?;
        span.at.start = self.tokens.first()?.at.start;
        if !span.range {
            (span.end, span.current, span.range) = (None, true, true);
        }
        Some((span, count + 1))
    }

    /// "Jan-Jun 2006", "Nov-Feb 2006".
    fn month_to(&self, first: u8) -> Option<(Span, usize)> {
        let (last_start, last_end) = stretch(self.kind(1)?)?;
        let over = i16::from(first > last_start.month?);
        let start = YearMonth {
            year: last_start.year - over,
            month: Some(first),
        };
        self.span(start, Some(last_end), 2)
    }

    /// "2016 - 2019", "2016 to date", "2016".
    fn stretch_to(&self, first: Kind) -> Option<(Span, usize)> {
        let (start, last) = stretch(first)?;
        let next = self.kind(1);
        if (next == Some(Kind::Now) && self.joined(1))
            || (matches!(next, Some(Kind::Now | Kind::Onwards)) && self.near(1))
        {
            return self.open(start, 2);
        }
        if let Some((_, end)) = next.and_then(stretch).filter(|_| self.joined(1)) {
            return self.span(start, Some(end), 2);
        }
        let (start, last) = alone(first).unwrap_or((start, last));
        let (span, count) = self.span(start, Some(last), 1)?;
        Some((
            Span {
                range: start != last,
                ..span
            },
            count,
        ))
    }
}

fn stretch(kind: Kind) -> Option<(YearMonth, YearMonth)> {
    match kind {
        Kind::Stretch(first, last) => Some((first, last)),
        Kind::YearDashMonth(month) => Some((month, month)),
        _ => None,
    }
}

/// "2003-04" by itself is two years; "2011-04" cannot be, and is a month.
fn alone(kind: Kind) -> Option<(YearMonth, YearMonth)> {
    let Kind::YearDashMonth(YearMonth {
        year,
        month: Some(month),
    }) = kind
    else {
        return None;
    };
    let ahead = i16::from(month) - year.rem_euclid(100);
    (1..=10).contains(&ahead).then(|| {
        (
            YearMonth { year, month: None },
            YearMonth {
                year: year + ahead,
                month: None,
            },
        )
    })
}

/// Takes in brackets and a stated duration.
fn widen(text: &str, at: &mut Range<usize>) {
    if let Some(head) = HEAD.find(&text[..at.start]) {
        at.start = head.start();
    }
    if let Some(tail) = TAIL.find(&text[at.end..]) {
        at.end += tail.end();
    }
}

#[cfg(test)]
mod tests {
    use super::spans;
    use crate::facts::Folded;

    fn show(text: &str) -> String {
        let months: Vec<String> = spans(Folded::of(text).text(), 2026)
            .into_iter()
            .map(|span| {
                let month = |at: Option<model::profile::YearMonth>, first: bool| {
                    at.map_or("?".into(), |at| {
                        format!("{}-{:02}", at.year, at.month.unwrap_or(if first { 1 } else { 12 }))
                    })
                };
                let end = if span.current {
                    "present".into()
                } else {
                    month(span.end, false)
                };
                format!("{} {end}", month(span.start, true))
            })
            .collect();
        months.join("; ")
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("since 2018", "2018-01 present"),
            ("2017 to date    Night porter", "2017-01 present"),
            ("since 03/2024", "2024-03 present"),
            ("from May 2022 onwards", "2022-05 present"),
            ("3/18 – 1/20    Forklift driver", "2018-03 2020-01"),
            ("Summer 2015", "2015-06 2015-08"),
            ("Winter 2013/14", "2013-12 2014-02"),
            ("Mar 2019 - Oct 2019", "2019-03 2019-10"),
            ("Mar 2019 – Present", "2019-03 present"),
            ("März 2010 – Oktober 2011", "2010-03 2011-10"),
            ("01.02.2012 bis 31.07.2012", "2012-02 2012-07"),
            ("seit Juli 2023    Carer", "2023-07 present"),
            ("Dez. 2008 - Jän. 2010", "2008-12 2010-01"),
            ("enero de 2016 – septiembre de 2016", "2016-01 2016-09"),
            ("ago. 2014 a dic. 2014    Kitchen hand", "2014-08 2014-12"),
            ("desde abril de 2021 hasta la actualidad", "2021-04 present"),
            ("2009 - actualidad", "2009-01 present"),
            ("2005-2007", "2005-01 2007-12"),
            ("2003–04", "2003-01 2004-12"),
            ("2019-20", "2019-01 2020-12"),
            ("Sept. 2001 to June 2002", "2001-09 2002-06"),
            ("2011-04 - 2011-11    Data entry", "2011-04 2011-11"),
            ("12/05/2016 to 30/11/2017", "2016-05 2017-11"),
            ("15 January 2013 — 20 December 2013", "2013-01 2013-12"),
            ("April 2021", "2021-04 2021-04"),
            ("Jan-Jun 2006", "2006-01 2006-06"),
            ("Nov-Feb 2006", "2005-11 2006-02"),
            ("spring 2004 until autumn 2004", "2004-03 2004-11"),
            ("Nov '98 - Feb '00", "1998-11 2000-02"),
            ("1997", "1997-01 1997-12"),
            ("2019 (three months)", "2019-01 2019-12"),
            ("06.2020 – heute", "2020-06 present"),
            ("Q3 2022 - Q1 2023", "2022-07 2023-03"),
            ("10/2015 - now", "2015-10 present"),
            ("ongoing, started 1999    Volunteer", "1999-01 present"),
            ("(02/2000 - 08/2001)", "2000-02 2001-08"),
            ("[Feb. 2018 → Apr. 2018]", "2018-02 2018-04"),
            ("février 2003 - août 2003", "2003-02 2003-08"),
            ("WS 2009/10", "2009-10 2010-03"),
            ("January 2020 to present", "2020-01 present"),
            ("July 2020 - till date", "2020-07 present"),
            ("10/2021 - today", "2021-10 present"),
            ("Jan 2018 – Mar 2020 · 2 yrs 3 mos", "2018-01 2020-03"),
            ("March 2014–December 2016", "2014-03 2016-12"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in [
            "+49 30 23125 066",
            "120 covers, 60,000 a month",
            "PIN 00X0000E",
            "up to £40,000",
            "no digits",
            "v2.2019.1",
        ] {
            assert_eq!(show(text), "", "{text}");
        }
    }

    #[test]
    fn brackets_and_durations_belong_to_the_date() {
        let text = "clerk (02/2000 - 08/2001)";
        assert_eq!(spans(text, 2026)[0].at, 6..text.len());
        let text = "clerk 2019 (three months)";
        assert_eq!(spans(text, 2026)[0].at, 6..text.len());
    }
}
