//! Elements and text of one part. Entities other than the five of XML are never resolved, inner or outer.

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event as Raw},
};

use crate::Refusal;

/// Elements within elements: Word's own files stay below 60.
const DEEPEST: usize = 250;

/// A step through a part.
pub(crate) enum Event<'a> {
    /// An element begins (an empty one ends with the next step).
    Open(Element<'a>),
    /// An element ends.
    Close(String),
    /// Text, in one or more pieces.
    Text(String),
}

/// An element's name and attributes. Prefixes are left out: every writer uses its own.
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name without prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// An attribute's value by its name without prefix.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        let attributes = self.0.attributes();
        let mut found = attributes
            .filter_map(Result::ok)
            .filter(|attribute| local(attribute.key.into_inner()) == name);
        found.next().map(|attribute| attribute.value.into_owned())
    }

    /// The attribute `val`, which says most in Word's files.
    pub(crate) fn val(&self) -> Option<String> {
        self.value("val")
    }

    /// Whether a switch such as `<w:b/>` is on: it is unless `val` says otherwise.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Walks through a part.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(part: &'a str) -> Self {
        let mut reader = Reader::from_str(part);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, depth: 0 }
    }

    /// The next step; `None` at the end. A part that ends in the middle of an element is damaged.
    pub(crate) fn next(&mut self) -> Result<Option<Event<'a>>, Refusal> {
        loop {
            let event = match self.reader.read_event().map_err(|_| Refusal::Damaged)? {
                Raw::Start(start) | Raw::Empty(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Refusal::Damaged);
                    }
                    Event::Open(Element(start))
                }
                Raw::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::Close(local(end.name().into_inner()).to_owned())
                }
                Raw::Text(text) => Event::Text(text.xml10_content().into_owned()),
                Raw::CData(text) => Event::Text(text.xml10_content().into_owned()),
                Raw::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(c)) => Event::Text(c.to_string()),
                    _ => match resolve_predefined_entity(&reference) {
                        Some(text) => Event::Text(text.to_owned()),
                        None => continue,
                    },
                },
                Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) | Raw::DocType(_) => continue,
                Raw::Eof if self.depth > 0 => return Err(Refusal::Damaged),
                Raw::Eof => return Ok(None),
            };
            return Ok(Some(event));
        }
    }
}
