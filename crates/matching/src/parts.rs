//! The parts of the score, one function each. Each answers how good this part is (0 to 1000) or why that cannot be told.

use model::{
    Need, WorkSite,
    profile::{LanguageLevel, Travel},
};
use serde::{Deserialize, Serialize};

use crate::{
    opening::{Asked, Opening},
    person::{Experience, Person},
};

/// What is known of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// Both sides are known.
    Known,
    /// The posting does not say.
    NotStated,
    /// The person has not said.
    NotTold,
    /// The posting does not ask for it, or nobody wished for anything: it speaks neither for nor against.
    NotAsked,
}

/// How good a part is, in thousandths. An unknown part stands at [`Share::MIDDLE`] and says so: it is never 0 for being
/// unknown (the kind of work stands lower, see `occupation`, since two taken blindly have little in common). Below zero
/// only where something speaks so strongly against an opening that it takes away from the other parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Share {
    /// Up to 1000.
    pub share: i16,
    /// What is known.
    pub told: Told,
}

impl Share {
    /// What an unknown part counts as.
    pub const MIDDLE: i16 = 500;

    fn known(share: u32) -> Self {
        Self {
            share: i16::try_from(share.min(1000)).unwrap_or(1000),
            told: Told::Known,
        }
    }

    fn against(share: i16) -> Self {
        Self {
            share: -share,
            told: Told::Known,
        }
    }

    fn unknown(told: Told) -> Self {
        Self {
            share: Self::MIDDLE,
            told,
        }
    }
}

/// Weight of the doubt when a posting names few skills: about one and a half specific skills of which the person is
/// taken to bring little, so that one common word ("communication") never makes a full match.
const DOUBT_WEIGHT: u32 = 1_200;
const DOUBT_CREDIT: u32 = 150;

/// The sum that the weights of the asked skills are shares of. The doubt grows with the share of them that is only guessed
/// from past work, to twice as much: two guesses ("communication", "teamwork") are thin ground, ten less so.
pub(crate) fn asked_in_all(person: &Person, opening: &Opening) -> u32 {
    let weight = |asked: &Asked| u32::from(asked.weight);
    let all: u32 = opening.asked.iter().map(weight).sum();
    let guessed: u32 = opening
        .asked
        .iter()
        .filter(|asked| person.guesses(asked.skill))
        .map(weight)
        .sum();
    all + DOUBT_WEIGHT + DOUBT_WEIGHT * guessed / all.max(1)
}

/// Weighted share of what is asked that the person brings. When no skill could be read: what work of this kind usually
/// takes, up to the middle; an advert that says neither can hardly be judged, and stands low.
pub(crate) fn skills(person: &Person, opening: &Opening) -> Share {
    if opening.asked.is_empty() {
        let usual = opening.occupation.map(|there| person.brings_of(there));
        return Share {
            share: usual.map_or(UNREADABLE, |share| {
                share.try_into().unwrap_or(Share::MIDDLE).min(Share::MIDDLE)
            }),
            told: Told::NotStated,
        };
    }
    let brought: u32 = opening
        .asked
        .iter()
        .map(|asked| u32::from(asked.weight) * u32::from(person.credit(asked.skill).map_or(0, |credit| credit.share)))
        .sum();
    Share::known((brought + DOUBT_WEIGHT * DOUBT_CREDIT) / asked_in_all(person, opening))
}

/// What an advert counts as that names neither skills nor a kind of work we know.
const UNREADABLE: i16 = 150;

/// Hours to learn what is missing, with what comes before it: nothing to learn is full, 160 hours (a month of full days)
/// is half, 1,600 a tenth.
pub(crate) fn learning(person: &Person, opening: &Opening) -> Share {
    if opening.asked.is_empty() {
        return Share::unknown(Told::NotStated);
    }
    Share::known(learning_share(hours(person, opening)))
}

/// Each missing skill with its own prerequisites: what two of them share counts twice here, so that the hours of one
/// skill can be taken out alone.
pub(crate) fn hours(person: &Person, opening: &Opening) -> u32 {
    let musts = opening.asked.iter().filter(|asked| asked.need != Need::Preferred);
    musts.map(|asked| person.hours_for(asked.skill)).sum()
}

pub(crate) fn learning_share(hours: u32) -> u32 {
    const HALF: u32 = 160;
    1000 * HALF / (HALF + hours)
}

/// Closeness to what the person wishes for, or to what they have done. For somebody who has told neither: whether their
/// schooling is what such work usually takes.
pub(crate) fn occupation(person: &Person, opening: &Opening) -> Share {
    let unlike = |told| Share { share: UNLIKE, told };
    let Some(there) = opening.occupation else {
        return unlike(Told::NotStated);
    };
    match (person.closeness(there), person.schooled_for(there)) {
        (Some(share), _) => Share::known(u32::from(share)),
        (None, Some(false)) => Share {
            share: 0,
            told: Told::NotTold,
        },
        (None, _) => unlike(Told::NotTold),
    }
}

/// What closeness counts as when one side is unknown: two kinds of work taken blindly have little in common.
const UNLIKE: i16 = 300;

/// Months asked for against months worked.
pub(crate) fn experience(person: &Person, opening: &Opening) -> Share {
    let Some(asked) = opening.experience else {
        return Share::unknown(Told::NotStated);
    };
    if asked == 0 {
        return Share::known(1000);
    }
    match person.experience {
        Experience::Undated => Share::unknown(Told::NotTold),
        Experience::NoJobs => Share::known(0),
        Experience::Months(had) => Share::known(had * 1000 / u32::from(asked)),
    }
}

/// How far somebody is taken to go there and back every day, in km, until they say.
pub const USUAL_KM: u16 = 50;
/// From this many times further than they would go every day on, work on the spot means moving.
const MOVING: u32 = 4;

/// Distance: full up to 10 km, falling to 600 at the furthest the person would go every day, then to nothing at four
/// times that. Beyond, the work means moving: for who would move that counts little, for who would not it takes away,
/// and another country takes away most, since it also means papers.
pub(crate) fn place(person: &Person, opening: &Opening) -> Share {
    if opening.site == Some(WorkSite::Remote) {
        return at_home(person, opening);
    }
    let abroad = is_abroad(person, opening);
    let km = person.at.zip(opening.at).map(|(home, there)| home.km_to(there));
    let furthest = match person.travel {
        Some(Travel::Km(km)) => u32::from(km).max(11),
        _ => u32::from(USUAL_KM),
    };
    match (km, person.travel) {
        (Some(km), _) if km < furthest * MOVING => Share::known(nearness(km, furthest)),
        (_, Some(Travel::Abroad)) if abroad => Share::known(300),
        (_, _) if abroad => Share::against(5000),
        (Some(_), Some(Travel::Country | Travel::Abroad)) => Share::known(400),
        (Some(_), _) => Share::against(1000),
        (None, _) if person.country.is_none() => Share::unknown(Told::NotTold),
        (None, _) => Share::unknown(Told::NotStated),
    }
}

/// Whether both countries are known and differ.
fn is_abroad(person: &Person, opening: &Opening) -> bool {
    person
        .country
        .zip(opening.country)
        .is_some_and(|(home, there)| home != there)
}

/// Whether work at home would be for another country that may not take people from theirs.
pub(crate) fn is_beyond_border(person: &Person, opening: &Opening) -> bool {
    is_abroad(person, opening) && !opening.anywhere
}

/// Work at home is near everywhere in its own country. Beyond the border few employers may employ anybody (tax, social
/// insurance, permits): that takes away, though less than having to move there.
fn at_home(person: &Person, opening: &Opening) -> Share {
    match (is_beyond_border(person, opening), person.travel) {
        (false, _) => Share::known(1000),
        (true, Some(Travel::Abroad)) => Share::known(300),
        (true, _) => Share::against(1500),
    }
}

fn nearness(km: u32, furthest: u32) -> u32 {
    if km <= 10 {
        1000
    } else if km <= furthest {
        1000 - 400 * (km - 10) / (furthest - 10)
    } else {
        600_u32.saturating_sub(600 * (km - furthest) / ((MOVING - 1) * furthest))
    }
}

/// The most the posting pays against the least the person needs, within one currency.
pub(crate) fn pay(person: &Person, opening: &Opening) -> Share {
    let Some((_, most, currency)) = opening.pay else {
        return Share::unknown(Told::NotStated);
    };
    let Some((least, wanted)) = person.min_pay else {
        return Share::unknown(Told::NotTold);
    };
    if wanted != currency {
        return Share::unknown(Told::NotTold);
    }
    if most >= least {
        return Share::known(1000);
    }
    let ratio = u32::try_from(most.saturating_mul(1000) / least.max(1)).unwrap_or(1000);
    Share::known(ratio * ratio / 1000)
}

/// Kind of employment and place of work against the wishes.
pub(crate) fn schedule(person: &Person, opening: &Opening) -> Share {
    if person.employment.is_empty() && person.sites.is_empty() {
        return Share::unknown(Told::NotAsked);
    }
    let kind = fits(&person.employment, opening.employment);
    let site = fits(&person.sites, opening.site);
    match (kind, site) {
        (Some(false), _) | (_, Some(false)) => Share::known(0),
        (None, None) => Share::unknown(Told::NotStated),
        _ => Share::known(1000),
    }
}

/// Whether what is offered is among what is wished: nothing to say when either is missing.
fn fits<T: PartialEq>(wished: &[T], offered: Option<T>) -> Option<bool> {
    let offered = offered?;
    (!wished.is_empty()).then(|| wished.contains(&offered))
}

/// Languages asked for against languages spoken: the weakest decides.
pub(crate) fn language(person: &Person, opening: &Opening) -> Share {
    if opening.languages.is_empty() {
        return Share::unknown(Told::NotAsked);
    }
    if person.languages.is_empty() {
        return Share::unknown(Told::NotTold);
    }
    let spoken = |asked: &(skills::SkillIx, Option<LanguageLevel>)| {
        let known = person.languages.iter().find(|(language, _)| *language == asked.0);
        match (known, asked.1) {
            (None, _) => 0,
            (Some((_, Some(level))), Some(wanted)) if *level < wanted => 500,
            (Some((_, None)), Some(_)) => 800,
            _ => 1000,
        }
    };
    Share::known(opening.languages.iter().map(spoken).min().unwrap_or(0))
}

/// Education asked for against the highest finished.
pub(crate) fn education(person: &Person, opening: &Opening) -> Share {
    let Some(asked) = opening.education else {
        return Share::unknown(Told::NotStated);
    };
    let Some(had) = person.education else {
        return Share::unknown(Told::NotTold);
    };
    let below = (asked as i32 - had as i32).max(0);
    Share::known(match below {
        0 => 1000,
        1 => 500,
        _ => 150,
    })
}

/// Age of the posting on `today`: fresh for a week, then fading to 100 over half a year.
pub(crate) fn freshness(opening: &Opening, today: i32) -> Share {
    let Some(posted) = opening.posted else {
        return Share::unknown(Told::NotStated);
    };
    let days = u32::try_from((today - posted).max(0)).unwrap_or(0);
    Share::known(if days <= 7 {
        1000
    } else {
        1000_u32.saturating_sub((days - 7) * 5).max(100)
    })
}

/// Points taken off for what earlier dismissals say, as a share of the whole (0 to 1000).
pub(crate) fn dislike(person: &Person, opening: &Opening) -> u32 {
    let feedback = &person.feedback;
    let work = opening.occupation.is_some_and(|there| person.dislikes(there));
    let employer = opening
        .employer
        .as_ref()
        .is_some_and(|name| feedback.employers.binary_search(name).is_ok());
    let schedule = opening
        .employment
        .is_some_and(|kind| feedback.employment.contains(&kind));
    let far = feedback
        .too_far_km
        .zip(person.at)
        .zip(opening.at)
        .is_some_and(|((limit, home), there)| opening.site != Some(WorkSite::Remote) && home.km_to(there) >= limit);
    let little = feedback
        .too_little
        .zip(opening.pay)
        .is_some_and(|((amount, currency), (_, most, paid))| currency == paid && most <= amount);
    let much = feedback
        .too_much_months
        .zip(opening.experience)
        .is_some_and(|(limit, asked)| asked >= limit);
    [
        (work, 250),
        (employer, 200),
        (schedule, 100),
        (far, 120),
        (little, 120),
        (much, 100),
    ]
    .into_iter()
    .filter_map(|(applies, points)| applies.then_some(points))
    .sum()
}
