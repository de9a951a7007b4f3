//! Features known from examples, and texts as vectors of them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    features::{Feature, Kind, features, words},
    spelling::Spelling,
};

/// A text as a vector: places of features and their values, places rising, of length 1 (empty when nothing is known).
pub(super) type Vector = Vec<(u32, f32)>;

/// The features of examples.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    places: FxHashMap<Feature, u32>,
    /// By place: how much it tells, the less the more examples have it.
    rareness: Vec<f32>,
    spelling: Spelling,
}

impl Vocabulary {
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self::default();
        let (mut texts_with, mut all, mut written) = (Vec::<f32>::new(), 0.0_f32, Vec::new());
        for text in texts {
            all += 1.0;
            let words = words(text);
            let once: FxHashSet<Feature> = features(&words).into_iter().map(|(_, feature)| feature).collect();
            for feature in once {
                let next = u32::try_from(texts_with.len()).unwrap_or(u32::MAX);
                let place = *vocabulary.places.entry(feature).or_insert(next);
                match texts_with.get_mut(place as usize) {
                    Some(texts) => *texts += 1.0,
                    None => texts_with.push(1.0),
                }
            }
            written.extend(words);
        }
        vocabulary.spelling = Spelling::of(written.into_iter());
        // The root of the usual inverse document frequency: in short messages common words tell what is wanted.
        vocabulary.rareness = texts_with
            .into_iter()
            .map(|texts| (all / texts).ln_1p().sqrt())
            .collect();
        vocabulary
    }

    /// How many features there are.
    pub(super) fn len(&self) -> usize {
        self.rareness.len()
    }

    /// The words of a text, misspelled ones mended.
    pub(super) fn words(&self, text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| self.spelling.mend(word)).collect()
    }

    /// The vector of a text of these words. Each kind of feature has its share of the length, however many of it there are.
    pub(super) fn vector(&self, words: &[String]) -> Vector {
        let mut times = FxHashMap::<u32, (Kind, f32)>::default();
        for (kind, feature) in features(words) {
            if let Some(place) = self.places.get(&feature) {
                times.entry(*place).or_insert((kind, 0.0)).1 += 1.0;
            }
        }
        let mut vector: Vec<(u32, Kind, f32)> = times
            .into_iter()
            .map(|(place, (kind, times))| (place, kind, (1.0 + times.ln()) * self.rareness[place as usize]))
            .collect();
        vector.sort_unstable_by_key(|(place, ..)| *place);
        for kind in Kind::ALL {
            let values = || {
                vector
                    .iter()
                    .filter(|(_, of, _)| *of == kind)
                    .map(|(.., value)| value * value)
            };
            let length = values().sum::<f32>().sqrt();
            for (.., value) in vector.iter_mut().filter(|(_, of, _)| *of == kind) {
                *value *= kind.share() / length;
            }
        }
        let length = vector.iter().map(|(.., value)| value * value).sum::<f32>().sqrt();
        vector
            .into_iter()
            .map(|(place, _, value)| (place, value / length))
            .collect()
    }

    /// The part of these words that no example has, 0 to 1.
    pub(super) fn unknown(&self, words: &[String]) -> f32 {
        let unknown = words.iter().filter(|word| !self.spelling.knows(word)).count();
        share(unknown, words.len())
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a text has fewer words than f32 has exact numbers"
)]
fn share(part: usize, of: usize) -> f32 {
    part as f32 / of.max(1) as f32
}
