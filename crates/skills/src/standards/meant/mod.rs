//! Skills that a sentence means without naming them as a taxonomy does: "we build lasting relationships with the people who supply us"
//! means *maintain relationship with suppliers*.
//!
//! A name is meant the more, the more of its words the sentence has (their rareness counts: Spärck Jones 1972), the rarer these are,
//! and the closer together they stand; that a description has the sentence's words helps a little (cosine, Salton and McGill 1983).
//! Words are compared by their stems.
//!
//! | file | holds |
//! |---|---|
//! | `build` | from a taxonomy to what is looked up |
//! | `names` | the names, found by their rarest words |
//! | `said` | a text as sentences of stems, laid out once for several taxonomies |
//! | `heard` | one sentence while it is looked at |
//! | `best` | the best of what was found, and how good more must be |

mod best;
mod build;
mod heard;
mod names;
mod said;

use rustc_hash::FxHashMap;

use super::Standard;
use crate::text::Owner;
use best::Best;
use heard::Heard;
use names::{Look, Names};
pub use said::Said;

/// How much it costs that words of a name are missing: the share that is there, to this power.
const COVERAGE: i32 = 2;
/// What of the score stays when a name's words stand far apart.
const APART: f32 = 0.35;
/// What another name counts beside the label.
const OTHER_NAME: f32 = 0.8;
/// What the likeness of a description counts, in the rareness of words.
const DESCRIPTION: f32 = 1.5;
/// The most a description adds. A little more than it can: sums differ by their last digits.
const MOST_OF_DESCRIPTION: f32 = DESCRIPTION * 1.001;
/// The score that stands for an even chance.
const EVEN: f32 = 8.0;
/// What is said for so much is plainly meant.
const PLAIN: f32 = 3.0;
/// A name that is said for less than this share of the rarest word is not said at all: then few names need to be looked at.
const NOTHING: f32 = 0.05;

type Stem = u32;
/// No stem of the taxonomy.
const NO_STEM: Stem = Stem::MAX;

/// Finds what sentences mean. Made once for a taxonomy of others.
#[derive(Debug)]
pub struct MeantReader {
    /// By which words remember their stems here.
    owner: Owner,
    stems: FxHashMap<String, Stem>,
    /// By stem: its rareness among names and descriptions.
    rareness: Vec<f32>,
    names: Names,
    /// By concept: where its description begins in `about`.
    about_from: Vec<usize>,
    /// The stems of descriptions, with what each adds to the likeness of a sentence that has it.
    about: Vec<(Stem, f32)>,
    /// The least a name is said for.
    least: f32,
}

impl MeantReader {
    /// A reader for the skills of a taxonomy; its occupations and tools are not found.
    pub fn new(standard: &Standard) -> Self {
        build::reader(standard)
    }

    /// Up to `n` concepts that a text means, best first, each with a score from 1 to 999: places in the taxonomy's concepts.
    pub fn meant(&self, text: &str, n: usize) -> Vec<(u32, u16)> {
        self.meant_by(&Said::of(text), n)
    }

    /// As [`Self::meant`], of a text that is laid out already.
    pub fn meant_by(&self, said: &Said, n: usize) -> Vec<(u32, u16)> {
        let stems = said.told(&self.owner, |stem| self.stems.get(stem).copied().unwrap_or(NO_STEM));
        let mut best = Best::of(n);
        let mut heard = Heard::new(self.rareness.len(), self.about_from.len());
        // What is plainly meant is looked for first: then little of the rest needs to be looked at.
        for sentence in said.sentences(&stems) {
            heard.listen(sentence);
            self.names.said(&mut heard, PLAIN, Look::Quick);
            for (concept, score) in heard.take_scores() {
                best.add(concept, score);
            }
        }
        best.settle();
        for sentence in said.sentences(&stems) {
            heard.listen(sentence);
            self.of_sentence(&mut heard, &mut best);
        }
        let best = best.ranked().into_iter();
        best.map(|(concept, score)| (concept, in_thousandths(score))).collect()
    }

    /// Adds what a sentence says of each concept that it names well enough, as far as it may be among the best.
    fn of_sentence(&self, heard: &mut Heard, best: &mut Best) {
        // What is said for less is not among the best, whatever the description adds.
        let least = self.least.max(best.least() - MOST_OF_DESCRIPTION);
        self.names.said(heard, least, Look::Whole);
        let mut scores = heard.take_scores();
        scores.retain(|(_, score)| score + MOST_OF_DESCRIPTION >= best.least());
        if scores.is_empty() {
            return;
        }
        let length = self.length(heard);
        for (concept, score) in scores {
            let about = &self.about[self.about_from[concept as usize]..self.about_from[concept as usize + 1]];
            let there = about.iter().filter(|(stem, _)| heard.has(*stem));
            let alike: f32 = there.map(|(_, adds)| adds).sum();
            best.add(concept, score + DESCRIPTION * alike / length);
        }
        best.settle();
    }

    /// How long a sentence is as a vector of its stems.
    fn length(&self, heard: &Heard) -> f32 {
        let squares = heard.stems().iter().map(|stem| self.rareness[*stem as usize].powi(2));
        squares.sum::<f32>().sqrt()
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
