//! Lists of skills: where their items begin and end, and which sure skills stand in one with a cautious name.

use super::{evidence::Weigher, reading::Joint, roles::Roles, scan::Found};
use crate::{
    taxonomy::{Occupation, SkillIx},
    text::Gap,
};

/// Items of a list are looked at so far on either side; one of more words is a sentence.
const ITEMS: usize = 6;
const ITEM_WORDS: usize = 5;

impl Weigher<'_, '_> {
    /// Whether an item begins (or would begin) at this word.
    pub(super) fn parts(&self, at: usize) -> bool {
        let marks = Gap::SLASH.and(Gap::OPEN).and(Gap::CLOSE).and(Gap::PLUS);
        self.reading.joint(at) > Joint::Phrase
            || self.reading.gap(at).has(marks)
            || self.reading.is(at, Roles::JOINS)
            || (at > 0 && self.reading.is(at - 1, Roles::JOINS))
    }

    /// Whether a name is an item of a list with a sure skill in it; for a letter, one of its own field.
    pub(super) fn in_list(&self, f: &Found, letter: bool) -> bool {
        let (left, right) = (self.parts(f.first), self.parts(f.last + 1));
        let led = left || self.led_into(f.first);
        let followed = right || self.reading.is(f.last + 1, Roles::FOLLOWS) || self.number(f.last + 1);
        let ally = |skill: SkillIx| !letter || self.allied(f.skill, skill);
        (right && led && self.items_after(f.last + 1).any(ally))
            || (left && followed && self.items_before(f.first).any(ally))
    }

    fn led_into(&self, at: usize) -> bool {
        at > 0 && (self.reading.is(at - 1, Roles::LEADS) || self.sure[at - 1].is_some())
    }

    /// Whether a word is a number.
    pub(super) fn number(&self, at: usize) -> bool {
        self.reading.written(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// The sure skills that are items of the list going on at a word.
    fn items_after(&self, from: usize) -> impl Iterator<Item = SkillIx> + '_ {
        let mut at = from;
        (0..ITEMS)
            .map_while(move |_| {
                while self.reading.is(at, Roles::JOINS) && self.reading.joint(at) <= Joint::Apart {
                    at += 1;
                }
                if at >= self.reading.len() || matches!(self.reading.joint(at), Joint::Sentence | Joint::Blank) {
                    return None;
                }
                let first = at;
                let reach = (first + 1..=first + ITEM_WORDS).find(|i| self.parts(*i));
                at = reach.unwrap_or(first);
                let skill = self.sure[first].or_else(|| reach.and_then(|next| self.sure[next - 1]));
                reach.map(|_| skill).or(skill.map(Some))
            })
            .flatten()
    }

    /// The sure skills that are items of the list ending before a word.
    fn items_before(&self, to: usize) -> impl Iterator<Item = SkillIx> + '_ {
        let mut end = to;
        (0..ITEMS)
            .map_while(move |_| {
                if end == 0 || matches!(self.reading.joint(end), Joint::Sentence | Joint::Blank) {
                    return None;
                }
                while end > 0 && self.reading.is(end - 1, Roles::JOINS) {
                    end -= 1;
                }
                let last = end.checked_sub(1)?;
                let from = last.saturating_sub(ITEM_WORDS);
                let first = (from..=last).rev().find(|i| self.parts(*i));
                end = first.unwrap_or(0);
                let skill = self.sure[last].or_else(|| first.and_then(|first| self.sure[first]));
                (skill.is_some() || first.is_some()).then_some(skill)
            })
            .flatten()
    }

    /// Whether two skills are of one field: kin, or asked for by one occupation.
    fn allied(&self, a: SkillIx, b: SkillIx) -> bool {
        let asks = |job: &Occupation, skill| job.required.iter().chain(&job.useful).any(|(asked, _)| *asked == skill);
        a == b
            || self.taxonomy.kinship(a, b) > 0
            || self.taxonomy.kinship(b, a) > 0
            || self
                .taxonomy
                .occupations()
                .iter()
                .any(|job| asks(job, a) && asks(job, b))
    }
}
