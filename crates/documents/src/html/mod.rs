//! Reading a web page, as some writing programs and job sites save a résumé: blocks become lines, lists and tables too.

mod token;

use encoding_rs::{Encoding, UTF_8};

use self::token::{Attributes, Token, Tokens};
use crate::{
    Refusal, plain,
    text::{Flow, Lines, Mark, folded},
};

/// How far into a file its encoding is looked for (HTML, 13.2.3.2: the first 1024 bytes).
const ENCODING_WITHIN: usize = 1024;
/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "legend",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "tbody",
    "tfoot",
    "thead",
    "ul",
];
/// Elements without an end.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr",
];
/// Elements whose words are not on the page.
const UNSEEN: &[&str] = &[
    "head", "title", "template", "noscript", "select", "textarea", "object", "svg", "audio", "video",
];

/// Reads a page.
pub(crate) fn read(bytes: &[u8], lines: &mut Lines) -> Result<(), Refusal> {
    let text = decode(bytes)?;
    let mut page = Page::default();
    page.read(&text);
    page.flow.finish(lines)
}

/// Reads a piece of text that may hold markup, into a flow that goes on after it.
pub(crate) fn fragment(text: &str, flow: &mut Flow) {
    let mut page = Page {
        flow: std::mem::take(flow),
        ..Page::default()
    };
    // Where there is no markup, the ends of lines are meant.
    if text.contains('<') {
        page.read(text);
    } else {
        text.lines().for_each(|line| page.flow.line(line, Mark::Plain));
    }
    page.flow.end();
    *flow = page.flow;
}

/// By its mark, by what its head says, else as plain text is.
fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(ENCODING_WITHIN)]).to_ascii_lowercase();
    let named = head.split("charset=").nth(1).map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.split(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c))
            .next()
            .unwrap_or("")
    });
    let named = named.and_then(|name| Encoding::for_label(name.as_bytes()));
    match named.filter(|encoding| *encoding != UTF_8 && Encoding::for_bom(bytes).is_none()) {
        Some(encoding) => Ok(encoding.decode_without_bom_handling(bytes).0.into_owned()),
        None => plain::decode(bytes).map(std::borrow::Cow::into_owned),
    }
}

/// What is open of a table.
#[derive(Default)]
struct Open {
    row: bool,
    cell: bool,
}

#[derive(Default)]
struct Page {
    flow: Flow,
    /// Elements open within one whose words are not seen, by name; empty when words are seen.
    unseen: Vec<String>,
    bold: usize,
    preformatted: usize,
    /// The open tables, outermost first.
    tables: Vec<Open>,
    /// The words that come may stand apart on the line, as a date at the right edge does.
    apart: bool,
}

impl Page {
    fn read(&mut self, text: &str) {
        for token in Tokens::new(text) {
            match token {
                Token::Open(name, attributes) => self.open(&name, attributes),
                Token::Close(name) => self.close(&name),
                Token::Words(words) => self.words(&words),
            }
        }
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        let closed = attributes.ends() || VOID.contains(&name);
        if !self.unseen.is_empty() {
            // Only elements of the same name can be mistaken for its end.
            if !closed && self.unseen.first().is_some_and(|first| first == name) {
                self.unseen.push(name.to_owned());
            }
            return;
        }
        if UNSEEN.contains(&name) || is_hidden(attributes) {
            if !closed {
                self.unseen.push(name.to_owned());
            }
            return;
        }
        match name {
            "br" => self.flow.end_line(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flow.blank();
                self.flow.begin(Mark::Heading);
            }
            "li" => self.flow.begin(Mark::Item),
            "table" | "tr" | "td" | "th" => self.open_table(name),
            "b" | "strong" if !closed => self.bold += 1,
            "span" => self.apart = true,
            "pre" => {
                self.preformatted += 1;
                self.flow.begin(Mark::Plain);
            }
            _ if BLOCKS.contains(&name) => self.flow.begin(Mark::Plain),
            _ => {}
        }
    }

    /// Ends of cells and rows may be left out (HTML, 13.1.2.4): the next one's beginning says so.
    fn open_table(&mut self, name: &str) {
        if name == "table" {
            self.flow.end();
            self.tables.push(Open::default());
            return;
        }
        self.close_table(name);
        let Some(table) = self.tables.last_mut() else { return };
        if !table.row {
            table.row = true;
            self.flow.open_row();
        }
        if name != "tr" {
            table.cell = true;
            self.flow.open_cell();
        }
    }

    fn close_table(&mut self, name: &str) {
        let Some(table) = self.tables.last_mut() else { return };
        if std::mem::take(&mut table.cell) {
            self.flow.close_cell();
        }
        if matches!(name, "tr" | "table") && std::mem::take(&mut table.row) {
            self.flow.close_row();
        }
        if name == "table" {
            self.tables.pop();
        }
    }

    fn close(&mut self, name: &str) {
        if !self.unseen.is_empty() {
            if self.unseen.last().is_some_and(|last| last == name) {
                self.unseen.pop();
            }
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" => self.flow.end(),
            "table" | "tr" | "td" | "th" => self.close_table(name),
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "pre" => {
                self.preformatted = self.preformatted.saturating_sub(1);
                self.flow.end();
            }
            _ if BLOCKS.contains(&name) => self.flow.end(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if !self.unseen.is_empty() {
            return;
        }
        if self.preformatted == 0 {
            if std::mem::take(&mut self.apart) && self.are_run_together(words) {
                self.flow.add("\t", false);
            }
            self.flow.add(&folded(words), self.bold > 0);
            return;
        }
        for (nr, line) in words.lines().enumerate() {
            if nr > 0 {
                self.flow.end_line();
            }
            self.flow.add(line, self.bold > 0);
        }
    }
}

impl Page {
    /// Nobody writes "CardiologyMarch": the page sets the two apart, the file does not.
    fn are_run_together(&self, words: &str) -> bool {
        let ends = self
            .flow
            .last()
            .is_some_and(|c| c.is_lowercase() || c.is_numeric() || c == ')');
        ends && words.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    }
}

fn is_hidden(attributes: Attributes<'_>) -> bool {
    let style: String = attributes.value("style").unwrap_or("").to_ascii_lowercase();
    let style: String = style.split_whitespace().collect();
    attributes.value("hidden").is_some()
        || ["display:none", "visibility:hidden", "mso-hide:all"]
            .iter()
            .any(|unseen| style.contains(unseen))
}
