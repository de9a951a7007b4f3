//! `onward skills extract`: the skills of texts as rows.

mod named;
mod standard;

use std::{collections::BTreeMap, path::Path, process::ExitCode};

use clap::Args;
use model::Need;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    commands::{
        rows,
        standards::{self, Named},
    },
    taxonomy,
};
use named::NamedReader;
use standard::StandardReader;

/// Find skills in texts: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and a `text`. The answer has each skill once, best first, with where it is named first (in characters, the
/// end exclusive), how sure that is, and whether it is a must: `required`, `preferred` or `unknown`. What a text says is not
/// needed is left out. With another taxonomy than the built-in one, `uri` and `label` are its own, and skills that a text means
/// without naming them are there too, without a place.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward skills extract < texts.jsonl\n  echo '{\"id\":1,\"text\":\"MIG welding required, forklift licence a plus\"}' | onward skills extract --top 5\n  onward skills load --esco ESCO-csv && onward skills extract --taxonomy esco < texts.jsonl"
)]
pub(crate) struct Extract {
    /// At most so many skills.
    #[arg(long, default_value_t = 50, value_name = "N")]
    top: usize,
    /// Whose skills are found.
    #[arg(long, value_enum, default_value_t = Named::BuiltIn)]
    taxonomy: Named,
}

#[derive(Debug, Deserialize)]
struct Text {
    text: String,
}

/// A skill that was found.
#[derive(Debug, Clone)]
struct Found {
    uri: String,
    label: String,
    /// 0 to 1.
    score: f64,
    /// Where it is named first, in characters.
    place: Option<(u32, u32)>,
    need: Need,
}

impl Extract {
    pub(super) fn run(self, data: &Path) -> Result<ExitCode, String> {
        let finder = Finder::new(self.taxonomy, data)?;
        rows::answer(|row: Text| Ok(as_row(&finder.skills(&row.text), self.top)))
    }
}

fn as_row(found: &[Found], top: usize) -> Value {
    let skills = found.iter().take(top).map(|found| {
        let mut row = json!({ "uri": found.uri, "label": found.label, "score": (found.score * 1000.0).round() / 1000.0, "need": found.need });
        if let Some((start, end)) = found.place {
            row["start"] = start.into();
            row["end"] = end.into();
        }
        row
    });
    json!({ "skills": skills.collect::<Vec<_>>() })
}

/// Finds skills of one taxonomy or of several.
struct Finder {
    built_in: NamedReader,
    /// Whether built-in skills are given, or only lead to others.
    gives_built_in: bool,
    standards: Vec<StandardReader>,
}

impl Finder {
    fn new(named: Named, data: &Path) -> Result<Self, String> {
        let taxonomy = taxonomy::of(data)?;
        let standards = standards::of(named, data)?.into_iter();
        Ok(Self {
            gives_built_in: matches!(named, Named::BuiltIn | Named::All),
            standards: standards
                .map(|standard| StandardReader::new(standard, &taxonomy))
                .collect(),
            built_in: NamedReader::new(taxonomy),
        })
    }

    /// Best first; with equal scores what is named earlier, then by name.
    fn skills(&self, text: &str) -> Vec<Found> {
        let built_in = self.built_in.skills(text);
        let mut found = BTreeMap::<String, Found>::new();
        for reader in &self.standards {
            for mut skill in reader.skills(text, &built_in) {
                if let Some((id, name)) = reader.built_in(&skill.uri).filter(|_| self.gives_built_in) {
                    (skill.uri, skill.label) = (id.to_owned(), name.to_owned());
                }
                keep(&mut found, skill);
            }
        }
        if self.gives_built_in {
            for skill in built_in {
                keep(&mut found, skill);
            }
        }
        let mut found: Vec<Found> = found.into_values().collect();
        let place = |found: &Found| found.place.unwrap_or((u32::MAX, 0));
        found.sort_by(|one, other| other.score.total_cmp(&one.score).then(place(one).cmp(&place(other))));
        found
    }
}

/// One skill found twice is there once, as it was found more surely; what only one of them tells stays.
fn keep(found: &mut BTreeMap<String, Found>, skill: Found) {
    let Some(known) = found.get_mut(&skill.uri) else {
        found.insert(skill.uri.clone(), skill);
        return;
    };
    let (mut surer, other) = if skill.score > known.score {
        (skill, known.clone())
    } else {
        (known.clone(), skill)
    };
    surer.place = surer.place.or(other.place);
    surer.need = told(surer.need, other.need);
    *known = surer;
}

/// The need that is told; of two, the first.
fn told(need: Need, other: Need) -> Need {
    if need == Need::Unknown { other } else { need }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use model::Need;

    use super::{Found, keep};

    fn found(score: f64, place: Option<(u32, u32)>, need: Need) -> Found {
        Found {
            uri: "welding".to_owned(),
            label: "Welding".to_owned(),
            score,
            place,
            need,
        }
    }

    #[test]
    fn what_one_of_two_tells_of_a_skill_is_kept_whichever_is_surer() {
        let sure = || found(0.9, None, Need::Unknown);
        let unsure = || found(0.4, Some((3, 9)), Need::Required);
        for both in [[sure(), unsure()], [unsure(), sure()]] {
            let mut kept = BTreeMap::new();
            for skill in both {
                keep(&mut kept, skill);
            }
            let kept = &kept["welding"];
            assert!((kept.score - 0.9).abs() < 1e-9);
            assert_eq!((kept.place, kept.need), (Some((3, 9)), Need::Required));
        }
    }
}
