//! Skills that a text names.

use std::{collections::BTreeMap, sync::Arc};

use model::{Need, SkillId};
use skills::{Gazetteer, Mention, PostingReader, SkillReader, Taxonomy};

use super::Found;

/// Reads names of one taxonomy.
pub(super) struct NamedReader {
    taxonomy: Arc<Taxonomy>,
    mentions: SkillReader,
    postings: PostingReader,
}

impl NamedReader {
    pub(super) fn new(taxonomy: Arc<Taxonomy>) -> Self {
        Self {
            mentions: SkillReader::new(taxonomy.clone()),
            postings: PostingReader::new(taxonomy.clone(), Gazetteer::built_in()),
            taxonomy,
        }
    }

    /// Each skill once, where it is named first, as surely as it is named anywhere.
    pub(super) fn skills(&self, text: &str) -> Vec<Found> {
        let mentions = self.mentions.mentions(text);
        let needs: BTreeMap<SkillId, Need> = self.postings.needs(text, &mentions).into_iter().collect();
        let mut found: BTreeMap<_, Mention> = BTreeMap::new();
        for mention in mentions.into_iter().filter(|mention| !mention.negated) {
            let known = found.entry(mention.skill).or_insert(mention);
            known.score = known.score.max(mention.score);
        }
        let as_found = |mention: Mention| {
            let skill = self.taxonomy.skill(mention.skill);
            Found {
                uri: skill.id.as_str().to_owned(),
                label: skill.name.clone(),
                score: f64::from(mention.score) / 1000.0,
                place: Some((mention.start, mention.end)),
                need: needs.get(&skill.id).copied().unwrap_or(Need::Unknown),
            }
        };
        found.into_values().map(as_found).collect()
    }
}
