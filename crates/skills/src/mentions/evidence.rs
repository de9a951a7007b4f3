//! Whether a cautious name ("Go", "R", "Excel") means a skill where it stands. It does
//!
//! - as an item of a list in which another item surely is a skill,
//! - as an item of a line under a heading of skills,
//! - where the words around it ask for a skill: "knowledge of Excel", "Go developer",
//! - where something is done in it, and it is a tool: "kept the list in Excel",
//! - near one of its clues, unless its capital letter only begins a sentence or a company's name.
//!
//! Lists are looked at in `list.rs`, what else a letter or a word may be part of in `elsewhere.rs`.
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
    taxonomy::{SkillIx, SkillKind, Taxonomy},
    text::Gap,
};

/// Clues count within so many words on either side, in one line within so many.
const NEAR: usize = 8;
const IN_LINE: usize = 20;

/// Weighs the cautious names of one text.
pub(super) struct Weigher<'a, 't> {
    pub(super) taxonomy: &'a Taxonomy,
    names: &'a Names,
    pub(super) reading: &'a Reading<'t>,
    skill_lines: Vec<bool>,
    /// For each word, the sure skill that begins or ends with it.
    pub(super) sure: Vec<Option<SkillIx>>,
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
        if !letter && self.worked_in(f) {
            return Some(800);
        }
        (!self.reading.is(f.first, Roles::DAY) && self.clue(f, letter)).then_some(800)
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
        confirmed || (asked && !self.capital_follows(f) && (!letter || self.parts(f.last + 1)))
    }

    /// "Keep the stock list in Excel": a tool, with a capital that says so, that something is done in.
    fn worked_in(&self, f: &Found) -> bool {
        let reading = self.reading;
        let led = f.first > 0
            && reading.joint(f.first) == Joint::Phrase
            && matches!(reading.written(f.first - 1), "in" | "using" | "with" | "via");
        let tool = self.taxonomy.skill(f.skill).kind == SkillKind::Tool;
        led && tool && !reading.is(f.last, Roles::SEASON) && self.capital_tells(f)
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
