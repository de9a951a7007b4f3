//! Occupations of a taxonomy of others that a title stands for.

use std::{sync::Arc, thread};

use super::{ConceptKind, Standard};
use crate::{
    taxonomy::{Occupation, Taxonomy, log2_milli},
    titles::{
        Evidence, Senses, TitleReader, plain, plain_by_weight, stems,
        view::{Bag, MOST, View, counted, key, letters},
    },
};

/// What the witnesses weigh, by measuring on titles of adverts: likeness to one name by letters and by words, to all
/// names as one text; what is read word by word; and what both stand for elsewhere: in ISCO-08 groups, by the names of the
/// taxonomy of the place, and by those of each taxonomy of others.
const LETTERS: u64 = 4;
const WORDS: u64 = 7;
const WHOLE: u64 = 5;
const READ: u64 = 5;
const GROUPS: u64 = 3;
const OWN: u64 = 2;
const OTHER: u64 = 7;
/// What each doubling of the number of names adds, in millionths of all: work that goes by many names is more common.
const NAMES: u64 = 16_000;
/// So many readings of a title are looked at.
const READINGS: usize = 60;
/// So many names of an occupation, its main one first, tell what it stands for elsewhere.
const TELLING: usize = 3;

/// Finds occupations by several witnesses.
#[derive(Debug)]
pub struct OccupationReader {
    reader: TitleReader,
    letters: View,
    words: View,
    /// By name: its occupation.
    of_name: Vec<u16>,
    whole: View,
    groups: View,
    /// What the occupations stand for elsewhere, by the names of each taxonomy.
    elsewhere: Vec<View>,
    evidence: Arc<Evidence>,
    /// By occupation: how much more it counts for its many names.
    names: Vec<u64>,
    /// By occupation: the place among the concepts.
    places: Vec<u32>,
}

impl OccupationReader {
    /// A reader for the occupations of `standard`; `taxonomy` is the one they were made of ([`Taxonomy::of_standard`]),
    /// `evidence` has it not among its own.
    pub fn new(standard: &Standard, taxonomy: Arc<Taxonomy>, evidence: Arc<Evidence>) -> Self {
        let concepts = (0..).zip(&standard.concepts);
        let places = concepts
            .filter(|(_, concept)| concept.kind == ConceptKind::Occupation)
            .map(|(place, _)| place);
        let named = |(at, job): (u16, &Occupation)| names(job).map(|name| (at, plain(name))).collect::<Vec<_>>();
        let (of_name, all): (Vec<u16>, Vec<String>) = (0..).zip(taxonomy.occupations()).flat_map(named).unzip();
        let bags = |count: fn(&str) -> Bag| all.iter().map(|name| count(name)).collect::<Vec<_>>();
        let whole = taxonomy
            .occupations()
            .iter()
            .map(|job| counted(names(job).flat_map(|name| stems(&plain(name))).collect()));
        let elsewhere = |senses: &Senses| {
            let stand_for = |job: &Occupation| told(senses, job);
            View::by_weight(&in_parallel(taxonomy.occupations(), stand_for))
        };
        Self {
            letters: View::by_rarity(&bags(letters)),
            words: View::by_rarity(&bags(stems)),
            whole: View::by_rarity(&whole.collect::<Vec<_>>()),
            groups: View::by_weight(&taxonomy.occupations().iter().map(groups).collect::<Vec<_>>()),
            elsewhere: evidence.senses().map(elsewhere).collect(),
            names: taxonomy.occupations().iter().map(many_names).collect(),
            of_name,
            evidence,
            places: places.collect(),
            reader: TitleReader::new(taxonomy),
        }
    }

    /// Up to `n` occupations, most likely first, each with a score from 0 to 1000: places in the taxonomy's concepts.
    pub fn classify(&self, title: &str, n: usize) -> Vec<(u32, u16)> {
        let scores = self.scores(title);
        let mut ranked: Vec<(u32, u64)> = self
            .places
            .iter()
            .copied()
            .zip(scores)
            .filter(|(_, score)| *score > 0)
            .collect();
        ranked.sort_by_key(|(place, score)| (std::cmp::Reverse(*score), *place));
        ranked.truncate(n);
        let thousandths = |score: u64| u16::try_from((score / 1000).min(1000)).unwrap_or(1000);
        ranked
            .into_iter()
            .map(|(place, score)| (place, thousandths(score)))
            .collect()
    }

    /// By occupation, in millionths.
    fn scores(&self, title: &str) -> Vec<u64> {
        let plain = plain_by_weight(title);
        let stems = stems(&plain);
        let said = self.evidence.say(title);
        let mut read = vec![0; self.names.len()];
        for (ix, score) in self.reader.classify(title, READINGS) {
            read[usize::from(ix.0)] = u64::from(score) * 1000;
        }
        let mut witnesses = vec![
            (self.best(&self.letters.likeness(&letters(&plain))), LETTERS),
            (self.best(&self.words.likeness(&stems)), WORDS),
            (self.whole.likeness(&stems), WHOLE),
            (read, READ),
            (self.groups.likeness(&said.groups), GROUPS),
        ];
        let each = self
            .elsewhere
            .iter()
            .zip(std::iter::once(&said.own).chain(&said.others));
        let weights = std::iter::once(OWN).chain(std::iter::repeat(OTHER));
        witnesses.extend(
            each.zip(weights)
                .map(|((view, bag), weight)| (view.likeness(bag), weight)),
        );
        let weights: u64 = witnesses.iter().map(|(_, weight)| weight).sum();
        let score = |at: usize| {
            let sum = witnesses
                .iter()
                .map(|(likeness, weight)| likeness[at] * weight)
                .sum::<u64>()
                / weights;
            if sum == 0 { 0 } else { sum + self.names[at] }
        };
        (0..self.names.len()).map(score).collect()
    }

    /// By occupation, the likeness of its most alike name.
    fn best(&self, likeness: &[u64]) -> Vec<u64> {
        let mut best = vec![0; self.names.len()];
        for (at, likeness) in self.of_name.iter().zip(likeness) {
            let known = &mut best[usize::from(*at)];
            *known = (*likeness).max(*known);
        }
        best
    }
}

/// Its main name, then the others.
fn names(job: &Occupation) -> impl Iterator<Item = &str> {
    std::iter::once(&job.name).chain(&job.other).map(String::as_str)
}

fn many_names(job: &Occupation) -> u64 {
    let count = u32::try_from(job.other.len() + 1).unwrap_or(u32::MAX);
    u64::from(log2_milli(count)) * NAMES / 1000
}

/// Its ISCO-08 groups, the narrowest weighing most.
fn groups(job: &Occupation) -> Bag {
    let weights = [(2, 300), (3, 600), (4, 1000)].into_iter();
    let groups = weights.filter_map(|(digits, weight)| Some((key(job.isco.get(..digits)?), weight)));
    counted(groups.collect())
}

/// What an occupation stands for elsewhere: the mean of its names, the main one counting twice.
fn told(senses: &Senses, job: &Occupation) -> Bag {
    let mut sum = Bag::new();
    let shares = std::iter::once(2).chain(std::iter::repeat(1));
    for (name, share) in names(job).take(TELLING).zip(shares) {
        let bag = senses.of_title(&letters(&plain(name)));
        let squares = bag.iter().map(|(_, weight)| u64::from(*weight).pow(2));
        let length = squares.sum::<u64>().isqrt().max(1);
        // Vectors of a length at which the sum of all stays below the most.
        let scaled = |weight: u32| share * u64::from(weight) * (MOST / (TELLING as u64 + 1)) / length;
        sum.extend(
            bag.into_iter()
                .map(|(ix, weight)| (ix, u32::try_from(scaled(weight)).unwrap_or_default())),
        );
    }
    counted(sum)
}

/// Does the same with each of a list, on all processors.
fn in_parallel<T: Sync, R: Send>(list: &[T], each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let hands = thread::available_parallelism().map_or(1, usize::from);
    let part = list.len().div_ceil(hands).max(1);
    let each = &each;
    thread::scope(|scope| {
        let parts = list
            .chunks(part)
            .map(|part| scope.spawn(move || part.iter().map(each).collect::<Vec<R>>()));
        let parts: Vec<_> = parts.collect();
        let done = parts
            .into_iter()
            .map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        done.flatten().collect()
    })
}
