//! A button that changes something: always a form sent by POST, never a link.

use askama::Template;

use crate::svg::Icon;

/// One button in a form of its own.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/post_button.html")]
pub struct PostButton {
    /// Where it is sent.
    pub action: String,
    /// What it says.
    pub label: String,
    /// What a screen reader hears after the label, where several say the same.
    pub about: String,
    /// An icon before the label.
    pub icon: Option<Icon>,
    /// Its class: `quiet`, `plain`, `primary`, `danger`.
    pub class: &'static str,
    /// Names and values sent along.
    pub values: Vec<(String, String)>,
    /// The id of the part of the page that shows the outcome, refreshed in place where scripts run.
    pub refresh: Option<&'static str>,
}

impl PostButton {
    /// A quiet button.
    pub fn new(action: &str, label: &str) -> Self {
        Self {
            action: action.to_owned(),
            label: label.to_owned(),
            about: String::new(),
            icon: None,
            class: "quiet",
            values: Vec::new(),
            refresh: None,
        }
    }

    /// With what it is about.
    #[must_use]
    pub fn about(mut self, about: &str) -> Self {
        about.clone_into(&mut self.about);
        self
    }

    /// With an icon before the label.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With a value sent along.
    #[must_use]
    pub fn value(mut self, name: &str, value: &str) -> Self {
        self.values.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With another class.
    #[must_use]
    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// Refreshing only a part of the page.
    #[must_use]
    pub fn refresh(mut self, id: &'static str) -> Self {
        self.refresh = Some(id);
        self
    }
}

super::parts!(PostButton);
