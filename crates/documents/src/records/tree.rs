//! A small tree of XML: names without prefix, their words, and what stands in them.

use crate::{
    Refusal,
    xml::{Event, Xml},
};

/// More elements than any résumé has.
const MOST: usize = 50_000;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    name: String,
    /// Words directly in it.
    words: String,
    /// `year` and `month`, which older files write as attributes.
    pub(super) year: String,
    pub(super) month: String,
    children: Vec<Node>,
}

impl Node {
    /// The tree of a document, under an element without a name.
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let mut open = vec![Self::default()];
        let mut count = 0;
        let mut xml = Xml::new(text);
        while let Some(event) = xml.next()? {
            match event {
                Event::Open(element) => {
                    count += 1;
                    if count > MOST {
                        return Err(Refusal::Damaged);
                    }
                    open.push(Self {
                        name: element.name().to_owned(),
                        year: element.value("year").unwrap_or_default(),
                        month: element.value("month").unwrap_or_default(),
                        ..Self::default()
                    });
                }
                Event::Text(words) => open.last_mut().into_iter().for_each(|node| node.words.push_str(&words)),
                Event::Close(_) => {
                    if open.len() > 1
                        && let (Some(node), Some(parent)) = (open.pop(), open.last_mut())
                    {
                        parent.children.push(node);
                    }
                }
            }
        }
        open.into_iter().next().ok_or(Refusal::Damaged)
    }

    /// Every element of this name, wherever it stands, in order; not those within one that was found.
    pub(super) fn all<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        let mut found = Vec::new();
        self.collect(name, &mut found);
        found
    }

    fn collect<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            } else {
                child.collect(name, found);
            }
        }
    }

    /// The first element along these names, each somewhere within the one before.
    pub(super) fn first(&self, names: &[&str]) -> Option<&Self> {
        names
            .iter()
            .try_fold(self, |node, name| node.all(name).first().copied())
    }

    /// The words of the first element along these names; empty when there is none.
    pub(super) fn words(&self, names: &[&str]) -> &str {
        self.first(names).map_or("", |node| node.words.trim())
    }
}
