//! A text as a vocabulary sees it: its words as numbers, the parts they play, which lines list skills.

use super::{
    laid::LaidOut,
    roles::Roles,
    vocabulary::{UNKNOWN, Vocabulary, WordId},
};
use crate::text::{Gap, Word, Words};

pub(super) use super::laid::Joint;

/// A heading has at most so many words.
const HEADING: usize = 5;
/// A section of skills is taken to end after so many lines.
const SECTION: usize = 40;

/// The text, with the words a vocabulary knows.
pub(super) struct Reading<'t> {
    laid: &'t LaidOut<'t>,
    pub(super) words: &'t Words<'t>,
    pub(super) ids: Vec<WordId>,
    /// For each word, its line.
    pub(super) line_of: &'t [u32],
    /// For each line, its first word and the one after its last.
    pub(super) lines: &'t [(usize, usize)],
    roles: Vec<Roles>,
    /// For each word, the number of it and the next one, written as one word, if there is such a word.
    pairs: Vec<WordId>,
}

impl<'t> Reading<'t> {
    /// A text with what its vocabulary knows of its words.
    pub(super) fn of(laid: &'t LaidOut<'t>, vocabulary: &Vocabulary) -> Self {
        let mut ids = laid.lexis.told(&laid.numbers, &vocabulary.owner, |word, canon| {
            vocabulary.id(word, canon)
        });
        for (id, word) in ids.iter_mut().zip(laid.words.all()) {
            if word.link {
                *id = UNKNOWN;
            }
        }
        let roles = ids.iter().map(|id| vocabulary.roles(*id)).collect();
        let mut reading = Self {
            words: &laid.words,
            line_of: &laid.line_of,
            lines: &laid.lines,
            pairs: Vec::new(),
            laid,
            ids,
            roles,
        };
        reading.join_as_well_as();
        reading.pairs = (0..reading.len()).map(|at| reading.paired(at, vocabulary)).collect();
        reading
    }

    fn paired(&self, at: usize, vocabulary: &Vocabulary) -> WordId {
        let Some(pair) = self.laid.pairs[at] else {
            return UNKNOWN;
        };
        let little = self.is(at, Roles::LITTLE) || self.is(at + 1, Roles::LITTLE);
        if (little && !pair.hyphen) || !vocabulary.may_be_joined(pair) {
            return UNKNOWN;
        }
        let both = self.words.folded_pair(at);
        both.map_or(UNKNOWN, |both| vocabulary.joined(both))
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn word(&self, at: usize) -> &'t Word {
        &self.words.all()[at]
    }

    /// The mark before a word; the end of the text counts as a mark.
    pub(super) fn joint(&self, at: usize) -> Joint {
        self.laid.joint(at)
    }

    /// What stands before a word; at the end of the text, what stands there.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.laid.gap(at)
    }

    /// The number of a word and the next one, if they are written as one word in a name.
    pub(super) fn pair(&self, at: usize) -> Option<WordId> {
        Some(self.pairs[at]).filter(|id| *id != UNKNOWN)
    }

    /// The parts a word plays; none beyond the end.
    pub(super) fn roles(&self, at: usize) -> Roles {
        self.roles.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, at: usize, role: Roles) -> bool {
        self.roles(at).has(role)
    }

    /// A word as written; empty beyond the end.
    pub(super) fn written(&self, at: usize) -> &'t str {
        self.words.all().get(at).map_or("", |word| self.words.written(word))
    }

    /// Whether a word begins with a capital letter.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.written(at).starts_with(char::is_uppercase)
    }

    /// Whether a word begins the text, a line or a sentence.
    pub(super) fn begins(&self, at: usize) -> bool {
        self.joint(at) >= Joint::Sentence || self.gap(at).has(Gap::BULLET.and(Gap::COLON))
    }

    /// "as well as" joins like "and".
    fn join_as_well_as(&mut self) {
        for at in 2..self.len() {
            let three = [self.written(at - 2), self.written(at - 1), self.written(at)];
            if three == ["as", "well", "as"] {
                for role in &mut self.roles[at - 2..=at] {
                    *role = role.and(Roles::JOINS);
                }
            }
        }
    }

    /// For each line, whether it stands under a heading of skills.
    pub(super) fn skill_lines(&self) -> Vec<bool> {
        let mut left = 0;
        let mut marks = Vec::with_capacity(self.lines.len());
        for (from, to) in self.lines {
            left = match self.heading(*from, *to) {
                Some(true) => SECTION,
                Some(false) => 0,
                None => left.saturating_sub(1),
            };
            marks.push(left > 0);
        }
        marks
    }

    /// Whether a line, or its beginning up to a colon, is a heading: of skills, or another one.
    pub(super) fn heading(&self, from: usize, to: usize) -> Option<bool> {
        let end = (from..to)
            .find(|at| *at > from && self.gap(*at).has(Gap::COLON))
            .unwrap_or(to);
        let lists = (from + 1..end).any(|at| self.gap(at).has(Gap::COMMA.and(Gap::BULLET)));
        if end - from > HEADING || lists || !self.capital(from) {
            return None;
        }
        let has = |role| (from..end).any(|at| self.is(at, role));
        match (has(Roles::HEADS_SKILLS), has(Roles::HEADS_OTHER)) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }
}
