//! Whether a cautious name ("Go", "R", "Excel") means a skill where it stands. It does
//!
//! - as an item of a list in which another item surely is a skill,
//! - as an item of a line under a heading of skills,
//! - where the words around it ask for a skill: "knowledge of Excel", "Go developer",
//! - near one of its clues, unless its capital letter only begins a sentence or a company's name.
//!
//! To add one more kind of evidence: a function here, called in [`Weigher::weigh`], and both a text where it counts and
//! one where it must not in `tests/cautious.rs`.

use super::{
    names::Names,
    reading::{Joint, Reading},
    roles::Roles,
    scan::Found,
};
use crate::{
    taxonomy::{SkillIx, Taxonomy},
    text::Gap,
};

/// Clues count within so many words on either side, in one line within so many.
const NEAR: usize = 8;
const IN_LINE: usize = 20;
/// Items of a list are looked at so far on either side; one of more words is a sentence.
const ITEMS: usize = 6;
const ITEM_WORDS: usize = 5;

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

/// Weighs the cautious names of one text.
pub(super) struct Weigher<'a, 't> {
    taxonomy: &'a Taxonomy,
    names: &'a Names,
    reading: &'a Reading<'t>,
    skill_lines: Vec<bool>,
    /// For each word, the sure skill that begins or ends with it.
    sure: Vec<Option<SkillIx>>,
}

impl<'a, 't> Weigher<'a, 't> {
    /// A weigher that knows what is sure already.
    pub(super) fn new(taxonomy: &'a Taxonomy, names: &'a Names, reading: &'a Reading<'t>, found: &[Found]) -> Self {
        let mut sure = vec![None; reading.len()];
        for f in found.iter().filter(|f| !f.cautious) {
            sure[f.first] = Some(f.skill);
            sure[f.last] = Some(f.skill);
        }
        Self {
            taxonomy,
            names,
            reading,
            skill_lines: reading.skill_lines(),
            sure,
        }
    }

    /// How sure it is that a cautious name means its skill, 0 to 1000; nothing when there is no evidence.
    pub(super) fn weigh(&self, f: &Found) -> Option<u16> {
        let letter = self.reading.written(f.first).chars().count() <= 1 && f.first == f.last;
        if self.glued(f) || self.after_town(f) {
            return None;
        }
        if self.in_list(f, letter) {
            return Some(900);
        }
        if (letter && self.letter_of_something(f)) || self.season(f) {
            return None;
        }
        if self.under_heading(f) || self.asked_for(f, letter) {
            return Some(850);
        }
        (!self.reading.is(f.first, Roles::DAY) && self.clue(f, letter)).then_some(800)
    }

    /// Whether an item begins (or would begin) at this word.
    fn parts(&self, at: usize) -> bool {
        let marks = Gap::SLASH.and(Gap::OPEN).and(Gap::CLOSE).and(Gap::PLUS);
        self.reading.joint(at) > Joint::Phrase
            || self.reading.gap(at).has(marks)
            || self.reading.is(at, Roles::JOINS)
            || (at > 0 && self.reading.is(at - 1, Roles::JOINS))
    }

    fn in_list(&self, f: &Found, letter: bool) -> bool {
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

    fn number(&self, at: usize) -> bool {
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
                at = (first + 1..self.reading.len())
                    .find(|i| self.parts(*i))
                    .unwrap_or(self.reading.len());
                let skill = self.sure[first].or_else(|| (at - first <= ITEM_WORDS).then_some(self.sure[at - 1])?);
                (skill.is_some() || at - first <= ITEM_WORDS).then_some(skill)
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
        let asks = |job: &crate::taxonomy::Occupation, skill| {
            job.required.iter().chain(&job.useful).any(|(asked, _)| *asked == skill)
        };
        a == b
            || self.taxonomy.kinship(a, b) > 0
            || self.taxonomy.kinship(b, a) > 0
            || self
                .taxonomy
                .occupations()
                .iter()
                .any(|job| asks(job, a) && asks(job, b))
    }

    /// "vitamin C", "25 C", "R. Smith", "Toys R Us", "C-level", "R&D".
    fn letter_of_something(&self, f: &Found) -> bool {
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
    fn season(&self, f: &Found) -> bool {
        let year = self.reading.written(f.last + 1);
        self.reading.is(f.last, Roles::SEASON) && year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
    }

    /// "AD&D", "R&D": part of another name.
    fn glued(&self, f: &Found) -> bool {
        let reading = self.reading;
        let next = f.last + 1;
        (f.first > 0 && reading.written(f.first - 1).starts_with('&') && !reading.gap(f.first).has(Gap::SPACE))
            || (reading.written(next).starts_with('&') && !reading.gap(next).has(Gap::SPACE))
    }

    /// "San Francisco, CA": two capitals after a comma and a name that is no skill.
    fn after_town(&self, f: &Found) -> bool {
        let code = self.reading.written(f.first);
        f.first > 0
            && f.first == f.last
            && code.len() == 2
            && code.bytes().all(|b| b.is_ascii_uppercase())
            && self.reading.gap(f.first).has(Gap::COMMA)
            && self.reading.capital(f.first - 1)
            && self.sure[f.first - 1].is_none()
    }

    /// A whole item of a line that lists skills.
    fn under_heading(&self, f: &Found) -> bool {
        let line = self.reading.line_of[f.first] as usize;
        let level = |at| self.reading.is(at, Roles::LEVEL) || self.number(at) || self.reading.gap(at).has(Gap::OPEN);
        self.skill_lines[line]
            && self.parts(f.first)
            && (self.parts(f.last + 1) || level(f.last + 1))
            && !self.reading.is(f.last + 1, Roles::LETTERED)
    }

    /// "knowledge of Excel", "advanced Excel", "Go developer".
    fn asked_for(&self, f: &Found, letter: bool) -> bool {
        let reading = self.reading;
        let confirmed = reading.joint(f.last + 1) == Joint::Phrase && reading.is(f.last + 1, Roles::CONFIRMS);
        let phrase = |back: usize| (0..back).all(|i| f.first > i && reading.joint(f.first - i) == Joint::Phrase);
        let before = |back: usize, role| phrase(back) && reading.is(f.first - back, role);
        let asked = before(1, Roles::LEVEL)
            || (before(1, Roles::LEADS) && (before(2, Roles::HAVING) || before(3, Roles::HAVING)));
        let proper_name = self.capital_follows(f);
        (confirmed && !self.begins_sentence_with_capital_only(f))
            || (asked && !proper_name && (!letter || self.parts(f.last + 1)))
    }

    /// "Sales experience" at the start of a line is a job's heading as often as a skill: nothing but its capital says so.
    fn begins_sentence_with_capital_only(&self, f: &Found) -> bool {
        self.reading.begins(f.first) && self.reading.is(f.last, Roles::LITTLE)
    }

    /// The next word, in the same phrase, is a capitalised word of which nothing is known: a company's name.
    fn capital_follows(&self, f: &Found) -> bool {
        let next = f.last + 1;
        self.reading.joint(next) == Joint::Phrase
            && self.reading.capital(next)
            && self.sure[next].is_none()
            && !self.reading.is(next, Roles::FOLLOWS)
            && !self.reading.is(next, Roles::LITTLE)
    }

    fn clue(&self, f: &Found, letter: bool) -> bool {
        let clues = &self.names.clues[usize::from(f.skill.0)];
        let lower = self.reading.written(f.first).starts_with(char::is_lowercase);
        let reach = if lower || (!letter && self.capital_tells(f)) {
            NEAR
        } else if self.reading.joint(f.last + 1) == Joint::Phrase && self.reading.is(f.last + 1, Roles::LITTLE) {
            return false;
        } else {
            2
        };
        let line = self.reading.line_of[f.first];
        let counts = |at: usize, distance: usize| {
            let same_line = self.reading.line_of[at] == line;
            let within = distance <= reach || (reach == NEAR && same_line && distance <= IN_LINE);
            within && (reach == NEAR || same_line) && clues.iter().any(|clue| self.stands(clue, at))
        };
        let before =
            (1..=IN_LINE.min(f.first)).take_while(|back| self.reading.joint(f.first + 1 - back) < Joint::Blank);
        let after = (1..=IN_LINE).take_while(|on| self.reading.joint(f.last + on) < Joint::Blank);
        before.into_iter().any(|back| counts(f.first - back, back))
            || after.into_iter().any(|on| counts(f.last + on, on))
    }

    fn stands(&self, clue: &[u32], at: usize) -> bool {
        self.reading.ids[at..].starts_with(clue)
    }

    /// Whether the capital letter of a name says something: not at the start of a sentence, among other capitals, or in a
    /// line of capitals. The capitals of "SEM" do, except in such a line.
    fn capital_tells(&self, f: &Found) -> bool {
        let reading = self.reading;
        let written = reading.written(f.first);
        let (from, to) = reading.lines[reading.line_of[f.first] as usize];
        let upper = |at: usize| !reading.written(at).chars().any(char::is_lowercase);
        if to - from > 2 && (from..to.min(from + IN_LINE)).all(upper) {
            return false;
        }
        if written.chars().filter(|c| c.is_uppercase()).count() > 1 {
            return true;
        }
        let prior_capital = f.first > 0 && reading.capital(f.first - 1) && self.sure[f.first - 1].is_none();
        !reading.begins(f.first) && !prior_capital && !self.capital_follows(f)
    }
}
