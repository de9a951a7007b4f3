//! Finding names in a text: at each word the longest name that begins there.

use super::{
    names::{Form, MOST_WORDS, Names},
    reading::{Joint, Reading},
    share,
    trie::{Node, ROOT, Trie},
    vocabulary::MARK,
};
use crate::{taxonomy::SkillIx, text::plain_singular};

/// A name found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) skill: SkillIx,
    /// The first and the last word of the item itself.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The first and the last word to quote: more than the item when it shares a word with its neighbours.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) score: u16,
    /// Whether it counts only beside other evidence.
    pub(super) cautious: bool,
}

/// A way through a tree that ends at a name.
pub(super) struct Hit<'n> {
    pub(super) form: &'n Form,
    pub(super) last: usize,
    /// The nodes passed, the last one included.
    pub(super) path: [Node; MOST_WORDS],
    pub(super) steps: usize,
}

/// A scan over one text.
pub(super) struct Scan<'a, 't> {
    pub(super) names: &'a Names,
    pub(super) reading: &'a Reading<'t>,
    pub(super) found: Vec<Found>,
    /// Words that belong to a name already.
    pub(super) taken: Vec<bool>,
    /// For each word, which verb's object it belongs to (0: none): names inside an object say nothing further.
    pub(super) object_of: Vec<u32>,
}

impl<'a, 't> Scan<'a, 't> {
    /// All names in the text, unsorted, the cautious ones not yet weighed.
    pub(super) fn of(names: &'a Names, reading: &'a Reading<'t>) -> Vec<Found> {
        let taken = vec![false; reading.len()];
        let object_of = vec![0; reading.len()];
        let mut scan = Self {
            names,
            reading,
            found: Vec::new(),
            taken,
            object_of,
        };
        for at in 0..reading.len() {
            if !scan.taken[at] {
                scan.at(at);
            }
        }
        let Self {
            mut found, object_of, ..
        } = scan;
        found.retain(|f| object_of[f.first] == 0 || object_of[f.first] != object_of[f.last]);
        found
    }

    fn at(&mut self, at: usize) {
        // Most words begin no name.
        if self.steps(&self.names.plain, ROOT, at) == [None, None] {
            return self.action(at, None);
        }
        let plain = self.longest(ROOT, at);
        let sure = plain.as_ref().is_some_and(|hit| !self.cautious(hit.form, at));
        if !sure && share::head_after(self, at) {
            return;
        }
        let plain_last = plain.as_ref().map(|hit| hit.last);
        if let Some(hit) = plain {
            self.push(hit.form, at, hit.last, (at, hit.last), hit.form.score);
            self.taken[at..=hit.last].fill(true);
            if sure {
                share::head_before(self, at, &hit);
            }
        }
        self.action(at, plain_last);
    }

    pub(super) fn push(&mut self, form: &Form, first: usize, last: usize, quote: (usize, usize), score: u16) {
        let cautious = self.cautious(form, first);
        self.found.push(Found {
            skill: form.skill,
            first,
            last,
            from: quote.0,
            to: quote.1,
            score,
            cautious,
        });
    }

    /// Whether a form counts here only beside other evidence.
    pub(super) fn cautious(&self, form: &Form, first: usize) -> bool {
        form.exactly.is_some() || (form.acronym && self.reading.written(first).contains(char::is_lowercase))
    }

    /// The longest name that begins at a word, on from a node; sure names before cautious ones of equal length.
    pub(super) fn longest(&self, node: Node, at: usize) -> Option<Hit<'a>> {
        let mut walk = Walk {
            scan: self,
            first: at,
            path: [ROOT; MOST_WORDS],
            best: None,
        };
        walk.from(node, at, 0);
        walk.best
    }

    /// The node that a word leads to from another, and the last word used: two words written apart may be one in the
    /// names ("java script", "manage-\nment").
    pub(super) fn steps(&self, trie: &Trie<Form>, node: Node, at: usize) -> [Option<(Node, usize)>; 2] {
        let one = trie.step(node, self.reading.ids[at]).map(|next| (next, at));
        let two = self.reading.pair(at).and_then(|id| trie.step(node, id));
        let two = two.map(|next| (next, at + 1));
        [one, two]
    }

    /// Whether a form may end here: cautious names in their exact spelling, plural names in the plural.
    pub(super) fn fits(&self, form: &Form, first: usize, last: usize) -> bool {
        let reading = self.reading;
        if let Some(exactly) = &form.exactly {
            return exactly.len() == last + 1 - first
                && exactly
                    .iter()
                    .enumerate()
                    .all(|(i, word)| same_spelling(word, reading.written(first + i)));
        }
        form.plural.as_ref().is_none_or(|plural| {
            let folded = reading.words.folded(reading.word(first));
            last > first || folded == plural.as_ref() || plain_singular(folded) != folded
        })
    }
}

/// Equal, or different only in that the text begins a lower-case name with a capital, as at the start of a line.
fn same_spelling(name: &str, text: &str) -> bool {
    if name == text {
        return true;
    }
    let lower = name.chars().count() > 1 && name.chars().all(|c| !c.is_uppercase());
    let mut rest = text.chars();
    lower
        && rest
            .next()
            .is_some_and(|first| first.to_lowercase().chain(rest).eq(name.chars()))
}

struct Walk<'s, 'a, 't> {
    scan: &'s Scan<'a, 't>,
    first: usize,
    path: [Node; MOST_WORDS],
    best: Option<Hit<'a>>,
}

impl Walk<'_, '_, '_> {
    fn from(&mut self, node: Node, at: usize, steps: usize) {
        let reading = self.scan.reading;
        let trie = &self.scan.names.plain;
        if at >= reading.len() || steps >= MOST_WORDS {
            return;
        }
        let crossed = match reading.joint(at) {
            _ if steps == 0 => Some(node),
            Joint::Phrase => Some(node),
            Joint::Apart | Joint::Sentence => trie.step(node, MARK),
            Joint::Line | Joint::Blank => None,
        };
        let Some(node) = crossed else { return };
        for (next, last) in self.scan.steps(trie, node, at).into_iter().flatten() {
            self.path[steps] = next;
            self.end(next, last, steps + 1);
            if trie.goes_on(next) {
                self.from(next, last + 1, steps + 1);
            }
        }
    }

    fn end(&mut self, node: Node, last: usize, steps: usize) {
        for form in self.scan.names.plain.ends(node) {
            let rank = |form: &Form, last: usize| (last, form.exactly.is_none(), form.score);
            let better = self
                .best
                .as_ref()
                .is_none_or(|best| rank(form, last) > rank(best.form, best.last));
            if better && self.scan.fits(form, self.first, last) {
                self.best = Some(Hit {
                    form,
                    last,
                    path: self.path,
                    steps,
                });
            }
        }
    }
}
