//! A page as text, without what mail programs mark as quoted.

use std::sync::LazyLock;

use scraper::{ElementRef, Html, Node, Selector, node::Element};

use super::shallow::shallow;

/// What mail programs put around what they quote: all of it goes.
const QUOTED: &str = ".yahoo_quoted, .protonmail_quote, .gmail_attr, .gmail_signature, .moz-cite-prefix, \
                      .moz-signature, .moz-email-headers-table, #Signature, #signature, .tutanota_quote, \
                      .zmail_extra, .WordSection1 > hr, .ms-outlook-mobile-signature, .gmail_extra";
/// From here on nothing is new: the line Outlook draws, and the place it puts what it quotes.
const END: &str = "#divRplyFwdMsg, #appendonsend, #stopSpelling, #mail-editor-reference-message-container";

static IS_QUOTED: LazyLock<Option<Selector>> = LazyLock::new(|| Selector::parse(QUOTED).ok());
static IS_END: LazyLock<Option<Selector>> = LazyLock::new(|| Selector::parse(END).ok());

/// What the page says, line by line. Items of lists begin with `- `.
pub(super) fn as_text(page: &str) -> String {
    let page = Html::parse_document(&shallow(page));
    let mut out = Lines::default();
    let mut skipped = None;
    for edge in page.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) if skipped.is_none() => {
                let element = ElementRef::wrap(node);
                if element.is_some_and(|element| matches(&IS_END, element)) {
                    break;
                }
                if element.is_some_and(is_hidden) {
                    skipped = Some(node.id());
                } else {
                    out.open(node.value());
                }
            }
            ego_tree::iter::Edge::Close(node) if skipped == Some(node.id()) => skipped = None,
            ego_tree::iter::Edge::Close(node) if skipped.is_none() => out.close(node.value()),
            _ => (),
        }
    }
    out.text
}

fn matches(selector: &LazyLock<Option<Selector>>, element: ElementRef<'_>) -> bool {
    selector.as_ref().is_some_and(|selector| selector.matches(&element))
}

fn is_hidden(element: ElementRef<'_>) -> bool {
    let has = |class: &str| element.value().classes().any(|one| one == class);
    // What the reader of the mail was not to see, its writer did not say.
    if element.attr("hidden").is_some() || is_not_shown(element) {
        return true;
    }
    match element.value().name() {
        "head" | "style" | "script" | "title" | "template" | "svg" => true,
        // A quote that the person indented themselves has no border and no mark.
        "blockquote" => element.attr("type") == Some("cite") || has("gmail_quote") || !is_indent(element),
        // With a quote inside, that goes and answers between its pieces stay; without one, it is a mail handed on.
        "div" if has("gmail_quote") => !element
            .descendent_elements()
            .any(|inner| inner.value().name() == "blockquote"),
        _ => matches(&IS_QUOTED, element),
    }
}

fn is_not_shown(element: ElementRef<'_>) -> bool {
    let style = element.attr("style").unwrap_or_default().to_ascii_lowercase();
    style
        .split(';')
        .filter_map(|rule| rule.split_once(':'))
        .any(|(name, value)| {
            let value = value.trim().trim_end_matches("!important").trim();
            matches!(
                (name.trim(), value),
                ("display", "none") | ("visibility", "hidden") | ("mso-hide", "all")
            )
        })
}

fn is_indent(quote: ElementRef<'_>) -> bool {
    let style = quote.attr("style").unwrap_or_default().replace(' ', "");
    style.contains("border:none") || style.contains("border:0")
}

/// Text that grows line by line.
#[derive(Default)]
struct Lines {
    text: String,
    set_as_typed: usize,
}

impl Lines {
    fn open(&mut self, node: &Node) {
        match node {
            Node::Text(text) if self.set_as_typed > 0 => self.text += text,
            Node::Text(text) => self.words(text),
            Node::Element(element) => self.begin(element),
            _ => (),
        }
    }

    fn begin(&mut self, element: &Element) {
        match element.name() {
            "br" => self.text.push('\n'),
            "li" => {
                self.new_line();
                self.text += "- ";
            }
            "pre" => {
                self.new_line();
                self.set_as_typed += 1;
            }
            "hr" => {
                self.new_line();
                self.text += "________________________________\n";
            }
            name if is_block(name) => self.new_line(),
            _ => (),
        }
    }

    fn close(&mut self, node: &Node) {
        let Some(element) = node.as_element() else { return };
        match element.name() {
            "pre" => {
                self.set_as_typed = self.set_as_typed.saturating_sub(1);
                self.new_line();
            }
            "p" | "ul" | "ol" | "table" | "h1" | "h2" | "h3" => {
                self.new_line();
                self.text.push('\n');
            }
            "td" | "th" => self.text.push(' '),
            name if is_block(name) => self.new_line(),
            _ => (),
        }
    }

    fn words(&mut self, text: &str) {
        for piece in text.split_inclusive(|letter: char| letter.is_ascii_whitespace()) {
            let word = piece.trim_end_matches(|letter: char| letter.is_ascii_whitespace());
            self.text += word;
            if word.len() < piece.len() && !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    fn new_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

fn is_block(name: &str) -> bool {
    let blocks = [
        "p",
        "div",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "section",
        "article",
        "blockquote",
        "body",
        "header",
        "footer",
        "dt",
        "dd",
    ];
    blocks.contains(&name)
}
