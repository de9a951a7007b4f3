//! What a title stands for, by every witness there is: read word by word among the occupations of the taxonomy of the place,
//! and by likeness to all names that it and the taxonomies of others have.

use super::{
    Senses, TitleReader,
    tidy::plain,
    view::{Bag, key, letters},
};
use crate::taxonomy::Taxonomy;

/// Occupations a title may stand for when it is read word by word.
const MOST_READ: usize = 8;

/// The witnesses.
#[derive(Debug)]
pub struct Evidence {
    reader: TitleReader,
    own: Senses,
    others: Vec<Senses>,
}

/// What they say of a title.
#[derive(Debug)]
pub(crate) struct Said {
    /// The occupations that are read.
    pub(crate) read: Bag,
    /// Their ISCO-08 groups.
    pub(crate) groups: Bag,
    /// The occupations whose names are alike.
    pub(crate) own: Bag,
    /// The same in each taxonomy of others.
    pub(crate) others: Vec<Bag>,
}

impl Evidence {
    /// With the taxonomy of `reader`, and `others` as [`Taxonomy::of_standard`] makes them.
    pub fn new(reader: TitleReader, others: impl IntoIterator<Item = impl AsRef<Taxonomy>>) -> Self {
        Self {
            own: Senses::of(reader.taxonomy()),
            others: others.into_iter().map(|other| Senses::of(other.as_ref())).collect(),
            reader,
        }
    }

    /// All that can be told by names, of the taxonomy of the place first.
    pub(crate) fn senses(&self) -> impl Iterator<Item = &Senses> {
        std::iter::once(&self.own).chain(&self.others)
    }

    /// What the witnesses say.
    pub(crate) fn say(&self, title: &str) -> Said {
        let (mut read, mut groups) = (Bag::new(), Bag::new());
        for (ix, score) in self.reader.classify(title, MOST_READ) {
            let occupation = self.reader.taxonomy().occupation(ix);
            // What is hardly alike counts for little: the square of what lies above the half.
            let above = u32::from(score.saturating_sub(500)) * 2;
            let weight = above * above / 1000;
            read.push((u64::from(ix.0), weight));
            for digits in 2..=4 {
                groups.push((key(&occupation.isco[..digits]), weight));
            }
        }
        let letters = letters(&plain(title));
        Said {
            read: highest(read),
            groups: highest(groups),
            own: self.own.of_title(&letters),
            others: self.others.iter().map(|senses| senses.of_title(&letters)).collect(),
        }
    }
}

/// The highest weight of each key.
fn highest(mut keys: Bag) -> Bag {
    keys.sort_unstable_by_key(|(key, weight)| (*key, std::cmp::Reverse(*weight)));
    keys.dedup_by_key(|(key, _)| *key);
    keys
}
