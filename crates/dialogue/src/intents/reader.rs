//! Reading messages with what was learned.

use super::{
    learned::Learned,
    machine::{self, Bearers},
    sureness::Signs,
    vocabulary::{Vector, Vocabulary},
};

/// What a message means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guess<'a> {
    /// The intent; none when it most likely means none of these.
    pub intent: Option<&'a str>,
    /// How likely that is right, 0 to 1.
    pub confidence: f64,
}

/// Reads messages.
#[derive(Debug)]
pub struct Reader {
    learned: Learned,
    vocabulary: Vocabulary,
    machines: Machines,
}

impl Reader {
    /// Builds the machines anew from the examples that bear them. What is not whole ([`Learned::is_whole`]) must not be given.
    pub fn new(learned: Learned) -> Self {
        let texts = || learned.examples.iter().map(|example| example.text.as_str());
        let vocabulary = Vocabulary::of(texts());
        let vectors: Vec<Vector> = texts().map(|text| vocabulary.vector(&vocabulary.words(text))).collect();
        Self {
            machines: Machines::new(&vocabulary, &vectors, &learned.bearers),
            vocabulary,
            learned,
        }
    }

    /// What a message means.
    pub fn read(&self, text: &str) -> Guess<'_> {
        let sureness = self.learned.sureness;
        let best = self.machines.best(&self.vocabulary, text);
        let (best, likely) = best.map_or((0, 0.0), |(best, signs)| (best, sureness.of(signs)));
        let made = sureness.is_enough(likely);
        Guess {
            intent: made.then(|| self.learned.intents[best].as_str()),
            confidence: if made { likely } else { 1.0 - likely },
        }
    }
}

/// The machines of all intents, by feature: a message has few.
#[derive(Debug)]
pub(super) struct Machines {
    /// By feature: where its weights begin in `weights`; they end where the next begins.
    begins: Vec<usize>,
    /// The intent and the weight.
    weights: Vec<(u32, f32)>,
    free: Vec<f32>,
}

impl Machines {
    pub(super) fn new(vocabulary: &Vocabulary, vectors: &[Vector], bearers: &[Bearers]) -> Self {
        let features = vocabulary.len();
        let mut by_feature = vec![Vec::new(); features];
        let mut free = Vec::new();
        for (intent, bearers) in (0..).zip(bearers) {
            let weights = machine::weights(vectors, bearers, features);
            free.push(weights[features]);
            for (feature, weight) in by_feature.iter_mut().zip(weights) {
                if weight != 0.0 {
                    feature.push((intent, weight));
                }
            }
        }
        let mut machines = Self {
            begins: vec![0],
            weights: Vec::with_capacity(by_feature.iter().map(Vec::len).sum()),
            free,
        };
        for weights in by_feature {
            machines.weights.extend(weights);
            machines.begins.push(machines.weights.len());
        }
        machines
    }

    /// The best intent of a text, and how clearly it is the best; its rivals are the other intents and none of these.
    /// Nothing when nothing of the text is known.
    pub(super) fn best(&self, vocabulary: &Vocabulary, text: &str) -> Option<(usize, Signs)> {
        let (words, mut scores) = (vocabulary.words(text), self.free.clone());
        let vector = vocabulary.vector(&words);
        if vector.is_empty() {
            return None;
        }
        for (place, value) in vector {
            let place = place as usize;
            for (intent, weight) in &self.weights[self.begins[place]..self.begins[place + 1]] {
                scores[*intent as usize] += weight * value;
            }
        }
        let intents = 0..scores.len() - 1;
        let better = |one: &usize, other: &usize| scores[*one].total_cmp(&scores[*other]).then(other.cmp(one));
        let best = intents.max_by(better).unwrap_or(0);
        let rivals = scores.iter().enumerate().filter(|(intent, _)| *intent != best);
        let signs = Signs {
            best: scores[best],
            rival: rivals.map(|(_, score)| *score).fold(f32::NEG_INFINITY, f32::max),
            unknown: vocabulary.unknown(&words),
        };
        Some((best, signs))
    }
}
