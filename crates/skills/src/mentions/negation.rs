//! Whether a text says that a skill is *not* asked for, or not there: "no forklift licence required", "without
//! knowledge of Excel", "driving licence not necessary", "you do not need Java, Python or Go".

use super::{
    reading::{Joint, Reading},
    roles::Roles,
    scan::Found,
};
use crate::text::Gap;

/// A denial reaches so many words forward, and is looked for so many words back from "not required".
const REACH: usize = 8;
const BACK_REACH: usize = 14;
/// "not required, but a plus": so many words on, praise still counts.
const PRAISE: usize = 6;

/// Whether the skill at `f` is denied by what stands before or after it. `named` tells for each word whether it belongs
/// to a name.
pub(super) fn negated(reading: &Reading<'_>, named: &[bool], f: &Found) -> bool {
    denied_before(reading, named, f.first) || denied_after(reading, named, f.last)
}

/// Looks back from a word for a denial that reaches it.
fn denied_before(reading: &Reading<'_>, named: &[bool], first: usize) -> bool {
    let mut at = first;
    let mut words = 0;
    while at > 0 && words < REACH {
        match reading.joint(at) {
            Joint::Phrase if !reading.gap(at).has(Gap::CLOSE) => {}
            Joint::Apart if enumerated(reading, named, at) => {}
            Joint::Apart if reading.gap(at).has(Gap::COLON) => return denial_before_colon(reading, at - 1),
            _ => return false,
        }
        at -= 1;
        if reading.is(at, Roles::DENIES) {
            return !harmless(reading, at);
        }
        let asks = reading.is(at, Roles::ASKED) && !(reading.is(at, Roles::ASKS) && denied_ask(reading, at));
        if reading.is(at, Roles::TURNS) || asks {
            return false;
        }
        words += usize::from(!named[at]);
    }
    false
}

/// "Not required: ..."
fn denial_before_colon(reading: &Reading<'_>, last: usize) -> bool {
    reading.is(last, Roles::ASKED) && denied_ask(reading, last)
}

/// "not" or "no" up to three words before "required", in the same phrase: "do not need", "not strictly necessary".
fn denied_ask(reading: &Reading<'_>, asked: usize) -> bool {
    (1..=3.min(asked))
        .take_while(|back| reading.joint(asked + 1 - back) == Joint::Phrase)
        .any(|back| reading.is(asked - back, Roles::DENIES) && !harmless(reading, asked - back))
}

/// Whether the comma before a word parts items of a list of names that ends in "or": "no Java, Python or Go".
fn enumerated(reading: &Reading<'_>, named: &[bool], at: usize) -> bool {
    if !reading.gap(at).has(Gap::COMMA) || at == 0 || !named[at - 1] {
        return false;
    }
    let on = |i: &usize| {
        reading.joint(*i) <= Joint::Apart && (*i == at || !reading.gap(*i).has(Gap::SEMICOLON.and(Gap::COLON)))
    };
    let list = (at..reading.len().min(at + BACK_REACH)).take_while(on);
    let mut ends_in_or = false;
    for i in list {
        if reading.is(i, Roles::OR) {
            ends_in_or = named.get(i + 1).copied().unwrap_or(false) || ends_in_or;
        } else if !named[i] {
            break;
        }
    }
    ends_in_or
}

/// "not only", "no later than", "not afraid of", "not limited to", "without direct supervision".
fn harmless(reading: &Reading<'_>, denial: usize) -> bool {
    let phrase = |on: &usize| reading.joint(denial + on) == Joint::Phrase;
    (1..=3)
        .take_while(phrase)
        .any(|on| reading.is(denial + on, if on == 1 { Roles::HARMLESS } else { Roles::AID }))
        || reading.is(denial + 1, Roles::AID)
}

/// Looks on from a word for "not required": past other names and the words that join them, up to the first verdict.
fn denied_after(reading: &Reading<'_>, named: &[bool], last: usize) -> bool {
    let mut words = 0;
    let mut at = last + 1;
    while at < reading.len() && words < BACK_REACH && reading.joint(at) <= Joint::Apart {
        if reading.gap(at).has(Gap::SEMICOLON) || reading.is(at, Roles::WELCOME) || reading.is(at, Roles::TURNS) {
            return false;
        }
        if reading.is(at, Roles::DENIES) {
            return reading.is(at, Roles::NOT) && verdict(reading, at);
        }
        let verdict_without_denial = reading.is(at, Roles::ASKED);
        if verdict_without_denial || (reading.gap(at).has(Gap::COMMA.and(Gap::DASH)) && !listed(reading, named, at)) {
            let verb = reading.joint(at) == Joint::Phrase && reading.is(at - 1, Roles::LITTLE);
            return verb && reading.written(at).eq_ignore_ascii_case("unnecessary");
        }
        words += usize::from(!named[at]);
        at += 1;
    }
    false
}

/// After a comma, the sentence goes on with another item of the list, or with "not".
fn listed(reading: &Reading<'_>, named: &[bool], at: usize) -> bool {
    named[at] || reading.is(at, Roles::JOINS) || reading.is(at, Roles::DENIES)
}

/// "not required", "not strictly necessary", "not a must": a denial of asking, with at most two words between; unless it
/// goes on with "but a plus".
fn verdict(reading: &Reading<'_>, denial: usize) -> bool {
    let phrase = |on: &usize| reading.joint(denial + on) == Joint::Phrase;
    let asked = (1..=3)
        .take_while(phrase)
        .find(|on| reading.is(denial + on, Roles::ASKED));
    let welcome = |asked: usize| {
        (1..=PRAISE)
            .take_while(|on| reading.joint(asked + on) <= Joint::Apart)
            .any(|on| reading.is(asked + on, Roles::WELCOME))
    };
    !harmless(reading, denial) && asked.is_some_and(|on| !welcome(denial + on))
}
