//! A column of values that many slots share: each value is kept once and numbered.

use std::hash::Hash;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::put;

/// So many slots are looked at in one go for whether any has a value, which compilers make a few instructions of.
const RUN: usize = 32;

/// A column of numbered values. A value that no slot has any more keeps its number: there are few, and they come again.
#[derive(Debug)]
pub(crate) struct Kinds<T> {
    all: IndexSet<T, FxBuildHasher>,
    of: Vec<u32>,
}

impl<T> Default for Kinds<T> {
    fn default() -> Self {
        Self {
            all: IndexSet::default(),
            of: Vec::new(),
        }
    }
}

impl<T: Hash + Eq> Kinds<T> {
    pub(crate) fn put(&mut self, slot: usize, value: T) {
        let (kind, _) = self.all.insert_full(value);
        put(&mut self.of, slot, u32::try_from(kind).unwrap_or(u32::MAX));
    }

    pub(crate) fn swap_remove(&mut self, slot: usize) {
        self.of.swap_remove(slot);
    }

    pub(crate) fn get(&self, slot: usize) -> &T {
        &self.all[self.of[slot] as usize]
    }

    /// The slots that have this value.
    pub(crate) fn having<'a>(&'a self, value: &T) -> impl Iterator<Item = usize> + use<'a, T> {
        let number = self.all.get_index_of(value).and_then(|kind| u32::try_from(kind).ok());
        let runs = self.of.chunks(RUN).enumerate();
        // Counting has no early end, so that a run is compared at once.
        let with_any = runs.filter(move |(_, run)| run.iter().filter(|kind| Some(**kind) == number).count() > 0);
        with_any.flat_map(move |(nth, run)| {
            let slots = run.iter().zip(nth * RUN..);
            slots
                .filter(move |(kind, _)| Some(**kind) == number)
                .map(|(_, slot)| slot)
        })
    }

    /// The number of the value of each slot.
    pub(crate) fn of(&self) -> &[u32] {
        &self.of
    }

    /// What holds of each value, by its number.
    pub(crate) fn each<U>(&self, what: impl FnMut(&T) -> U) -> Vec<U> {
        self.all.iter().map(what).collect()
    }
}
