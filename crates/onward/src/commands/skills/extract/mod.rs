//! `onward skills extract`: the skills of texts as rows.

mod named;
mod standard;

use std::{
    collections::{HashMap, hash_map::Entry},
    path::Path,
    process::ExitCode,
};

use clap::Args;
use model::Need;
use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};
use skills::{AdvertText, standards::Said};

use crate::{
    commands::{
        rows::{self, InOrder},
        standards::{self, Named},
    },
    taxonomy,
};
use named::{NamedReader, NamedSkill};
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

#[derive(Debug, Serialize)]
struct Answer<'f> {
    skills: Vec<Found<'f>>,
}

/// A skill that was found.
#[derive(Debug, Clone, Copy)]
struct Found<'f> {
    uri: &'f str,
    label: &'f str,
    /// 0 to 1.
    score: f64,
    /// Where it is named first, in characters.
    place: Option<(u32, u32)>,
    need: Need,
}

impl Serialize for Found<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        if let Some((_, end)) = self.place {
            row.serialize_entry("end", &end)?;
        }
        row.serialize_entry("label", self.label)?;
        row.serialize_entry("need", &self.need)?;
        row.serialize_entry("score", &((self.score * 1000.0).round() / 1000.0))?;
        if let Some((start, _)) = self.place {
            row.serialize_entry("start", &start)?;
        }
        row.serialize_entry("uri", self.uri)?;
        row.end()
    }
}

impl Extract {
    pub(super) fn run(self, data: &Path) -> Result<ExitCode, String> {
        let finder = Finder::new(self.taxonomy, data)?;
        rows::answer(|row: Text| {
            let mut skills = finder.skills(&row.text);
            skills.truncate(self.top);
            Ok(InOrder(Answer { skills }))
        })
    }
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

    /// Best first; with equal scores what is named earlier, then by uri.
    fn skills(&self, text: &str) -> Vec<Found<'_>> {
        let text_of_advert = AdvertText::of(text);
        let advert = text_of_advert.lay_out();
        let built_in = self.built_in.skills(&advert);
        let mut found = Vec::new();
        if !self.standards.is_empty() {
            let said = Said::of(text);
            for reader in &self.standards {
                found.extend(reader.skills(&advert, &said, &built_in, self.gives_built_in));
            }
        }
        if self.gives_built_in {
            found.extend(built_in.iter().map(|named| self.as_found(named)));
        }
        let mut found = each_once(found);
        let place = |found: &Found<'_>| found.place.unwrap_or((u32::MAX, 0));
        found.sort_unstable_by(|one, other| {
            let by_score = other.score.total_cmp(&one.score);
            let by_place = || place(one).cmp(&place(other));
            by_score.then_with(by_place).then_with(|| one.uri.cmp(other.uri))
        });
        found
    }

    /// A built-in skill as one that was found.
    fn as_found(&self, named: &NamedSkill) -> Found<'_> {
        let skill = self.built_in.taxonomy().skill(named.skill);
        Found {
            uri: skill.id.as_str(),
            label: &skill.name,
            score: named.score,
            place: Some(named.place),
            need: named.need,
        }
    }
}

/// One skill found twice is there once, as it was found more surely; what only one of them tells stays.
fn each_once(found: Vec<Found<'_>>) -> Vec<Found<'_>> {
    let mut kept: Vec<Found<'_>> = Vec::with_capacity(found.len());
    let mut places = HashMap::with_capacity(found.len());
    for skill in found {
        match places.entry(skill.uri) {
            Entry::Occupied(place) => {
                let known: &mut Found<'_> = &mut kept[*place.get()];
                *known = both(*known, skill);
            }
            Entry::Vacant(place) => {
                place.insert(kept.len());
                kept.push(skill);
            }
        }
    }
    kept
}

/// Of two times a skill was found, the surer one, with what only the other tells.
fn both<'f>(known: Found<'f>, found: Found<'f>) -> Found<'f> {
    let (surer, other) = if found.score > known.score {
        (found, known)
    } else {
        (known, found)
    };
    Found {
        place: surer.place.or(other.place),
        need: told(surer.need, other.need),
        ..surer
    }
}

/// The need that is told; of two, the first.
fn told(need: Need, other: Need) -> Need {
    if need == Need::Unknown { other } else { need }
}

#[cfg(test)]
mod tests {
    use model::Need;

    use super::{Found, each_once};

    fn found(score: f64, place: Option<(u32, u32)>, need: Need) -> Found<'static> {
        Found {
            uri: "welding",
            label: "Welding",
            score,
            place,
            need,
        }
    }

    #[test]
    fn what_one_of_two_tells_of_a_skill_is_kept_whichever_is_surer() {
        let sure = found(0.9, None, Need::Unknown);
        let unsure = found(0.4, Some((3, 9)), Need::Required);
        for pair in [vec![sure, unsure], vec![unsure, sure]] {
            let kept = each_once(pair);
            assert_eq!(kept.len(), 1);
            assert!((kept[0].score - 0.9).abs() < 1e-9);
            assert_eq!((kept[0].place, kept[0].need), (Some((3, 9)), Need::Required));
        }
    }
}
