//! One sentence while it is looked at: which stems it has, where, and what was found so far.

use super::{APART, NO_STEM, Stem, share};

/// A sentence. Its tables are as long as the taxonomy is large; they are made once and used for all sentences of a text.
pub(super) struct Heard {
    /// A bit for each stem of the taxonomy: whether the sentence has it. Small, for it is looked at all the time.
    there: Vec<u64>,
    /// Its stems as they stand, [`NO_STEM`] for words the taxonomy does not have.
    stands: Vec<Stem>,
    /// Each stem once, as they come.
    different: Vec<Stem>,
    /// By stem that is there: its place in `different`; and by that place, where it stands first and how often.
    slots: Vec<u32>,
    times: Vec<(usize, u32)>,
    /// By concept: how well it is named, 0 for not at all; and which concepts are.
    scores: Vec<f32>,
    named: Vec<u32>,
    window: Window,
}

impl Heard {
    /// No sentence yet, of a taxonomy with so many stems and concepts.
    pub(super) fn new(stems: usize, concepts: usize) -> Self {
        Self {
            there: vec![0; stems / 64 + 1],
            stands: Vec::new(),
            different: Vec::new(),
            slots: vec![0; stems],
            times: Vec::new(),
            scores: vec![0.0; concepts],
            named: Vec::new(),
            window: Window::default(),
        }
    }

    /// Takes the next sentence in.
    pub(super) fn listen(&mut self, sentence: &[Stem]) {
        for stem in self.different.drain(..) {
            self.there[stem as usize / 64] = 0;
        }
        self.times.clear();
        self.stands.clear();
        self.stands.extend_from_slice(sentence);
        for (at, stem) in sentence
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, stem)| *stem != NO_STEM)
        {
            let bits = &mut self.there[stem as usize / 64];
            let slot = &mut self.slots[stem as usize];
            if *bits >> (stem % 64) & 1 == 0 {
                *bits |= 1 << (stem % 64);
                *slot = u32::try_from(self.different.len()).unwrap_or(u32::MAX);
                self.different.push(stem);
                self.times.push((at, 1));
            } else {
                self.times[*slot as usize].1 += 1;
            }
        }
    }

    /// Whether the sentence has a stem.
    #[inline]
    pub(super) fn has(&self, stem: Stem) -> bool {
        self.there[stem as usize / 64] >> (stem % 64) & 1 == 1
    }

    /// Its stems, each once, as they come.
    pub(super) fn stems(&self) -> &[Stem] {
        &self.different
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
        let close = APART + (1.0 - APART) * self.closeness(parts);
        self.scores[concept as usize] = known.max(most * close);
    }

    /// How close together the parts of a name that are there stand where they are closest: 1 when nothing stands between them.
    fn closeness(&mut self, parts: &[(Stem, f32)]) -> f32 {
        self.window.wanted.clear();
        let (mut first, mut last, mut once) = (usize::MAX, 0, true);
        for (stem, _) in parts {
            if self.has(*stem) && self.window.wanted.iter().all(|(known, _)| known != stem) {
                let (at, times) = self.times[self.slots[*stem as usize] as usize];
                (first, last, once) = (first.min(at), last.max(at), once && times == 1);
                self.window.wanted.push((*stem, 0));
            }
        }
        let wanted = self.window.wanted.len();
        if wanted < 2 {
            return 1.0;
        }
        // Mostly each stands there once, and there is nothing to look for.
        let narrowest = if once {
            last - first + 1
        } else {
            self.window.narrowest(&self.stands)
        };
        share(wanted, narrowest)
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
    /// How many words the narrowest part of a sentence has in which all that is wanted stands.
    fn narrowest(&mut self, sentence: &[Stem]) -> usize {
        self.stands.clear();
        for (at, stem) in sentence.iter().enumerate() {
            let which = self.wanted.iter().position(|(wanted, _)| wanted == stem);
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
    use super::{Heard, NO_STEM};

    #[test]
    fn what_stands_closest_anywhere_counts() {
        let mut heard = Heard::new(10, 1);
        let mut close = |sentence: &[u32], stems: &[u32]| {
            heard.listen(sentence);
            let parts: Vec<(u32, f32)> = stems.iter().map(|stem| (*stem, 1.0)).collect();
            heard.closeness(&parts)
        };
        let sentence = [1, NO_STEM, 2, 3, 1, 9, 2];
        assert!((close(&sentence, &[1, 7]) - 1.0).abs() < 1e-6);
        assert!((close(&sentence, &[1, 3]) - 1.0).abs() < 1e-6);
        assert!((close(&sentence, &[1, 2]) - 2.0 / 3.0).abs() < 1e-6);
        assert!((close(&sentence, &[2, 9, 3, 2]) - 3.0 / 4.0).abs() < 1e-6);
        assert!((close(&sentence[..4], &[3, 1, 5]) - 2.0 / 4.0).abs() < 1e-6);
    }

    #[test]
    fn a_sentence_is_forgotten_with_the_next() {
        let mut heard = Heard::new(200, 1);
        heard.listen(&[3, 70, NO_STEM]);
        assert!(heard.has(3) && heard.has(70) && !heard.has(4));
        heard.listen(&[4]);
        assert!(heard.has(4) && !heard.has(3) && !heard.has(70));
    }
}
