//! How much of a skill somebody has who has another.
//!
//! The numbers are a prior, written down here and nowhere else:
//!
//! | held, where `asked` is wanted | credit |
//! |---|---|
//! | the same | 1000 |
//! | more special, by one step / two / more | 900 / 800 / 700 |
//! | something that needs `asked` first | 600 |
//! | more general, by one step / more | 400 / 250 |
//! | related | 350 |
//! | another under the same more general skill; under one with more than twelve | 250 / 150 |
//!
//! Two kinds differ. A licence is held or not: full credit for itself and for a licence that cannot be held without it
//! (a lorry licence includes the car licence), otherwise nothing. A language is not a little known by knowing another:
//! languages under one heading give no credit to each other.

use std::collections::BTreeMap;

use super::{Skill, SkillIx, SkillKind};

const LARGE_FAMILY: usize = 12;

/// For each skill asked for, what else counts and how much, in order of skill.
pub(super) fn kin(skills: &[Skill]) -> Vec<Vec<(SkillIx, u16)>> {
    let ixs = (0..=u16::MAX).map(SkillIx).take(skills.len());
    let mut credits: Vec<BTreeMap<SkillIx, u16>> =
        ixs.clone().map(|asked| Family { skills, asked }.credits()).collect();
    for held in ixs {
        for asked in needed(skills, held) {
            if let Some(credit) = built_on(&skills[usize::from(asked.0)], &skills[usize::from(held.0)]) {
                raise(&mut credits[usize::from(asked.0)], held, credit);
            }
        }
    }
    credits.into_iter().map(|row| row.into_iter().collect()).collect()
}

/// The same from the side of what is held.
pub(super) fn turned(kin: &[Vec<(SkillIx, u16)>]) -> Vec<Vec<(SkillIx, u16)>> {
    let mut helps = vec![Vec::new(); kin.len()];
    for (asked, kin) in (0..=u16::MAX).map(SkillIx).zip(kin) {
        for (held, credit) in kin {
            helps[usize::from(held.0)].push((asked, *credit));
        }
    }
    helps
}

/// What `held` needs: directly, and for licences through other licences.
fn needed(skills: &[Skill], held: SkillIx) -> Vec<SkillIx> {
    let mut found: Vec<SkillIx> = Vec::new();
    let mut open = vec![held];
    while let Some(from) = open.pop() {
        for to in &skills[usize::from(from.0)].needs {
            if *to != held && !found.contains(to) {
                found.push(*to);
                if skills[usize::from(to.0)].kind == SkillKind::Licence {
                    open.push(*to);
                }
            }
        }
    }
    found
}

fn built_on(asked: &Skill, held: &Skill) -> Option<u16> {
    match (asked.kind == SkillKind::Licence, held.kind == SkillKind::Licence) {
        (true, true) => Some(1000),
        (false, false) => Some(600),
        _ => None,
    }
}

fn raise(row: &mut BTreeMap<SkillIx, u16>, held: SkillIx, credit: u16) {
    let known = row.entry(held).or_insert(0);
    *known = credit.max(*known);
}

struct Family<'s> {
    skills: &'s [Skill],
    asked: SkillIx,
}

impl<'s> Family<'s> {
    fn skill(&self, ix: SkillIx) -> &'s Skill {
        &self.skills[usize::from(ix.0)]
    }

    fn credits(&self) -> BTreeMap<SkillIx, u16> {
        let mut row = BTreeMap::new();
        let asked = self.skill(self.asked);
        if asked.kind == SkillKind::Licence {
            return row;
        }
        self.walk(&mut row, |skill| &skill.narrower, |steps| [900, 800, 700][steps.min(2)]);
        self.walk(&mut row, |skill| &skill.broader, |steps| [400, 250][steps.min(1)]);
        for held in &asked.related {
            self.credit(&mut row, *held, 350);
        }
        if asked.kind != SkillKind::Language {
            for parent in &asked.broader {
                let family = &self.skill(*parent).narrower;
                let credit = if family.len() > LARGE_FAMILY { 150 } else { 250 };
                for held in family {
                    self.credit(&mut row, *held, credit);
                }
            }
        }
        row
    }

    fn credit(&self, row: &mut BTreeMap<SkillIx, u16>, held: SkillIx, credit: u16) {
        if held != self.asked && self.skill(held).kind != SkillKind::Licence {
            raise(row, held, credit);
        }
    }

    /// Gives credit along one kind of link, level by level; each skill counts where it is met first.
    fn walk(&self, row: &mut BTreeMap<SkillIx, u16>, links: fn(&Skill) -> &Vec<SkillIx>, credit: fn(usize) -> u16) {
        let mut seen = vec![self.asked];
        let mut level = vec![self.asked];
        for steps in 0.. {
            let mut next: Vec<SkillIx> = level
                .iter()
                .flat_map(|ix| links(self.skill(*ix)).iter().copied())
                .collect();
            next.sort_unstable();
            next.dedup();
            next.retain(|ix| !seen.contains(ix));
            if next.is_empty() {
                return;
            }
            for held in &next {
                self.credit(row, *held, credit(steps));
            }
            seen.extend(&next);
            level = next;
        }
    }
}
