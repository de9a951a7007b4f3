//! One sentence while it is looked at: which stems it has, where, and what was found so far.

use rustc_hash::FxHashSet;

use super::{APART, Stem, share};

/// A sentence. Its tables are as long as the taxonomy is large; they are made once and used for all sentences of a text.
pub(super) struct Heard {
    /// How many sentences there were; by stem, the one that had it last.
    nr: u32,
    last: Vec<u32>,
    /// Its stems as they stand, nothing for words the taxonomy does not have.
    stands: Vec<Option<Stem>>,
    /// Each stem once, as they come.
    different: Vec<Stem>,
    /// The same, in the order in which sums over them are taken.
    stems: FxHashSet<Stem>,
    /// By concept: how well it is named, 0 for not at all; and which concepts are.
    scores: Vec<f32>,
    named: Vec<u32>,
    window: Window,
}

impl Heard {
    /// No sentence yet, of a taxonomy with so many stems and concepts.
    pub(super) fn new(stems: usize, concepts: usize) -> Self {
        Self {
            nr: 0,
            last: vec![0; stems],
            stands: Vec::new(),
            different: Vec::new(),
            stems: FxHashSet::default(),
            scores: vec![0.0; concepts],
            named: Vec::new(),
            window: Window::default(),
        }
    }

    /// Takes the next sentence in.
    pub(super) fn listen(&mut self, sentence: impl Iterator<Item = Option<Stem>>) {
        self.nr += 1;
        self.stands.clear();
        self.stands.extend(sentence);
        self.different.clear();
        // Made anew rather than emptied: its order must not hang on the sentences before.
        self.stems = FxHashSet::default();
        for stem in self.stands.iter().flatten() {
            let last = &mut self.last[*stem as usize];
            if *last != self.nr {
                *last = self.nr;
                self.different.push(*stem);
                self.stems.insert(*stem);
            }
        }
    }

    /// Whether the sentence has a stem.
    pub(super) fn has(&self, stem: Stem) -> bool {
        self.last[stem as usize] == self.nr
    }

    /// How many different stems it has.
    pub(super) fn different(&self) -> usize {
        self.different.len()
    }

    /// One of its different stems.
    pub(super) fn stem(&self, at: usize) -> Stem {
        self.different[at]
    }

    /// Its stems, each once.
    pub(super) fn stems(&self) -> impl Iterator<Item = Stem> {
        self.stems.iter().copied()
    }

    /// Hears a name of `concept`, for `most` if its words stand together: `parts` are its stems with their rareness.
    pub(super) fn name(&mut self, concept: u32, parts: &[(Stem, f32)], most: f32) {
        let known = self.scores[concept as usize];
        if most <= known {
            return;
        }
        if known == 0.0 {
            self.named.push(concept);
        }
        let there = parts.iter().map(|(stem, _)| *stem);
        let there = there.filter(|stem| self.last[*stem as usize] == self.nr);
        let close = APART + (1.0 - APART) * self.window.closeness(there, &self.stands);
        self.scores[concept as usize] = known.max(most * close);
    }

    /// The concepts it names, each with how well; they are forgotten with it.
    pub(super) fn take_scores(&mut self) -> Vec<(u32, f32)> {
        let scores = &mut self.scores;
        let taken = self.named.drain(..);
        taken
            .map(|concept| (concept, std::mem::take(&mut scores[concept as usize])))
            .collect()
    }
}

/// Looks for the narrowest place where stems stand together.
#[derive(Debug, Default)]
struct Window {
    /// The stems looked for, each once, and how often each is inside.
    wanted: Vec<(Stem, u32)>,
    /// Where wanted stems stand: the place, and which of them it is.
    stands: Vec<(usize, usize)>,
}

impl Window {
    /// How close together stems stand where they are closest: 1 when nothing stands between them.
    fn closeness(&mut self, there: impl Iterator<Item = Stem>, sentence: &[Option<Stem>]) -> f32 {
        self.wanted.clear();
        for stem in there {
            if self.wanted.iter().all(|(known, _)| *known != stem) {
                self.wanted.push((stem, 0));
            }
        }
        if self.wanted.len() < 2 {
            return 1.0;
        }
        share(self.wanted.len(), self.narrowest(sentence))
    }

    /// How many words the narrowest part of a sentence has in which all that is wanted stands.
    fn narrowest(&mut self, sentence: &[Option<Stem>]) -> usize {
        self.stands.clear();
        for (at, stem) in sentence.iter().enumerate() {
            let which = stem.and_then(|stem| self.wanted.iter().position(|(wanted, _)| *wanted == stem));
            self.stands.extend(which.map(|which| (at, which)));
        }
        let (mut inside, mut from, mut narrowest) = (0, 0, usize::MAX);
        for (at, which) in &self.stands {
            let times = &mut self.wanted[*which].1;
            inside += usize::from(*times == 0);
            *times += 1;
            while inside == self.wanted.len() {
                let (first, leaving) = self.stands[from];
                narrowest = narrowest.min(at - first + 1);
                let times = &mut self.wanted[leaving].1;
                *times -= 1;
                inside -= usize::from(*times == 0);
                from += 1;
            }
        }
        narrowest
    }
}

#[cfg(test)]
mod tests {
    use super::Window;

    #[test]
    fn what_stands_closest_anywhere_counts() {
        let sentence = [Some(1), None, Some(2), Some(3), Some(1), Some(9), Some(2)];
        let close = |stems: &[u32]| Window::default().closeness(stems.iter().copied(), &sentence);
        assert!((close(&[1]) - 1.0).abs() < 1e-6);
        assert!((close(&[1, 3]) - 1.0).abs() < 1e-6);
        assert!((close(&[1, 2]) - 2.0 / 3.0).abs() < 1e-6);
        assert!((close(&[2, 9, 3, 2]) - 3.0 / 4.0).abs() < 1e-6);
    }
}
