//! What was said, as it is kept and as it is shown.

use dialogue::Reply;
use model::Instant;
use store::conversation::{self, Speaker};

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// By the person, in these words.
    Person(String),
    /// By the program.
    Program(Reply),
}

impl Said {
    /// As it is kept: the person's own words, the program's reply as JSON.
    pub(super) fn stored(&self) -> String {
        match self {
            Self::Person(words) => words.clone(),
            Self::Program(reply) => serde_json::to_string(reply).unwrap_or_default(),
        }
    }

    /// What cannot be read as a reply was written by another version; its words are shown as they are.
    fn read(said: conversation::Said) -> Self {
        if said.speaker == Speaker::Person {
            return Self::Person(said.body);
        }
        Self::Program(serde_json::from_str(&said.body).unwrap_or_else(|_| Reply {
            sentences: vec![said.body],
            ..Reply::default()
        }))
    }
}

/// A line of the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which, from 1 on; 0 for one that is shown and not kept.
    pub number: i64,
    /// When it was said.
    pub at: Instant,
    /// What was said.
    pub said: Said,
}

impl Line {
    pub(super) fn new(at: Instant, said: Said) -> Self {
        Self { number: 0, at, said }
    }
}

impl From<conversation::Line> for Line {
    fn from(line: conversation::Line) -> Self {
        Self {
            number: line.number,
            at: line.at,
            said: Said::read(line.said),
        }
    }
}
