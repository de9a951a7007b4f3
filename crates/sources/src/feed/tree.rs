//! One posting of a feed while its elements are read: nested fields, as JSON has them.

use serde_json::{Map, Value};

/// A posting keeps no more bytes of text than this: what is longer is cut.
const MOST: usize = 500_000;
/// Elements within elements; what lies deeper is left out.
const DEEPEST: usize = 60;

/// An element that is open.
#[derive(Default)]
struct Open {
    name: String,
    fields: Map<String, Value>,
    text: String,
}

/// A posting that is open.
#[derive(Default)]
pub(super) struct Tree {
    open: Vec<Open>,
    bytes: usize,
    /// How many elements are open beyond the deepest that is kept.
    beyond: usize,
}

impl Tree {
    /// Whether a posting is open.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// An element begins; its attributes are fields.
    pub(super) fn begin(&mut self, name: &str, attributes: impl Iterator<Item = (String, String)>) {
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let mut element = Open {
            name: field(name),
            ..Open::default()
        };
        for (name, value) in attributes.filter(|(name, _)| !name.starts_with("xmlns")).take(20) {
            self.bytes += value.len();
            element.fields.insert(name, Value::String(value));
        }
        self.open.push(element);
    }

    /// Words of the element.
    pub(super) fn words(&mut self, words: &str) {
        let left = MOST.saturating_sub(self.bytes);
        if let Some(element) = self.open.last_mut().filter(|_| self.beyond == 0) {
            let words = &words[..words.floor_char_boundary(left)];
            self.bytes += words.len();
            element.text.push_str(words);
        }
    }

    /// The element ends; the posting, when it was that.
    pub(super) fn end(&mut self) -> Option<Value> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let element = self.open.pop()?;
        let value = value(element.fields, &element.text);
        let Some(parent) = self.open.last_mut() else {
            self.bytes = 0;
            return Some(value);
        };
        match parent.fields.get_mut(&element.name) {
            None => drop(parent.fields.insert(element.name, value)),
            Some(Value::Array(list)) => list.push(value),
            Some(one) => *one = Value::Array(vec![one.take(), value]),
        }
        None
    }
}

/// An element of words is its words, whatever its attributes say of them; a link without words is where it leads.
fn value(mut fields: Map<String, Value>, text: &str) -> Value {
    let text = text.trim();
    let nested = fields.values().any(|value| !value.is_string());
    if !text.is_empty() && !nested {
        return Value::String(text.to_owned());
    }
    for name in ["href", "term"] {
        if !nested && let Some(value) = fields.remove(name) {
            return value;
        }
    }
    if !text.is_empty() {
        fields.insert("text".to_owned(), Value::String(text.to_owned()));
    }
    if fields.is_empty() {
        Value::Null
    } else {
        Value::Object(fields)
    }
}

/// The name without its prefix. Feeds carry the whole text beside a short one.
fn field(name: &str) -> String {
    match name.rsplit(':').next().unwrap_or(name) {
        "encoded" => "full description".to_owned(),
        "creator" | "author" => "company".to_owned(),
        name => name.to_owned(),
    }
}
