//! A plan: the chain of skills that brings most openings within reach, fitted into the hours a week somebody has.

use serde::Serialize;
use skills::SkillIx;

use crate::{
    context::Context,
    filter::Filter,
    learn::{chain, opens_most},
    matrix::JobMatrix,
    person::Person,
};

/// One skill of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The skill, as its index in the taxonomy.
    #[serde(skip)]
    pub skill: SkillIx,
    /// Hours to learn it.
    pub hours: u32,
    /// The week it begins in; the first is 1.
    pub from_week: u32,
    /// The week it is finished in.
    pub to_week: u32,
    /// True when it is only there because a later step needs it first.
    pub prerequisite: bool,
    /// Openings that come within reach once it is learned, beyond those before.
    pub openings: u32,
}

/// Skills to learn, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The steps, in the order they are learned.
    pub steps: Vec<Step>,
    /// Hours a week it is made for.
    pub hours_a_week: u32,
    /// Weeks it takes.
    pub weeks: u32,
}

/// Steps a plan has at most: further ahead the openings will have changed.
const MOST_GOALS: usize = 6;

/// Makes a plan that fits into `weeks` of `hours_a_week`: again and again the skill (with its missing prerequisites) that
/// brings most openings within reach for each hour, counted anew with what was planned before.
pub fn plan(
    context: &Context,
    matrix: &JobMatrix,
    person: &Person,
    filter: &Filter,
    hours_a_week: u32,
    weeks: u32,
) -> Plan {
    let taxonomy = context.taxonomy;
    let hours_a_week = hours_a_week.max(1);
    let budget = hours_a_week.saturating_mul(weeks);
    let mut person = person.clone();
    let mut steps: Vec<Step> = Vec::new();
    let mut used = 0;
    for _ in 0..MOST_GOALS {
        let best = opens_most(context, matrix, &person, filter);
        let Some(goal) = best
            .into_iter()
            .find(|goal| goal.openings > 0 && used + goal.hours <= budget)
        else {
            break;
        };
        for skill in chain(taxonomy, |skill| person.lacks(skill), [goal.skill]) {
            let hours = u32::from(taxonomy.skill(skill).hours);
            steps.push(step(
                skill,
                hours,
                used,
                hours_a_week,
                (skill == goal.skill).then_some(goal.openings),
            ));
            used += hours;
            person = person.having_learned(taxonomy, skill);
        }
    }
    Plan {
        steps,
        hours_a_week,
        weeks: used.div_ceil(hours_a_week),
    }
}

fn step(skill: SkillIx, hours: u32, before: u32, hours_a_week: u32, goal: Option<u32>) -> Step {
    Step {
        skill,
        hours,
        from_week: before / hours_a_week + 1,
        to_week: (before + hours).div_ceil(hours_a_week).max(1),
        prerequisite: goal.is_none(),
        openings: goal.unwrap_or(0),
    }
}
