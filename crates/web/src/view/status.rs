//! A state in a word, with a shape and a colour that say the same.

use askama::Template;

/// How a state is meant. Each has its own shape, so that colour is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// All is well.
    Good,
    /// Under way, or nothing to say.
    Plain,
    /// Somebody should look.
    Careful,
    /// Broken or failed.
    Bad,
}

impl Light {
    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "light-good",
            Self::Plain => "light-plain",
            Self::Careful => "light-careful",
            Self::Bad => "light-bad",
        }
    }
}

/// A state: "sent", "waiting", "closed".
#[derive(Debug, Clone, Template)]
#[template(path = "parts/status.html")]
pub struct Status {
    /// How it is meant.
    pub light: Light,
    /// The word.
    pub word: String,
}

impl Status {
    /// A state.
    pub fn new(light: Light, word: &str) -> Self {
        Self {
            light,
            word: word.to_owned(),
        }
    }
}

super::parts!(Status);
