//! Titles as vectors: what is counted of each, and the cosine between two (Salton and McGill, Introduction to Modern
//! Information Retrieval, 1983, chapter 4).

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::{facts::Folded, taxonomy::log2_milli};

/// Likeness of a title to itself.
pub(crate) const FULL: u64 = 1_000_000;
/// The most a weight may be where rarity does not count.
pub(crate) const MOST: u64 = 10_000;
/// As much of a title as is read, in characters.
const LONGEST: usize = 200;

/// What is counted of a title, with how often or how much: in order, none twice.
pub(crate) type Bag = Vec<(u64, u32)>;

/// What stands for a word or a run of letters in a [`Bag`].
pub(crate) fn key(text: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The counts of each key added up.
pub(crate) fn counted(mut keys: Bag) -> Bag {
    keys.sort_unstable();
    keys.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.saturating_add(next.1);
        }
        same
    });
    keys
}

/// Runs of three to five letters, with the borders of words; a whole word counts twice.
pub(crate) fn letters(title: &str) -> Bag {
    let mut keys = Vec::new();
    let mut marked = Vec::new();
    let folded = Folded::of(&title[..title.floor_char_boundary(LONGEST)]);
    for word in folded.text().split_whitespace() {
        keys.push((key(word), 2));
        marked.clear();
        marked.extend(std::iter::once(' ').chain(word.chars()).chain([' ']));
        keys.extend(
            (3..=5)
                .flat_map(|length| marked.windows(length))
                .map(|run| (key(run), 1)),
        );
    }
    counted(keys)
}

/// One view of all titles of a corpus, by what is counted: which titles have it, and how much it weighs there.
#[derive(Debug)]
pub(crate) struct View {
    rows: FxHashMap<u64, Vec<(u32, u32)>>,
    /// Lengths of the titles' vectors.
    lengths: Vec<u64>,
    /// Whether what is rare weighs more.
    by_rarity: bool,
}

impl View {
    /// Of counts: they are damped, and what is rare weighs more.
    pub(crate) fn by_rarity<'a>(bags: impl IntoIterator<Item = &'a Bag>) -> Self {
        Self::new(bags, true)
    }

    /// Of weights up to [`MOST`], which stay as they are.
    pub(crate) fn by_weight<'a>(bags: impl IntoIterator<Item = &'a Bag>) -> Self {
        Self::new(bags, false)
    }

    fn new<'a>(bags: impl IntoIterator<Item = &'a Bag>, by_rarity: bool) -> Self {
        let mut view = Self {
            rows: FxHashMap::default(),
            lengths: Vec::new(),
            by_rarity,
        };
        for (at, bag) in (0..).zip(bags) {
            for (key, count) in bag {
                view.rows.entry(*key).or_default().push((at, *count));
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
    pub(crate) fn likeness(&self, bag: &Bag) -> Vec<u64> {
        let (mut products, length) = self.products(bag);
        for (product, theirs) in products
            .iter_mut()
            .zip(&self.lengths)
            .filter(|(product, _)| **product > 0)
        {
            *product = cosine(*product, length * theirs);
        }
        products
    }

    /// The titles whose cosine is at least this much, with it, in millionths.
    pub(crate) fn alike(&self, bag: &Bag, least: u64) -> impl Iterator<Item = (usize, u64)> {
        let (products, length) = self.products(bag);
        let each = products.into_iter().zip(&self.lengths).enumerate();
        each.filter(move |(_, (product, theirs))| *product > 0 && product * FULL >= least * length * **theirs)
            .map(move |(at, (product, theirs))| (at, cosine(product, length * theirs)))
    }

    /// The product with each title's vector, and the length of the one asked with.
    fn products(&self, bag: &Bag) -> (Vec<u64>, u64) {
        let (mut length, mut products) = (0, vec![0; self.lengths.len()]);
        for (key, count) in bag {
            let having = self.rows.get(key).map_or(&[][..], Vec::as_slice);
            let own = u64::from(self.weight(*count, self.rarity(having.len(), self.lengths.len())));
            length += own * own;
            for (at, theirs) in having {
                products[*at as usize] += own * u64::from(*theirs);
            }
        }
        (products, length.isqrt())
    }
}

fn cosine(product: u64, lengths: u64) -> u64 {
    (product * FULL / lengths.max(1)).min(FULL)
}

#[cfg(test)]
mod tests {
    use super::{FULL, View, counted, letters};

    #[test]
    fn those_alike_are_those_whose_cosine_is_enough() {
        let names = ["staff nurse", "nursery worker", "welder", ""];
        let bags: Vec<_> = names.iter().map(|name| letters(name)).collect();
        let view = View::by_rarity(&bags);
        let all = view.likeness(&letters("Nurse"));
        assert!(all[0] > all[1] && all[1] > 0 && all[2..] == [0, 0], "{all:?}");
        let enough: Vec<_> = view.alike(&letters("Nurse"), all[0]).collect();
        assert_eq!(enough, [(0, all[0])]);
        assert_eq!(view.likeness(&letters("welder"))[2], FULL);
    }

    #[test]
    fn counts_of_one_key_are_added_up() {
        assert_eq!(counted(vec![(7, 1), (3, 2), (7, 4)]), [(3, 2), (7, 5)]);
    }
}
