//! Words shared by the items of a list: "MIG and TIG welding" names MIG welding too, "Microsoft Word and Excel" names
//! Microsoft Excel, "driving licence (B, C1)" two licences.

use super::{
    names::{Form, MOST_WORDS},
    reading::Joint,
    roles::Roles,
    scan::{Hit, Scan},
    trie::{Node, ROOT},
};
use crate::text::Gap;

/// A list is followed over so many items.
const ITEMS: usize = 12;
/// An item that shares its last words with others has at most so many words.
const ITEM_WORDS: usize = 3;
/// One between them that has more words of its own is whole: in "ad networks, advertising technology companies or account
/// management" no networks are managed.
const MIDDLE_WORDS: usize = 2;
/// How sure a name is whose words stand apart: the end shared, or the beginning.
const SHARED_END: u16 = 850;
const SHARED_START: u16 = 700;

/// Looks for a name that begins at `at` and whose last words stand at the end of a list: "front- and back-end
/// development". Keeps it and tells whether there is one.
pub(super) fn head_after(scan: &mut Scan<'_, '_>, at: usize) -> bool {
    let mut search = Search {
        scan,
        path: [ROOT; MOST_WORDS],
        best: None,
    };
    search.left_part(ROOT, at, 0);
    let Some(Parted {
        form,
        left,
        last,
        path,
        steps,
    }) = search.best
    else {
        return false;
    };
    scan.push(form, at, left, (at, last), SHARED_END.min(form.score));
    scan.taken[at..=left].fill(true);
    let before = &path[..steps - 1];
    shared_start(scan, at, left, before);
    true
}

/// A name in two parts: up to the word `left`, and again up to `last`.
struct Parted<'n> {
    form: &'n Form,
    left: usize,
    last: usize,
    path: [Node; MOST_WORDS],
    steps: usize,
}

struct Search<'s, 'a, 't> {
    scan: &'s Scan<'a, 't>,
    path: [Node; MOST_WORDS],
    best: Option<Parted<'a>>,
}

impl Search<'_, '_, '_> {
    fn left_part(&mut self, node: Node, at: usize, steps: usize) {
        let reading = self.scan.reading;
        let outside = at >= reading.len() || (steps > 0 && reading.joint(at) != Joint::Phrase);
        if outside || steps >= ITEM_WORDS {
            return;
        }
        let trie = &self.scan.names.plain;
        for (next, left) in self.scan.steps(trie, node, at).into_iter().flatten() {
            if !trie.goes_on(next) {
                continue;
            }
            self.path[steps] = next;
            for head in heads(self.scan, left + 1) {
                let hit = self.scan.longest(next, head).filter(|hit| hit.form.exactly.is_none());
                if let Some(hit) = hit
                    && self.best.as_ref().is_none_or(|best| hit.last > best.last)
                {
                    let (form, last) = (hit.form, hit.last);
                    self.best = Some(Parted {
                        form,
                        left,
                        last,
                        path: self.path,
                        steps: steps + 1,
                    });
                }
            }
            self.left_part(next, left + 1, steps + 1);
        }
    }
}

/// Where the shared last words may begin, when a list goes on at `next`.
fn heads(scan: &Scan<'_, '_>, next: usize) -> Vec<usize> {
    let reading = scan.reading;
    let mut at = next;
    for _ in 0..ITEMS {
        let Some((item, last)) = separator(scan, at) else {
            return Vec::new();
        };
        let content = (item..reading.len().min(item + ITEM_WORDS + 1))
            .take_while(|i| !reading.is(*i, Roles::LITTLE))
            .take_while(|i| *i == item || reading.gap(*i).only(Gap::SPACE.and(Gap::HYPHEN).and(Gap::LINE)))
            .take_while(|i| *i == item || reading.joint(*i) == Joint::Phrase)
            .count();
        if content == 0 || (!last && content > MIDDLE_WORDS) {
            return Vec::new();
        }
        if last {
            return (item + 1..item + content).collect();
        }
        at = item + content;
    }
    Vec::new()
}

/// When a list goes on at `at`: where its next item begins, and whether what parts them announces the last one.
fn separator(scan: &Scan<'_, '_>, at: usize) -> Option<(usize, bool)> {
    let reading = scan.reading;
    if reading.joint(at) > Joint::Apart || at >= reading.len() {
        return None;
    }
    let gap = reading.gap(at);
    let plain = gap.only(Gap::COMMA.and(Gap::SPACE).and(Gap::HYPHEN).and(Gap::SLASH));
    if !plain {
        return None;
    }
    if reading.is(at, Roles::JOINS) {
        return (reading.joint(at + 1) == Joint::Phrase).then_some((at + 1, true));
    }
    match (gap.has(Gap::SLASH), gap.has(Gap::COMMA)) {
        (true, _) => Some((at, true)),
        (false, true) => Some((at, false)),
        (false, false) => None,
    }
}

/// Looks, in the list that a name is the first item of, for names that begin with the same words.
pub(super) fn head_before(scan: &mut Scan<'_, '_>, first: usize, hit: &Hit<'_>) {
    let bracket = scan.reading.gap(hit.last + 1).has(Gap::OPEN);
    let whole = usize::from(bracket || hit.steps == 1);
    shared_start(scan, first, hit.last, &hit.path[..hit.steps - 1 + whole]);
}

/// Looks for names that lead on from one of `nodes`, in the items after the word `last`.
fn shared_start(scan: &mut Scan<'_, '_>, first: usize, last: usize, nodes: &[Node]) {
    if !nodes.first().is_some_and(|node| scan.names.plain.goes_on(*node)) {
        return;
    }
    let mut at = last + 1;
    for _ in 0..ITEMS {
        let Some(item) = next_item(scan, at) else { return };
        let own = scan.longest(ROOT, item);
        if let Some(own) = own.as_ref().filter(|own| own.form.exactly.is_none()) {
            at = own.last + 1;
            continue;
        }
        let shared = nodes.iter().rev().find_map(|node| {
            let found = scan.longest(*node, item).filter(|_| like(scan, last, item))?;
            (found.form.exactly.is_none() && ends_item(scan, found.last)).then_some((found.form, found.last))
        });
        let Some((form, last)) = shared else {
            at = skip_item(scan, item);
            continue;
        };
        let known = own.is_some_and(|own| own.form.skill == form.skill && own.last == last);
        let quote = if known { (item, last) } else { (first, last) };
        let score = if known { SHARED_END } else { SHARED_START };
        scan.push(form, item, last, quote, score.min(form.score));
        scan.taken[item..=last].fill(true);
        at = last + 1;
    }
}

/// Whether two items are written alike: both small or both capitalised, or the second a code ("B", "CE").
fn like(scan: &Scan<'_, '_>, first: usize, second: usize) -> bool {
    let written = scan.reading.written(second);
    let code = written.chars().count() <= 3 && !written.contains(char::is_lowercase);
    code || scan.reading.capital(first) == scan.reading.capital(second)
}

/// Where the next item begins when the list goes on at `at`.
fn next_item(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let reading = scan.reading;
    let gap = reading.gap(at);
    let parts = Gap::COMMA.and(Gap::SLASH).and(Gap::OPEN).and(Gap::PLUS);
    let plain = gap.only(parts.and(Gap::SPACE).and(Gap::CLOSE).and(Gap::LINE));
    if at >= reading.len() || reading.joint(at) > Joint::Apart || !plain {
        return None;
    }
    if reading.is(at, Roles::JOINS) {
        return (at + 1 < reading.len() && reading.joint(at + 1) == Joint::Phrase).then_some(at + 1);
    }
    gap.has(parts).then_some(at)
}

/// The word after an item that nothing is known of, if it is short.
fn skip_item(scan: &Scan<'_, '_>, item: usize) -> usize {
    let reading = scan.reading;
    let ends = |at: &usize| reading.joint(*at) != Joint::Phrase || reading.is(*at, Roles::JOINS);
    (item + 1..=item + 2).find(ends).unwrap_or(item + 1)
}

/// Whether an item ends with this word.
fn ends_item(scan: &Scan<'_, '_>, last: usize) -> bool {
    let reading = scan.reading;
    let marks = Gap::SLASH.and(Gap::OPEN).and(Gap::CLOSE).and(Gap::PLUS);
    reading.joint(last + 1) != Joint::Phrase
        || reading.gap(last + 1).has(marks)
        || reading.is(last + 1, Roles::LITTLE)
        || reading.is(last + 1, Roles::FOLLOWS)
}
