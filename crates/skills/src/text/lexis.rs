//! The different words of texts, each numbered once, with what others work out for them.
//!
//! Working something out for a word costs far more than finding the word again, and texts of one kind share most of their words: a
//! thread keeps its words for the texts that come after. It changes nothing but the time: what is worked out for a word is the
//! same always.

use std::{
    cell::RefCell,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{Different, canon};

/// With so many words, so many bytes of them, or so many owners it begins anew. Texts in which every word is new must not fill the
/// memory.
const MOST_WORDS: usize = 1 << 16;
const MOST_BYTES: usize = 1 << 20;
const MOST_OWNERS: usize = 32;

thread_local! {
    static KEPT: RefCell<SharedLexis> = RefCell::default();
}

/// Who works something out for words: a vocabulary, the stems of a taxonomy. Each is another one.
#[derive(Debug)]
pub(crate) struct Owner(u64);

impl Owner {
    /// One that was not there before.
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// Words with what owners told of them.
#[derive(Debug, Default)]
struct Lexis {
    different: Different,
    /// By number: its canonical form, where that is another.
    canons: Vec<Option<Box<str>>>,
    /// By owner, what it told of the words so far, by number.
    told: Vec<(u64, Vec<u32>)>,
}

impl Lexis {
    fn is_full(&self) -> bool {
        self.canons.len() >= MOST_WORDS || self.different.bytes() >= MOST_BYTES || self.told.len() >= MOST_OWNERS
    }

    fn number(&mut self, folded: &str) -> u32 {
        let number = self.different.number(folded);
        if number == self.canons.len() {
            let canon = canon(folded);
            self.canons.push((canon != folded).then(|| canon.into()));
        }
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    fn told(&mut self, owner: &Owner, tell: impl Fn(&str, &str) -> u32) -> &[u32] {
        let place = self.told.iter().position(|(of, _)| *of == owner.0);
        let place = place.unwrap_or_else(|| {
            self.told.push((owner.0, Vec::new()));
            self.told.len() - 1
        });
        let told = &mut self.told[place].1;
        for number in told.len()..self.canons.len() {
            let word = self.different.word(number);
            told.push(tell(word, self.canons[number].as_deref().unwrap_or(word)));
        }
        told
    }
}

/// The words a thread has read. A text holds on to those it was laid out with, wherever it goes and whatever is read meanwhile.
#[derive(Debug, Clone, Default)]
pub(crate) struct SharedLexis(Arc<Mutex<Lexis>>);

impl SharedLexis {
    /// The one of this thread.
    pub(crate) fn of_thread() -> Self {
        KEPT.with_borrow_mut(|kept| {
            if kept.lock().is_full() {
                *kept = Self::default();
            }
            kept.clone()
        })
    }

    /// The numbers of folded words.
    pub(crate) fn numbers<'w>(&self, folded: impl Iterator<Item = &'w str>) -> Vec<u32> {
        let mut lexis = self.lock();
        folded.map(|word| lexis.number(word)).collect()
    }

    /// What an owner tells of the words with these numbers. `tell` is asked once for each different word, with the word and its
    /// canonical form.
    pub(crate) fn told(&self, numbers: &[u32], owner: &Owner, tell: impl Fn(&str, &str) -> u32) -> Vec<u32> {
        let mut lexis = self.lock();
        let told = lexis.told(owner, tell);
        numbers.iter().map(|number| told[*number as usize]).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Lexis> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_WORDS, Owner, SharedLexis};

    fn length(word: &str, _: &str) -> u32 {
        u32::try_from(word.len()).unwrap()
    }

    #[test]
    fn each_owner_tells_its_own_once_for_a_word() {
        let (one, other) = (Owner::new(), Owner::new());
        let lexis = SharedLexis::of_thread();
        let numbers = lexis.numbers(["licences", "of", "licences"].into_iter());
        assert_eq!(numbers[0], numbers[2]);
        assert_eq!(lexis.told(&numbers, &one, length), [8, 2, 8]);
        let of_canon = |_: &str, canon: &str| length(canon, "");
        assert_eq!(lexis.told(&numbers, &other, of_canon), [7, 2, 7]);
        assert_eq!(
            lexis.told(&numbers, &one, |_, _| unreachable!("it was told")),
            [8, 2, 8]
        );
        let more = SharedLexis::of_thread().numbers(["of", "steel"].into_iter());
        assert_eq!(more[0], numbers[1]);
        assert_eq!(lexis.told(&more, &one, length), [2, 5]);
    }

    #[test]
    fn a_text_keeps_its_words_when_the_thread_begins_anew() {
        let owner = Owner::new();
        let lexis = SharedLexis::of_thread();
        let numbers = lexis.numbers(["welding"].into_iter());
        let many: Vec<String> = (0..MOST_WORDS).map(|nr| format!("word{nr}")).collect();
        SharedLexis::of_thread().numbers(many.iter().map(String::as_str));
        let anew = SharedLexis::of_thread();
        assert_eq!(anew.numbers(["steel"].into_iter()), [0]);
        assert_eq!(lexis.told(&numbers, &owner, length), [7]);
    }
}
