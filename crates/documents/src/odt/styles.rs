//! What a style says about the words that use it.

use std::collections::BTreeMap;

use crate::{
    Refusal,
    xml::{Event, Xml},
};

/// Styles based on styles.
const DEEPEST: usize = 12;
/// More styles than any document has.
const MOST: usize = 5_000;

#[derive(Debug, Clone, Default)]
struct Style {
    base: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
}

/// All styles of a document, the automatic ones (`T1`, `P3`) too.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Reads the styles of a part.
    pub(super) fn read(&mut self, part: &str) -> Result<(), Refusal> {
        let mut current: Option<(String, Style)> = None;
        let mut xml = Xml::new(part);
        while let Some(event) = xml.next()? {
            match event {
                Event::Open(element) if element.name() == "style" => {
                    let base = element.value("parent-style-name");
                    current = element.value("name").map(|name| {
                        (
                            name,
                            Style {
                                base,
                                ..Style::default()
                            },
                        )
                    });
                }
                Event::Open(element) if element.name() == "text-properties" => {
                    if let Some((_, style)) = current.as_mut() {
                        style.bold = element.value("font-weight").map(|weight| is_bold(&weight));
                        style.hidden = element.value("display").map(|display| display == "none");
                    }
                }
                Event::Close(name) if name == "style" => {
                    self.0.extend(current.take().filter(|_| self.0.len() < MOST));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether it is the style of a title, by its built-in name or that of one it is based on.
    pub(super) fn is_title(&self, name: &str) -> bool {
        self.chain(name).any(|(name, _)| name == "Title" || name == "Subtitle")
    }

    /// Whether its words are bold.
    pub(super) fn is_bold(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|(_, style)| style.bold)
    }

    /// Whether its words are hidden.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.chain(name).find_map(|(_, style)| style.hidden).unwrap_or(false)
    }

    /// A style and those it is based on.
    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let of = |name: &'a str| self.0.get_key_value(name).map(|(name, style)| (name.as_str(), style));
        std::iter::successors(of(name), move |(_, style)| of(style.base.as_deref()?)).take(DEEPEST)
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
}
