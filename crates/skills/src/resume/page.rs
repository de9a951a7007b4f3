//! A document's text, line by line, with the position of every character.

use std::ops::Range;

use model::{Fact, Quote};

use crate::{facts::Folded, posting::quote};

/// How much of a document is read, in characters and in lines.
const MOST_CHARS: usize = 200_000;
const MOST_LINES: usize = 5_000;
/// A line is looked at up to here, in characters.
const LONGEST_LINE: usize = 2_000;

/// The text of a document.
pub(super) struct Page {
    /// Its characters.
    pub(super) chars: Vec<char>,
    /// Its lines, empty ones too.
    pub(super) lines: Vec<Line>,
    /// It was longer than what is read.
    pub(super) cut_short: bool,
}

/// A line, without the bullet and the blanks around it.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Where its words stand, in characters.
    pub(super) at: Range<u32>,
    /// Its words.
    pub(super) words: String,
    /// The words folded.
    pub(super) folded: Folded,
    /// It is an item of a list.
    pub(super) bullet: bool,
    /// The document's own formatting makes it a heading.
    pub(super) hint: bool,
    /// It was found to be a section's heading: not part of any content.
    pub(super) heading: bool,
    /// How far it is set in, in characters.
    pub(super) indent: u32,
}

impl Page {
    /// Lays out a text; `hints` are the numbers of the lines that formatting makes headings.
    pub(super) fn new(text: &str, hints: &[u32]) -> Self {
        let mut chars: Vec<char> = text.chars().take(MOST_CHARS + 1).collect();
        let mut cut_short = chars.len() > MOST_CHARS;
        chars.truncate(MOST_CHARS);
        let mut lines = Vec::new();
        let mut from = 0;
        for at in 0..=chars.len() {
            if at == chars.len() || chars[at] == '\n' {
                if lines.len() == MOST_LINES {
                    cut_short = true;
                    chars.truncate(from);
                    break;
                }
                let nr = u32::try_from(lines.len()).unwrap_or(u32::MAX);
                lines.push(Line::new(&chars, from..at, hints.contains(&nr)));
                from = at + 1;
            }
        }
        Self {
            chars,
            lines,
            cut_short,
        }
    }

    /// The words at a position.
    pub(super) fn text(&self, at: &Range<u32>) -> String {
        self.chars[at.start as usize..at.end as usize].iter().collect()
    }

    /// The words at a position as a quote, whole.
    pub(super) fn quote(&self, at: &Range<u32>) -> Quote {
        Quote {
            text: self.text(at),
            start: at.start,
            end: at.end,
        }
    }

    /// A fact read from the words at a position.
    pub(super) fn fact<T>(&self, value: T, at: &Range<u32>) -> Fact<T> {
        Fact::read(value, self.quote(at))
    }

    /// The words around a position, within a line, at most 160 characters.
    pub(super) fn short_quote(&self, within: &Range<u32>, at: &Range<u32>) -> Quote {
        quote(&self.chars, within, at)
    }

    /// The line a character stands in.
    pub(super) fn line_at(&self, at: u32) -> usize {
        self.lines.partition_point(|line| line.at.start <= at).saturating_sub(1)
    }
}

impl Line {
    fn new(chars: &[char], raw: Range<usize>, hint: bool) -> Self {
        let blank = |c: &&char| c.is_whitespace();
        let mut start = raw.start + chars[raw.clone()].iter().take_while(blank).count();
        let end = raw.end - chars[start..raw.end].iter().rev().take_while(blank).count();
        let indent = start - raw.start;
        let bullet = is_bullet(&chars[start..end]);
        if bullet {
            start += 1;
            start += chars[start..end].iter().take_while(blank).count();
        }
        let end = end.min(start + LONGEST_LINE).max(start);
        let mut line = Self {
            at: narrow(start)..narrow(end),
            words: String::new(),
            folded: Folded::of(""),
            bullet,
            hint,
            heading: false,
            indent: narrow(indent),
        };
        line.take(chars);
        line
    }

    /// The line without its first `count` characters and the blanks behind them.
    pub(super) fn without_start(&self, chars: &[char], count: u32) -> Self {
        let mut line = self.clone();
        let from = (self.at.start + count).min(self.at.end) as usize;
        let blanks = chars[from..self.at.end as usize]
            .iter()
            .take_while(|c| c.is_whitespace())
            .count();
        line.at.start = narrow(from + blanks);
        line.take(chars);
        line
    }

    fn take(&mut self, chars: &[char]) {
        self.words = chars[self.at.start as usize..self.at.end as usize].iter().collect();
        self.folded = Folded::of(&self.words);
    }

    /// Nothing stands there.
    pub(super) fn blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Where bytes of the words stand in the document, in characters.
    pub(super) fn place_of_words(&self, bytes: &Range<usize>) -> Range<u32> {
        let chars = |to: usize| narrow(self.words[..to].chars().count());
        self.at.start + chars(bytes.start)..self.at.start + chars(bytes.end)
    }
}

fn is_bullet(words: &[char]) -> bool {
    let [sign, behind, ..] = words else { return false };
    match sign {
        '-' | '*' | '–' | '—' | '+' | '>' | 'o' | '\u{f0b7}' | '\u{f0a7}' => matches!(behind, ' ' | '\t'),
        '•' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '■' | '□' | '➢' | '➤' | '►' | '▶' | '✓' | '✔' | '❖' => {
            true
        }
        _ => false,
    }
}

pub(super) fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn lines_keep_their_positions() {
        let text = "Zoë\n\n  • Gräbt Löcher \n- b";
        let page = Page::new(text, &[0]);
        let words: Vec<&str> = page.lines.iter().map(|line| line.words.as_str()).collect();
        assert_eq!(words, ["Zoë", "", "Gräbt Löcher", "b"]);
        assert!(page.lines[0].hint && page.lines[2].bullet && page.lines[1].blank());
        for line in &page.lines {
            assert_eq!(page.text(&line.at), line.words);
        }
        assert_eq!(page.line_at(9), 2);
    }

    #[test]
    fn endless_documents_are_cut() {
        assert!(Page::new(&"x\n".repeat(10_000), &[]).cut_short);
        assert!(Page::new(&"x".repeat(300_000), &[]).cut_short);
        assert!(!Page::new("short", &[]).cut_short);
    }
}
