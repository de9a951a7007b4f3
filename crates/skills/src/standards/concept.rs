//! A taxonomy of others as it is kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a concept is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConceptKind {
    /// An occupation.
    Occupation,
    /// Something one can do.
    Skill,
    /// A body of knowledge.
    Knowledge,
    /// A language.
    Language,
    /// Software, a machine, an instrument.
    Tool,
}

/// An entry of a taxonomy of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// The name that stays, as its taxonomy gives it.
    pub uri: String,
    /// What people read, in English.
    pub label: String,
    /// What it is.
    pub kind: ConceptKind,
    /// Other names, in English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<String>,
    /// What it means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The ISCO-08 unit group of an occupation, four digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub isco: Option<String>,
    /// What people read in other languages, by language code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
}

/// How one concept hangs together with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The other is more general.
    Broader,
    /// It cannot be done without the other.
    Essential,
    /// The other helps.
    Optional,
    /// People move between them.
    Related,
}

/// A taxonomy of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// Its short name.
    pub name: String,
    /// Its concepts in order of uri, none twice.
    pub concepts: Vec<Concept>,
    /// From a place in `concepts` to another, in order, none twice.
    pub relations: Vec<(u32, Relation, u32)>,
}

impl Standard {
    /// Puts concepts in order and brings relations by uri to places; a relation to what is not there is left out.
    pub(super) fn of(
        name: &str,
        concepts: BTreeMap<String, Concept>,
        relations: &[(String, Relation, String)],
    ) -> Self {
        let places: BTreeMap<&String, u32> = concepts.keys().zip(0..).collect();
        let place = |uri: &String| places.get(uri).copied();
        let mut placed: Vec<_> = relations
            .iter()
            .filter_map(|(from, relation, to)| Some((place(from)?, *relation, place(to)?)))
            .collect();
        placed.sort_unstable();
        placed.dedup();
        Self {
            name: name.to_owned(),
            concepts: concepts.into_values().collect(),
            relations: placed,
        }
    }

    /// Whether every relation leads to a concept: false for a file that was changed.
    pub fn is_whole(&self) -> bool {
        let known = |at: u32| usize::try_from(at).is_ok_and(|at| at < self.concepts.len());
        self.relations.iter().all(|(from, _, to)| known(*from) && known(*to))
            && self.concepts.is_sorted_by(|one, other| one.uri < other.uri)
    }

    /// How many concepts there are of each kind.
    pub fn counts(&self) -> BTreeMap<ConceptKind, usize> {
        let mut counts = BTreeMap::new();
        for concept in &self.concepts {
            *counts.entry(concept.kind).or_default() += 1;
        }
        counts
    }

    /// The languages of its labels, English first.
    pub fn languages(&self) -> Vec<String> {
        let mut others: Vec<&String> = self.concepts.iter().flat_map(|concept| concept.labels.keys()).collect();
        others.sort_unstable();
        others.dedup();
        ["en".to_owned()]
            .into_iter()
            .chain(others.into_iter().cloned())
            .collect()
    }
}
