//! One paragraph while it is read.

use super::{Line, styles::Styles};
use crate::text::Mark;

/// A line of bold words longer than this is a sentence, not a heading.
const HEADING_CHARS: usize = 60;

/// What is known of the paragraph so far.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// The lines before the one being read.
    done: Vec<Look>,
    line: Look,
    style: Option<String>,
    level: Option<bool>,
    list: Option<bool>,
    pub(super) run: Run,
}

/// One line of a paragraph.
#[derive(Debug, Default)]
struct Look {
    text: String,
    /// Characters (without spaces) that are bold, and all of them.
    bold: usize,
    all: usize,
}

/// The run (a stretch of words with one look) that is being read.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) style: Option<String>,
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
}

impl Paragraph {
    /// Notes a property of the paragraph.
    pub(super) fn note(&mut self, element: &str, val: Option<String>) {
        match element {
            "pStyle" => self.style = val,
            "outlineLvl" => self.level = Some(val.is_some_and(|level| level != "9")),
            "numId" => self.list = Some(val.as_deref() != Some("0")),
            _ => {}
        }
    }

    /// Adds words in the look of the current run. Hidden ones are left out, for nobody sees them on the page, and so are
    /// the words with which a template asks for others ("Click here to enter text").
    pub(super) fn add(&mut self, words: &str, styles: &Styles) {
        let of_style = |what: fn(&Styles, &str) -> Option<bool>| {
            let of = |id: &Option<String>| id.as_deref().and_then(|id| what(styles, id));
            of(&self.run.style).or_else(|| of(&self.style)).unwrap_or(false)
        };
        let asks = self.run.style.as_deref() == Some("PlaceholderText");
        if asks || self.run.hidden.unwrap_or_else(|| of_style(Styles::is_hidden)) {
            return;
        }
        let bold = self.run.bold.unwrap_or_else(|| of_style(Styles::is_bold));
        let count = words.chars().filter(|c| !c.is_whitespace()).count();
        self.line.all += count;
        self.line.bold += if bold { count } else { 0 };
        self.line.text.push_str(words);
    }

    /// A line break within the paragraph.
    pub(super) fn end_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
    }

    /// The paragraph's lines.
    pub(super) fn lines(mut self, styles: &Styles) -> Vec<Line> {
        self.end_line();
        let of_style = |what: fn(&Styles, &str) -> bool| self.style.as_deref().is_some_and(|id| what(styles, id));
        let heading = self.level.unwrap_or_else(|| of_style(Styles::is_heading));
        let item = !heading && self.list.unwrap_or_else(|| of_style(Styles::is_list));
        let mark = |at: usize, look: &Look| match () {
            () if item && at == 0 => Mark::Item,
            () if heading || (!item && look.is_bold() && is_short(&look.text)) => Mark::Heading,
            () => Mark::Plain,
        };
        let lines = self.done.iter().enumerate().map(|(at, look)| Line {
            mark: mark(at, look),
            text: look.text.clone(),
        });
        lines.collect()
    }
}

impl Look {
    fn is_bold(&self) -> bool {
        self.all > 0 && self.bold == self.all
    }
}

fn is_short(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= HEADING_CHARS && !text.contains(['\t', '@']) && !text.ends_with(['.', ',', ';'])
}
