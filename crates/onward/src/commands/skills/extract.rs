//! `onward skills extract`: the skills of texts as rows.

use std::{collections::BTreeMap, process::ExitCode};

use chrono::NaiveDate;
use clap::Args;
use model::{Clock, Need, SkillId, SystemClock};
use serde::Deserialize;
use serde_json::{Value, json};
use skills::{Gazetteer, Mention, PostingReader, RawPosting, SkillReader, Taxonomy};

use crate::commands::rows;

/// Find skills in texts: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and a `text`. The answer has each skill once, best first, with where it is named first (in characters, the
/// end exclusive), how sure that is, and whether it is a must: `required`, `preferred` or `unknown`. What a text says is not
/// needed is left out.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward skills extract < texts.jsonl\n  echo '{\"id\":1,\"text\":\"MIG welding required, forklift licence a plus\"}' | onward skills extract --top 5"
)]
pub(crate) struct Extract {
    /// At most so many skills.
    #[arg(long, default_value_t = 50, value_name = "N")]
    top: usize,
}

#[derive(Debug, Deserialize)]
struct Text {
    text: String,
}

impl Extract {
    pub(super) fn run(self) -> Result<ExitCode, String> {
        let reader = Reader::new(SystemClock.now().date_naive());
        rows::answer(|row: Text| Ok(reader.skills(&row.text, self.top)))
    }
}

struct Reader {
    taxonomy: std::sync::Arc<Taxonomy>,
    mentions: SkillReader,
    postings: PostingReader,
    today: NaiveDate,
}

impl Reader {
    fn new(today: NaiveDate) -> Self {
        let taxonomy = Taxonomy::built_in();
        Self {
            mentions: SkillReader::new(taxonomy.clone()),
            postings: PostingReader::new(taxonomy.clone(), Gazetteer::built_in()),
            taxonomy,
            today,
        }
    }

    fn skills(&self, text: &str, top: usize) -> Value {
        let needs = self.needs(text);
        let mut found: Vec<Mention> = Vec::new();
        for mention in self
            .mentions
            .mentions(text)
            .into_iter()
            .filter(|mention| !mention.negated)
        {
            match found.iter_mut().find(|known| known.skill == mention.skill) {
                Some(known) => known.score = known.score.max(mention.score),
                None => found.push(mention),
            }
        }
        found.sort_by_key(|mention| (std::cmp::Reverse(mention.score), mention.start));
        let skills = found.iter().take(top).map(|mention| {
            let skill = self.taxonomy.skill(mention.skill);
            json!({
                "uri": skill.id, "label": skill.name, "score": f64::from(mention.score) / 1000.0,
                "start": mention.start, "end": mention.end, "need": needs.get(&skill.id).unwrap_or(&Need::Unknown),
            })
        });
        json!({ "skills": skills.collect::<Vec<_>>() })
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
