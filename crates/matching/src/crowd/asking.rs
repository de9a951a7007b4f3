//! One opening and what it asks of everybody.

use skills::{OccupationIx, SkillIx, Taxonomy};

use super::matters::Matters;
use crate::{
    context::Context,
    opening::Opening,
    parts::{self, Share, most_of_skills},
    score::{self, points, within},
    trade::{Way, closeness},
    weights::Weights,
};

/// An opening and what it asks of everybody.
pub(super) struct Asking<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) opening: &'a Opening,
    /// How many points are enough.
    pub(super) least: i32,
    /// The most that everything gives but skills, the work and the place.
    pub(super) beside: i32,
    /// The most that skills give.
    most_of_skills: i32,
    /// By the occupation's index: how close it is to the opening's; empty where that is not known.
    closeness: &'a [u16],
    /// The skills it asks for.
    pub(super) asked: Matters<'a>,
    /// These, and what must be learned before them.
    pub(super) all: Matters<'a>,
}

impl<'a> Asking<'a> {
    pub(super) fn new(context: &'a Context<'a>, opening: &'a Opening, least: i32) -> Self {
        let taxonomy = context.taxonomy;
        let asked = asked(taxonomy, opening);
        Self {
            context,
            opening,
            least,
            beside: beside(context, opening),
            most_of_skills: score::most_of_skills(context.weights, most_of_skills(&opening.asked)),
            closeness: opening.occupation.map_or(&[], |there| taxonomy.closeness_to(there)),
            all: Matters::new(taxonomy, with_prerequisites(taxonomy, &asked)),
            asked: Matters::new(taxonomy, asked),
        }
    }

    /// Whether it may still be enough with what the place gives and so much for the work.
    fn may_do(&self, spot: i32, work: i32) -> bool {
        within(spot + work + self.beside + self.most_of_skills) >= self.least
    }

    /// Whether it may still be enough for somebody to whom the place gives so much, whatever they do.
    pub(super) fn is_near_enough(&self, spot: i32) -> bool {
        self.may_do(spot, self.context.weights.occupation)
    }

    /// The same when it is known how close its work is to theirs.
    pub(super) fn is_close_enough(&self, spot: i32, closeness: Option<u16>) -> bool {
        self.may_do(spot, self.most_of_work(closeness))
    }

    /// How close its work is to somebody's ways.
    pub(super) fn closeness(&self, ways: &[Way]) -> Option<u16> {
        closeness(ways, |from| self.closeness_of(from))
    }

    /// The most that the part for the work can come to, for somebody that close to it.
    pub(super) fn most_of_work(&self, closeness: Option<u16>) -> i32 {
        let known = closeness.filter(|_| self.opening.occupation.is_some());
        let share = known.map_or(parts::UNLIKE, |share| i16::try_from(share).unwrap_or(1000));
        points(self.context.weights.occupation, share)
    }

    /// How close an occupation is to the opening's.
    pub(super) fn closeness_of(&self, occupation: OccupationIx) -> u16 {
        self.closeness.get(usize::from(occupation.0)).copied().unwrap_or(0)
    }
}

/// The most that everything gives but skills, the work and the place: what an opening does not say counts the middle for
/// everybody.
fn beside(context: &Context, opening: &Opening) -> i32 {
    let Weights {
        experience,
        pay,
        schedule,
        language,
        education,
        freshness,
        ..
    } = context.weights;
    let terms = &opening.terms;
    let most = |out_of, is_said| points(out_of, if is_said { 1000 } else { Share::MIDDLE });
    most(experience, terms.experience.is_some())
        + most(pay, opening.pay.is_some())
        + schedule
        + most(language, !terms.languages.is_empty())
        + most(education, terms.education.is_some())
        + points(freshness, parts::freshness(opening.posted, context.day()).share)
}

/// The skills an opening asks for; where it names none, what its kind of work takes.
fn asked(taxonomy: &Taxonomy, opening: &Opening) -> Vec<SkillIx> {
    let usual = opening.occupation.filter(|_| opening.asked.is_empty());
    let usual = usual.iter().flat_map(|there| &taxonomy.occupation(*there).required);
    let asked = opening.asked.iter().map(|asked| asked.skill);
    asked.chain(usual.map(|(skill, _)| *skill)).collect()
}

fn with_prerequisites(taxonomy: &Taxonomy, asked: &[SkillIx]) -> Vec<SkillIx> {
    let (mut all, mut open): (Vec<SkillIx>, Vec<SkillIx>) = (Vec::new(), asked.to_vec());
    while let Some(skill) = open.pop() {
        if !all.contains(&skill) {
            all.push(skill);
            open.extend(&taxonomy.skill(skill).needs);
        }
    }
    all
}
