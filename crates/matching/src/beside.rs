//! Skills that usually go with some: learned from the openings at hand, and where these are too few, told by the taxonomy.
//!
//! Each opening that asks for some of the given skills speaks for the others it asks for, as loudly as what it shares is much of
//! what it asks for: `(shared / all)²`, both weighed by how specific skills are. What every opening asks for anyhow yields to
//! what is asked for here: the sum counts times the skill's own specificity.

use std::{cmp::Reverse, collections::BTreeSet};

use model::PostingId;
use skills::{SkillIx, Taxonomy};

use crate::JobMatrix;

/// What is learned from fewer openings is no more than chance.
const LEAST: u32 = 3;
/// Openings named as examples.
const EXAMPLES: usize = 2;

/// A skill that usually goes with the given ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Which.
    pub skill: SkillIx,
    /// How many openings ask for it that ask for some of the given ones; none when only the taxonomy tells it.
    pub openings: u32,
    /// Those of them that are most like the given skills.
    pub examples: Vec<PostingId>,
}

/// What openings say of one skill.
#[derive(Debug, Clone, Default)]
struct Heard {
    sum: u64,
    openings: u32,
    /// The loudest, with how loud each is.
    examples: Vec<(u64, PostingId)>,
}

impl Heard {
    fn add(&mut self, loudness: u64, opening: PostingId) {
        self.sum += loudness;
        self.openings += 1;
        // Ties are broken by id, so that the order of the openings in memory means nothing.
        let at = self
            .examples
            .partition_point(|(known, id)| (Reverse(*known), *id) < (Reverse(loudness), opening));
        if at < EXAMPLES {
            self.examples.insert(at, (loudness, opening));
            self.examples.truncate(EXAMPLES);
        }
    }
}

impl JobMatrix {
    /// The skills that usually go with these, best first, at most `most`; none that who has these has anyhow.
    pub fn beside(&self, taxonomy: &Taxonomy, given: &[SkillIx], most: usize, day: i32) -> Vec<Beside> {
        let given: BTreeSet<SkillIx> = given.iter().copied().collect();
        let heard = self.hear(taxonomy, &given, day);
        let mut told: Vec<(u64, Beside)> = Vec::new();
        for (at, heard) in (0..=u16::MAX).map(SkillIx).zip(heard) {
            if heard.openings >= LEAST && !is_had(taxonomy, &given, at) {
                told.push((
                    heard.sum * u64::from(taxonomy.specificity(at)),
                    Beside {
                        skill: at,
                        openings: heard.openings,
                        examples: heard.examples.into_iter().map(|(_, id)| id).collect(),
                    },
                ));
            }
        }
        told.sort_by_key(|(score, beside)| (Reverse(*score), beside.skill));
        let mut told: Vec<Beside> = told.into_iter().map(|(_, beside)| beside).collect();
        if told.len() < most {
            let known: BTreeSet<SkillIx> = told.iter().map(|beside| beside.skill).collect();
            told.extend(by_taxonomy(taxonomy, &given).filter(|beside| !known.contains(&beside.skill)));
        }
        told.truncate(most);
        told
    }

    fn hear(&self, taxonomy: &Taxonomy, given: &BTreeSet<SkillIx>, day: i32) -> Vec<Heard> {
        let mut heard = vec![Heard::default(); taxonomy.skills().len()];
        for opening in self.open(day) {
            let (mut shared, mut all) = (0, 0);
            for asked in opening.asked() {
                let weight = u64::from(taxonomy.specificity(asked.skill));
                all += weight;
                shared += if given.contains(&asked.skill) { weight } else { 0 };
            }
            if shared == 0 {
                continue;
            }
            let loudness = (shared * 1000 / all).pow(2);
            for asked in opening.asked().iter().filter(|asked| !given.contains(&asked.skill)) {
                heard[usize::from(asked.skill.0)].add(loudness, opening.id());
            }
        }
        heard
    }
}

/// Whether who has these has that one too, fully or nearly.
fn is_had(taxonomy: &Taxonomy, given: &BTreeSet<SkillIx>, skill: SkillIx) -> bool {
    given.contains(&skill) || given.iter().any(|held| taxonomy.kinship(skill, *held) >= 900)
}

/// What occupations ask for that ask for most of the given skills.
fn by_taxonomy(taxonomy: &Taxonomy, given: &BTreeSet<SkillIx>) -> impl Iterator<Item = Beside> {
    let mut sums = vec![0_u64; taxonomy.skills().len()];
    for occupation in taxonomy.occupations() {
        let asked = || occupation.required.iter().chain(&occupation.useful);
        let shared: u64 = asked()
            .filter(|(skill, _)| given.contains(skill))
            .map(|(_, weight)| u64::from(*weight))
            .sum();
        for (skill, weight) in asked() {
            sums[usize::from(skill.0)] += shared.pow(2) * u64::from(*weight);
        }
    }
    let mut told: Vec<(u64, SkillIx)> = sums
        .into_iter()
        .zip((0..=u16::MAX).map(SkillIx))
        .filter(|(sum, skill)| *sum > 0 && !is_had(taxonomy, given, *skill))
        .collect();
    told.sort_by_key(|(sum, skill)| (Reverse(*sum), *skill));
    told.into_iter().map(|(_, skill)| Beside {
        skill,
        openings: 0,
        examples: Vec::new(),
    })
}
