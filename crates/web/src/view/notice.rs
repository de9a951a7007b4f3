//! Sentences to the person: what just happened, and what to do where there is nothing yet.

use askama::Template;

use super::PostButton;
use crate::svg::{Icon, Picture};

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It worked.
    Good,
    /// Good to know.
    Plain,
    /// Look at this before going on.
    Careful,
    /// It did not work.
    Bad,
}

impl Tone {
    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "tone-good",
            Self::Plain => "tone-plain",
            Self::Careful => "tone-careful",
            Self::Bad => "tone-bad",
        }
    }

    /// Its icon; the words never depend on it.
    pub fn icon(self) -> Icon {
        match self {
            Self::Good => Icon::Check,
            Self::Plain => Icon::Info,
            Self::Careful | Self::Bad => Icon::Warning,
        }
    }
}

/// A sentence in a box, with a way to take it back or go on.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/notice.html")]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What happened, in bold; may be empty.
    pub title: String,
    /// What it means and what to do.
    pub text: String,
    /// A button, as "Undo".
    pub button: Option<PostButton>,
    /// A link: words and address.
    pub link: Option<(String, String)>,
}

impl Notice {
    /// A notice of one sentence.
    pub fn new(tone: Tone, text: &str) -> Self {
        Self {
            tone,
            title: String::new(),
            text: text.to_owned(),
            button: None,
            link: None,
        }
    }

    /// With what happened in bold before it.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    /// With a button.
    #[must_use]
    pub fn button(mut self, button: PostButton) -> Self {
        self.button = Some(button);
        self
    }

    /// With a link.
    #[must_use]
    pub fn link(mut self, words: &str, address: &str) -> Self {
        self.link = Some((words.to_owned(), address.to_owned()));
        self
    }
}

/// What stands where there is nothing yet: why, and what to do about it.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/empty.html")]
pub struct Empty {
    /// A small picture.
    pub picture: Picture,
    /// What is the case.
    pub title: String,
    /// What to do.
    pub text: String,
    /// Ways on: words and address, the best first.
    pub ways: Vec<(String, String)>,
}

impl Empty {
    /// An empty place with ways on.
    pub fn new(picture: Picture, title: &str, text: &str, ways: &[(&str, &str)]) -> Self {
        let ways = ways
            .iter()
            .map(|(words, address)| ((*words).to_owned(), (*address).to_owned()))
            .collect();
        Self {
            picture,
            title: title.to_owned(),
            text: text.to_owned(),
            ways,
        }
    }
}

super::parts!(Notice, Empty);
