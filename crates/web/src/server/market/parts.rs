//! What the pages of an occupation, a skill and a place have in common.

use journey::Journey;
use matching::market::{LEAST, Market, Spread, Trend};
use model::Currency;
use skills::OccupationIx;

use super::skill_address;
use crate::{
    pages::market::{Demand, Demands, UsualPay},
    svg::{PartBar, PayRange},
    view::{amount, money},
};

/// Skills in one list.
const SKILLS: usize = 20;
/// Occupations or towns in one list.
const ROWS: usize = 10;

pub(super) fn bar(points: u32, of: u32) -> PartBar {
    PartBar {
        points,
        of,
        known: true,
    }
}

pub(super) fn trend_word(trend: Trend) -> &'static str {
    match trend {
        Trend::Rising => t!("rising"),
        Trend::Falling => t!("falling"),
    }
}

pub(super) fn country_name(journey: &Journey, code: [u8; 2]) -> String {
    let code = String::from_utf8_lossy(&code).into_owned();
    let country = journey.gazetteer().country_of_code(&code);
    country.map_or(code, |country| country.spoken_name().to_owned())
}

/// What the openings say too little of; nothing when there are enough.
pub(super) fn thin(market: &Market) -> Option<String> {
    match market.openings {
        0 => Some(t!("There is no opening for it here today, so nothing can be said of pay and demand.").to_owned()),
        1 => Some(t!("There is one opening for it here. That is too few to say what is usual.").to_owned()),
        n if (n as usize) < LEAST => Some(t!(
            "There are {n} openings for it here. That is too few to say what is usual.",
            n
        )),
        _ => None,
    }
}

/// How many openings, from home, and in which countries.
pub(super) fn facts(journey: &Journey, market: &Market) -> Vec<(String, String)> {
    let country =
        |(code, n): &([u8; 2], u32)| format!("{} {}", country_name(journey, *code), amount::count(u64::from(*n)));
    let mut list = vec![(
        t!("Openings here").to_owned(),
        amount::count(u64::from(market.openings)),
    )];
    if market.remote > 0 {
        list.push((t!("From home").to_owned(), amount::count(u64::from(market.remote))));
    }
    if !market.countries.is_empty() {
        let most: Vec<String> = market.countries.iter().take(4).map(country).collect();
        list.push((t!("Where").to_owned(), most.join(" \u{b7} ")));
    }
    list
}

/// Usual pay by country and currency.
pub(super) fn pay(journey: &Journey, market: &Market) -> Vec<UsualPay> {
    market.pay.iter().map(|row| usual_pay(journey, row)).collect()
}

fn usual_pay(journey: &Journey, (country, currency, spread): &([u8; 2], Currency, Spread)) -> UsualPay {
    let words = t!(
        "Half of them pay {low}–{high} a year; from {openings}.",
        low = money::hundreds(spread.low, *currency),
        high = money::hundreds(spread.high, *currency),
        openings = tn!(spread.count as u64, "{n} opening", "{n} openings")
    );
    UsualPay {
        place: country_name(journey, *country),
        middle: t!("{pay} a year", pay = money::hundreds(spread.middle, *currency)),
        range: PayRange {
            here: (spread.middle, spread.middle),
            usual: (spread.low, spread.high),
            text: words.clone(),
        },
        words,
    }
}

/// The skills asked for.
pub(super) fn asked(journey: &Journey, market: &Market, title: &'static str) -> Demands {
    let of = market.openings;
    let rows = market.asked.iter().take(SKILLS).map(|row| {
        let must = if row.must > 0 {
            t!(", a must in {number}", number = row.must)
        } else {
            String::new()
        };
        Demand {
            name: journey.taxonomy().skill_name(row.skill).to_owned(),
            address: skill_address(journey, row.skill),
            bar: bar(row.openings, of),
            words: t!("in {number} of {of}{must}", number = row.openings, of, must),
            trend: row.trend.map(trend_word),
        }
    });
    Demands {
        id: "asked",
        title,
        rows: rows.collect(),
    }
}

/// The work it is.
pub(super) fn occupations(journey: &Journey, market: &Market, title: &'static str) -> Demands {
    let row = |(ix, n): &(OccupationIx, u32)| {
        let work = journey.taxonomy().occupation(*ix);
        counted(
            journey.taxonomy().occupation_name(*ix).to_owned(),
            format!("/occupations/{}", work.id),
            *n,
            market.openings,
        )
    };
    Demands {
        id: "work",
        title,
        rows: market.occupations.iter().take(ROWS).map(row).collect(),
    }
}

/// The towns it is in, as far as they are known.
pub(super) fn towns(journey: &Journey, market: &Market, title: &'static str) -> Demands {
    let towns = market.towns.iter().filter_map(|(at, n)| {
        let town = journey.gazetteer().at(*at)?;
        Some(counted(
            town.spoken_name().to_owned(),
            format!("/places/{}", town.id),
            *n,
            market.openings,
        ))
    });
    Demands {
        id: "towns",
        title,
        rows: towns.take(ROWS).collect(),
    }
}

fn counted(name: String, address: String, n: u32, of: u32) -> Demand {
    Demand {
        name,
        address,
        bar: bar(n, of),
        words: tn!(u64::from(n), "{n} opening", "{n} openings"),
        trend: None,
    }
}

/// Lists that have something in them.
pub(super) fn filled(lists: impl IntoIterator<Item = Demands>) -> Vec<Demands> {
    lists.into_iter().filter(|list| !list.rows.is_empty()).collect()
}

/// Other English names, where English is spoken.
pub(super) fn other_names(other: &[String]) -> Vec<String> {
    let shown = other.iter().filter(|name| !i18n::only_english(name).is_empty());
    shown.take(8).cloned().collect()
}
