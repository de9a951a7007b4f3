//! What a style says about the paragraphs and words that use it.

use std::collections::BTreeMap;

use crate::{
    Refusal,
    xml::{Event, Xml},
};

/// Styles based on styles: Word allows eleven levels.
const DEEPEST: usize = 12;
/// More styles than any template has.
const MOST: usize = 5_000;

/// What one style states itself; `None` where it leaves that to the style it is based on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Style {
    base: Option<String>,
    heading: Option<bool>,
    list: Option<bool>,
    bold: Option<bool>,
    hidden: Option<bool>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Reads the part `styles.xml`.
    pub(super) fn read(part: &str) -> Result<Self, Refusal> {
        let mut styles = Self::default();
        let mut current: Option<(String, Style)> = None;
        let mut xml = Xml::new(part);
        while let Some(event) = xml.next()? {
            match event {
                Event::Open(element) if element.name() == "style" => {
                    current = element.value("styleId").map(|id| (id, Style::default()));
                }
                Event::Open(element) => {
                    if let Some((_, style)) = current.as_mut() {
                        style.note(element.name(), element.val().as_deref(), element.is_on());
                    }
                }
                Event::Close(name) if name == "style" => {
                    styles.0.extend(current.take().filter(|_| styles.0.len() < MOST));
                }
                Event::Close(_) | Event::Text(_) => {}
            }
        }
        Ok(styles)
    }

    /// Whether the style is a heading's: by its level in the outline, or by its built-in name.
    pub(super) fn is_heading(&self, id: &str) -> bool {
        self.find(id, |style| style.heading).unwrap_or(false)
    }

    /// Whether its paragraphs are items of a list.
    pub(super) fn is_list(&self, id: &str) -> bool {
        self.find(id, |style| style.list).unwrap_or(false)
    }

    /// Whether its words are bold.
    pub(super) fn is_bold(&self, id: &str) -> Option<bool> {
        self.find(id, |style| style.bold)
    }

    /// Whether its words are hidden.
    pub(super) fn is_hidden(&self, id: &str) -> Option<bool> {
        self.find(id, |style| style.hidden)
    }

    fn find(&self, id: &str, what: fn(&Style) -> Option<bool>) -> Option<bool> {
        let mut id = id;
        for _ in 0..DEEPEST {
            let style = self.0.get(id)?;
            if let Some(answer) = what(style) {
                return Some(answer);
            }
            id = style.base.as_deref()?;
        }
        None
    }
}

impl Style {
    fn note(&mut self, element: &str, val: Option<&str>, on: bool) {
        match element {
            "basedOn" => self.base = val.map(str::to_owned),
            // Level 9 is body text.
            "outlineLvl" => self.heading = Some(val.is_some_and(|level| level != "9")),
            "name" if is_heading_name(val.unwrap_or_default()) => self.heading = Some(true),
            "numId" => self.list = Some(val != Some("0")),
            "b" => self.bold = Some(on),
            "vanish" => self.hidden = Some(on),
            _ => {}
        }
    }
}

/// Built-in names are the same in Word of every language.
fn is_heading_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "title" || name == "subtitle" || name.strip_prefix("heading ").is_some_and(|level| level.len() == 1)
}
