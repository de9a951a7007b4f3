//! Paragraphs, lists and tables of a part.

use super::styles::Styles;
use crate::{
    Refusal,
    text::{Flow, Lines, Mark, folded},
    xml::{Element, Event, Xml},
};

/// Elements whose content is not part of the text: what was deleted, notes, comments, and descriptions of pictures.
const SKIPPED: &[&str] = &[
    "tracked-changes",
    "note",
    "annotation",
    "title",
    "desc",
    "sequence-decls",
    "forms",
    "ruby-text",
];
/// Spaces that one element may stand for.
const MOST_SPACES: usize = 100;

/// Hands on the lines of every element called `within` ("text", "header", "footer").
pub(super) fn read(part: &str, within: &str, styles: &Styles, lines: &mut Lines) -> Result<(), Refusal> {
    let mut body = Body {
        styles,
        flow: Flow::new(),
        within,
        inside: 0,
        skipped: 0,
        list: 0,
        item: false,
        paragraph: 0,
        spans: Vec::new(),
    };
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        match event {
            Event::Open(element) => body.open(&element),
            Event::Close(name) => body.close(&name),
            Event::Text(text) => body.text(&text),
        }
    }
    body.flow.finish(lines)
}

struct Body<'a> {
    styles: &'a Styles,
    flow: Flow,
    within: &'a str,
    /// How deep inside `within`, and inside a skipped element.
    inside: usize,
    skipped: usize,
    /// How deep inside lists, and whether the next paragraph is the first of an item.
    list: usize,
    item: bool,
    /// How deep inside paragraphs: a frame holds paragraphs within a paragraph.
    paragraph: usize,
    /// The styles of the open paragraph and its spans, outermost first.
    spans: Vec<Option<String>>,
}

impl Body<'_> {
    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        if self.inside == 0 {
            self.inside = usize::from(name == self.within);
            return;
        }
        if self.skipped > 0 || SKIPPED.contains(&name) {
            self.skipped += 1;
            return;
        }
        self.inside += 1;
        match name {
            "h" | "p" => self.begin(name, element.value("style-name")),
            "span" | "a" => self.spans.push(element.value("style-name")),
            "tab" => self.add("\t"),
            "line-break" => self.flow.end_line(),
            "s" => {
                let count = element.value("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.add(&" ".repeat(MOST_SPACES.min(count)));
            }
            "list" => self.list += 1,
            "list-item" | "list-header" => self.item = name == "list-item",
            "table-row" => self.flow.open_row(),
            "table-cell" => self.flow.open_cell(),
            _ => {}
        }
    }

    fn begin(&mut self, name: &str, style: Option<String>) {
        let title = style.as_deref().is_some_and(|style| self.styles.is_title(style));
        let mark = match () {
            () if name == "h" || title => Mark::Heading,
            () if self.list > 0 && std::mem::take(&mut self.item) => Mark::Item,
            () => Mark::Plain,
        };
        self.flow.begin(mark);
        self.paragraph += 1;
        self.spans.push(style);
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if self.inside == 0 {
            return;
        }
        self.inside -= 1;
        match name {
            "h" | "p" => {
                self.flow.end();
                self.spans.pop();
                self.paragraph = self.paragraph.saturating_sub(1);
            }
            "span" | "a" => drop(self.spans.pop()),
            "list" => self.list = self.list.saturating_sub(1),
            "table-cell" => self.flow.close_cell(),
            "table-row" => self.flow.close_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.inside > 0 && self.skipped == 0 && self.paragraph > 0 {
            // White space of the file is one space (ISO/IEC 26300, 6.1.2).
            self.add(&folded(text));
        }
    }

    fn add(&mut self, words: &str) {
        let styles = || self.spans.iter().rev().flatten();
        if styles().any(|style| self.styles.is_hidden(style)) {
            return;
        }
        let bold = styles().find_map(|style| self.styles.is_bold(style)).unwrap_or(false);
        self.flow.add(words, bold);
    }
}
