//! Words from both sides. Nothing is claimed about a fit without them.

use askama::Template;

/// Words as they stand somewhere, and where.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/evidence.html")]
pub struct Evidence {
    /// The words.
    pub words: String,
    /// Where they stand: "Your résumé", "The posting", "A task you ticked"; nothing where the page says so once for all.
    pub place: Option<String>,
    /// Whether they are the person's own.
    pub own: bool,
}

impl Evidence {
    /// The person's own words.
    pub fn own(words: &str, place: &str) -> Self {
        Self {
            words: words.to_owned(),
            place: Some(place.to_owned()),
            own: true,
        }
    }

    /// The person's own words, on a page that says where from.
    pub fn plain(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            place: None,
            own: true,
        }
    }

    /// The posting's words.
    pub fn posting(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            place: Some(t!("The posting").to_owned()),
            own: false,
        }
    }
}

/// One reason, with what the posting says and what the person has said, as far as there are words.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/reason.html")]
pub struct Reason {
    /// The reason in words: "You have done wound care".
    pub words: String,
    /// The words behind it, the posting's first.
    pub evidence: Vec<Evidence>,
}

super::parts!(Evidence, Reason);
