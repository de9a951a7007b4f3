//! Skills that a text names.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use model::{Need, SkillId};
use skills::{Gazetteer, Mention, PostingReader, RawPosting, SkillReader, Taxonomy};

use super::Found;

/// Reads names of one taxonomy.
pub(super) struct NamedReader {
    taxonomy: Arc<Taxonomy>,
    mentions: SkillReader,
    postings: PostingReader,
    today: NaiveDate,
}

impl NamedReader {
    pub(super) fn new(taxonomy: Arc<Taxonomy>, today: NaiveDate) -> Self {
        Self {
            mentions: SkillReader::new(taxonomy.clone()),
            postings: PostingReader::new(taxonomy.clone(), Gazetteer::built_in()),
            taxonomy,
            today,
        }
    }

    /// Each skill once, where it is named first, as surely as it is named anywhere.
    pub(super) fn skills(&self, text: &str) -> Vec<Found> {
        let needs = self.needs(text);
        let mut found: BTreeMap<_, Mention> = BTreeMap::new();
        for mention in self
            .mentions
            .mentions(text)
            .into_iter()
            .filter(|mention| !mention.negated)
        {
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

    /// How strongly each skill is asked for, by wording and section.
    fn needs(&self, text: &str) -> BTreeMap<SkillId, Need> {
        let raw = RawPosting {
            description: text.to_owned(),
            ..RawPosting::default()
        };
        let asked = self.postings.read(&raw, self.today).requirements;
        asked.into_iter().map(|asked| (asked.skill, asked.need)).collect()
    }
}
