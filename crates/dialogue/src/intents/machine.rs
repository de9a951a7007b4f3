//! One linear machine an intent: a support vector machine with squared hinge loss, trained on its dual, one coordinate at a time
//! (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM",
//! algorithms 1 and 3).

use super::vocabulary::Vector;

/// What an example on the wrong side costs; one of the intent itself costs [`COST_OF_OWN`] times that, as there are few.
const COST: f32 = 3.0;
const COST_OF_OWN: f32 = 2.0;
/// So many rounds over the examples at most,
const ROUNDS: usize = 30;
/// or until no coordinate is further than this from where it should be.
const EXACT: f32 = 0.05;
/// Coordinates at zero that want to go further down than this are left out after some rounds.
const HOPELESS: f32 = 0.1;
const ROUNDS_BEFORE_LEAVING_OUT: usize = 3;

/// Examples that bear the border: their number and their weight, positive for examples of the intent.
pub(super) type Bearers = Vec<(u32, f32)>;

/// What tells an intent's examples from all others; `features` is the size of the vocabulary.
pub(super) fn train(vectors: &[Vector], own: &[bool], features: usize) -> Bearers {
    let mut training = Training::new(vectors, own, features);
    for round in 0..ROUNDS {
        let furthest = training.round(round);
        if furthest < EXACT && !training.take_all_in() {
            break;
        }
    }
    let sign = |own: &bool| if *own { 1.0 } else { -1.0 };
    let signed = training.duals.iter().zip(own).map(|(dual, own)| dual * sign(own));
    (0..).zip(signed).filter(|(_, weight)| *weight != 0.0).collect()
}

/// The weights of a machine, one a feature and a last one that stands for none.
pub(super) fn weights(vectors: &[Vector], bearers: &[(u32, f32)], features: usize) -> Vec<f32> {
    let mut weights = vec![0.0; features + 1];
    for (example, weight) in bearers {
        add(&mut weights, &vectors[*example as usize], *weight);
    }
    weights
}

fn add(weights: &mut [f32], vector: &Vector, times: f32) {
    for (place, value) in vector {
        weights[*place as usize] += times * value;
    }
    if let Some(free) = weights.last_mut() {
        *free += times;
    }
}

struct Training<'a> {
    vectors: &'a [Vector],
    own: &'a [bool],
    weights: Vec<f32>,
    duals: Vec<f32>,
    /// Examples, those still worked on first.
    order: Vec<usize>,
    working: usize,
    shuffle: Shuffle,
}

impl<'a> Training<'a> {
    fn new(vectors: &'a [Vector], own: &'a [bool], features: usize) -> Self {
        Self {
            vectors,
            own,
            weights: vec![0.0; features + 1],
            duals: vec![0.0; vectors.len()],
            order: (0..vectors.len()).collect(),
            working: vectors.len(),
            shuffle: Shuffle(0x9E37_79B9_7F4A_7C15),
        }
    }

    /// One round; how far the furthest coordinate was from where it should be.
    fn round(&mut self, round: usize) -> f32 {
        for at in 0..self.working {
            let other = at + self.shuffle.below(self.working - at);
            self.order.swap(at, other);
        }
        let (mut furthest, mut at) = (0.0_f32, 0);
        while at < self.working {
            let example = self.order[at];
            let slope = self.slope(example);
            if self.duals[example] == 0.0 && slope > HOPELESS && round >= ROUNDS_BEFORE_LEAVING_OUT {
                self.working -= 1;
                self.order.swap(at, self.working);
                continue;
            }
            let wanted = if self.duals[example] == 0.0 {
                slope.min(0.0)
            } else {
                slope
            };
            furthest = furthest.max(wanted.abs());
            if wanted != 0.0 {
                self.move_dual(example, slope);
            }
            at += 1;
        }
        furthest
    }

    /// Whether some were left out: they are worked on again.
    fn take_all_in(&mut self) -> bool {
        let left_out = self.working < self.order.len();
        self.working = self.order.len();
        left_out
    }

    fn sign(&self, example: usize) -> f32 {
        if self.own[example] { 1.0 } else { -1.0 }
    }

    fn diagonal(&self, example: usize) -> f32 {
        0.5 / if self.own[example] { COST * COST_OF_OWN } else { COST }
    }

    fn slope(&self, example: usize) -> f32 {
        let free = self.weights[self.weights.len() - 1];
        let score: f32 = self.vectors[example]
            .iter()
            .map(|(place, value)| self.weights[*place as usize] * value)
            .sum();
        self.sign(example) * (score + free) - 1.0 + self.diagonal(example) * self.duals[example]
    }

    fn move_dual(&mut self, example: usize, slope: f32) {
        let vector = &self.vectors[example];
        let length: f32 = vector.iter().map(|(_, value)| value * value).sum();
        let old = self.duals[example];
        let new = (old - slope / (length + 1.0 + self.diagonal(example))).max(0.0);
        let moved = (new - old) * self.sign(example);
        self.duals[example] = new;
        add(&mut self.weights, vector, moved);
    }
}

/// The same order every time (a linear congruential generator, Knuth's MMIX constants).
struct Shuffle(u64);

impl Shuffle {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }
}
