//! A text laid out for looking at: its words as numbers, where phrases and lines end, which lines list skills.

use super::{
    roles::Roles,
    vocabulary::{UNKNOWN, Vocabulary, WordId},
};
use crate::text::{Gap, Word, Words};

/// How a word hangs together with the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Joint {
    /// They may belong to one name.
    Phrase,
    /// They stand in one sentence, but apart.
    Apart,
    /// A sentence ends between them.
    Sentence,
    /// A line ends between them.
    Line,
    /// An empty line lies between them, or the word begins the text.
    Blank,
}

/// From this length on, in characters, a line that ends without a mark may be wrapped.
const FULL_LINE: u32 = 60;
/// A heading has at most so many words.
const HEADING: usize = 5;
/// A section of skills is taken to end after so many lines.
const SECTION: usize = 40;

/// The text, laid out.
pub(super) struct Reading<'t> {
    pub(super) words: Words<'t>,
    pub(super) ids: Vec<WordId>,
    pub(super) joints: Vec<Joint>,
    /// For each word, its line.
    pub(super) line_of: Vec<u32>,
    /// For each line, its first word and the one after its last.
    pub(super) lines: Vec<(usize, usize)>,
    roles: Vec<Roles>,
}

impl<'t> Reading<'t> {
    pub(super) fn of(text: &'t str, vocabulary: &Vocabulary) -> Self {
        let words = Words::of(text);
        let count = words.all().len();
        let mut reading = Self {
            ids: words.all().iter().map(|word| known(&words, word, vocabulary)).collect(),
            joints: Vec::with_capacity(count),
            line_of: Vec::with_capacity(count),
            lines: Vec::new(),
            roles: Vec::new(),
            words,
        };
        reading.roles = reading.ids.iter().map(|id| vocabulary.roles(*id)).collect();
        reading.join_as_well_as();
        reading.lay_out();
        reading
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn word(&self, at: usize) -> &Word {
        &self.words.all()[at]
    }

    /// The mark before a word; the end of the text counts as a mark.
    pub(super) fn joint(&self, at: usize) -> Joint {
        self.joints.get(at).copied().unwrap_or(Joint::Blank)
    }

    /// What stands before a word; at the end of the text, what stands there.
    pub(super) fn gap(&self, at: usize) -> Gap {
        if at == 0 {
            Gap::BLANK
        } else {
            self.words.gap_after(at - 1)
        }
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

    fn lay_out(&mut self) {
        let mut line_start = 0;
        for at in 0..self.len() {
            let joint = self.joint_before(at, line_start);
            if joint >= Joint::Line && at > 0 {
                self.lines.push((line_start, at));
                line_start = at;
            }
            self.joints.push(joint);
            self.line_of.push(u32::try_from(self.lines.len()).unwrap_or(u32::MAX));
        }
        if self.len() > line_start {
            self.lines.push((line_start, self.len()));
        }
    }

    fn joint_before(&self, at: usize, line_start: usize) -> Joint {
        let gap = self.gap(at);
        let apart = Gap::COMMA
            .and(Gap::SEMICOLON)
            .and(Gap::COLON)
            .and(Gap::DASH)
            .and(Gap::BULLET)
            .and(Gap::OTHER);
        if gap.has(Gap::BLANK) {
            Joint::Blank
        } else if gap.has(Gap::LINE) && !self.wrapped(at, line_start) {
            Joint::Line
        } else if gap.has(Gap::STOP) {
            Joint::Sentence
        } else if gap.has(apart) {
            Joint::Apart
        } else {
            Joint::Phrase
        }
    }

    /// Whether the line break before a word only wraps a line: the next begins in lower case, or the line is full.
    fn wrapped(&self, at: usize, line_start: usize) -> bool {
        let plain = self.gap(at).only(
            Gap::LINE
                .and(Gap::SPACE)
                .and(Gap::HYPHEN)
                .and(Gap::COMMA)
                .and(Gap::SLASH),
        );
        let length = self.word(at - 1).end - self.word(line_start).start;
        plain && (self.written(at).starts_with(char::is_lowercase) || length >= FULL_LINE)
    }

    /// For each line, whether it stands under a heading of skills.
    pub(super) fn skill_lines(&self) -> Vec<bool> {
        let mut left = 0;
        let mut marks = Vec::with_capacity(self.lines.len());
        for (from, to) in &self.lines {
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

fn known(words: &Words<'_>, word: &Word, vocabulary: &Vocabulary) -> WordId {
    if word.link {
        UNKNOWN
    } else {
        vocabulary.id(words.folded(word))
    }
}
