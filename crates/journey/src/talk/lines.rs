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
    /// By a member of staff, who answers a request for a person.
    Staff {
        /// Their name.
        name: String,
        /// What they write.
        words: String,
    },
}

impl Said {
    /// As it is kept: the person's own words, all else as JSON.
    pub(crate) fn stored(&self) -> String {
        match self {
            Self::Person(words) => words.clone(),
            Self::Program(reply) => serde_json::to_string(reply).unwrap_or_default(),
            Self::Staff { name, words } => serde_json::json!({"name": name, "words": words}).to_string(),
        }
    }

    /// What cannot be read as a reply was written by another version; its words are shown as they are.
    pub(crate) fn read(said: conversation::Said) -> Self {
        match said.speaker {
            Speaker::Person => return Self::Person(said.body),
            Speaker::Staff => return of_staff(&said.body),
            Speaker::Program => (),
        }
        Self::Program(serde_json::from_str(&said.body).unwrap_or_else(|_| Reply {
            sentences: vec![said.body],
            ..Reply::default()
        }))
    }
}

fn of_staff(body: &str) -> Said {
    let written: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    let part = |name: &str| written[name].as_str().unwrap_or_default().to_owned();
    Said::Staff {
        name: part("name"),
        words: part("words"),
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
