//! A column of lists, all of them in one piece of memory.

use super::put;

/// A column of lists. What a list leaves behind when it moves or goes is reclaimed once half of the memory is such.
#[derive(Debug)]
pub(crate) struct Lists<T> {
    all: Vec<T>,
    /// Where each slot's list begins, and how long it is.
    of: Vec<(u32, u32)>,
    /// How much of `all` belongs to no slot.
    left: usize,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            of: Vec::new(),
            left: 0,
        }
    }
}

impl<T: Copy> Lists<T> {
    pub(crate) fn put(&mut self, slot: usize, list: &[T]) {
        self.left += self.of.get(slot).map_or(0, |(_, length)| *length as usize);
        let number = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        put(&mut self.of, slot, (number(self.all.len()), number(list.len())));
        self.all.extend_from_slice(list);
        self.tidy();
    }

    pub(crate) fn swap_remove(&mut self, slot: usize) {
        let (_, length) = self.of.swap_remove(slot);
        self.left += length as usize;
        self.tidy();
    }

    pub(crate) fn get(&self, slot: usize) -> &[T] {
        let (from, length) = self.of[slot];
        &self.all[from as usize..][..length as usize]
    }

    fn tidy(&mut self) {
        if self.left * 2 <= self.all.len() {
            return;
        }
        let mut all = Vec::with_capacity(self.all.len() - self.left);
        for (from, length) in &mut self.of {
            let list = &self.all[*from as usize..][..*length as usize];
            *from = u32::try_from(all.len()).unwrap_or(u32::MAX);
            all.extend_from_slice(list);
        }
        self.all = all;
        self.left = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn lists_keep_what_was_put_and_memory_is_reclaimed() {
        let mut lists = Lists::default();
        for round in 0..50_u32 {
            for slot in 0..10_u32 {
                let list: Vec<u32> = (0..slot).map(|nr| round * 100 + nr).collect();
                lists.put(slot as usize, &list);
            }
        }
        assert_eq!(lists.get(3), [4900, 4901, 4902]);
        assert!(lists.all.len() <= 2 * 45 + 9, "{} kept for 45", lists.all.len());
        lists.swap_remove(3);
        assert_eq!((lists.get(3).len(), lists.get(8).len()), (9, 8), "the last one moved");
    }
}
