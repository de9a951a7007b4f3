//! An employer's name as it stands beside an opening, whether somebody looked at who they are, and how far the opening can
//! be trusted.

use askama::Template;
use trust::Level;

/// The employer of an opening.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "parts/employer.html")]
pub struct Employer {
    /// The name as published.
    pub name: Option<String>,
    /// Whether they are verified.
    pub verified: bool,
    /// How far the opening can be trusted.
    pub level: Level,
    /// Whether whoever looks hides from them.
    pub hidden: bool,
}

impl Employer {
    /// A name nobody looked at.
    pub fn named(name: Option<String>) -> Self {
        Self {
            name,
            verified: false,
            level: Level::Clear,
            hidden: false,
        }
    }

    /// The same, verified or not.
    #[must_use]
    pub fn verified(self, verified: bool) -> Self {
        Self { verified, ..self }
    }

    /// The same, beside an opening that can be trusted so far.
    #[must_use]
    pub fn level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// The same, to somebody who hides from them or not.
    #[must_use]
    pub fn hidden(self, hidden: bool) -> Self {
        Self { hidden, ..self }
    }

    /// A word of warning, where there is one.
    pub fn warning(&self) -> Option<&'static str> {
        match self.level {
            Level::Clear => None,
            Level::Caution => Some(t!("take care")),
            Level::Danger => Some(t!("looks like a fake")),
        }
    }
}

super::parts!(Employer);
