//! Skills that a text names.

use std::sync::Arc;

use model::Need;
use skills::{LaidAdvert, SkillIx, SkillReader, Taxonomy};

/// A skill that is named.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedSkill {
    pub(super) skill: SkillIx,
    /// 0 to 1.
    pub(super) score: f64,
    /// Where it is named first, in characters.
    pub(super) place: (u32, u32),
    pub(super) need: Need,
}

/// Reads names of one taxonomy.
pub(super) struct NamedReader(SkillReader);

impl NamedReader {
    pub(super) fn new(taxonomy: Arc<Taxonomy>) -> Self {
        Self(SkillReader::new(taxonomy))
    }

    pub(super) fn taxonomy(&self) -> &Taxonomy {
        self.0.taxonomy()
    }

    /// Each skill once, where it is named first, as surely as it is named anywhere. In order of the taxonomy.
    pub(super) fn skills(&self, advert: &LaidAdvert<'_>) -> Vec<NamedSkill> {
        let (mut mentions, mut needs) = advert.asked(&self.0);
        needs.sort_unstable_by_key(|(skill, _)| *skill);
        let need = |skill: SkillIx| {
            let at = needs.binary_search_by_key(&skill, |(of, _)| *of);
            at.map_or(Need::Unknown, |at| needs[at].1)
        };
        mentions.retain(|mention| !mention.negated);
        mentions.sort_by_key(|mention| mention.skill);
        let of_one_skill = mentions.chunk_by(|one, next| one.skill == next.skill);
        let named = of_one_skill.filter_map(|of_skill| {
            let first = of_skill.first()?;
            let surest = of_skill.iter().map(|mention| mention.score).max()?;
            Some(NamedSkill {
                skill: first.skill,
                score: f64::from(surest) / 1000.0,
                place: (first.start, first.end),
                need: need(first.skill),
            })
        });
        named.collect()
    }
}
