//! What a person can do and where that sends them.

use chrono::{Datelike, NaiveDate};
use model::{Level, Profile};
use skills::{OccupationIx, SkillIx, Taxonomy};

use crate::facts::{known, languages};

/// What a person can do.
#[derive(Debug, Clone)]
pub(crate) struct Trade {
    /// Skills they say they have, and languages they speak, each once and in order, with how well: up to 1000.
    pub(crate) held: Vec<(SkillIx, u16)>,
    /// What they worked as, each once, in the profile's order.
    pub(crate) past: Vec<Past>,
    /// What sends them to one kind of work or another.
    pub(crate) ways: Vec<Way>,
}

/// An occupation somebody worked in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Past {
    pub(crate) occupation: OccupationIx,
    pub(crate) months: Option<u32>,
    /// Years since it ended; 0 for the current job; `None` when not dated.
    years_ago: Option<i32>,
}

/// An occupation that speaks for work like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Way {
    occupation: OccupationIx,
    /// Whether they wish for it; else they did or studied it.
    wished: bool,
    /// What closeness to it is worth, in thousandths, one after the other.
    worth: (u16, u16),
}

/// From so many months of work on, studies no longer say where somebody goes.
const ENOUGH_WORK: u32 = 24;

impl Trade {
    /// Reads a profile as it stands on `today`. What the taxonomy does not know (any more) is left out.
    pub(crate) fn new(taxonomy: &Taxonomy, profile: &Profile, today: NaiveDate) -> Self {
        let past = past(taxonomy, profile, today);
        Self {
            held: held(taxonomy, profile),
            ways: ways(taxonomy, profile, &past),
            past,
        }
    }

    /// As they will be after learning a skill.
    pub(crate) fn learn(&mut self, skill: SkillIx) {
        match self.held.binary_search_by_key(&skill, |(held, _)| *held) {
            Ok(at) => self.held[at].1 = 1000,
            Err(at) => self.held.insert(at, (skill, 1000)),
        }
    }

    /// Whether work of theirs is known by its occupation.
    pub(crate) fn has_worked(&self) -> bool {
        !self.past.is_empty()
    }
}

/// How close work is to what somebody wishes, has done or studied, 0 to 1000, when `to` says how close it is to others; `None`
/// when nothing of that is known.
///
/// A wish decides; what was done still counts for seven tenths beside it. Long ago or short counts less. Who has worked for
/// less than two years is also sent by what they studied, for eight tenths: many go another way after it.
pub(crate) fn closeness(ways: &[Way], to: impl Fn(OccupationIx) -> u16) -> Option<u16> {
    let (mut wish, mut done) = (None, 0);
    for way in ways {
        let (first, then) = way.worth;
        let worth = u32::from(to(way.occupation)) * u32::from(first) / 1000 * u32::from(then) / 1000;
        if way.wished {
            wish = wish.max(Some(worth));
        } else {
            done = done.max(worth);
        }
    }
    let share = wish.map_or(done, |wish| wish.max(done * 7 / 10));
    (!ways.is_empty()).then_some(u16::try_from(share).unwrap_or(1000))
}

impl Past {
    /// Within what a permit is usually kept alive for.
    pub(crate) fn is_recent(self) -> bool {
        self.years_ago.unwrap_or(3) <= 5
    }

    /// What closeness is worth after the years, for a stay of this length.
    fn worth(self) -> (u16, u16) {
        let recency = match self.years_ago.unwrap_or(3) {
            ..=3 => 1000,
            4..=10 => 900,
            _ => 750,
        };
        let stay = if self.months.unwrap_or(12) < 6 { 800 } else { 1000 };
        (recency, stay)
    }
}

fn held(taxonomy: &Taxonomy, profile: &Profile) -> Vec<(SkillIx, u16)> {
    let claimed = profile.skills.iter().filter_map(|claim| {
        let beginner = claim.level == Some(Level::Beginner);
        Some((
            taxonomy.skill_ix(&claim.skill.value)?,
            if beginner { 600 } else { 1000 },
        ))
    });
    let spoken = languages(taxonomy, profile).map(|(language, _)| (language, 1000));
    // What is said twice is had as it was said last.
    let all: std::collections::BTreeMap<SkillIx, u16> = claimed.chain(spoken).collect();
    all.into_iter().collect()
}

fn ways(taxonomy: &Taxonomy, profile: &Profile, past: &[Past]) -> Vec<Way> {
    let wishes = known(taxonomy, &profile.wishes.occupations).map(|occupation| Way {
        occupation,
        wished: true,
        worth: (1000, 1000),
    });
    let done = past.iter().map(|past| Way {
        occupation: past.occupation,
        wished: false,
        worth: past.worth(),
    });
    let worked: u32 = past.iter().map(|past| past.months.unwrap_or(ENOUGH_WORK)).sum();
    let studies = profile.education.iter().filter(|_| worked < ENOUGH_WORK);
    let studied = studies
        .filter_map(|study| taxonomy.occupation_ix(study.value.prepares_for.as_ref()?))
        .map(|occupation| Way {
            occupation,
            wished: false,
            worth: (800, 1000),
        });
    wishes.chain(done).chain(studied).collect()
}

fn past(taxonomy: &Taxonomy, profile: &Profile, today: NaiveDate) -> Vec<Past> {
    let this_month = today.year() * 12 + i32::try_from(today.month0()).unwrap_or(0);
    let mut list: Vec<Past> = Vec::new();
    for job in &profile.jobs {
        let Some(id) = &job.value.occupation else {
            continue;
        };
        let Some(occupation) = taxonomy.occupation_ix(id) else {
            continue;
        };
        if list.iter().any(|past| past.occupation == occupation) {
            continue;
        }
        let ended = profile
            .jobs
            .iter()
            .filter(|other| other.value.occupation.as_ref() == Some(id));
        let latest = ended
            .filter_map(|other| other.value.months(today))
            .map(|(_, last)| last)
            .max();
        list.push(Past {
            occupation,
            months: profile.months_as(id, today),
            years_ago: latest.map(|last| (this_month - last).max(0) / 12),
        });
    }
    list
}
