//! A taxonomy of others as one to read with: its concepts are the skills and occupations, their uris the ids.

use std::{collections::BTreeMap, sync::Arc};

use super::{Concept, ConceptKind, Relation, Standard, join::without_bracket};
use crate::{
    taxonomy::{Occupation, OccupationIx, Skill, SkillIx, SkillKind, Taxonomy},
    text::fold,
};

impl Taxonomy {
    /// A taxonomy of the concepts of `standard`. It has no hours, prerequisites and tasks: read with it, plan with the built-in one.
    pub fn of_standard(standard: &Standard) -> Arc<Self> {
        let (skills, occupations) = linked(standard);
        Arc::new(Self::of_entries(skills, occupations, standard.name.clone()))
    }

    /// As [`Taxonomy::of_standard`], without occupations: to read skills with, and sooner ready.
    pub fn skills_of_standard(standard: &Standard) -> Arc<Self> {
        Arc::new(Self::of_entries(linked(standard).0, Vec::new(), standard.name.clone()))
    }
}

/// The concepts as entries with the relations between them.
fn linked(standard: &Standard) -> (Vec<Skill>, Vec<Occupation>) {
    let is_occupation = |concept: &&Concept| concept.kind == ConceptKind::Occupation;
    let all = || standard.concepts.iter();
    let of_kind = |occupations: bool| all().filter(move |concept| is_occupation(concept) == occupations);
    let labels = [false, true].map(|occupations| Labels::of(of_kind(occupations)));
    let mut skills: Vec<Skill> = of_kind(false).map(|concept| skill(concept, &labels[0])).collect();
    let mut occupations: Vec<Occupation> = of_kind(true).map(|concept| occupation(concept, &labels[1])).collect();
    skills.truncate(usize::from(u16::MAX));
    occupations.truncate(usize::from(u16::MAX));
    let places = Places::of(standard);
    for (from, relation, to) in &standard.relations {
        places.link(&mut skills, &mut occupations, *from, *relation, *to);
    }
    for job in &mut occupations {
        job.required.sort_unstable();
        job.required.dedup_by_key(|(skill, _)| *skill);
        job.useful.sort_unstable();
        job.useful.dedup_by_key(|(skill, _)| *skill);
        job.near.sort_unstable();
        job.near.dedup();
    }
    (skills, occupations)
}

/// Where concepts stand among skills or occupations, by their place in the standard.
struct Places(Vec<Place>);

#[derive(Clone, Copy)]
enum Place {
    Skill(SkillIx),
    Occupation(OccupationIx),
    /// There are more than can be counted.
    Nowhere,
}

impl Places {
    fn of(standard: &Standard) -> Self {
        let (mut skills, mut occupations) = (0..u16::MAX, 0..u16::MAX);
        let place = |concept: &Concept| match concept.kind {
            ConceptKind::Occupation => occupations
                .next()
                .map_or(Place::Nowhere, |at| Place::Occupation(OccupationIx(at))),
            _ => skills.next().map_or(Place::Nowhere, |at| Place::Skill(SkillIx(at))),
        };
        Self(standard.concepts.iter().map(place).collect())
    }

    fn link(&self, skills: &mut [Skill], occupations: &mut [Occupation], from: u32, relation: Relation, to: u32) {
        match (self.0[from as usize], relation, self.0[to as usize]) {
            (Place::Skill(from), Relation::Broader, Place::Skill(to)) => {
                skills[usize::from(from.0)].broader.push(to);
                skills[usize::from(to.0)].narrower.push(from);
            }
            (Place::Skill(from), _, Place::Skill(to)) => {
                skills[usize::from(from.0)].related.push(to);
                skills[usize::from(to.0)].related.push(from);
            }
            (Place::Occupation(from), Relation::Essential, Place::Skill(to)) => {
                occupations[usize::from(from.0)].required.push((to, 2));
            }
            (Place::Occupation(from), _, Place::Skill(to)) => occupations[usize::from(from.0)].useful.push((to, 1)),
            (Place::Occupation(from), Relation::Related, Place::Occupation(to)) => {
                occupations[usize::from(from.0)].near.push(to);
                occupations[usize::from(to.0)].near.push(from);
            }
            _ => (),
        }
    }
}

fn skill(concept: &Concept, labels: &Labels) -> Skill {
    let kind = match concept.kind {
        ConceptKind::Knowledge => SkillKind::Knowledge,
        ConceptKind::Language => SkillKind::Language,
        ConceptKind::Tool => SkillKind::Tool,
        ConceptKind::Skill | ConceptKind::Occupation => SkillKind::Skill,
    };
    Skill {
        id: concept.uri.as_str().into(),
        name: concept.label.clone(),
        kind,
        other: labels.names(concept),
        cautious: Vec::new(),
        clues: Vec::new(),
        broader: Vec::new(),
        narrower: Vec::new(),
        related: Vec::new(),
        needs: Vec::new(),
        hours: 0,
        basis: String::new(),
        any_work: false,
    }
}

fn occupation(concept: &Concept, labels: &Labels) -> Occupation {
    Occupation {
        id: concept.uri.as_str().into(),
        name: concept.label.clone(),
        isco: concept.isco.clone().unwrap_or_default(),
        other: labels.names(concept),
        about: concept.about.clone(),
        required: Vec::new(),
        useful: Vec::new(),
        tasks: Vec::new(),
        near: Vec::new(),
    }
}

/// What concepts are called first: that name is nobody else's.
struct Labels(BTreeMap<String, String>);

impl Labels {
    fn of<'c>(concepts: impl Iterator<Item = &'c Concept>) -> Self {
        let label = |concept: &Concept| (fold(without_bracket(&concept.label)), concept.uri.clone());
        Self(concepts.map(label).collect())
    }

    /// Other names, and the label as people write it.
    fn names(&self, concept: &Concept) -> Vec<String> {
        let own = |name: &String| self.0.get(&fold(name)).is_none_or(|uri| *uri == concept.uri);
        let short = without_bracket(&concept.label);
        let short = (short != concept.label).then(|| short.to_owned());
        concept
            .other
            .iter()
            .filter(|name| own(name))
            .cloned()
            .chain(short)
            .collect()
    }
}
