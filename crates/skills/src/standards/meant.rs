//! Skills that a sentence means without naming them as a taxonomy does: "we build lasting relationships with the people who supply us"
//! means *maintain relationship with suppliers*.
//!
//! A name is meant the more, the more of its words the sentence has (their rareness counts: Spärck Jones 1972), the rarer these are,
//! and the closer together they stand; that a description has the sentence's words helps a little (cosine, Salton and McGill 1983).
//! Words are compared by their stems.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{ConceptKind, Standard, join::without_bracket};
use crate::text::Words;

/// How much it costs that words of a name are missing: the share that is there, to this power.
const COVERAGE: i32 = 2;
/// What of the score stays when a name's words stand far apart.
const APART: f32 = 0.35;
/// What another name counts beside the label.
const OTHER_NAME: f32 = 0.8;
/// What the likeness of a description counts, in the rareness of words.
const DESCRIPTION: f32 = 1.5;
/// The score that stands for an even chance.
const EVEN: f32 = 8.0;
/// A name said by less is not said.
const NOTHING: f32 = 0.05;
/// A sentence has at most so many words; what is longer is cut.
const LONGEST_SENTENCE: usize = 120;
/// A text has at most so many sentences that are read.
const MOST_SENTENCES: usize = 500;

/// Words that say nothing of what somebody can do.
const EMPTY: [&str; 60] = [
    "a", "an", "the", "of", "in", "on", "for", "to", "and", "or", "with", "by", "as", "at", "from", "is", "are", "be",
    "this", "that", "these", "those", "it", "its", "their", "our", "your", "you", "we", "will", "other", "such",
    "using", "use", "used", "etc", "any", "all", "not", "no", "more", "into", "within", "about", "which", "who",
    "have", "has", "can", "must", "should", "would", "i", "they", "if", "than", "also", "over", "between", "how",
];

type Stem = u32;

/// Finds what sentences mean. Made once for a taxonomy of others.
#[derive(Debug)]
pub struct MeantReader {
    stems: FxHashMap<String, Stem>,
    /// By stem: its rareness among names, and among names and descriptions.
    rareness: Vec<(f32, f32)>,
    names: Vec<Name>,
    /// By stem: the names that have it, as places in `names`.
    with: Vec<Vec<u32>>,
    /// By stem: the concepts whose descriptions have it, with its weight there.
    described: Vec<Vec<(u32, f32)>>,
    /// How many concepts the taxonomy has.
    concepts: usize,
}

#[derive(Debug)]
struct Name {
    concept: u32,
    stems: Vec<Stem>,
    /// The rareness of all its stems together.
    whole: f32,
    counts: f32,
}

impl MeantReader {
    /// A reader for the skills of a taxonomy; its occupations and tools are not found.
    pub fn new(standard: &Standard) -> Self {
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

    /// Up to `n` concepts that a text means, best first, each with a score from 1 to 999: places in the taxonomy's concepts.
    pub fn meant(&self, text: &str, n: usize) -> Vec<(u32, u16)> {
        let mut best = FxHashMap::<u32, f32>::default();
        let mut tally = Tally::new(self.names.len(), self.concepts);
        for sentence in sentences(text).take(MOST_SENTENCES) {
            self.read(sentence, &mut tally);
            for (concept, score) in tally.scores() {
                let known = best.entry(concept).or_default();
                *known = known.max(score);
            }
            tally.clear();
        }
        let mut best: Vec<(u32, f32)> = best.into_iter().collect();
        best.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        best.truncate(n);
        best.into_iter()
            .map(|(concept, score)| (concept, in_thousandths(score)))
            .collect()
    }

    /// Adds up what a sentence says of each concept.
    fn read(&self, sentence: &str, tally: &mut Tally) {
        let read: Vec<Option<Stem>> = stems(sentence)
            .map(|stem| self.stems.get(&stem).copied())
            .take(LONGEST_SENTENCE)
            .collect();
        let mut stands = FxHashMap::<Stem, Vec<usize>>::default();
        for (at, stem) in read.iter().enumerate() {
            if let Some(stem) = stem {
                stands.entry(*stem).or_default().push(at);
            }
        }
        let mut order: Vec<Stem> = stands.keys().copied().collect();
        order.sort_unstable();
        for stem in &order {
            for name in &self.with[*stem as usize] {
                tally.said.add(*name, self.rareness[*stem as usize].0);
            }
        }
        for name in std::mem::take(&mut tally.said.touched) {
            let said = std::mem::take(&mut tally.said.sums[name as usize]);
            let name = &self.names[name as usize];
            tally
                .concepts
                .raise(name.concept, |known| name.said_by(said, known, &stands));
        }
        let squares = order.iter().map(|stem| self.rareness[*stem as usize].1.powi(2));
        let length = squares.sum::<f32>().sqrt();
        for stem in order {
            let weight = DESCRIPTION * self.rareness[stem as usize].1 / length;
            for (concept, value) in &self.described[stem as usize] {
                tally.concepts.add(*concept, weight * value);
            }
        }
    }
}

impl Name {
    /// How much a sentence says it, that has so much of its words; nothing when that cannot be more than what is `known`.
    fn said_by(&self, said: f32, known: f32, stands: &FxHashMap<Stem, Vec<usize>>) -> f32 {
        let most = (said / self.whole).powi(COVERAGE) * said * self.counts;
        if most <= known.max(NOTHING) {
            return 0.0;
        }
        let there = self.stems.iter().copied().filter(|stem| stands.contains_key(stem));
        let close = APART + (1.0 - APART) * closeness(&there.collect::<Vec<_>>(), stands);
        most * close
    }
}

/// Sums by a number, of which few are touched.
#[derive(Debug)]
struct Sums {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Sums {
    fn new(len: usize) -> Self {
        Self {
            sums: vec![0.0; len],
            touched: Vec::new(),
        }
    }

    /// What is added is more than nothing.
    fn add(&mut self, at: u32, more: f32) {
        let sum = &mut self.sums[at as usize];
        if *sum == 0.0 {
            self.touched.push(at);
        }
        *sum += more;
    }

    /// The higher of what is there and what is found, which is told what is there.
    fn raise(&mut self, at: u32, found: impl FnOnce(f32) -> f32) {
        let known = self.sums[at as usize];
        let found = found(known);
        if found > known {
            self.add(at, found - known);
        }
    }
}

/// What is reckoned of one sentence; kept from one to the next, since it is as large as the taxonomy.
#[derive(Debug)]
struct Tally {
    /// By name: the rareness of its words that the sentence has.
    said: Sums,
    /// By concept: its score.
    concepts: Sums,
}

impl Tally {
    fn new(names: usize, concepts: usize) -> Self {
        Self {
            said: Sums::new(names),
            concepts: Sums::new(concepts),
        }
    }

    fn scores(&self) -> impl Iterator<Item = (u32, f32)> {
        let touched = self.concepts.touched.iter();
        touched.map(|at| (*at, self.concepts.sums[*at as usize]))
    }

    fn clear(&mut self) {
        for at in self.concepts.touched.drain(..) {
            self.concepts.sums[at as usize] = 0.0;
        }
    }
}

/// How close together stems stand where they are closest: 1 when nothing stands between them.
fn closeness(stems: &[Stem], stands: &FxHashMap<Stem, Vec<usize>>) -> f32 {
    let mut distinct = stems.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 2 {
        return 1.0;
    }
    let mut all: Vec<(usize, Stem)> = distinct
        .iter()
        .flat_map(|stem| stands[stem].iter().map(|at| (*at, *stem)))
        .collect();
    all.sort_unstable();
    let (mut inside, mut from, mut narrowest) = (FxHashMap::<Stem, usize>::default(), 0, usize::MAX);
    for (at, stem) in &all {
        *inside.entry(*stem).or_default() += 1;
        while inside.len() == distinct.len() {
            narrowest = narrowest.min(at - all[from].0 + 1);
            let leaving = all[from].1;
            let left = inside.get_mut(&leaving).map_or(0, |times| {
                *times -= 1;
                *times
            });
            if left == 0 {
                inside.remove(&leaving);
            }
            from += 1;
        }
    }
    share(distinct.len(), narrowest)
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
            let stems: Vec<Stem> = stems(name).map(|stem| self.stem(stem)).collect();
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
        let rareness: Vec<(f32, f32)> = self
            .concepts
            .iter()
            .map(|(label, any)| (rare(*label), rare(*any)))
            .collect();
        let mut reader = MeantReader {
            with: vec![Vec::new(); rareness.len()],
            described: vec![Vec::new(); rareness.len()],
            names: Vec::with_capacity(self.names.len()),
            stems: self.stems,
            rareness,
            concepts,
        };
        for (at, (concept, stems, counts)) in (0..).zip(self.names) {
            for stem in &stems {
                reader.with[*stem as usize].push(at);
            }
            let whole = stems.iter().map(|stem| reader.rareness[*stem as usize].0).sum();
            reader.names.push(Name {
                concept,
                stems,
                whole,
                counts,
            });
        }
        for (concept, times) in self.abouts {
            let mut weights: Vec<(Stem, f32)> = times
                .into_iter()
                .map(|(stem, times)| (stem, (1.0 + times.ln()) * reader.rareness[stem as usize].1))
                .collect();
            weights.sort_unstable_by_key(|(stem, _)| *stem);
            let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            for (stem, weight) in weights {
                reader.described[stem as usize].push((concept, weight / length));
            }
        }
        reader
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of concepts and words are far below 2 to the 24th"
)]
fn share(part: usize, of: usize) -> f32 {
    part as f32 / of.max(1) as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 1000"
)]
fn in_thousandths(score: f32) -> u16 {
    (1000.0 * score / (score + EVEN)).round().clamp(1.0, 999.0) as u16
}

/// The stems of a text that say something.
fn stems(text: &str) -> impl Iterator<Item = String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let words = Words::of(text);
    let folded: Vec<String> = words.all().iter().map(|word| words.folded(word).to_owned()).collect();
    let full = folded.into_iter().filter(|word| !EMPTY.contains(&word.as_str()));
    full.map(move |word| stemmer.stem(&word).into_owned())
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let end = |c: char| matches!(c, '\n' | '\r' | '!' | '?' | ';' | '•');
    text.split(end)
        .flat_map(|line| line.split(". "))
        .filter(|sentence| !sentence.trim().is_empty())
}
