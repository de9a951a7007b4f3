//! Occupations of a taxonomy of others that a title stands for.

use std::sync::Arc;

use super::{ConceptKind, Standard};
use crate::{
    taxonomy::Taxonomy,
    titles::{TitleCorpus, TitleReader},
};

/// What reading the title counts beside its likeness to names; together with [`LIKE`] a thousand.
const READ: u32 = 500;
const LIKE: u32 = 500;
/// So many readings of a title are looked at.
const READINGS: usize = 60;

/// Finds occupations by two witnesses: what the title is read as, word by word, and how alike it is to any of their names by letters
/// and by what both stand for among the built-in occupations.
#[derive(Debug)]
pub struct OccupationReader {
    standard: Arc<Taxonomy>,
    reader: TitleReader,
    names: TitleCorpus,
    /// By name: its occupation, as its position in `standard`.
    of_name: Vec<u16>,
    /// By position in `standard`: the place among the concepts.
    places: Vec<u32>,
}

impl OccupationReader {
    /// A reader for the occupations of `standard`; `taxonomy` is the one they were made of ([`Taxonomy::of_standard`]).
    pub fn new(standard: &Standard, taxonomy: Arc<Taxonomy>) -> Self {
        let concepts = (0..).zip(&standard.concepts);
        let places = concepts
            .filter(|(_, concept)| concept.kind == ConceptKind::Occupation)
            .map(|(place, _)| place);
        let named = |(at, job): (u16, &crate::Occupation)| {
            let all = [&job.name].into_iter().chain(&job.other);
            all.map(|name| (at, name.clone())).collect::<Vec<_>>()
        };
        let (of_name, names): (Vec<u16>, Vec<String>) = (0..).zip(taxonomy.occupations()).flat_map(named).unzip();
        Self {
            names: TitleCorpus::new(TitleReader::new(Taxonomy::built_in()), names.iter().map(String::as_str)),
            of_name,
            places: places.collect(),
            reader: TitleReader::new(taxonomy.clone()),
            standard: taxonomy,
        }
    }

    /// Up to `n` occupations, most likely first, each with a score from 0 to 1000: places in the taxonomy's concepts.
    pub fn classify(&self, title: &str, n: usize) -> Vec<(u32, u16)> {
        let mut scores = vec![0_u32; self.standard.occupations().len()];
        for (name, likeness) in self.names.rank(title) {
            let score = &mut scores[usize::from(self.of_name[name])];
            *score = (*score).max(likeness / 1000 * LIKE / 1000);
        }
        for (ix, score) in self.reader.classify(title, READINGS) {
            scores[usize::from(ix.0)] += u32::from(score) * READ / 1000;
        }
        let mut ranked: Vec<(u32, u16)> = self
            .places
            .iter()
            .zip(scores)
            .filter(|(_, score)| *score > 0)
            .map(|(place, score)| (*place, u16::try_from(score.min(1000)).unwrap_or(1000)))
            .collect();
        ranked.sort_by_key(|(place, score)| (std::cmp::Reverse(*score), *place));
        ranked.truncate(n);
        ranked
    }
}
