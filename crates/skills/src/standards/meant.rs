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
/// A name that is said for less than this share of the rarest word is not said at all: then few names need to be looked at.
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
    /// By stem: the names that are said only where it, or a rarer word of theirs, is: places in `names`.
    led_by: Vec<Vec<u32>>,
    /// By concept: the stems of its description, with their weights there.
    abouts: Vec<Vec<(Stem, f32)>>,
    /// The least a name is said for.
    least: f32,
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
        // By stem, the number of the sentence that had it last.
        let mut in_sentence = vec![0; self.rareness.len()];
        for (nr, sentence) in (1..).zip(sentences(text).take(MOST_SENTENCES)) {
            for (concept, score) in self.of_sentence(sentence, nr, &mut in_sentence) {
                let known = best.entry(concept).or_default();
                *known = known.max(score);
            }
        }
        let mut best: Vec<(u32, f32)> = best.into_iter().collect();
        best.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        best.truncate(n);
        best.into_iter()
            .map(|(concept, score)| (concept, in_thousandths(score)))
            .collect()
    }

    /// What a sentence says of each concept that it names well enough.
    fn of_sentence(&self, sentence: &str, nr: u32, in_sentence: &mut [u32]) -> FxHashMap<u32, f32> {
        let read: Vec<Option<Stem>> = stems(sentence)
            .map(|stem| self.stems.get(&stem).copied())
            .take(LONGEST_SENTENCE)
            .collect();
        let mut stands = FxHashMap::<Stem, Vec<usize>>::default();
        for (at, stem) in read.iter().enumerate() {
            if let Some(stem) = stem {
                stands.entry(*stem).or_default().push(at);
                in_sentence[*stem as usize] = nr;
            }
        }
        let is_there = |stem: Stem| in_sentence[stem as usize] == nr;
        let mut scores = FxHashMap::<u32, f32>::default();
        for name in stands.keys().flat_map(|stem| &self.led_by[*stem as usize]) {
            let name = &self.names[*name as usize];
            let said = name.stems.iter().filter(|stem| is_there(**stem));
            let said: f32 = said.map(|stem| self.rareness[*stem as usize].0).sum();
            let most = (said / name.whole).powi(COVERAGE) * said * name.counts;
            let known = scores.get(&name.concept).copied().unwrap_or(0.0);
            if most >= self.least && most > known {
                let there = name.stems.iter().copied().filter(|stem| is_there(*stem));
                let close = APART + (1.0 - APART) * closeness(&there.collect::<Vec<_>>(), &stands);
                scores.insert(name.concept, known.max(most * close));
            }
        }
        let squares = stands.keys().map(|stem| self.rareness[*stem as usize].1.powi(2));
        let length = squares.sum::<f32>().sqrt();
        for (concept, score) in &mut scores {
            let about = self.abouts[*concept as usize]
                .iter()
                .filter(|(stem, _)| is_there(*stem));
            let alike: f32 = about
                .map(|(stem, weight)| self.rareness[*stem as usize].1 * weight)
                .sum();
            *score += DESCRIPTION * alike / length;
        }
        scores
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
            led_by: vec![Vec::new(); rareness.len()],
            abouts: vec![Vec::new(); concepts],
            names: Vec::with_capacity(self.names.len()),
            stems: self.stems,
            rareness,
            least: NOTHING * rare(1),
        };
        for (concept, stems, counts) in self.names {
            reader.add(concept, stems, counts);
        }
        for (concept, times) in self.abouts {
            let mut weights: Vec<(Stem, f32)> = times
                .into_iter()
                .map(|(stem, times)| (stem, (1.0 + times.ln()) * reader.rareness[stem as usize].1))
                .collect();
            weights.sort_unstable_by_key(|(stem, _)| *stem);
            let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            for (_, weight) in &mut weights {
                *weight /= length;
            }
            reader.abouts[concept as usize] = weights;
        }
        reader
    }
}

impl MeantReader {
    /// Takes a name in, under the fewest of its words without which too little of it is said: its rarest ones (a prefix filter:
    /// Chaudhuri, Ganti and Kaushik 2006, "A Primitive Operator for Similarity Joins in Data Cleaning").
    fn add(&mut self, concept: u32, stems: Vec<Stem>, counts: f32) {
        let rareness = |stem: Stem| self.rareness[stem as usize].0;
        let whole: f32 = stems.iter().map(|stem| rareness(*stem)).sum();
        let needed = (self.least * whole * whole / counts).cbrt();
        let mut by_rareness = stems.clone();
        by_rareness.sort_unstable_by(|one, other| rareness(*other).total_cmp(&rareness(*one)).then(one.cmp(other)));
        let at = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        // A little is added, for sums in another order differ by their last digits.
        let mut left = whole * 1.0001;
        let mut leading = Vec::new();
        for stem in by_rareness {
            if left < needed {
                break;
            }
            leading.push(stem);
            left -= rareness(stem);
        }
        leading.dedup();
        for stem in leading {
            self.led_by[stem as usize].push(at);
        }
        self.names.push(Name {
            concept,
            stems,
            whole,
            counts,
        });
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
