//! A text laid out for looking at: its words, where phrases and lines end, what is the same for every taxonomy. It is made once
//! for a text, whatever number of readers look at it.

use crate::{
    labels::{Language, language_of},
    text::{Gap, SharedLexis, Word, Words, hash, plain_singular},
};

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
/// What parts two words without ending their phrase or sentence.
const APART: Gap = Gap::COMMA
    .and(Gap::SEMICOLON)
    .and(Gap::COLON)
    .and(Gap::DASH)
    .and(Gap::BULLET)
    .and(Gap::OTHER);

/// Two words that may be one in a name: "java script", "manage-\nment".
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    /// The hashes of both written as one, and of that in the singular.
    pub(super) hashes: [usize; 2],
    /// A hyphen joins them; then it does not matter whether one of them is a little word.
    pub(super) hyphen: bool,
}

/// The text, laid out.
#[derive(Debug)]
pub(crate) struct LaidOut<'t> {
    pub(super) text: &'t str,
    pub(super) words: Words<'t>,
    pub(super) lexis: SharedLexis,
    /// For each word, its number there.
    pub(super) numbers: Vec<u32>,
    pub(super) joints: Vec<Joint>,
    /// For each word, its line.
    pub(super) line_of: Vec<u32>,
    /// For each line, its first word and the one after its last.
    pub(super) lines: Vec<(usize, usize)>,
    /// For each word, whether it may be one with the next.
    pub(super) pairs: Vec<Option<Pair>>,
    /// The language it is in, when that is one with labels.
    pub(super) language: Option<Language>,
}

impl<'t> LaidOut<'t> {
    /// Lays `text` out; only its first 8 MiB are read.
    pub(crate) fn of(text: &'t str) -> Self {
        Self::in_language(text, language_of(text))
    }

    /// As [`Self::of`], of a text in a language that is known.
    pub(super) fn in_language(text: &'t str, language: Option<Language>) -> Self {
        Self::cut(text, language).numbered()
    }

    /// `other`, and whether it reads as this one; then it is laid out only as far as mentions need to be placed in it.
    pub(crate) fn beside<'o>(&self, other: &'o str) -> (LaidOut<'o>, bool) {
        let laid = LaidOut::cut(other, language_of(other));
        if self.reads_as(&laid) {
            (laid, true)
        } else {
            (laid.numbered(), false)
        }
    }

    /// Words and lines alone.
    fn cut(text: &'t str, language: Option<Language>) -> Self {
        let words = Words::of(text);
        let count = words.all().len();
        let mut laid = Self {
            text,
            lexis: SharedLexis::of_thread(),
            numbers: Vec::new(),
            joints: Vec::with_capacity(count),
            line_of: Vec::with_capacity(count),
            lines: Vec::new(),
            pairs: Vec::new(),
            words,
            language,
        };
        laid.lay_out();
        laid
    }

    /// With what tells which words they are.
    fn numbered(mut self) -> Self {
        let words = self.words.all();
        self.numbers = self.lexis.numbers(words.iter().map(|word| self.words.folded(word)));
        self.pairs = (0..words.len()).map(|at| self.pair(at)).collect();
        self
    }

    /// Whether another text reads the same: the same words with the same marks between them, wherever they stand.
    fn reads_as(&self, other: &LaidOut<'_>) -> bool {
        let (words, others) = (self.words.all(), other.words.all());
        let alike = |(at, (word, of)): (usize, (&Word, &Word))| {
            word.link == of.link
                && self.words.written(word) == other.words.written(of)
                && (self.gap(at) == other.gap(at) || self.line_ends_as(other, at))
        };
        // What stands behind the last word is the end of the text, whatever else it is.
        let end = |laid: &LaidOut<'_>| laid.gap(laid.words.all().len()).and(Gap::SPACE).and(Gap::LINE);
        self.language == other.language
            && words.len() == others.len()
            && words.iter().zip(others).enumerate().all(alike)
            && end(self) == end(other)
            && self.joints == other.joints
    }

    /// Whether a line ends before a word here and there, with spaces that say nothing. They do beside a hyphen and an ampersand.
    fn line_ends_as(&self, other: &LaidOut<'_>, at: usize) -> bool {
        let (gap, of) = (self.gap(at), other.gap(at));
        let ampersand = |at: usize| self.words.written(self.word(at)).starts_with('&');
        gap.has(Gap::LINE)
            && of.has(Gap::LINE)
            && !gap.has(Gap::HYPHEN)
            && gap.and(Gap::SPACE) == of.and(Gap::SPACE)
            && !ampersand(at)
            && !(at > 0 && ampersand(at - 1))
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

    fn lay_out(&mut self) {
        let count = self.words.all().len();
        let mut line_start = 0;
        for at in 0..count {
            let joint = self.joint_before(at, line_start);
            if joint >= Joint::Line && at > 0 {
                self.lines.push((line_start, at));
                line_start = at;
            }
            self.joints.push(joint);
            self.line_of.push(u32::try_from(self.lines.len()).unwrap_or(u32::MAX));
        }
        if count > line_start {
            self.lines.push((line_start, count));
        }
    }

    fn joint_before(&self, at: usize, line_start: usize) -> Joint {
        let gap = self.gap(at);
        if gap.has(Gap::BLANK) {
            Joint::Blank
        } else if gap.has(Gap::LINE) && !self.wrapped(at, line_start) {
            Joint::Line
        } else if gap.has(Gap::STOP) {
            Joint::Sentence
        } else if gap.has(APART) {
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
        let small = || self.words.written(self.word(at)).starts_with(char::is_lowercase);
        plain && (length >= FULL_LINE || small())
    }

    fn pair(&self, at: usize) -> Option<Pair> {
        if self.joint(at + 1) != Joint::Phrase {
            return None;
        }
        let gap = self.gap(at + 1);
        let hyphen = gap.has(Gap::HYPHEN) && gap.only(Gap::HYPHEN.and(Gap::LINE));
        let (first, second) = (self.word(at), self.word(at + 1));
        let (left, right) = (first.end - first.start, second.end - second.start);
        let apart = gap.only(Gap::SPACE) && left.min(right) >= 3 && left + right >= 7;
        if !(hyphen || apart) || first.link {
            return None;
        }
        let both = self.words.folded_pair(at)?;
        Some(Pair {
            hashes: [hash(both), hash(&plain_singular(both))],
            hyphen,
        })
    }
}
