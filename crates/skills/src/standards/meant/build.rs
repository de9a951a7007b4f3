//! From a taxonomy to what is looked up.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{MeantReader, NOTHING, Names, OTHER_NAME, Stem, said::stems, share};
use crate::{
    standards::{ConceptKind, Standard, join::without_bracket},
    text::Owner,
};

/// A reader for the skills of a taxonomy.
pub(super) fn reader(standard: &Standard) -> MeantReader {
    let mut builder = Builder::default();
    for (place, concept) in (0..).zip(&standard.concepts) {
        // A tool is named or it is not.
        if !matches!(concept.kind, ConceptKind::Occupation | ConceptKind::Tool) {
            let short = without_bracket(&concept.label);
            let others = concept.other.iter().map(|name| (name.as_str(), OTHER_NAME));
            builder.add(place, [(short, 1.0)].into_iter().chain(others), &concept.about);
        }
    }
    builder.build(standard.concepts.len())
}

#[derive(Debug, Default)]
struct Builder {
    stems: FxHashMap<String, Stem>,
    names: Vec<(u32, Vec<Stem>, f32)>,
    /// By concept: the stems of its description, each with how often it stands there.
    abouts: Vec<(u32, FxHashMap<Stem, f32>)>,
    /// By stem: how many concepts have it in a label, and at all.
    concepts: Vec<(usize, usize)>,
}

impl Builder {
    fn add<'c>(&mut self, concept: u32, names: impl Iterator<Item = (&'c str, f32)>, about: &str) {
        let (mut in_label, mut anywhere) = (FxHashSet::<Stem>::default(), FxHashSet::<Stem>::default());
        for (nr, (name, counts)) in names.enumerate() {
            let stems: Vec<Stem> = stems(name).into_iter().map(|stem| self.stem(stem)).collect();
            anywhere.extend(stems.iter().copied());
            if nr == 0 {
                in_label.extend(stems.iter().copied());
            }
            if !stems.is_empty() {
                self.names.push((concept, stems, counts));
            }
        }
        let mut times = FxHashMap::default();
        for stem in stems(about) {
            let stem = self.stem(stem);
            anywhere.insert(stem);
            *times.entry(stem).or_insert(0.0) += 1.0;
        }
        self.abouts.push((concept, times));
        self.concepts.resize(self.stems.len(), (0, 0));
        for stem in in_label {
            self.concepts[stem as usize].0 += 1;
        }
        for stem in anywhere {
            self.concepts[stem as usize].1 += 1;
        }
    }

    fn stem(&mut self, stem: String) -> Stem {
        let next = Stem::try_from(self.stems.len()).unwrap_or(Stem::MAX);
        *self.stems.entry(stem).or_insert(next)
    }

    fn build(self, concepts: usize) -> MeantReader {
        let all = self.abouts.len();
        let rare = |with: usize| (1.0 + share(all, with + 1)).ln();
        let among_names: Vec<f32> = self.concepts.iter().map(|(label, _)| rare(*label)).collect();
        let rareness: Vec<f32> = self.concepts.iter().map(|(_, any)| rare(*any)).collect();
        let least = NOTHING * rare(1);
        let mut about_from = vec![0];
        let mut about = Vec::new();
        for (concept, times) in self.abouts {
            // Concepts between the last one and this one have no description.
            about_from.resize(concept as usize + 1, about.len());
            about.extend(weighed(times, &rareness));
        }
        about_from.resize(concepts + 1, about.len());
        MeantReader {
            owner: Owner::new(),
            names: Names::of(self.names, among_names, least),
            stems: self.stems,
            rareness,
            about_from,
            about,
            least,
        }
    }
}

/// What each stem of a description adds to the likeness of a sentence, in order of stems.
fn weighed(times: FxHashMap<Stem, f32>, rareness: &[f32]) -> Vec<(Stem, f32)> {
    let mut weights: Vec<(Stem, f32)> = times
        .into_iter()
        .map(|(stem, times)| (stem, (1.0 + times.ln()) * rareness[stem as usize]))
        .collect();
    weights.sort_unstable_by_key(|(stem, _)| *stem);
    let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    for (stem, weight) in &mut weights {
        *weight = rareness[*stem as usize] * (*weight / length);
    }
    weights
}
