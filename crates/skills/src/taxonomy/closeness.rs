//! How close two occupations are.

use super::{Occupation, SkillIx};

/// What a written `near` link is worth before skills are compared.
const NEAR: u32 = 600;

/// Closeness of two different occupations, 0 to 990.
///
/// Where they start from is the written link between them, or how many digits their ISCO-08 codes share (unit group 500,
/// minor group 300, sub-major group 150, major group 50); the rest up to 1000 is filled by the share of skills they have
/// in common (weighted Jaccard similarity, a skill counting by its weight and its specificity, useful ones half).
pub(super) fn closeness(one: &Occupation, other: &Occupation, near: bool, specificity: impl Fn(SkillIx) -> u16) -> u16 {
    let digits = one.isco.bytes().zip(other.isco.bytes());
    let shared = digits.take_while(|(left, right)| left == right).count();
    let isco = [0, 50, 150, 300, 500][shared.min(4)];
    let start = if near { isco.max(NEAR) } else { isco };
    let left = weights(one).map(|(skill, weight)| (skill, weight, 0));
    let right = weights(other).map(|(skill, weight)| (skill, 0, weight));
    let mut asked: Vec<(SkillIx, u32, u32)> = left.chain(right).collect();
    asked.sort_unstable();
    let (mut common, mut all) = (0, 0);
    for same in asked.chunk_by(|a, b| a.0 == b.0) {
        let left: u32 = same.iter().map(|(_, weight, _)| weight).sum();
        let right: u32 = same.iter().map(|(_, _, weight)| weight).sum();
        let specificity = u32::from(specificity(same[0].0));
        common += left.min(right) * specificity;
        all += left.max(right) * specificity;
    }
    let share = common * 1000 / all.max(1);
    u16::try_from((start + (1000 - start) * share / 1000).min(990)).unwrap_or(990)
}

/// Required skills with doubled weight, and useful ones.
fn weights(job: &Occupation) -> impl Iterator<Item = (SkillIx, u32)> {
    let required = job
        .required
        .iter()
        .map(|(skill, weight)| (*skill, u32::from(*weight) * 2));
    required.chain(job.useful.iter().map(|(skill, weight)| (*skill, u32::from(*weight))))
}
