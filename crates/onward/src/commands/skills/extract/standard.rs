//! Skills of a taxonomy of others that a text names or means.

use std::collections::BTreeMap;

use model::Need;
use skills::{
    LaidAdvert, SkillIx, Taxonomy,
    standards::{ConceptKind, Joined, MeantReader, Said, Standard, join},
};

use super::{
    Found,
    named::{NamedReader, NamedSkill},
    told,
};

/// What counts, together one: that the text means a skill, that it names a built-in skill that means the same (also where that is
/// doubtful), that it names it as the taxonomy does. Chosen by measuring on sentences of adverts.
const MEANT: f64 = 0.66;
const BUILT_IN: f64 = 0.2;
const NAMED: f64 = 0.14;
/// What is neither named nor at least so likely meant is left out.
const LEAST: f64 = 0.05;
/// So many skills that are meant are looked at.
const MOST: usize = 100;

/// Reads skills of one taxonomy of others. Its concepts are spoken of by their places.
pub(super) struct StandardReader {
    named: NamedReader,
    meant: MeantReader,
    standard: Standard,
    /// By skill of `named`, its concept.
    concepts: Vec<Option<u32>>,
    /// By concept, what is joined: id and name of the built-in entry.
    built_in: BTreeMap<u32, (String, String)>,
    /// By built-in skill, what means the same, or may.
    leads_to: Vec<Vec<u32>>,
}

/// One reason to think of a concept.
struct Reason {
    concept: u32,
    score: f64,
    /// Where it is named, and how strongly it is asked for there.
    named: Option<((u32, u32), Need)>,
    /// It is enough alone.
    enough: bool,
}

impl StandardReader {
    /// `taxonomy` is the one of the place, whose entries what means the same is joined to.
    pub(super) fn new(standard: Standard, taxonomy: &Taxonomy) -> Self {
        let place = |uri: &str| {
            let at = standard
                .concepts
                .binary_search_by(|concept| concept.uri.as_str().cmp(uri));
            at.ok().and_then(|at| u32::try_from(at).ok())
        };
        let mut leads_to = BTreeMap::<String, Vec<u32>>::new();
        let mut built_in = BTreeMap::new();
        for join in join(taxonomy, &standard) {
            let Some(concept) = place(&join.uri) else { continue };
            leads_to.entry(join.id.clone()).or_default().push(concept);
            if join.how == Joined::Joined {
                built_in.insert(concept, (join.id, join.name));
            }
        }
        let named = NamedReader::new(Taxonomy::skills_of_standard(&standard));
        let ids = taxonomy.skills().iter().map(|skill| skill.id.as_str());
        Self {
            leads_to: ids.map(|id| leads_to.remove(id).unwrap_or_default()).collect(),
            built_in,
            concepts: named
                .taxonomy()
                .skills()
                .iter()
                .map(|skill| place(skill.id.as_str()))
                .collect(),
            named,
            meant: MeantReader::new(&standard),
            standard,
        }
    }

    /// In order of concepts; one that a built-in entry means the same as under the name of that, if `as_built_in`. `built_in` are
    /// the built-in skills the text names.
    pub(super) fn skills(
        &self,
        advert: &LaidAdvert<'_>,
        said: &Said,
        built_in: &[NamedSkill],
        as_built_in: bool,
    ) -> Vec<Found<'_>> {
        let mut reasons = self.reasons(advert, said, built_in);
        reasons.sort_by_key(|reason| reason.concept);
        let of_one_concept = reasons.chunk_by(|one, next| one.concept == next.concept);
        let found = of_one_concept.filter_map(|of_one| self.found(of_one, as_built_in));
        found
            .filter(|skill| skill.place.is_some() || skill.score >= LEAST)
            .collect()
    }

    fn reasons(&self, advert: &LaidAdvert<'_>, said: &Said, built_in: &[NamedSkill]) -> Vec<Reason> {
        let meant = self
            .meant
            .meant_by(said, MOST)
            .into_iter()
            .map(|(concept, score)| Reason {
                concept,
                score: MEANT * f64::from(score) / 1000.0,
                named: None,
                enough: false,
            });
        let mut reasons: Vec<Reason> = meant.collect();
        let named = |concept: u32, named: &NamedSkill, counts: f64| Reason {
            concept,
            score: counts * named.score,
            named: Some((named.place, named.need)),
            enough: false,
        };
        for skill in built_in {
            let concepts = self.leads_to[usize::from(skill.skill.0)].iter();
            reasons.extend(concepts.map(|concept| named(*concept, skill, BUILT_IN)));
        }
        for skill in self.named.skills(advert) {
            reasons.extend(self.own(skill.skill).map(|concept| {
                // A tool is never meant without being named: its name is all there is.
                let enough = self.standard.concepts[concept as usize].kind == ConceptKind::Tool;
                let counts = if enough { 1.0 } else { NAMED };
                Reason {
                    enough,
                    ..named(concept, &skill, counts)
                }
            }));
        }
        reasons
    }

    /// The concept of a skill.
    fn own(&self, skill: SkillIx) -> Option<u32> {
        self.concepts.get(usize::from(skill.0)).copied().flatten()
    }

    /// A concept, for all reasons there are.
    fn found(&self, reasons: &[Reason], as_built_in: bool) -> Option<Found<'_>> {
        let nr = reasons.first()?.concept;
        let concept = self.standard.concepts.get(nr as usize)?;
        let built_in = self.built_in.get(&nr).filter(|_| as_built_in);
        let (uri, label) = built_in.map_or((&concept.uri, &concept.label), |(id, name)| (id, name));
        let mut found = Found {
            uri,
            label,
            score: 0.0,
            place: None,
            need: Need::Unknown,
        };
        for reason in reasons {
            found.score = if reason.enough {
                reason.score
            } else {
                found.score + reason.score
            };
            if let Some((place, need)) = reason.named {
                found.place = found.place.or(Some(place));
                found.need = told(found.need, need);
            }
        }
        Some(found)
    }
}
