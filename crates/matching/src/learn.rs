//! What to learn: which missing skill brings most openings within reach, for how many hours.

use model::Need;
use serde::Serialize;
use skills::{SkillIx, Taxonomy};

use crate::{
    context::Context,
    filter::Filter,
    matrix::{JobMatrix, Points},
    opening::{Asked, Opening},
    parts::{Balance, hours, learning_share},
    person::{Person, Seeker},
    weights::{REACH, Weights},
};

/// A skill and the openings it brings within reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opens {
    /// The skill, as its index in the taxonomy.
    #[serde(skip)]
    pub skill: SkillIx,
    /// Hours to learn it, with the prerequisites that are missing too.
    pub hours: u32,
    /// Openings that come within reach by it alone.
    pub openings: u32,
    /// Openings near this person (close to reach or within) that ask for it.
    pub asked_by: u32,
    /// Some of the openings it brings within reach, by id.
    #[serde(skip)]
    pub examples: Vec<model::PostingId>,
}

/// How far below reach an opening still counts as near: learning something for it makes sense.
const NEAR: i32 = REACH - 1_500;

/// In one pass over the matrix: for each skill the person lacks, how many openings it would lift over [`REACH`].
/// Best first: openings gained for each hour of learning, then openings that ask for it for each hour; ties by id.
pub fn opens_most(context: &Context, matrix: &JobMatrix, person: &Person, filter: &Filter) -> Vec<Opens> {
    let Context { taxonomy, weights, .. } = *context;
    let mut tally: Vec<(u32, u32, Vec<model::PostingId>)> = vec![(0, 0, Vec::new()); taxonomy.skills().len()];
    let points = Points::new(matrix, context, person, filter);
    matrix.scored(&points, NEAR, |row, total| {
        for (skill, gain) in gains(weights, person, row.asked()) {
            let (opened, asked_by, examples) = &mut tally[usize::from(skill.0)];
            *asked_by += 1;
            if total < REACH && total + gain >= REACH {
                *opened += 1;
                if examples.len() < 3 {
                    examples.push(row.id());
                }
            }
        }
        NEAR
    });
    rank(taxonomy, person, tally)
}

/// What each missing skill of an opening would add to its total.
fn gains(weights: Weights, person: &Person, asked: &[Asked]) -> impl Iterator<Item = (SkillIx, i32)> {
    let balance = Balance::of(person, asked);
    let (whole, hours) = (balance.whole(), hours(person, asked));
    let sooner = move |asked: &Asked| {
        if asked.need == Need::Preferred {
            return 0;
        }
        let after = hours - person.hours_for(asked.skill);
        i32::try_from(learning_share(after) - learning_share(hours)).unwrap_or(0)
    };
    asked
        .iter()
        .filter(|asked| person.lacks(asked.skill))
        .map(move |asked| {
            let lacking = 1000 - u32::from(person.credit(asked.skill).map_or(0, |credit| credit.share));
            let share = u32::from(asked.weight) * lacking / whole;
            let skills = weights.skills * i32::try_from(share).unwrap_or(0) / 1000;
            (asked.skill, skills + weights.learning * sooner(asked) / 1000)
        })
}

fn rank(taxonomy: &Taxonomy, person: &Person, tally: Vec<(u32, u32, Vec<model::PostingId>)>) -> Vec<Opens> {
    let mut list: Vec<Opens> = tally
        .into_iter()
        .enumerate()
        .filter(|(_, (_, asked_by, _))| *asked_by > 0)
        .map(|(ix, (openings, asked_by, mut examples))| {
            let skill = SkillIx(u16::try_from(ix).unwrap_or(u16::MAX));
            examples.sort_unstable();
            Opens {
                skill,
                hours: hours_to_learn(taxonomy, person, [skill]),
                openings,
                asked_by,
                examples,
            }
        })
        .collect();
    // Compare a/b with c/d as a*d with c*b: no rounding, the same everywhere.
    let per_hour = |count: u32, a: &Opens, other: u32, b: &Opens| {
        (u64::from(other) * u64::from(a.hours.max(1))).cmp(&(u64::from(count) * u64::from(b.hours.max(1))))
    };
    list.sort_by(|a, b| {
        per_hour(a.openings, a, b.openings, b)
            .then_with(|| per_hour(a.asked_by, a, b.asked_by, b))
            .then_with(|| a.skill.cmp(&b.skill))
    });
    list
}

/// Hours for a person to learn all of `wanted`, each prerequisite counted once, nothing counted that they have.
pub fn hours_to_learn(taxonomy: &Taxonomy, person: &Person, wanted: impl IntoIterator<Item = SkillIx>) -> u32 {
    hours_with_prerequisites(taxonomy, |skill| person.lacks(skill), wanted)
}

/// Hours to learn all of `wanted`, each prerequisite counted once, nothing counted that is not lacked.
pub(crate) fn hours_with_prerequisites(
    taxonomy: &Taxonomy,
    lacks: impl Fn(SkillIx) -> bool,
    wanted: impl IntoIterator<Item = SkillIx>,
) -> u32 {
    chain(taxonomy, lacks, wanted)
        .iter()
        .map(|skill| u32::from(taxonomy.skill(*skill).hours))
        .sum()
}

/// The missing skills behind `wanted`, prerequisites first, each once.
pub(crate) fn chain(
    taxonomy: &Taxonomy,
    lacks: impl Fn(SkillIx) -> bool,
    wanted: impl IntoIterator<Item = SkillIx>,
) -> Vec<SkillIx> {
    let mut chain = Vec::new();
    for skill in wanted {
        push_chain(taxonomy, &lacks, skill, &mut chain);
    }
    chain
}

/// Depth first; ends because the taxonomy's checker lets no circle of prerequisites through.
fn push_chain(taxonomy: &Taxonomy, lacks: &impl Fn(SkillIx) -> bool, skill: SkillIx, chain: &mut Vec<SkillIx>) {
    if !lacks(skill) || chain.contains(&skill) {
        return;
    }
    for needed in &taxonomy.skill(skill).needs {
        push_chain(taxonomy, lacks, *needed, chain);
    }
    chain.push(skill);
}

/// Hours to learn everything an opening asks for as a must (or without saying how strongly) that the person lacks.
pub fn closing_hours(taxonomy: &Taxonomy, person: &Person, opening: &Opening) -> u32 {
    let lacking = opening
        .asked
        .iter()
        .filter(|asked| asked.need != Need::Preferred && person.lacks(asked.skill));
    hours_to_learn(taxonomy, person, lacking.map(|asked| asked.skill))
}
