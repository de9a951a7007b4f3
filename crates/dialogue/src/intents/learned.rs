//! Training, and what it leaves behind.

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::resume_unwind,
    thread,
};

use serde::{Deserialize, Serialize};

use super::{
    machine::{self, Bearers},
    reader::Machines,
    sureness::{Sureness, Tried},
    vocabulary::{Vector, Vocabulary},
};

/// Of so many folds each is left out once, to see what is guessed for its examples.
const FOLDS: usize = 4;

/// A message and what is meant by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The message.
    pub text: String,
    /// Its intent; none when it means none of these.
    pub intent: Option<String>,
}

/// Why nothing can be learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// One intent cannot be told from another where there is no other.
    #[error("there are fewer than two intents")]
    FewIntents,
}

/// What training leaves: the examples, those of them that bear the border of each intent, and how sure guesses are.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Learned {
    pub(super) examples: Vec<Example>,
    pub(super) intents: Vec<String>,
    /// By intent, and at the end of what has none.
    pub(super) bearers: Vec<Bearers>,
    pub(super) sureness: Sureness,
}

impl Learned {
    /// Whether its parts fit together: false for a file that was cut or changed.
    pub fn is_whole(&self) -> bool {
        let known = |(example, _): &(u32, f32)| usize::try_from(*example).is_ok_and(|at| at < self.examples.len());
        self.intents.len() > 1
            && self.intents.len() + 1 == self.bearers.len()
            && self.bearers.iter().flatten().all(known)
    }

    /// From how many examples it was learned.
    pub fn examples(&self) -> usize {
        self.examples.len()
    }

    /// The intents it tells apart, in order of their names.
    pub fn intents(&self) -> &[String] {
        &self.intents
    }
}

/// Learns to tell intents from examples, on all processors; the outcome does not depend on how many these are. `progress` is told
/// the part that is done, 0 to 1, a few times.
pub fn train(examples: Vec<Example>, mut progress: impl FnMut(f64)) -> Result<Learned, Unusable> {
    let intents: BTreeSet<&String> = examples.iter().filter_map(|example| example.intent.as_ref()).collect();
    let intents: Vec<String> = intents.into_iter().cloned().collect();
    if intents.len() < 2 {
        return Err(Unusable::FewIntents);
    }
    let folds = folds(&examples);
    let mut guesses = Vec::new();
    for fold in 0..FOLDS {
        let of = |inside: bool| {
            let chosen = examples
                .iter()
                .zip(&folds)
                .filter(move |(_, of)| (**of == fold) == inside);
            chosen.map(|(example, _)| example).collect::<Vec<_>>()
        };
        guesses.extend(guesses_for(&of(true), &of(false), &intents));
        progress(done(fold + 1));
    }
    let all: Vec<&Example> = examples.iter().collect();
    let (_, _, bearers) = machines(&all, &intents);
    progress(1.0);
    Ok(Learned {
        sureness: Sureness::fit(&guesses),
        bearers,
        intents,
        examples,
    })
}

/// The part done after so many of the trainings: those of the folds and the last one.
fn done(trainings: usize) -> f64 {
    f64::from(u32::try_from(trainings).unwrap_or(0)) / f64::from(u32::try_from(FOLDS + 1).unwrap_or(1))
}

/// The fold of each example; those of an intent are spread evenly.
fn folds(examples: &[Example]) -> Vec<usize> {
    let mut met = BTreeMap::<Option<&str>, usize>::new();
    let mut folds = Vec::with_capacity(examples.len());
    for example in examples {
        let nr = met.entry(example.intent.as_deref()).or_default();
        folds.push(*nr % FOLDS);
        *nr += 1;
    }
    folds
}

/// What is guessed for examples by machines that have seen the others only.
fn guesses_for(left_out: &[&Example], others: &[&Example], intents: &[String]) -> Vec<Tried> {
    let (vocabulary, vectors, bearers) = machines(others, intents);
    let machines = Machines::new(&vocabulary, &vectors, &bearers);
    let tried = |example: &&Example| {
        let (best, signs) = machines.best(&vocabulary, &example.text)?;
        let right = example.intent.as_ref().map(|intent| *intent == intents[best]);
        Some((signs, right))
    };
    left_out.iter().filter_map(tried).collect()
}

/// A vocabulary, the examples as vectors, and the machines: one an intent and a last one for none of these.
fn machines(examples: &[&Example], intents: &[String]) -> (Vocabulary, Vec<Vector>, Vec<Bearers>) {
    let vocabulary = Vocabulary::of(examples.iter().map(|example| example.text.as_str()));
    let vectors: Vec<Vector> = examples
        .iter()
        .map(|example| vocabulary.vector(&vocabulary.words(&example.text)))
        .collect();
    let one = |intent: Option<&String>| {
        let own: Vec<bool> = examples
            .iter()
            .map(|example| example.intent.as_ref() == intent)
            .collect();
        machine::train(&vectors, &own, vocabulary.len())
    };
    let intents: Vec<Option<&String>> = intents.iter().map(Some).chain([None]).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let bearers = thread::scope(|scope| {
        let part = |intents: &'_ [Option<&String>]| intents.iter().copied().map(one).collect::<Vec<_>>();
        let parts = intents.chunks(intents.len().div_ceil(threads));
        let working: Vec<_> = parts.map(|intents| scope.spawn(move || part(intents))).collect();
        working
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|broken| resume_unwind(broken)))
            .collect()
    });
    (vocabulary, vectors, bearers)
}
