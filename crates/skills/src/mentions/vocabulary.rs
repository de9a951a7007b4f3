//! Numbers for words, so that comparing words is comparing numbers.

use rustc_hash::FxHashMap;

use super::roles::{self, Roles};
use crate::text::{canon, plain_singular};

/// The number of a word that stands in names, clues or the lists of `roles.rs`.
pub(super) type WordId = u32;

/// No such word.
pub(super) const UNKNOWN: WordId = u32::MAX;

/// Stands in paths for the mark between the words of a name, where a name has one: "drives, motors and sensors".
pub(super) const MARK: WordId = 0;

/// All words that matter, by their folded and their canonical forms.
#[derive(Debug)]
pub(super) struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
    roles: Vec<Roles>,
}

impl Vocabulary {
    /// A vocabulary that knows the function words.
    pub(super) fn new() -> Self {
        let mut vocabulary = Self {
            ids: FxHashMap::default(),
            roles: vec![Roles::default()],
        };
        for (role, words) in roles::TABLE {
            for word in words.split_whitespace() {
                let id = vocabulary.add(word);
                let roles = &mut vocabulary.roles[id as usize];
                *roles = roles.and(*role);
            }
        }
        vocabulary
    }

    /// The number of a folded word; a new one if it is new.
    pub(super) fn add(&mut self, folded: &str) -> WordId {
        let key = canon(folded);
        let next = WordId::try_from(self.roles.len()).unwrap_or(UNKNOWN);
        let id = *self.ids.entry(key.as_ref().into()).or_insert(next);
        if id == next {
            self.roles.push(Roles::default());
        }
        self.ids.insert(folded.into(), id);
        id
    }

    /// The number of a folded word as it stands in a text: as it is, in its canonical form, or without the signs and
    /// digits glued to it ("java+", ".java", "python3").
    pub(super) fn id(&self, folded: &str) -> WordId {
        if let Some(id) = self.exact(folded) {
            return id;
        }
        let bare = folded.trim_start_matches('.').trim_end_matches(['+', '#']);
        let bare = if bare.len() == folded.len() || bare.len() > 1 {
            bare
        } else {
            return UNKNOWN;
        };
        if let Some(id) = self.exact(bare) {
            return id;
        }
        let letters = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        let id = if letters.len() < 3 { None } else { self.exact(letters) };
        id.unwrap_or(UNKNOWN)
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
