//! What a cautious name may be instead of a skill.

use super::{
    evidence::Weigher,
    reading::{Joint, Reading},
    roles::Roles,
    scan::Found,
};
use crate::text::Gap;

/// Whether a tool is only named as the form of a file: "as a Word document", "in Word or PDF format".
pub(super) fn is_file_form(reading: &Reading<'_>, f: &Found) -> bool {
    let phrase = |on: &usize| reading.joint(f.last + on) == Joint::Phrase;
    let format = (1..=3)
        .take_while(phrase)
        .any(|on| matches!(reading.written(f.last + on), "format" | "formats"));
    let file = reading.is(f.last, Roles::FILE) || (phrase(&1) && reading.is(f.last + 1, Roles::FILE));
    let sent_as = (1..=2.min(f.first)).any(|back| reading.written(f.first - back) == "as");
    format || (file && sent_as)
}

impl Weigher<'_, '_> {
    /// "vitamin C", "25 C", "R. Smith", "Toys R Us", "C-level", "R&D".
    pub(super) fn letter_of_something(&self, f: &Found) -> bool {
        let (reading, at) = (self.reading, f.first);
        let (before, after) = (reading.gap(at), reading.gap(at + 1));
        let glued = Gap::HYPHEN.and(Gap::DOT);
        let prior = at
            .checked_sub(1)
            .filter(|_| reading.joint(at) <= Joint::Apart && !before.has(Gap::COMMA));
        let next = Some(at + 1).filter(|next| *next < reading.len());
        let stands_between_capitals = prior.is_some_and(|prior| reading.capital(prior) && self.sure[prior].is_none())
            && reading.joint(at + 1) == Joint::Phrase
            && reading.capital(at + 1);
        before.has(glued)
            || after.has(glued)
            || prior.is_some_and(|prior| reading.is(prior, Roles::LETTERED) || self.number(prior))
            || next.is_some_and(|next| after.only(Gap::SPACE) && reading.is(next, Roles::LETTERED))
            || (after.has(Gap::STOP) && reading.joint(at + 1) == Joint::Sentence && !reading.is(at + 1, Roles::LITTLE))
            || stands_between_capitals
    }

    /// "Spring 2019".
    pub(super) fn season(&self, f: &Found) -> bool {
        let year = self.reading.written(f.last + 1);
        self.reading.is(f.last, Roles::SEASON) && year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
    }

    /// "AD&D", "R&D": part of another name.
    pub(super) fn glued(&self, f: &Found) -> bool {
        let reading = self.reading;
        let next = f.last + 1;
        (f.first > 0 && reading.written(f.first - 1).starts_with('&') && !reading.gap(f.first).has(Gap::SPACE))
            || (reading.written(next).starts_with('&') && !reading.gap(next).has(Gap::SPACE))
    }

    /// "San Francisco, CA": two capitals after a comma and a name that is no skill.
    pub(super) fn after_town(&self, f: &Found) -> bool {
        let code = self.reading.written(f.first);
        f.first > 0
            && f.first == f.last
            && code.len() == 2
            && code.bytes().all(|b| b.is_ascii_uppercase())
            && self.reading.gap(f.first).has(Gap::COMMA)
            && self.reading.capital(f.first - 1)
            && self.sure[f.first - 1].is_none()
    }
}
