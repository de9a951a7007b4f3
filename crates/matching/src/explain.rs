//! Why an opening fits: the same numbers as the score, with the words of both sides beside them.

use model::{Need, Posting, Profile, Quote, SkillId};
use serde::{Deserialize, Serialize};
use skills::{SkillKind, Taxonomy};

use crate::{
    context::Context,
    credit::{Credit, Via},
    learn::{closing_hours, hours_to_learn},
    opening::{Asked, Opening},
    parts::Told,
    person::Person,
    score::{Match, PartName},
    words,
};

/// A skill that is asked for and had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The skill.
    pub skill: SkillId,
    /// Its name.
    pub name: String,
    /// How strongly it is asked for.
    pub need: Need,
    /// The posting's words.
    pub theirs: Quote,
    /// The words of the person's own profile; nothing when they entered the skill themselves.
    pub yours: Option<String>,
    /// True when it is not stated but usual in work they have done.
    pub likely: bool,
    /// Through what, when not the skill itself: "your work as a cook", "TIG welding".
    pub through: Option<String>,
}

/// A skill that is asked for and missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// The skill.
    pub skill: SkillId,
    /// Its name.
    pub name: String,
    /// How strongly it is asked for.
    pub need: Need,
    /// The posting's words.
    pub theirs: Quote,
    /// Hours to learn it, with the prerequisites that are missing too.
    pub hours: u32,
    /// What the hours rest on.
    pub basis: String,
    /// A permit or certificate: held or not held.
    pub licence: bool,
    /// Prerequisites that are missing too, by name.
    pub first: Vec<String>,
    /// A related skill the person has, which helps.
    pub head_start: Option<String>,
}

/// Whether what is missing can be learned before the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fits {
    /// Nothing that must be there is missing.
    NothingMissing,
    /// The posting names no deadline.
    NoDeadline,
    /// It can be learned in time.
    InTime,
    /// Not in time; applying may be right all the same.
    TooLate,
}

/// How sure the score is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// Much is unknown.
    Little,
    /// Some is unknown.
    Fairly,
    /// Most is known.
    Very,
}

/// Why an opening fits or does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// One sentence that leads with what they have.
    pub headline: String,
    /// One sentence for each part that says something, in the order of the parts.
    pub parts: Vec<(PartName, String)>,
    /// Asked for and had, or likely had; musts first.
    pub held: Vec<Held>,
    /// Asked for and missing; musts first.
    pub missing: Vec<Missing>,
    /// Hours to learn all the musts that are missing.
    pub hours: u32,
    /// Hours a week that was reckoned with.
    pub hours_a_week: u32,
    /// Whether that fits before the deadline.
    pub fits: Fits,
    /// How sure this is.
    pub sure: Sure,
    /// What is unknown, in words.
    pub unknown: Vec<Unknown>,
}

/// How the skills an opening asks for and those of a person go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Counted {
    /// So many they say they have.
    pub sure: u32,
    /// So many more their work so far usually takes.
    pub likely: u32,
    /// So many are missing.
    pub missing: u32,
}

impl Counted {
    /// All that are asked for.
    pub fn asked(self) -> u32 {
        self.sure + self.likely + self.missing
    }

    /// From what somebody brings of each skill that is asked for.
    pub(crate) fn of(credits: impl Iterator<Item = Option<Credit>>) -> Self {
        credits.fold(Self::default(), |mut counted, credit| {
            let part = match credit {
                Some(credit) if credit.leaves_a_lack() => &mut counted.missing,
                Some(credit) if credit.is_guess() => &mut counted.likely,
                Some(_) => &mut counted.sure,
                None => &mut counted.missing,
            };
            *part += 1;
            counted
        })
    }
}

impl Explanation {
    /// The skills asked for, counted.
    pub fn counted(&self) -> Counted {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let likely = self.held.iter().filter(|held| held.likely).count();
        Counted {
            sure: count(self.held.len() - likely),
            likely: count(likely),
            missing: count(self.missing.len()),
        }
    }
}

/// Something the score does without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unknown {
    /// The part of the score it belongs to.
    pub part: PartName,
    /// Whether the opening does not state it, or the person has not told it.
    pub told: Told,
    /// As the person reads it.
    pub words: String,
}

/// Hours a week reckoned with when the person has not said.
pub(crate) const USUAL_LEARNING_HOURS: u32 = 8;

/// Puts a match into words, with quotes from both sides.
pub fn explain(
    context: &Context,
    profile: &Profile,
    person: &Person,
    posting: &Posting,
    opening: &Opening,
    found: &Match,
) -> Explanation {
    let taxonomy = context.taxonomy;
    let mut asked = opening.asked.clone();
    asked.sort_by_key(|asked| (asked.need, std::cmp::Reverse(asked.weight)));
    let quote = |asked: Asked| quote_of(taxonomy, posting, asked);
    let (missing, held): (Vec<Asked>, Vec<Asked>) = asked.into_iter().partition(|asked| person.lacks(asked.skill));
    let held: Vec<Held> = held
        .into_iter()
        .map(|asked| held_skill(taxonomy, profile, person, asked, quote(asked)))
        .collect();
    let missing: Vec<Missing> = missing
        .into_iter()
        .map(|asked| missing_skill(taxonomy, person, asked, quote(asked)))
        .collect();
    let hours = closing_hours(taxonomy, person, opening);
    let hours_a_week = person.learning_hours().map_or(USUAL_LEARNING_HOURS, u32::from).max(1);
    Explanation {
        headline: words::headline(&held, &missing),
        parts: words::parts(taxonomy, profile, person, posting, opening, found),
        hours,
        hours_a_week,
        fits: fits(hours, hours_a_week, opening.deadline, context.day()),
        sure: sure(found, opening),
        unknown: words::unknown(found),
        held,
        missing,
    }
}

fn quote_of(taxonomy: &Taxonomy, posting: &Posting, asked: Asked) -> Quote {
    let id = &taxonomy.skill(asked.skill).id;
    let found = posting.requirements.iter().find(|requirement| requirement.skill == *id);
    found.map_or_else(
        || Quote {
            text: String::new(),
            start: 0,
            end: 0,
        },
        |requirement| requirement.quote.clone(),
    )
}

fn held_skill(taxonomy: &Taxonomy, profile: &Profile, person: &Person, asked: Asked, theirs: Quote) -> Held {
    let skill = taxonomy.skill(asked.skill);
    let via = person.credit(asked.skill).map_or(Via::Itself, |credit| credit.via);
    let source = match via {
        Via::Skill(held) => &taxonomy.skill(held).id,
        _ => &skill.id,
    };
    let evidence = profile.claim(source).and_then(|claim| claim.skill.evidence());
    let yours = match via {
        Via::Occupation(occupation) => {
            let id = &taxonomy.occupation(occupation).id;
            let job = profile
                .jobs
                .iter()
                .find(|job| job.value.occupation.as_ref() == Some(id));
            job.map(|job| job.value.title.clone())
        }
        _ => evidence.map(str::to_owned),
    };
    Held {
        skill: skill.id.clone(),
        name: taxonomy.skill_name(asked.skill).to_owned(),
        need: asked.need,
        theirs,
        yours,
        likely: matches!(via, Via::Occupation(_)),
        through: match via {
            Via::Itself => None,
            Via::Skill(held) => Some(taxonomy.skill_name(held).to_owned()),
            Via::Occupation(occupation) => Some(words::work_as(taxonomy.occupation_name(occupation))),
        },
    }
}

fn missing_skill(taxonomy: &Taxonomy, person: &Person, asked: Asked, theirs: Quote) -> Missing {
    let skill = taxonomy.skill(asked.skill);
    let head_start = person.credit(asked.skill).and_then(|credit| match credit.via {
        Via::Skill(held) => Some(taxonomy.skill_name(held).to_owned()),
        _ => None,
    });
    let first = skill.needs.iter().filter(|needed| person.lacks(**needed));
    Missing {
        skill: skill.id.clone(),
        name: taxonomy.skill_name(asked.skill).to_owned(),
        need: asked.need,
        theirs,
        hours: hours_to_learn(taxonomy, person, [asked.skill]),
        basis: skill.basis.clone(),
        licence: skill.kind == SkillKind::Licence,
        first: first.map(|needed| taxonomy.skill_name(*needed).to_owned()).collect(),
        head_start,
    }
}

fn fits(hours: u32, hours_a_week: u32, deadline: Option<i32>, today: i32) -> Fits {
    if hours == 0 {
        return Fits::NothingMissing;
    }
    let Some(deadline) = deadline else {
        return Fits::NoDeadline;
    };
    let days = u32::try_from((deadline - today).max(0)).unwrap_or(0);
    if hours <= days * hours_a_week / 7 {
        Fits::InTime
    } else {
        Fits::TooLate
    }
}

/// Much known: at most a quarter of the points rests on unknowns, and four skills are named. Little known: more than half
/// does, or at most one skill is named.
fn sure(found: &Match, opening: &Opening) -> Sure {
    let unknown: i32 = found
        .parts
        .iter()
        .filter(|part| matches!(part.told, Told::NotStated | Told::NotTold))
        .map(|part| part.out_of)
        .sum();
    if unknown > 5_000 || opening.asked.len() <= 1 {
        Sure::Little
    } else if unknown <= 2_500 && opening.asked.len() >= 4 {
        Sure::Very
    } else {
        Sure::Fairly
    }
}
