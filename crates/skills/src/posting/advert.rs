//! An advert laid out for looking at: its sentences, and the section each stands in.
//!
//! A sentence is the unit everything is judged in: what it asks for, how strongly, whether it speaks of the employer. Bullets
//! and lines are sentences; a line that was only wrapped is not.

use std::{cell::OnceCell, ops::Range};

use super::{
    sections::{Section, heading},
    wording::{Wording, not_of_the_job},
};
use crate::facts::Folded;

/// A sentence or line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Where, in characters of the full text.
    pub(super) at: Range<u32>,
    /// Where, in bytes of the folded text.
    pub(super) folded: Range<usize>,
    /// What the section is about.
    pub(super) section: Section,
}

/// Title and description, laid out.
#[derive(Debug)]
pub(super) struct Advert {
    /// The characters of title, line break, description.
    pub(super) chars: Vec<char>,
    /// The same, folded.
    pub(super) folded: Folded,
    /// In order, without gaps but white space. The first is the title.
    pub(super) sentences: Vec<Sentence>,
    /// How each sentence asks, once somebody wanted to know.
    asking: Vec<OnceCell<Asking>>,
}

/// How a sentence asks, by its words alone.
#[derive(Debug)]
pub(super) struct Asking {
    pub(super) wording: Wording,
    /// It speaks of the employer or of the law, and asks for nothing.
    pub(super) aside: bool,
}

impl Advert {
    /// Lays out `full`: title, line break, description.
    pub(super) fn new(full: &str) -> Self {
        let chars: Vec<char> = full.chars().collect();
        let folded = Folded::of(full);
        let sentences = cut(&chars).into_iter().map(|at| Sentence {
            folded: folded.bytes(&at),
            at,
            section: Section::Open,
        });
        let sentences: Vec<Sentence> = sentences.collect();
        let mut advert = Self {
            asking: sentences.iter().map(|_| OnceCell::new()).collect(),
            sentences,
            chars,
            folded,
        };
        advert.assign_sections();
        advert
    }

    /// What stands from this character on was added from a list: it is named, no more.
    pub(super) fn merely_named_from(&mut self, from: usize) {
        for sentence in self
            .sentences
            .iter_mut()
            .skip(1)
            .filter(|sentence| sentence.at.start as usize >= from)
        {
            sentence.section = Section::Open;
        }
    }

    /// The folded words of a sentence.
    pub(super) fn words(&self, sentence: &Sentence) -> &str {
        &self.folded.text()[sentence.folded.clone()]
    }

    /// The sentence a character stands in.
    pub(super) fn sentence_at(&self, at: u32) -> Option<&Sentence> {
        self.sentences.get(self.nr_at(at)?)
    }

    /// The sentence a character stands in, with how it asks.
    pub(super) fn asking_at(&self, at: u32) -> Option<(&Sentence, &Asking)> {
        let nr = self.nr_at(at)?;
        let sentence = self.sentences.get(nr)?;
        Some((
            sentence,
            self.asking[nr].get_or_init(|| Asking::of(self.words(sentence))),
        ))
    }

    fn nr_at(&self, at: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.at.start <= at);
        after.checked_sub(1)
    }

    /// Walks through the lines: a heading opens a section, a label before a colon opens one for its line or, when the line
    /// is no bullet, until the next.
    fn assign_sections(&mut self) {
        let mut open = Section::Open;
        for at in 0..self.sentences.len() {
            if at == 0 {
                self.sentences[0].section = Section::Title;
                continue;
            }
            let line = self.line_of(at);
            let mut section = open;
            if let Some((found, alone)) = heading(self.words(&self.sentences[at]), line) {
                section = found;
                if alone || !line.bullet {
                    open = found;
                }
            }
            self.sentences[at].section = section;
        }
    }

    fn line_of(&self, at: usize) -> LineHints {
        let sentence = &self.sentences[at];
        let before = sentence.at.start.checked_sub(1).map(|at| self.chars[at as usize]);
        let after = self.chars.get(sentence.at.end as usize);
        let first = self.chars.get(sentence.at.start as usize);
        LineHints {
            bullet: first == Some(&'-'),
            whole: before.is_none_or(|c| c == '\n') && after.is_none_or(|c| *c == '\n'),
        }
    }
}

impl Asking {
    fn of(words: &str) -> Self {
        let wording = Wording::of(words);
        Self {
            aside: !wording.asks() && not_of_the_job(words),
            wording,
        }
    }
}

/// What is known of the line a sentence stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineHints {
    /// It is an item of a list.
    pub(super) bullet: bool,
    /// The sentence is the whole line.
    pub(super) whole: bool,
}

/// Short forms after which a full stop ends no sentence; folded.
const SHORT: &str = " e.g i.e eg ie etc approx incl inc ltd min max dr mr mrs ms st no vs sr jr dept yrs yr exp mos hrs u.s \
    b.s m.s b.a m.a ph.d b.sc m.sc p.a z.b ca bzw inkl ";

/// A line of so many characters may go on in the next one.
const FULL_LINE: usize = 60;

/// The sentences of a text, trimmed, none empty.
fn cut(chars: &[char]) -> Vec<Range<u32>> {
    let mut sentences = Vec::new();
    let mut from = 0;
    let mut line = 0;
    for at in 0..chars.len() {
        let ends = match chars[at] {
            '\n' => {
                let wraps = at - line >= FULL_LINE && goes_on(chars, at);
                line = at + 1;
                !wraps
            }
            ';' => true,
            '.' | '!' | '?' => stops(chars, at),
            _ => false,
        };
        if ends {
            push(chars, from, at + usize::from(chars[at] != '\n'), &mut sentences);
            from = at + 1;
        }
    }
    push(chars, from, chars.len(), &mut sentences);
    sentences
}

/// Whether the line break at `at` only wraps a line: the next begins with a small letter, and this one has no end mark.
fn goes_on(chars: &[char], at: usize) -> bool {
    let next = chars.get(at + 1).is_some_and(|c| c.is_lowercase());
    next && !chars[..at].last().is_some_and(|c| matches!(c, '.' | ':' | '!' | '?'))
}

/// Whether the mark at `at` ends a sentence: white space and a new beginning follow, or a lost line break ("done.Now we").
fn stops(chars: &[char], at: usize) -> bool {
    let next = chars.get(at + 1).copied().unwrap_or('\n');
    let small_before = at > 0 && (chars[at - 1].is_lowercase() || chars[at - 1] == ')');
    if next.is_uppercase() {
        let after = chars.get(at + 2).copied().unwrap_or(' ');
        return small_before && after.is_lowercase() && chars[at] == '.' && word_before(chars, at).chars().count() > 3;
    }
    let begins = chars[at + 1..]
        .iter()
        .find(|c| **c != ' ')
        .is_none_or(|c| !c.is_lowercase());
    next.is_whitespace() && begins && !SHORT.contains(&format!(" {} ", word_before(chars, at)))
}

fn word_before(chars: &[char], at: usize) -> String {
    let word: Vec<char> = chars[..at]
        .iter()
        .rev()
        .take(12)
        .take_while(|c| c.is_alphanumeric() || **c == '.')
        .copied()
        .collect();
    word.into_iter().rev().flat_map(char::to_lowercase).collect()
}

fn push(chars: &[char], from: usize, to: usize, sentences: &mut Vec<Range<u32>>) {
    let blank = |c: &char| c.is_whitespace();
    let start = from + chars[from..to].iter().take_while(|c| blank(c)).count();
    let end = to - chars[start..to].iter().rev().take_while(|c| blank(c)).count();
    if start < end
        && let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end))
    {
        sentences.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::Advert;

    fn sentences(text: &str) -> Vec<String> {
        let advert = Advert::new(text);
        let words = |at: &std::ops::Range<u32>| advert.chars[at.start as usize..at.end as usize].iter().collect();
        advert.sentences.iter().map(|sentence| words(&sentence.at)).collect()
    }

    #[test]
    fn sentences_end_where_readers_see_them_end() {
        assert_eq!(
            sentences("Cook\nWe cook. You, e.g. Ann, eat! Node.js; min. 3 years"),
            ["Cook", "We cook.", "You, e.g. Ann, eat!", "Node.js;", "min. 3 years"]
        );
        assert_eq!(
            sentences("A\n- one\n- two.\n\nSome experience.This was glued, ASP.NET not"),
            [
                "A",
                "- one",
                "- two.",
                "Some experience.",
                "This was glued, ASP.NET not"
            ]
        );
        let wrapped = format!("T\n{} and\nfurther words", "long ".repeat(12));
        assert_eq!(sentences(&wrapped).len(), 2);
        assert!(sentences("").is_empty());
    }
}
