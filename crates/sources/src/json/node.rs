//! One JSON value as cells: nested fields under dotted paths.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

/// How deep fields are looked into; what lies deeper is left out.
const MAX_DEPTH: usize = 8;

/// The longest path, in bytes; longer ones are left out.
const MAX_PATH: usize = 200;

/// A JSON value with its fields in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// null
    Nothing,
    /// A text, a number as written, `yes` or `no`.
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Hands each value with its path to `take`. Items of a list share the list's path.
    pub(super) fn flatten(self, take: &mut impl FnMut(&str, String)) {
        self.under("", 0, take);
    }

    fn under(self, path: &str, depth: usize, take: &mut impl FnMut(&str, String)) {
        if depth > MAX_DEPTH || path.len() > MAX_PATH {
            return;
        }
        match self {
            Self::Nothing => {}
            Self::Text(text) => take(path, text),
            Self::List(items) => {
                for item in items {
                    item.under(path, depth + 1, take);
                }
            }
            Self::Object(fields) => {
                for (name, value) in fields {
                    let path = if path.is_empty() {
                        name
                    } else {
                        format!("{path}.{name}")
                    };
                    value.under(&path, depth + 1, take);
                }
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Text(if value { "yes" } else { "no" }.to_owned()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            fields.push(entry);
        }
        Ok(Node::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::Node;

    #[test]
    fn nested_fields_get_dotted_paths_and_lists_share_one() {
        let text = r#"{"b": {"c": [{"d": 1.5}, {"d": "x"}], "n": null}, "a": ["p", true, 38000.0]}"#;
        let mut found = Vec::new();
        let node: Node = serde_json::from_str(text).unwrap();
        node.flatten(&mut |path, value| found.push(format!("{path}={value}")));
        assert_eq!(found, ["b.c.d=1.5", "b.c.d=x", "a=p", "a=yes", "a=38000"]);
    }

    #[test]
    fn what_lies_too_deep_is_left_out() {
        let text = format!("{}1{}", r#"{"a":"#.repeat(40), "}".repeat(40));
        let node: Node = serde_json::from_str(&text).unwrap();
        node.flatten(&mut |path, _| panic!("{path}"));
        let bottomless = "[".repeat(100_000);
        assert!(serde_json::from_str::<Node>(&bottomless).is_err());
    }
}
