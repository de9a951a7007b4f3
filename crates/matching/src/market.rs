//! What the openings at hand pay and ask for: the market as this instance sees it. Nothing is said of fewer than
//! [`LEAST`] openings. An opening counts as long as one can apply; days are counted from 1 January of year 1 as day 1.
//!
//! To add one more figure: a field of [`Market`] and a function that fills it from the openings. To add one more way to cut
//! the market: a variant of [`Cut`].

use std::collections::BTreeMap;

use model::{Coordinates, Currency, Need, WorkSite};
use skills::{OccupationIx, SkillIx};

use crate::{
    matrix::{JobMatrix, Row},
    opening::{Opening, Spot},
};

/// Fewer openings than this say nothing.
pub const LEAST: usize = 5;
/// Openings this near count as the same place, in km.
const NEAR_KM: u32 = 60;
/// Openings of the last so many days are set against those before.
const RECENT_DAYS: i32 = 21;
/// Fewer openings than this on either side show no trend.
const LEAST_FOR_TREND: u64 = 10;

/// What is paid a year, in hundredths: the middle of each opening's range, in quarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// A quarter of the openings pays at most this.
    pub low: u64,
    /// Half of them pay at most this.
    pub middle: u64,
    /// A quarter pays more than this.
    pub high: u64,
    /// How many openings it rests on.
    pub count: usize,
}

impl Spread {
    /// Nothing of fewer than [`LEAST`].
    fn of(mut pay: Vec<u64>) -> Option<Self> {
        pay.sort_unstable();
        let last = pay.len().checked_sub(1)?;
        (pay.len() >= LEAST).then(|| Self {
            low: pay[last / 4],
            middle: pay[last / 2],
            high: pay[last - last / 4],
            count: pay.len(),
        })
    }
}

/// What is usually paid for such work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// How much.
    pub spread: Spread,
    /// Whether that is of openings near by; else of the whole country.
    pub near: bool,
}

/// How often a skill is asked for in an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// Which.
    pub skill: SkillIx,
    /// In how many openings.
    pub openings: u32,
    /// In how many as a must.
    pub must: u32,
    /// Whether it is asked for more or less often than before, beyond chance.
    pub trend: Option<Trend>,
}

/// A change that is hardly chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// Asked for more often.
    Rising,
    /// Asked for less often.
    Falling,
}

/// A part of the openings at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Those of an occupation.
    Occupation(OccupationIx),
    /// Those that ask for a skill.
    Skill(SkillIx),
    /// Those of a country.
    Country([u8; 2]),
    /// Those at most so many km from there.
    Near(Coordinates, u32),
}

impl Cut {
    fn has(self, opening: Row<'_>) -> bool {
        match self {
            Self::Occupation(occupation) => opening.occupation() == Some(occupation),
            Self::Skill(skill) => opening.asked().iter().any(|asked| asked.skill == skill),
            Self::Country(country) => opening.spot().country == Some(country),
            Self::Near(from, km) => opening.spot().at.is_some_and(|at| at.km_to(from) <= km),
        }
    }
}

/// A part of the openings at hand: what it pays and asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Market {
    /// How many openings.
    pub openings: u32,
    /// How many of them from anywhere.
    pub remote: u32,
    /// What is paid, by country and currency, most openings first.
    pub pay: Vec<([u8; 2], Currency, Spread)>,
    /// What more than one opening asks for, most often first; nothing of fewer than [`LEAST`] openings.
    pub asked: Vec<Demand>,
    /// Where: countries and how many openings, most first.
    pub countries: Vec<([u8; 2], u32)>,
    /// Where, as exactly as it is known, and how many openings, most first.
    pub towns: Vec<(Coordinates, u32)>,
    /// Of which occupations, and how many openings, most first.
    pub occupations: Vec<(OccupationIx, u32)>,
}

impl JobMatrix {
    /// What is usually paid for work like this: the same occupation and currency near by, else in the same country.
    pub fn usual_pay(&self, opening: &Opening, day: i32) -> Option<Usual> {
        let (_, _, currency) = opening.pay?;
        let paid: Vec<(&Spot, u64)> = self
            .of_occupation(opening.occupation, day)
            .filter(|other| other.id() != opening.id)
            .filter_map(|other| Some((other.spot(), other.pay()?)))
            .filter(|(_, (_, _, paid))| *paid == currency)
            .map(|(spot, (low, high, _))| (spot, low.midpoint(high)))
            .collect();
        let spread = |counts: &dyn Fn(&Spot) -> bool| {
            let pay = paid.iter().filter(|(spot, _)| counts(spot)).map(|(_, pay)| *pay);
            Spread::of(pay.collect())
        };
        let near = |home: Coordinates| spread(&|spot| spot.at.is_some_and(|at| at.is_within(NEAR_KM, home)));
        if let Some(spread) = opening.spot.at.and_then(near) {
            return Some(Usual { spread, near: true });
        }
        let country = opening.spot.country?;
        let spread = spread(&|spot| spot.country == Some(country))?;
        Some(Usual { spread, near: false })
    }

    /// A part of these openings.
    pub fn market(&self, cut: Cut, day: i32) -> Market {
        let openings: Vec<Row> = self.open(day).filter(|opening| cut.has(*opening)).collect();
        let remote = openings
            .iter()
            .filter(|opening| opening.spot().site == Some(WorkSite::Remote));
        let mut asked = if openings.len() < LEAST {
            Vec::new()
        } else {
            asked(&openings, day)
        };
        asked.retain(|demand| cut != Cut::Skill(demand.skill));
        Market {
            openings: count(openings.len()),
            remote: count(remote.count()),
            pay: pay(&openings),
            asked,
            countries: counted(openings.iter().filter_map(|opening| opening.spot().country)),
            towns: counted(openings.iter().filter_map(|opening| opening.spot().at)),
            occupations: counted(openings.iter().filter_map(|opening| opening.occupation())),
        }
    }

    /// How many openings each occupation has, most first; none without any.
    pub fn by_occupation(&self, day: i32) -> Vec<(OccupationIx, u32)> {
        counted(self.open(day).filter_map(Row::occupation))
    }

    /// How many openings each country has, most first; none without any.
    pub fn by_country(&self, day: i32) -> Vec<([u8; 2], u32)> {
        counted(self.open(day).filter_map(|opening| opening.spot().country))
    }

    /// What all openings together ask for, most often first; nothing of fewer than [`LEAST`] openings.
    pub fn by_skill(&self, day: i32) -> Vec<Demand> {
        let openings: Vec<Row> = self.open(day).collect();
        let mut asked = asked(&openings, day);
        asked.retain(|demand| demand.openings as usize >= LEAST);
        asked
    }

    /// How all openings together ask for one skill; `None` when fewer than [`LEAST`] do.
    pub fn demand(&self, skill: SkillIx, day: i32) -> Option<Demand> {
        let (mut tally, mut all) = (Tally::default(), Tally::default());
        for opening in self.open(day) {
            all.add(Need::Unknown, is_recent(opening, day));
            if let Some(asked) = opening.asked().iter().find(|asked| asked.skill == skill) {
                tally.add(asked.need, is_recent(opening, day));
            }
        }
        (tally.all as usize >= LEAST).then(|| tally.demand(skill, all))
    }
}

/// How often each stands there, most often first, then in order.
fn counted<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut counts: BTreeMap<T, u32> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let mut list: Vec<_> = counts.into_iter().collect();
    list.sort_by_key(|(one, n)| (std::cmp::Reverse(*n), *one));
    list
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The middles of the pay ranges in a currency.
fn pay(openings: &[Row<'_>]) -> Vec<([u8; 2], Currency, Spread)> {
    let mut by_country: BTreeMap<([u8; 2], Currency), Vec<u64>> = BTreeMap::new();
    for opening in openings {
        if let (Some(country), Some((low, high, currency))) = (opening.spot().country, opening.pay()) {
            by_country
                .entry((country, currency))
                .or_default()
                .push(low.midpoint(high));
        }
    }
    let spread = |((country, currency), pay)| Some((country, currency, Spread::of(pay)?));
    let mut list: Vec<_> = by_country.into_iter().filter_map(spread).collect();
    list.sort_by_key(|(country, _, spread)| (std::cmp::Reverse(spread.count), *country));
    list
}

/// In how many openings a skill is asked for: in all, as a must, lately.
#[derive(Default, Clone, Copy)]
struct Tally {
    all: u32,
    must: u32,
    recent: u32,
}

impl Tally {
    fn add(&mut self, need: Need, recent: bool) {
        self.all += 1;
        self.must += u32::from(need == Need::Required);
        self.recent += u32::from(recent);
    }

    /// Of a skill, among all openings.
    fn demand(self, skill: SkillIx, among: Self) -> Demand {
        let [now, all_now] = [self, among].map(|tally| u64::from(tally.recent));
        let [before, all_before] = [self, among].map(|tally| u64::from(tally.all - tally.recent));
        Demand {
            skill,
            openings: self.all,
            must: self.must,
            trend: trend(now, all_now, before, all_before),
        }
    }
}

fn is_recent(opening: Row<'_>, day: i32) -> bool {
    opening.posted().is_some_and(|posted| posted > day - RECENT_DAYS)
}

fn asked(openings: &[Row<'_>], day: i32) -> Vec<Demand> {
    let mut all = Tally::default();
    let mut tallies: BTreeMap<SkillIx, Tally> = BTreeMap::new();
    for opening in openings {
        let recent = is_recent(*opening, day);
        all.add(Need::Unknown, recent);
        for asked in opening.asked() {
            tallies.entry(asked.skill).or_default().add(asked.need, recent);
        }
    }
    // What one opening alone asks for says nothing of the others.
    let several = tallies.into_iter().filter(|(_, tally)| tally.all > 1);
    let mut list: Vec<Demand> = several.map(|(skill, tally)| tally.demand(skill, all)).collect();
    list.sort_by_key(|demand| (std::cmp::Reverse(demand.openings), demand.skill));
    list
}

/// Two shares are told apart when they differ by two standard errors (the two-proportion z-test, pooled), so that one in
/// twenty differences that are only chance passes for a trend.
fn trend(now: u64, all_now: u64, before: u64, all_before: u64) -> Option<Trend> {
    if all_now < LEAST_FOR_TREND || all_before < LEAST_FOR_TREND {
        return None;
    }
    // z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)), squared and without fractions.
    let difference = i128::from(now * all_before) - i128::from(before * all_now);
    let (hits, all) = (i128::from(now + before), i128::from(all_now + all_before));
    let spread = hits * (all - hits) * i128::from(all_now) * i128::from(all_before);
    let beyond_chance = difference * difference * all > 4 * spread;
    match difference.signum() {
        1 if beyond_chance => Some(Trend::Rising),
        -1 if beyond_chance => Some(Trend::Falling),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Spread, Trend, trend};

    #[test]
    fn nothing_is_said_of_fewer_than_five() {
        assert_eq!(Spread::of(vec![3, 1, 2, 4]), None);
        let five = Spread::of(vec![50, 10, 30, 20, 40]);
        assert_eq!(
            five,
            Some(Spread {
                low: 20,
                middle: 30,
                high: 40,
                count: 5
            })
        );
    }

    #[test]
    fn a_trend_is_more_than_chance() {
        // 12 of 20 now, 10 of 20 before: chance. 15 of 20 and 5 of 20: z is 3.2.
        assert_eq!(trend(12, 20, 10, 20), None);
        assert_eq!(trend(15, 20, 5, 20), Some(Trend::Rising));
        assert_eq!(trend(5, 20, 15, 20), Some(Trend::Falling));
        assert_eq!(trend(9, 9, 0, 20), None, "too few");
        assert_eq!(trend(20, 20, 20, 20), None, "always asked for");
    }
}
