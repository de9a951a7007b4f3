//! The parts of the score, one function each. Each answers how good this part is (0 to 1000) or why that cannot be told.

use model::profile::LanguageLevel;
use serde::{Deserialize, Serialize};

use crate::{
    opening::Opening,
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

/// How good a part is, in thousandths. An unknown part stands at [`Share::MIDDLE`] and says so: it is never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Share {
    /// 0 to 1000.
    pub share: u16,
    /// What is known.
    pub told: Told,
}

impl Share {
    /// What an unknown part counts as.
    pub const MIDDLE: u16 = 500;

    fn known(share: u32) -> Self {
        Self {
            share: u16::try_from(share.min(1000)).unwrap_or(1000),
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
const DOUBT_CREDIT: u32 = 250;

/// The sum that the weights of the asked skills are shares of.
pub(crate) fn asked_in_all(opening: &Opening) -> u32 {
    opening.asked.iter().map(|asked| u32::from(asked.weight)).sum::<u32>() + DOUBT_WEIGHT
}

/// Weighted share of what is asked that the person brings.
pub(crate) fn skills(person: &Person, opening: &Opening) -> Share {
    if opening.asked.is_empty() {
        return Share {
            share: 350,
            told: Told::NotStated,
        };
    }
    let brought: u32 = opening
        .asked
        .iter()
        .map(|asked| u32::from(asked.weight) * u32::from(person.credit(asked.skill).map_or(0, |credit| credit.share)))
        .sum();
    Share::known((brought + DOUBT_WEIGHT * DOUBT_CREDIT) / asked_in_all(opening))
}

/// Closeness to what the person wishes for, or to what they have done.
pub(crate) fn occupation(person: &Person, opening: &Opening) -> Share {
    let Some(there) = opening.occupation else {
        return Share::unknown(Told::NotStated);
    };
    match person.closeness(there) {
        Some(share) => Share::known(u32::from(share)),
        None => Share {
            share: 300,
            told: Told::NotTold,
        },
    }
}

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

/// Distance: full up to 10 km, falling to 600 at the furthest the person would go (50 km when they did not say), then to
/// nothing at four times that.
pub(crate) fn place(person: &Person, opening: &Opening) -> Share {
    if opening.site == Some(model::WorkSite::Remote) {
        return Share::known(1000);
    }
    if let (Some(home), Some(there)) = (person.at, opening.at) {
        return Share::known(nearness(
            home.km_to(there),
            u32::from(person.max_km.unwrap_or(50)).max(11),
        ));
    }
    match (person.country, opening.country) {
        (Some(home), Some(there)) if home != there => Share::known(0),
        (None, _) => Share::unknown(Told::NotTold),
        (Some(_), _) => Share::unknown(Told::NotStated),
    }
}

fn nearness(km: u32, furthest: u32) -> u32 {
    if km <= 10 {
        1000
    } else if km <= furthest {
        1000 - 400 * (km - 10) / (furthest - 10)
    } else {
        600_u32.saturating_sub(600 * (km - furthest) / (3 * furthest))
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
        .is_some_and(|((limit, home), there)| {
            opening.site != Some(model::WorkSite::Remote) && home.km_to(there) >= limit
        });
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
