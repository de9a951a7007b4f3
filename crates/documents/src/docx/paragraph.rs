//! One paragraph while it is read.

use super::styles::Styles;
use crate::text::{Line, Look, Mark};

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
        self.line.add(words, bold);
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
        let mark = match () {
            () if heading => Mark::Heading,
            () if item => Mark::Item,
            () => Mark::Plain,
        };
        Look::lines(self.done, mark)
    }
}
