//! What of a taxonomy of others means the same as an entry of ours.
//!
//! Names are compared by their keys (`crate::text::name_key`: case, accents, plural, hyphens and spaces do not matter). The main name
//! on both sides, or on one side and another name on the other, is taken to mean the same; two other names that meet are a doubt, and
//! so is everything a concept or an entry could be joined to twice.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Concept, ConceptKind, Standard};
use crate::{
    taxonomy::{SkillKind, Taxonomy},
    text::name_key,
};

/// How sure it is that a concept means the same as an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Joined {
    /// It means the same.
    Joined,
    /// It may: somebody should look.
    Doubtful,
}

/// A concept and an entry of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Join {
    /// The concept's.
    pub uri: String,
    /// The concept's.
    pub label: String,
    /// The entry's.
    pub id: String,
    /// The entry's.
    pub name: String,
    /// How sure it is.
    pub how: Joined,
    /// Why it is a doubt; empty when it is none.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub why: &'static str,
}

/// An entry of ours under one of its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry<'t> {
    /// Whether this is its main name.
    main: bool,
    id: &'t str,
    name: &'t str,
    kind: Option<SkillKind>,
}

/// What meets, in order of uri; concepts that are not among it are kept apart.
pub fn join(taxonomy: &Taxonomy, standard: &Standard) -> Vec<Join> {
    let (skills, occupations) = (skills(taxonomy), occupations(taxonomy));
    let mut found: Vec<(u8, Join, ConceptKind)> = Vec::new();
    for concept in &standard.concepts {
        let is_occupation = concept.kind == ConceptKind::Occupation;
        found.extend(best(concept, if is_occupation { &occupations } else { &skills }));
    }
    // The closest concept has an entry; further ones that would have it too are doubts.
    let mut closest = BTreeMap::<(String, bool), u8>::new();
    for (rank, join, kind) in found.iter().filter(|(_, join, _)| join.how == Joined::Joined) {
        let key = (join.id.clone(), *kind == ConceptKind::Occupation);
        closest
            .entry(key)
            .and_modify(|known| *known = (*known).min(*rank))
            .or_insert(*rank);
    }
    let mut taken = BTreeSet::<(String, bool)>::new();
    for (rank, join, kind) in &mut found {
        let key = (join.id.clone(), *kind == ConceptKind::Occupation);
        if join.how == Joined::Joined && (closest[&key] < *rank || !taken.insert(key)) {
            join.how = Joined::Doubtful;
            join.why = "another concept is closer to the entry";
        }
    }
    found.into_iter().map(|(_, join, _)| join).collect()
}

type Entries<'t> = BTreeMap<String, Vec<Entry<'t>>>;

fn skills(taxonomy: &Taxonomy) -> Entries<'_> {
    let all = taxonomy.skills().iter();
    by_name(all.map(|skill| (skill.id.as_str(), &skill.name, &skill.other, Some(skill.kind))))
}

fn occupations(taxonomy: &Taxonomy) -> Entries<'_> {
    let all = taxonomy.occupations().iter();
    by_name(all.map(|job| (job.id.as_str(), &job.name, &job.other, None)))
}

/// Entries, given with their other names, by the keys of all their names.
fn by_name<'t>(all: impl Iterator<Item = (&'t str, &'t String, &'t Vec<String>, Option<SkillKind>)>) -> Entries<'t> {
    let mut entries = Entries::new();
    for (id, name, other, kind) in all {
        let names = [(name, true)].into_iter().chain(other.iter().map(|name| (name, false)));
        for (written, main) in names {
            let entry = Entry { main, id, name, kind };
            entries.entry(name_key(written)).or_default().push(entry);
        }
    }
    entries
}

/// The entry a concept meets, with how far apart their names are: 0 both main, 1 the concept's main, 2 the entry's main, 3 neither.
fn best(concept: &Concept, entries: &Entries<'_>) -> Option<(u8, Join, ConceptKind)> {
    let names = [(&concept.label, true)]
        .into_iter()
        .chain(concept.other.iter().map(|name| (name, false)));
    let mut met: Vec<(u8, &Entry<'_>)> = Vec::new();
    for (name, label) in names {
        // "Java (computer programming)" is Java, but "Access" is not "Access (database)": only what explains is taken away.
        let short = without_bracket(name);
        for written in std::iter::once(short).chain((short != name).then_some(name.as_str())) {
            for entry in entries.get(&name_key(written)).into_iter().flatten() {
                met.push((u8::from(!label) * 2 + u8::from(!entry.main), entry));
            }
        }
    }
    // A main name of ours under another name of the concept is nearer than the other way round.
    let rank = |(rank, _): &(u8, &Entry<'_>)| *rank;
    let nearest = met.iter().map(rank).min()?;
    let mut nearest_entries: Vec<&Entry<'_>> = met
        .iter()
        .filter(|met| rank(met) == nearest)
        .map(|(_, entry)| *entry)
        .collect();
    nearest_entries.sort_unstable_by_key(|entry| entry.id);
    nearest_entries.dedup_by_key(|entry| entry.id);
    let entry = nearest_entries[0];
    let why = if nearest_entries.len() > 1 {
        "it meets several entries"
    } else if nearest == 3 {
        "only other names meet"
    } else if !fits(concept.kind, entry.kind) {
        "it is another kind of thing"
    } else {
        ""
    };
    let join = Join {
        uri: concept.uri.clone(),
        label: concept.label.clone(),
        id: entry.id.to_owned(),
        name: entry.name.to_owned(),
        how: if why.is_empty() {
            Joined::Joined
        } else {
            Joined::Doubtful
        },
        why,
    };
    Some((nearest, join, concept.kind))
}

/// Whether the kinds of a concept and of an entry can be one thing. Skills, knowledge and tools are drawn apart differently by all.
fn fits(concept: ConceptKind, entry: Option<SkillKind>) -> bool {
    match entry {
        None => concept == ConceptKind::Occupation,
        Some(SkillKind::Language) => concept == ConceptKind::Language,
        Some(SkillKind::Licence) => false,
        Some(_) => !matches!(concept, ConceptKind::Language | ConceptKind::Occupation),
    }
}

/// A name without the explanation behind it: "Java (computer programming)".
pub(super) fn without_bracket(name: &str) -> &str {
    match name.split_once('(') {
        Some((before, _)) if !before.trim().is_empty() => before.trim(),
        _ => name,
    }
}
