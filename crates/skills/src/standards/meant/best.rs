//! The best of what was found, and how good more must be to be among it.

use rustc_hash::FxHashMap;

/// Up to so many concepts, each with its best score.
pub(super) struct Best {
    most: usize,
    scores: FxHashMap<u32, f32>,
    /// A score that so many concepts have or surpass: nothing below it is among the best.
    least: f32,
    /// How many were added or bettered since `least` was looked for.
    changed: usize,
}

impl Best {
    /// The best `most`, none so far.
    pub(super) fn of(most: usize) -> Self {
        Self {
            most,
            scores: FxHashMap::default(),
            least: f32::MIN,
            changed: 0,
        }
    }

    /// What scores less is not among the best.
    pub(super) fn least(&self) -> f32 {
        self.least
    }

    /// Takes a score in; of several for one concept the best counts.
    pub(super) fn add(&mut self, concept: u32, score: f32) {
        if score >= self.least {
            let known = self.scores.entry(concept).or_default();
            if score > *known {
                *known = score;
                self.changed += 1;
            }
        }
    }

    /// Looks, if enough was added for it to matter, how good more must be, and drops what is not among the best any more.
    pub(super) fn settle(&mut self) {
        if self.most == 0 || self.scores.len() < self.most || self.changed * 8 < self.most {
            return;
        }
        self.changed = 0;
        let mut scores: Vec<f32> = self.scores.values().copied().collect();
        let (_, least, _) = scores.select_nth_unstable_by(self.most - 1, |one, other| other.total_cmp(one));
        self.least = *least;
        let least = self.least;
        self.scores.retain(|_, score| *score >= least);
    }

    /// All of them, best first; of equals the one that stands first in the taxonomy.
    pub(super) fn ranked(self) -> Vec<(u32, f32)> {
        let mut ranked: Vec<(u32, f32)> = self.scores.into_iter().collect();
        ranked.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        ranked.truncate(self.most);
        ranked
    }
}

#[cfg(test)]
mod tests {
    use super::Best;

    #[test]
    fn the_best_are_the_same_however_often_it_is_looked() {
        let scores: Vec<(u32, f32)> = (0..2000_u16)
            .map(|nr| (u32::from(nr) * 7919 % 500, f32::from(nr * 31 % 97)))
            .collect();
        let best = |settles: bool| {
            let mut best = Best::of(20);
            for (concept, score) in &scores {
                best.add(*concept, *score);
                if settles {
                    best.settle();
                }
            }
            best.ranked()
        };
        assert_eq!(best(true), best(false));
        assert_eq!(best(true).len(), 20);
        assert!(Best::of(0).ranked().is_empty());
    }
}
