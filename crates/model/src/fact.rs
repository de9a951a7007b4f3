//! Facts and where they come from. Nothing is invented: a fact read from a document carries the words it was read from
//! and counts as unconfirmed until its person says it is right.

use serde::{Deserialize, Serialize};

/// Words taken from a text, as they stand there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Where they start in the text, in characters (Unicode scalar values).
    pub start: u32,
    /// Where they end, exclusive, in characters.
    pub end: u32,
}

impl Quote {
    /// The characters `start..end` (in characters) of `text`; cut to the text's length.
    pub fn of(text: &str, start: u32, end: u32) -> Self {
        let words = text
            .chars()
            .skip(start as usize)
            .take(end.saturating_sub(start) as usize)
            .collect();
        Self {
            text: words,
            start,
            end,
        }
    }
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "from")]
pub enum Origin {
    /// The person wrote or chose it.
    Entered,
    /// Read from the person's document.
    Read {
        /// The words it was read from.
        quote: Quote,
    },
    /// The person ticked a task they have done.
    Task {
        /// The task, in the words that were ticked.
        task: String,
    },
}

/// A value with its origin, and whether its person has confirmed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// What is held to be true.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether the person has looked at it and said it is right.
    pub confirmed: bool,
}

impl<T> Fact<T> {
    /// A fact its person stated: confirmed by that.
    pub fn entered(value: T) -> Self {
        Self {
            value,
            origin: Origin::Entered,
            confirmed: true,
        }
    }

    /// A fact read from a document: not yet confirmed.
    pub fn read(value: T, quote: Quote) -> Self {
        Self {
            value,
            origin: Origin::Read { quote },
            confirmed: false,
        }
    }

    /// The words this was read from, or the task that was ticked.
    pub fn evidence(&self) -> Option<&str> {
        match &self.origin {
            Origin::Entered => None,
            Origin::Read { quote } => Some(&quote.text),
            Origin::Task { task } => Some(task),
        }
    }
}
