//! The parts of the score, one function each. Each answers how good this part is (0 to 1000) or why that cannot be told.

use model::{
    Need, WorkSite,
    profile::{LanguageLevel, Travel},
};
use serde::{Deserialize, Serialize};
use skills::OccupationIx;

use crate::{
    facts::{Experience, Home},
    opening::{Asked, Pay, Spot, Terms},
    person::Seeker,
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

/// What an opening asks for, set against what a person brings.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Balance {
    /// The weights of all that is asked for.
    all: u32,
    /// The weights times what is brought, in thousandths.
    brought: u32,
    /// The weights of what is only guessed from past work.
    guessed: u32,
}

impl Balance {
    pub(crate) fn of(person: &impl Seeker, asked: &[Asked]) -> Self {
        let mut sum = Self::default();
        for asked in asked {
            let (weight, brought) = (u32::from(asked.weight), person.brought(asked.skill));
            sum.all += weight;
            sum.brought += weight * u32::from(brought.share);
            sum.guessed += if brought.guessed { weight } else { 0 };
        }
        sum
    }

    /// The sum that the weights of the asked skills are shares of. The doubt grows with the share of them that is only
    /// guessed from past work, to twice as much: two guesses ("communication", "teamwork") are thin ground, ten less so.
    pub(crate) fn whole(self) -> u32 {
        self.all + DOUBT_WEIGHT + DOUBT_WEIGHT * self.guessed / self.all.max(1)
    }
}

/// Weighted share of what is asked that the person brings. When no skill could be read: what work of this kind usually
/// takes, up to the middle; an advert that says neither can hardly be judged, and stands low.
pub(crate) fn skills(person: &impl Seeker, occupation: Option<OccupationIx>, asked: &[Asked]) -> Share {
    if asked.is_empty() {
        let usual = occupation.map(|there| person.brings_of(there));
        return Share {
            share: usual.map_or(UNREADABLE, |share| {
                share.try_into().unwrap_or(Share::MIDDLE).min(Share::MIDDLE)
            }),
            told: Told::NotStated,
        };
    }
    let balance = Balance::of(person, asked);
    Share::known((balance.brought + DOUBT_WEIGHT * DOUBT_CREDIT) / balance.whole())
}

/// What [`skills`] gives at most, whoever asks: to somebody who brings everything.
pub(crate) fn most_of_skills(asked: &[Asked]) -> i16 {
    if asked.is_empty() {
        return Share::MIDDLE;
    }
    let all: u32 = asked.iter().map(|asked| u32::from(asked.weight)).sum();
    Share::known((all * 1000 + DOUBT_WEIGHT * DOUBT_CREDIT) / (all + DOUBT_WEIGHT)).share
}

/// What an advert counts as that names neither skills nor a kind of work we know.
const UNREADABLE: i16 = 150;

/// Hours to learn what is missing, with what comes before it: nothing to learn is full, 160 hours (a month of full days)
/// is half, 1,600 a tenth.
pub(crate) fn learning(person: &impl Seeker, asked: &[Asked]) -> Share {
    if asked.is_empty() {
        return Share::unknown(Told::NotStated);
    }
    Share::known(learning_share(hours(person, asked)))
}

/// Hours to learn what is missing of the musts. Each missing skill with its own prerequisites: what two of them share counts
/// twice here, so that the hours of one skill can be taken out alone.
pub(crate) fn hours(person: &impl Seeker, asked: &[Asked]) -> u32 {
    let musts = asked.iter().filter(|asked| asked.need != Need::Preferred);
    musts.map(|asked| person.hours_for(asked.skill)).sum()
}

pub(crate) fn learning_share(hours: u32) -> u32 {
    const HALF: u32 = 160;
    1000 * HALF / (HALF + hours)
}

/// Closeness to what the person wishes for, or to what they have done. For somebody who has told neither: whether their
/// schooling is what such work usually takes.
pub(crate) fn occupation(person: &impl Seeker, occupation: Option<OccupationIx>) -> Share {
    let unlike = |told| Share { share: UNLIKE, told };
    let Some(there) = occupation else {
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
pub(crate) const UNLIKE: i16 = 300;

/// Months asked for against months worked.
pub(crate) fn experience(person: &impl Seeker, terms: &Terms) -> Share {
    let Some(asked) = terms.experience else {
        return Share::unknown(Told::NotStated);
    };
    if asked == 0 {
        return Share::known(1000);
    }
    match person.facts().experience {
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
pub(crate) fn place(home: &Home, spot: &Spot) -> Share {
    if spot.site == Some(WorkSite::Remote) {
        return at_home(home, spot);
    }
    let abroad = is_abroad(home, spot);
    let furthest = match home.travel {
        Some(Travel::Km(km)) => u32::from(km).max(11),
        _ => u32::from(USUAL_KM),
    };
    let both = home.at.zip(spot.at);
    let km = both
        .filter(|(home, there)| !home.is_surely_beyond(furthest * MOVING, *there))
        .map(|(home, there)| home.km_to(there));
    match (km, home.travel) {
        (Some(km), _) if km < furthest * MOVING => Share::known(nearness(km, furthest)),
        (_, Some(Travel::Abroad)) if abroad => Share::known(300),
        (_, _) if abroad => Share::against(5000),
        (_, Some(Travel::Country | Travel::Abroad)) if both.is_some() => Share::known(400),
        (_, _) if both.is_some() => Share::against(1000),
        (_, _) if home.country.is_none() => Share::unknown(Told::NotTold),
        (_, _) => Share::unknown(Told::NotStated),
    }
}

/// Whether both countries are known and differ.
fn is_abroad(home: &Home, spot: &Spot) -> bool {
    home.country
        .zip(spot.country)
        .is_some_and(|(home, there)| home != there)
}

/// Whether work at home would be for another country that may not take people from theirs.
pub(crate) fn is_beyond_border(home: &Home, spot: &Spot) -> bool {
    is_abroad(home, spot) && !spot.anywhere
}

/// Work at home is near everywhere in its own country. Beyond the border few employers may employ anybody (tax, social
/// insurance, permits): that takes away, though less than having to move there.
fn at_home(home: &Home, spot: &Spot) -> Share {
    match (is_beyond_border(home, spot), home.travel) {
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
pub(crate) fn pay(person: &impl Seeker, pay: Option<Pay>) -> Share {
    let Some((_, most, currency)) = pay else {
        return Share::unknown(Told::NotStated);
    };
    let Some((least, wanted)) = person.facts().min_pay else {
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
pub(crate) fn schedule(person: &impl Seeker, terms: &Terms, site: Option<WorkSite>) -> Share {
    if person.facts().employment.is_empty() && person.facts().sites.is_empty() {
        return Share::unknown(Told::NotAsked);
    }
    let kind = fits(&person.facts().employment, terms.employment);
    let site = fits(&person.facts().sites, site);
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
pub(crate) fn language(person: &impl Seeker, terms: &Terms) -> Share {
    if terms.languages.is_empty() {
        return Share::unknown(Told::NotAsked);
    }
    if person.facts().languages.is_empty() {
        return Share::unknown(Told::NotTold);
    }
    let spoken = |asked: &(skills::SkillIx, Option<LanguageLevel>)| {
        let known = person
            .facts()
            .languages
            .iter()
            .find(|(language, _)| *language == asked.0);
        match (known, asked.1) {
            (None, _) => 0,
            (Some((_, Some(level))), Some(wanted)) if *level < wanted => 500,
            (Some((_, None)), Some(_)) => 800,
            _ => 1000,
        }
    };
    Share::known(terms.languages.iter().map(spoken).min().unwrap_or(0))
}

/// Education asked for against the highest finished.
pub(crate) fn education(person: &impl Seeker, terms: &Terms) -> Share {
    let Some(asked) = terms.education else {
        return Share::unknown(Told::NotStated);
    };
    let Some(had) = person.facts().education else {
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
pub(crate) fn freshness(posted: Option<i32>, today: i32) -> Share {
    let Some(posted) = posted else {
        return Share::unknown(Told::NotStated);
    };
    let days = u32::try_from((today - posted).max(0)).unwrap_or(0);
    Share::known(if days <= 7 {
        1000
    } else {
        1000_u32.saturating_sub((days - 7) * 5).max(100)
    })
}

/// What earlier dismissals take off for the kind of work, as a share of the whole (0 to 1000), like the following.
pub(crate) fn off_for_work(person: &impl Seeker, occupation: Option<OccupationIx>) -> i32 {
    off(250, occupation.is_some_and(|there| person.dislikes(there)))
}

/// For the employer.
pub(crate) fn off_for_employer(person: &impl Seeker, employer: Option<&str>) -> i32 {
    let disliked = &person.facts().feedback.employers;
    let known = employer.is_some_and(|name| disliked.binary_search_by(|other| other.as_str().cmp(name)).is_ok());
    off(200, known)
}

/// For the contract, and for the experience asked for.
pub(crate) fn off_for_terms(person: &impl Seeker, terms: &Terms) -> i32 {
    let feedback = &person.facts().feedback;
    let schedule = terms.employment.is_some_and(|kind| feedback.employment.contains(&kind));
    let much = feedback
        .too_much_months
        .zip(terms.experience)
        .is_some_and(|(limit, asked)| asked >= limit);
    off(100, schedule) + off(100, much)
}

/// For the distance.
pub(crate) fn off_for_spot(home: &Home, spot: &Spot) -> i32 {
    let limit = home.too_far_km.zip(home.at).zip(spot.at);
    let far = limit.is_some_and(|((limit, home), there)| home.km_to(there) >= limit);
    off(120, far && spot.site != Some(WorkSite::Remote))
}

/// For the pay.
pub(crate) fn off_for_pay(person: &impl Seeker, pay: Option<Pay>) -> i32 {
    let limit = person.facts().feedback.too_little.zip(pay);
    off(
        120,
        limit.is_some_and(|((amount, currency), (_, most, paid))| currency == paid && most <= amount),
    )
}

fn off(share: i32, applies: bool) -> i32 {
    if applies { share } else { 0 }
}
