//! An employer's name as it stands beside an opening, and whether somebody looked at who they are.

use askama::Template;

/// The employer of an opening.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "parts/employer.html")]
pub struct Employer {
    /// The name as published.
    pub name: Option<String>,
    /// Whether they are verified.
    pub verified: bool,
}

impl Employer {
    /// A name nobody looked at.
    pub fn named(name: Option<String>) -> Self {
        Self { name, verified: false }
    }

    /// The same, verified or not.
    #[must_use]
    pub fn verified(self, verified: bool) -> Self {
        Self { verified, ..self }
    }
}

super::parts!(Employer);
