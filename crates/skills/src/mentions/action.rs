//! Verbs and their objects: "controlled the stock" is stock control, "management of large projects" project management.

use super::{
    names::Form,
    reading::Joint,
    roles::Roles,
    scan::Scan,
    trie::{Node, ROOT},
};
use crate::text::plain_singular;

/// So many words may stand between a verb and its object.
const FILLERS: usize = 3;
/// Endings of adjectives.
const DESCRIBING: [&str; 9] = ["al", "ive", "ic", "ful", "ous", "able", "ible", "ary", "ly"];

impl<'a> Scan<'a, '_> {
    /// A verb and its object, such as "controlled the stock".
    pub(super) fn action(&mut self, at: usize, plain_last: Option<usize>) {
        let trie = &self.names.actions;
        let Some(mut node) = trie.step(ROOT, self.reading.ids[at]) else {
            return;
        };
        if !self.can_be_verb(at) {
            return;
        }
        let mut next = at + 1;
        if self.reading.joint(next) == Joint::Phrase
            && self.reading.written(next) == "of"
            && let Some(of) = trie.step(node, self.reading.ids[next])
        {
            node = of;
            next += 1;
        }
        for fillers in 0..=FILLERS {
            let object = next + fillers;
            if object >= self.reading.len() || self.reading.joint(object) != Joint::Phrase {
                return;
            }
            if let Some((form, last)) = self.object(node, object) {
                if plain_last.is_none_or(|plain| last > plain) {
                    let score = form.score - 40 * u16::try_from(fillers).unwrap_or(0);
                    self.push(form, at, last, (at, last), score);
                    self.object_of[object..=last].fill(u32::try_from(self.found.len()).unwrap_or(u32::MAX));
                }
                return;
            }
            if !self.fills(object) {
                return;
            }
        }
    }

    /// Whether a word may stand between a verb and its object without changing the object: "solved complex technical
    /// problems", but not "maintained the frontend stack".
    fn fills(&self, at: usize) -> bool {
        let folded = self.reading.words.folded(self.reading.word(at));
        let describes = folded.len() > 4 && DESCRIBING.iter().any(|end| folded.ends_with(end));
        self.reading.is(at, Roles::POINTS) || describes || folded.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a word stands where a verb (or a noun of action with "of") can: first, after a little word, or after one
    /// that lets a verb follow; not inside a compound such as "data processing applications".
    fn can_be_verb(&self, at: usize) -> bool {
        let reading = self.reading;
        let role = Roles::LITTLE.and(Roles::JOINS).and(Roles::HELPS);
        at == 0
            || reading.joint(at) != Joint::Phrase
            || reading.is(at - 1, role)
            || reading.words.folded(reading.word(at - 1)).ends_with("ly")
            || reading.written(at + 1) == "of"
    }

    /// The longest object that begins at a word.
    fn object(&self, node: Node, from: usize) -> Option<(&'a Form, usize)> {
        let trie = &self.names.actions;
        let mut best = None;
        let (mut node, mut at) = (node, from);
        while at == from || self.reading.joint(at) == Joint::Phrase {
            let Some(next) = self.reading.ids.get(at).and_then(|id| trie.step(node, *id)) else {
                break;
            };
            node = next;
            if let Some(form) = trie.ends(node).first().filter(|_| self.heads(at)) {
                best = Some((form, at));
            }
            at += 1;
        }
        best
    }

    /// Whether a word can be the last of an object: "manage projects", but not "manage project budgets".
    fn heads(&self, at: usize) -> bool {
        let folded = self.reading.words.folded(self.reading.word(at));
        let free = self.reading.joint(at + 1) != Joint::Phrase
            || self.reading.is(at + 1, Roles::LITTLE)
            || self.reading.words.folded(self.reading.word(at + 1)).ends_with("ly");
        free || plain_singular(folded) != folded
    }
}
