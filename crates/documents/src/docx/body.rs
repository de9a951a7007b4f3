//! Paragraphs, tables and text boxes of a part, as lines in reading order.

use super::{
    paragraph::{Paragraph, Run},
    styles::Styles,
};
use crate::{
    Refusal,
    text::{Line, table},
    xml::{Element, Event, Xml},
};

/// The lines of a document, a header or a footer.
pub(super) fn lines(part: &str, styles: &Styles) -> Result<Vec<Line>, Refusal> {
    let mut body = Body::new(styles);
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        match event {
            Event::Open(element) => body.open(&element),
            Event::Close(name) => body.close(&name),
            Event::Text(text) => body.text(&text),
        }
    }
    Ok(body.blocks.into_iter().flatten().collect())
}

/// Elements whose content is not part of the text: what was deleted, instructions of fields, second versions for older
/// programs, the properties a paragraph had before.
const SKIPPED: &[&str] = &[
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "Fallback",
    "pPrChange",
    "rPrChange",
    "sectPr",
    "rt",
];

struct Body<'a> {
    styles: &'a Styles,
    /// Where lines go: the part itself, and the cells that are open within it.
    blocks: Vec<Vec<Line>>,
    /// The finished cells of every open row.
    rows: Vec<Vec<Vec<Line>>>,
    /// The open paragraphs: a text box holds paragraphs within a paragraph.
    paragraphs: Vec<Paragraph>,
    /// How deep inside a skipped element.
    skipped: usize,
    /// Whether text is inside `t`; anything else between elements is layout of the file.
    in_text: bool,
    in_run: bool,
}

impl<'a> Body<'a> {
    fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            blocks: vec![Vec::new()],
            rows: Vec::new(),
            paragraphs: Vec::new(),
            skipped: 0,
            in_text: false,
            in_run: false,
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        if self.skipped > 0 || SKIPPED.contains(&name) {
            self.skipped += 1;
            return;
        }
        match name {
            "p" => {
                self.in_run = false;
                self.paragraphs.push(Paragraph::default());
            }
            "r" => {
                self.in_run = true;
                self.in_paragraph(|paragraph, _| paragraph.run = Run::default());
            }
            "tr" => self.rows.push(Vec::new()),
            "tc" => self.blocks.push(Vec::new()),
            "t" => self.in_text = true,
            _ if self.in_run => self.in_run(element),
            _ => self.in_paragraph(|paragraph, _| paragraph.note(name, element.val())),
        }
    }

    /// What stands inside a run, beside its text.
    fn in_run(&mut self, element: &Element<'_>) {
        self.in_paragraph(|paragraph, styles| match element.name() {
            "rStyle" => paragraph.run.style = element.val(),
            "b" => paragraph.run.bold = Some(element.is_on()),
            "vanish" => paragraph.run.hidden = Some(element.is_on()),
            "tab" | "ptab" => paragraph.add("\t", styles),
            "br" | "cr" => paragraph.end_line(),
            "noBreakHyphen" => paragraph.add("-", styles),
            "sym" => paragraph.add("•", styles),
            _ => {}
        });
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.write(paragraph.lines(self.styles));
                }
                // The paragraph around a text box goes on inside a run.
                self.in_run = !self.paragraphs.is_empty();
            }
            "tc" if self.blocks.len() > 1 => {
                let cell = self.blocks.pop().unwrap_or_default();
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            "tr" => {
                let cells = self.rows.pop().unwrap_or_default();
                self.write(table::row(cells));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped == 0 && self.in_text {
            self.in_paragraph(|paragraph, styles| paragraph.add(text, styles));
        }
    }

    fn in_paragraph(&mut self, act: impl FnOnce(&mut Paragraph, &Styles)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            act(paragraph, self.styles);
        }
    }

    fn write(&mut self, lines: Vec<Line>) {
        if let Some(block) = self.blocks.last_mut() {
            block.extend(lines);
        }
    }
}
