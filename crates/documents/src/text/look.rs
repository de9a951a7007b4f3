//! Lines as formats with looks hold them, before they are cleaned.

use super::Mark;

/// A line of bold words longer than this is a sentence, not a heading.
const HEADING_CHARS: usize = 60;

/// A line as the document holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) mark: Mark,
}

/// One line of a paragraph while it is read.
#[derive(Debug, Default)]
pub(crate) struct Look {
    text: String,
    /// Characters (without spaces) that are bold, and all of them.
    bold: usize,
    all: usize,
}

impl Look {
    /// Adds words.
    pub(crate) fn add(&mut self, words: &str, bold: bool) {
        let count = words.chars().filter(|c| !c.is_whitespace()).count();
        self.all += count;
        self.bold += if bold { count } else { 0 };
        self.text.push_str(words);
    }

    /// Its last letter.
    pub(crate) fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// The lines of a paragraph that is marked so. In a list, the first one is the item; outside, a short line of bold words
    /// is a heading, whatever its paragraph is called.
    pub(crate) fn lines(looks: Vec<Self>, mark: Mark) -> Vec<Line> {
        let of = |at: usize, look: &Self| match mark {
            Mark::Item if at == 0 => Mark::Item,
            Mark::Heading => Mark::Heading,
            Mark::Plain if look.is_heading() => Mark::Heading,
            Mark::Item | Mark::Plain => Mark::Plain,
        };
        let lines = looks.into_iter().enumerate().map(|(at, look)| Line {
            mark: of(at, &look),
            text: look.text,
        });
        lines.collect()
    }

    fn is_heading(&self) -> bool {
        self.all > 0 && self.bold == self.all && is_short(&self.text)
    }
}

fn is_short(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= HEADING_CHARS && !text.contains(['\t', '@']) && !text.ends_with(['.', ',', ';'])
}
