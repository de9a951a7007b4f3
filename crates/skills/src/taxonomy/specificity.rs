//! How specific a skill is.

use std::collections::BTreeSet;

use super::{Occupation, Skill, SkillIx, SkillKind, logarithm::log2_milli};

/// What share of the measured specificity a kind keeps, in thousandths: what is useful everywhere is no sign of one
/// trade, however few occupations happen to name it.
fn share(kind: SkillKind) -> u32 {
    match kind {
        SkillKind::Skill | SkillKind::Knowledge | SkillKind::Tool | SkillKind::Licence => 1000,
        SkillKind::Language => 700,
        SkillKind::Transversal => 350,
    }
}

/// The specificity of every skill, 100 to 1000.
///
/// With N occupations, n of which name the skill or a narrower one (at least 1 is counted):
/// `100 + 900 · share(kind) · log2((N+1)/(n+1)) / log2((N+1)/2)`. This is the inverse document frequency of Spärck
/// Jones (1972) with occupations as documents, scaled so that a skill of one single occupation reaches 1000.
pub(super) fn specificities(skills: &[Skill], occupations: &[Occupation]) -> Vec<u16> {
    let mut named_by = vec![BTreeSet::new(); skills.len()];
    for (at, job) in occupations.iter().enumerate() {
        let mut open: Vec<SkillIx> = job
            .required
            .iter()
            .chain(&job.useful)
            .map(|(skill, _)| *skill)
            .collect();
        while let Some(skill) = open.pop() {
            if named_by[usize::from(skill.0)].insert(at) {
                open.extend(&skills[usize::from(skill.0)].broader);
            }
        }
    }
    let all = u32::try_from(occupations.len()).unwrap_or(u32::MAX - 1) + 1;
    let most = log2_milli(all).saturating_sub(1000).max(1);
    let of = |(skill, named): (&Skill, &BTreeSet<usize>)| {
        let named = u32::try_from(named.len().max(1)).unwrap_or(u32::MAX - 1) + 1;
        let measured = (log2_milli(all).saturating_sub(log2_milli(named)) * 1000 / most).min(1000);
        let measured = if occupations.len() < 2 { 1000 } else { measured };
        u16::try_from(100 + 900 * share(skill.kind) / 1000 * measured / 1000).unwrap_or(1000)
    };
    skills.iter().zip(&named_by).map(of).collect()
}
