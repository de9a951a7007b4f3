//! How much of a skill somebody brings, and through what.

use rustc_hash::FxHashMap;
use skills::{Occupation, OccupationIx, SkillIx, SkillKind, Taxonomy};

use crate::facts::{Facts, Past};

/// Through what a person brings a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// They have it.
    Itself,
    /// They have a related one.
    Skill(SkillIx),
    /// They worked in an occupation that usually takes it.
    Occupation(OccupationIx),
}

/// How much of a skill a person brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// 1 to 1000.
    pub share: u16,
    /// Through what.
    pub via: Via,
}

/// From this share on, what their work usually takes is taken to be there: worth asking, not worth hours of learning.
const LIKELY: u16 = 400;
/// From this share on, a near skill stands for the one asked for.
const COVERED: u16 = 900;
/// What a year of any work is taken to bring of what all work takes: turning up, working with others.
const OF_ANY_WORK: u16 = 500;

impl Credit {
    /// Whether all that speaks for it is work they have done.
    pub(crate) fn is_guess(self) -> bool {
        matches!(self.via, Via::Occupation(_))
    }

    pub(crate) fn is_likely(self) -> bool {
        self.is_guess() && self.share >= LIKELY
    }

    /// Whether the skill has still to be learned: neither had, nor likely had, nor covered by a near one.
    pub(crate) fn leaves_a_lack(self) -> bool {
        self.via != Via::Itself && !self.is_likely() && self.share < COVERED
    }
}

/// What occupations bring of skills, by both.
#[derive(Debug, Default)]
pub(crate) struct ByWork(FxHashMap<(OccupationIx, SkillIx), u16>);

impl ByWork {
    /// Of these occupations, and of the skills that matter. Half a year of the work gives partial credit; of what is only
    /// useful less, and no licence: that is brought where the work may not be done without it.
    pub(crate) fn new(
        taxonomy: &Taxonomy,
        occupations: impl Iterator<Item = OccupationIx>,
        matters: impl Fn(SkillIx) -> bool,
    ) -> Self {
        let mut shares = FxHashMap::default();
        for ix in occupations {
            for (skill, share) in brought_by(taxonomy, taxonomy.occupation(ix)) {
                if matters(skill) {
                    let known: &mut u16 = shares.entry((ix, skill)).or_default();
                    *known = share.max(*known);
                }
            }
        }
        Self(shares)
    }

    fn of(&self, taxonomy: &Taxonomy, past: Past, skill: SkillIx) -> Option<Credit> {
        if past.months.is_some_and(|months| months < 6) {
            return None;
        }
        let usual = self.0.get(&(past.occupation, skill)).copied();
        // A permit that was not used for long is not alive any more.
        let usual = usual.filter(|_| taxonomy.skill(skill).kind != SkillKind::Licence || past.is_recent());
        let long = taxonomy.skill(skill).any_work && past.months.is_some_and(|months| months >= 12);
        let share = usual.max(long.then_some(OF_ANY_WORK))?;
        Some(Credit {
            share,
            via: Via::Occupation(past.occupation),
        })
    }
}

fn brought_by<'a>(taxonomy: &'a Taxonomy, occupation: &'a Occupation) -> impl Iterator<Item = (SkillIx, u16)> + 'a {
    let required = occupation.required.iter();
    let required = required.map(|(skill, weight)| (*skill, 300 + 100 * u16::from(*weight)));
    let useful = occupation.useful.iter();
    let useful = useful.filter(|(skill, _)| taxonomy.skill(*skill).kind != SkillKind::Licence);
    required.chain(useful.map(|(skill, weight)| (*skill, 100 + 50 * u16::from(*weight))))
}

/// How much of a skill somebody brings: because they say so, else because they worked where it is usual or have one near it.
pub(crate) fn credit_of(taxonomy: &Taxonomy, facts: &Facts, by_work: &ByWork, skill: SkillIx) -> Option<Credit> {
    if let Some(share) = facts.level(skill) {
        return Some(Credit {
            share,
            via: Via::Itself,
        });
    }
    let works = facts.past.iter().filter_map(|past| by_work.of(taxonomy, *past, skill));
    let kin = taxonomy.kin(skill).iter().filter_map(|(kin, kinship)| {
        let share = u32::from(*kinship) * u32::from(facts.level(*kin)?) / 1000;
        Some(Credit {
            share: u16::try_from(share).unwrap_or(1000),
            via: Via::Skill(*kin),
        })
    });
    works.chain(kin).reduce(better)
}

/// Keeps the greater share. What their work usually takes stays likely, even where a near skill is worth more.
fn better(known: Credit, new: Credit) -> Credit {
    let share = known.share.max(new.share);
    match () {
        () if share < COVERED && known.is_likely() => Credit { share, ..known },
        () if share < COVERED && new.is_likely() => Credit { share, ..new },
        () if new.share > known.share => new,
        () => known,
    }
}
