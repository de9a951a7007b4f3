//! Titles as vectors: what is counted of each, and the cosine between two (Salton and McGill, Introduction to Modern
//! Information Retrieval, 1983, chapter 4).

use std::{collections::BTreeMap, hash::Hash};

use rustc_hash::FxHashMap;

use crate::{facts::Folded, taxonomy::log2_milli};

/// Likeness of a title to itself.
pub(crate) const FULL: u64 = 1_000_000;
/// The most a weight may be where rarity does not count.
pub(crate) const MOST: u64 = 10_000;
/// As much of a title as is read, in characters.
const LONGEST: usize = 200;

/// What is counted of a title, with how often or how much.
pub(crate) type Bag<K> = BTreeMap<K, u32>;

/// Runs of three to five letters, with the borders of words; a whole word counts twice.
pub(crate) fn letters(title: &str) -> Bag<String> {
    let mut bag = Bag::new();
    let folded = Folded::of(&title[..title.floor_char_boundary(LONGEST)]);
    for word in folded.text().split_whitespace() {
        *bag.entry(format!("={word}")).or_default() += 2;
        let marked: Vec<char> = format!(" {word} ").chars().collect();
        for run in (3..=5).flat_map(|length| marked.windows(length)) {
            *bag.entry(run.iter().collect()).or_default() += 1;
        }
    }
    bag
}

/// One view of all titles of a corpus, by what is counted: which titles have it, and how much it weighs there.
#[derive(Debug)]
pub(crate) struct View<K> {
    rows: FxHashMap<K, Vec<(u32, u32)>>,
    /// Lengths of the titles' vectors.
    lengths: Vec<u64>,
    /// Whether what is rare weighs more.
    by_rarity: bool,
}

impl<K: Ord + Hash + Clone> View<K> {
    /// Of counts: they are damped, and what is rare weighs more.
    pub(crate) fn by_rarity<'a>(bags: impl IntoIterator<Item = &'a Bag<K>>) -> Self
    where
        K: 'a,
    {
        Self::new(bags, true)
    }

    /// Of weights up to [`MOST`], which stay as they are.
    pub(crate) fn by_weight<'a>(bags: impl IntoIterator<Item = &'a Bag<K>>) -> Self
    where
        K: 'a,
    {
        Self::new(bags, false)
    }

    fn new<'a>(bags: impl IntoIterator<Item = &'a Bag<K>>, by_rarity: bool) -> Self
    where
        K: 'a,
    {
        let mut view = Self {
            rows: FxHashMap::default(),
            lengths: Vec::new(),
            by_rarity,
        };
        for (at, bag) in (0..).zip(bags) {
            for (key, count) in bag {
                view.rows.entry(key.clone()).or_default().push((at, *count));
            }
            view.lengths.push(0);
        }
        view.weigh();
        view
    }

    /// Turns counts into weights, once all titles are there.
    fn weigh(&mut self) {
        let (mut rows, len) = (std::mem::take(&mut self.rows), self.lengths.len());
        for having in rows.values_mut() {
            let rarity = self.rarity(having.len(), len);
            for (at, count) in having {
                *count = self.weight(*count, rarity);
                self.lengths[*at as usize] += u64::from(*count).pow(2);
            }
        }
        for length in &mut self.lengths {
            *length = length.isqrt();
        }
        self.rows = rows;
    }

    /// Inverse document frequency: the logarithm of all titles by those that have it, in thousandths.
    fn rarity(&self, having: usize, all: usize) -> u32 {
        if !self.by_rarity {
            return 1000;
        }
        let log = |n: usize| log2_milli(u32::try_from(n).unwrap_or(u32::MAX));
        log(2 * (all + 1)).saturating_sub(log(2 * having + 1))
    }

    /// Counts are damped (one plus their natural logarithm) where rarity counts; else they are weights already.
    fn weight(&self, count: u32, rarity: u32) -> u32 {
        const LN_2_MILLI: u32 = 693;
        if !self.by_rarity {
            return count;
        }
        (1000 + log2_milli(count) * LN_2_MILLI / 1000) * rarity / 1000
    }

    /// The cosine with each title, in millionths.
    pub(crate) fn likeness(&self, bag: &Bag<K>) -> Vec<u64> {
        let (mut length, mut products) = (0, vec![0; self.lengths.len()]);
        for (key, count) in bag {
            let having = self.rows.get(key).map_or(&[][..], Vec::as_slice);
            let own = u64::from(self.weight(*count, self.rarity(having.len(), self.lengths.len())));
            length += own * own;
            for (at, theirs) in having {
                products[*at as usize] += own * u64::from(*theirs);
            }
        }
        let length = length.isqrt();
        for (product, theirs) in products
            .iter_mut()
            .zip(&self.lengths)
            .filter(|(product, _)| **product > 0)
        {
            *product = (*product * FULL / (length * theirs).max(1)).min(FULL);
        }
        products
    }
}
