//! An opening as the score reads it: whole numbers and indices, no text.

use chrono::Datelike;
use model::{
    Coordinates, Currency, Employment, Need, Posting, PostingId, SkillId, WorkSite,
    profile::{LanguageLevel, StudyLevel},
};
use serde::{Deserialize, Serialize};
use skills::{OccupationIx, SkillIx, SkillKind, Taxonomy};

/// One skill an opening asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Which.
    pub skill: SkillIx,
    /// How strongly.
    pub need: Need,
    /// How much it weighs in this opening: the skill's specificity times how it is asked for; a licence counts double,
    /// since without it the work may not be done at all. At most 2000.
    pub weight: u16,
}

impl Asked {
    /// Weighs a skill: a must counts fully, a plus for less than half; what is merely named lies between.
    pub fn new(taxonomy: &Taxonomy, skill: SkillIx, need: Need) -> Self {
        let share: u32 = match need {
            Need::Required => 1000,
            Need::Unknown => 750,
            Need::Preferred => 400,
        };
        let factor = if taxonomy.skill(skill).kind == SkillKind::Licence {
            2
        } else {
            1
        };
        let weight = u32::from(taxonomy.specificity(skill)) * share * factor / 1000;
        Self {
            skill,
            need,
            weight: u16::try_from(weight).unwrap_or(2000),
        }
    }
}

/// Where the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Spot {
    /// The point, when that is known.
    pub at: Option<Coordinates>,
    /// Country, when that is known: two capital letters.
    pub country: Option<[u8; 2]>,
    /// On site, hybrid, remote.
    pub site: Option<WorkSite>,
    /// True when the posting says that the work may be done from any country.
    pub anywhere: bool,
}

/// What is asked for beside skills, and the kind of contract.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Terms {
    /// Languages asked for.
    pub languages: Vec<(SkillIx, Option<LanguageLevel>)>,
    /// Months of experience asked for.
    pub experience: Option<u16>,
    /// Education asked for.
    pub education: Option<StudyLevel>,
    /// Kind of employment.
    pub employment: Option<Employment>,
}

/// Yearly pay in hundredths, lowest and highest, and its currency.
pub type Pay = (u64, u64, Currency);

/// An opening, ready to be scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The posting.
    pub id: PostingId,
    /// What its title stands for.
    pub occupation: Option<OccupationIx>,
    /// Skills asked for, each once.
    pub asked: Vec<Asked>,
    /// Where.
    pub spot: Spot,
    /// Asked for beside skills.
    pub terms: Terms,
    /// What it pays.
    pub pay: Option<Pay>,
    /// The employer's name in lower case.
    pub employer: Option<String>,
    /// Day of publication, counted from 1 January of year 1 as day 1.
    pub posted: Option<i32>,
    /// Last day to apply, counted likewise.
    pub deadline: Option<i32>,
}

impl Opening {
    /// Reads a posting. Skills the taxonomy does not know (any more) are left out.
    pub fn new(taxonomy: &Taxonomy, posting: &Posting) -> Self {
        let place = posting.place.as_ref();
        Self {
            id: posting.id,
            occupation: posting.occupation.as_ref().and_then(|id| taxonomy.occupation_ix(id)),
            asked: asked(taxonomy, posting.requirements.iter().map(|r| (&r.skill, r.need))),
            spot: Spot {
                at: place.and_then(|place| place.at),
                country: place.and_then(|place| country(place.country.as_deref()?)),
                site: posting.site,
                anywhere: posting.anywhere,
            },
            terms: Terms {
                languages: posting
                    .languages
                    .iter()
                    .filter_map(|asked| Some((taxonomy.skill_ix(&asked.language)?, asked.level)))
                    .collect(),
                experience: posting.experience_months,
                education: posting.education,
                employment: posting.employment,
            },
            pay: posting.pay.map(|pay| {
                let (min, max) = pay.yearly();
                (min, max, pay.currency)
            }),
            employer: posting.employer.as_ref().map(|name| name.to_lowercase()),
            posted: posting.posted.map(|day| day.num_days_from_ce()),
            deadline: posting.deadline.map(|day| day.num_days_from_ce()),
        }
    }
}

/// A country as openings keep it: two capital letters, or nothing.
pub fn country(code: &str) -> Option<[u8; 2]> {
    code.as_bytes().try_into().ok()
}

fn asked<'a>(taxonomy: &Taxonomy, requirements: impl Iterator<Item = (&'a SkillId, Need)>) -> Vec<Asked> {
    let mut list: Vec<Asked> = Vec::new();
    for (id, need) in requirements {
        let Some(skill) = taxonomy.skill_ix(id) else {
            continue;
        };
        if list.iter().any(|known| known.skill == skill) {
            continue;
        }
        list.push(Asked::new(taxonomy, skill, need));
    }
    list
}
