//! Skills of a taxonomy of others that a text names or means.

use std::collections::BTreeMap;

use model::Need;
use skills::{
    Taxonomy,
    standards::{Concept, ConceptKind, Joined, MeantReader, Standard, join},
};

use super::{Found, named::NamedReader, told};

/// What counts, together one: that the text means a skill, that it names a built-in skill that means the same (also where that is
/// doubtful), that it names it as the taxonomy does. Chosen by measuring on sentences of adverts.
const MEANT: f64 = 0.66;
const BUILT_IN: f64 = 0.2;
const NAMED: f64 = 0.14;
/// What is neither named nor at least so likely meant is left out.
const LEAST: f64 = 0.05;
/// So many skills that are meant are looked at.
const MOST: usize = 100;

/// Reads skills of one taxonomy of others.
pub(super) struct StandardReader {
    named: NamedReader,
    meant: MeantReader,
    standard: Standard,
    /// By uri, what is joined: id and name of the built-in entry.
    built_in: BTreeMap<String, (String, String)>,
    /// By id of a built-in skill, the uris of what means the same, or may.
    leads_to: BTreeMap<String, Vec<String>>,
}

impl StandardReader {
    /// `taxonomy` is the one of the place, whose entries what means the same is joined to.
    pub(super) fn new(standard: Standard, taxonomy: &Taxonomy) -> Self {
        let joins = join(taxonomy, &standard);
        let mut leads_to = BTreeMap::<String, Vec<String>>::new();
        for join in &joins {
            leads_to.entry(join.id.clone()).or_default().push(join.uri.clone());
        }
        let sure = joins.into_iter().filter(|join| join.how == Joined::Joined);
        Self {
            leads_to,
            built_in: sure.map(|join| (join.uri, (join.id, join.name))).collect(),
            named: NamedReader::new(Taxonomy::skills_of_standard(&standard)),
            meant: MeantReader::new(&standard),
            standard,
        }
    }

    /// The built-in entry that means the same.
    pub(super) fn built_in(&self, uri: &str) -> Option<(&str, &str)> {
        self.built_in.get(uri).map(|(id, name)| (id.as_str(), name.as_str()))
    }

    /// In no order; `built_in` are the built-in skills the text names.
    pub(super) fn skills(&self, text: &str, built_in: &[Found]) -> Vec<Found> {
        let mut found = BTreeMap::<&str, Found>::new();
        for (place, score) in self.meant.meant(text, MOST) {
            let uri = self.standard.concepts[place as usize].uri.as_str();
            self.add(&mut found, uri, MEANT * f64::from(score) / 1000.0, None);
        }
        for skill in built_in {
            for uri in self.leads_to.get(&skill.uri).into_iter().flatten() {
                self.add(&mut found, uri, BUILT_IN * skill.score, Some(skill));
            }
        }
        let named = self.named.skills(text);
        for skill in &named {
            self.add(&mut found, &skill.uri, NAMED * skill.score, Some(skill));
        }
        // A tool is never meant without being named: its name is all there is.
        let is_tool = |skill: &&Found| self.concept(&skill.uri).is_some_and(|of| of.kind == ConceptKind::Tool);
        for tool in named.iter().filter(is_tool) {
            if let Some(known) = found.get_mut(tool.uri.as_str()) {
                known.score = tool.score;
            }
        }
        found
            .into_values()
            .filter(|skill| skill.place.is_some() || skill.score >= LEAST)
            .collect()
    }

    fn add<'s>(&'s self, found: &mut BTreeMap<&'s str, Found>, uri: &str, score: f64, named: Option<&Found>) {
        let Some(concept) = self.concept(uri) else {
            return;
        };
        let known = found.entry(&concept.uri).or_insert_with(|| Found {
            uri: concept.uri.clone(),
            label: concept.label.clone(),
            score: 0.0,
            place: None,
            need: Need::Unknown,
        });
        known.score += score;
        if let Some(named) = named {
            known.place = known.place.or(named.place);
            known.need = told(known.need, named.need);
        }
    }

    fn concept(&self, uri: &str) -> Option<&Concept> {
        let concepts = &self.standard.concepts;
        let place = concepts
            .binary_search_by(|concept| concept.uri.as_str().cmp(uri))
            .ok()?;
        Some(&concepts[place])
    }
}
