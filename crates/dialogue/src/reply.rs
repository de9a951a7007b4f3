//! What is answered: words and references, never markup. How it looks is the door's business.

use model::PostingId;
use serde::{Deserialize, Serialize};

use crate::act::Act;

/// One message to the person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reply {
    /// What is said, a sentence or a short paragraph each.
    pub sentences: Vec<String>,
    /// Openings, with their numbers in the list.
    pub cards: Vec<Card>,
    /// What can be picked; in channels without buttons they are lettered a, b, c.
    pub choices: Vec<Choice>,
    /// The page that does the same.
    pub form: Option<Form>,
}

/// An opening in a reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its number, by which it can be spoken of: "why 2".
    pub number: u16,
    /// Which.
    pub opening: PostingId,
    /// Its title.
    pub title: String,
    /// The employer and the place, where they are told.
    pub about: String,
    /// How it fits, where anything is known of the person.
    pub fit: Option<Fit>,
}

impl Card {
    /// It in one line, for channels of words alone.
    pub fn line(&self) -> String {
        let parts = [self.title.as_str(), self.about.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
}

/// How the skills an opening asks for and those of the person go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    /// So many they say they have.
    pub has: u32,
    /// So many more they probably have.
    pub likely: u32,
    /// So many are missing.
    pub missing: u32,
}

/// Something to pick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What comes back as `Event::Chose`.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What it does.
    pub act: Act,
}

/// A page that does what the conversation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Their profile.
    Profile,
    /// Openings for them.
    Jobs,
    /// What to learn.
    Learn,
    /// Their applications.
    Applications,
    /// Openings of their teams, and who applied.
    Hiring,
    /// Their alerts.
    Alerts,
    /// Apply for this opening.
    Apply(PostingId),
    /// One opening, as everybody sees it.
    Opening(PostingId),
    /// An opening as its team writes it.
    Writing(PostingId),
    /// Have a text looked at.
    Check,
    /// Their data: take it away, erase it.
    OwnData,
    /// Make an account.
    Account,
    /// People to talk to.
    People,
}
