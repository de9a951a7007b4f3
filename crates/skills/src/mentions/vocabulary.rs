//! Numbers for words, so that comparing words is comparing numbers.

use rustc_hash::FxHashMap;

use super::{
    laid::Pair,
    roles::{self, Roles},
};
use crate::text::{Owner, canon, hash, plain_singular};

/// The number of a word that stands in names, clues or the lists of `roles.rs`.
pub(super) type WordId = u32;

/// No such word.
pub(super) const UNKNOWN: WordId = u32::MAX;

/// Stands in paths for the mark between the words of a name, where a name has one: "drives, motors and sensors".
pub(super) const MARK: WordId = 0;

/// All words that matter, by their folded and their canonical forms.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// By which words remember their numbers.
    pub(super) owner: Owner,
    ids: FxHashMap<Box<str>, WordId>,
    /// How many numbers there are.
    count: WordId,
    /// What parts words play, for the first numbers, which are those of function words.
    roles: Vec<Roles>,
    /// A bit for each word, at the end of its hash: most of what is no word is told without looking for it.
    sieve: Box<[u64]>,
}

/// How many bits the sieve has, as a power of two.
const SIEVE: usize = 1 << 19;

impl Vocabulary {
    /// A vocabulary that knows the function words.
    pub(super) fn new() -> Self {
        let mut vocabulary = Self {
            owner: Owner::new(),
            ids: FxHashMap::default(),
            count: MARK + 1,
            roles: Vec::new(),
            sieve: vec![0; SIEVE / 64].into_boxed_slice(),
        };
        for (role, words) in roles::TABLE {
            for word in words.split_whitespace() {
                let id = vocabulary.add(word) as usize;
                vocabulary.roles.resize(vocabulary.count as usize, Roles::default());
                let roles = &mut vocabulary.roles[id];
                *roles = roles.and(*role);
            }
        }
        vocabulary
    }

    /// The number of a folded word; a new one if it is new.
    pub(super) fn add(&mut self, folded: &str) -> WordId {
        let key = canon(folded);
        let known = self.ids.get(key.as_ref()).copied();
        let id = known.unwrap_or(self.count);
        if known.is_none() {
            self.count += 1;
            self.insert(&key, id);
        }
        self.insert(folded, id);
        id
    }

    fn insert(&mut self, word: &str, id: WordId) {
        let bit = hash(word) % SIEVE;
        self.sieve[bit / 64] |= 1 << (bit % 64);
        self.ids.insert(word.into(), id);
    }

    /// The number of a folded word as it stands in a text: as it is, in its canonical form `key`, or without the signs and
    /// digits glued to it ("java+", ".java", "python3").
    pub(super) fn id(&self, folded: &str, key: &str) -> WordId {
        let id = self.ids.get(folded);
        let id = if key == folded {
            id
        } else {
            id.or_else(|| self.ids.get(key))
        };
        if let Some(id) = id {
            return *id;
        }
        let bare = folded.trim_start_matches('.').trim_end_matches(['+', '#']);
        if bare.len() < folded.len() {
            if bare.len() <= 1 {
                return UNKNOWN;
            }
            if let Some(id) = self.exact(bare) {
                return id;
            }
        }
        let letters = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        let glued = letters.len() >= 3 && letters.len() < folded.len();
        let id = if glued { self.exact(letters) } else { None };
        id.unwrap_or(UNKNOWN)
    }

    /// Whether two words may be one, told by their hashes alone: often yes though they are none, never no though they are.
    pub(super) fn may_be_joined(&self, pair: Pair) -> bool {
        pair.hashes.iter().any(|hash| {
            let bit = hash % SIEVE;
            self.sieve[bit / 64] >> (bit % 64) & 1 == 1
        })
    }

    /// The number of two words written as one.
    pub(super) fn joined(&self, folded: &str) -> WordId {
        let id = self
            .ids
            .get(folded)
            .or_else(|| self.ids.get(plain_singular(folded).as_ref()));
        id.copied().unwrap_or(UNKNOWN)
    }

    /// What part a word plays.
    pub(super) fn roles(&self, id: WordId) -> Roles {
        self.roles.get(id as usize).copied().unwrap_or_default()
    }

    fn exact(&self, folded: &str) -> Option<WordId> {
        self.ids
            .get(folded)
            .or_else(|| self.ids.get(canon(folded).as_ref()))
            .copied()
    }
}
