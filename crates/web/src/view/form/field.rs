//! Fields to type in.

use askama::Template;

/// One line of input.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/field.html")]
pub struct Field {
    /// Unique on the page; the name unless changed.
    pub id: String,
    /// Its name in the submitted form.
    pub name: String,
    /// The label, always shown.
    pub label: String,
    /// What helps to fill it in.
    pub hint: Option<String>,
    /// What is in it.
    pub value: String,
    /// What is wrong with it, as a sentence with a way out.
    pub error: Option<String>,
    /// The HTML input type.
    pub kind: &'static str,
    /// The HTML autofill name (WCAG 1.3.5).
    pub autocomplete: Option<&'static str>,
    /// The on-screen keyboard to bring up.
    pub inputmode: Option<&'static str>,
    /// Whether it must be filled in.
    pub required: bool,
    /// Whether "optional" is said beside the label of one that need not be; in a search that goes without saying.
    pub says_optional: bool,
    /// Most characters taken.
    pub max: u16,
    /// Address that answers with suggestions as JSON; works without as plain text.
    pub suggest: Option<&'static str>,
    /// Class that sets the width to what is expected inside.
    pub width: &'static str,
}

impl Field {
    /// A required line of text.
    pub fn text(name: &str, label: &str) -> Self {
        Self {
            id: name.to_owned(),
            name: name.to_owned(),
            label: label.to_owned(),
            hint: None,
            value: String::new(),
            error: None,
            kind: "text",
            autocomplete: None,
            inputmode: None,
            required: true,
            says_optional: true,
            max: 200,
            suggest: None,
            width: "",
        }
    }

    /// Something to search for.
    pub fn search(name: &str, label: &str) -> Self {
        Self {
            kind: "search",
            required: false,
            says_optional: false,
            ..Self::text(name, label)
        }
    }

    /// A secret; never shown again once typed.
    pub fn password(name: &str, label: &str, autocomplete: &'static str) -> Self {
        Self {
            kind: "password",
            autocomplete: Some(autocomplete),
            ..Self::text(name, label)
        }
    }

    /// A mail address or a telephone number, whichever the person has.
    pub fn contact(name: &str) -> Self {
        Self {
            autocomplete: Some("username"),
            inputmode: Some("email"),
            hint: Some(t!("For a phone number, begin with the country code, as in +91 98765 43210.").to_owned()),
            ..Self::text(name, t!("Mail address or phone number"))
        }
    }

    /// A whole number; the keyboard shows digits.
    pub fn number(name: &str, label: &str) -> Self {
        Self {
            inputmode: Some("numeric"),
            max: 12,
            width: "w-short",
            ..Self::text(name, label)
        }
    }

    /// May be left empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// With words that help.
    #[must_use]
    pub fn hint(mut self, hint: &str) -> Self {
        self.hint = Some(hint.to_owned());
        self
    }

    /// Filled in.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        value.clone_into(&mut self.value);
        self
    }

    /// With what is wrong.
    #[must_use]
    pub fn error(mut self, error: &str) -> Self {
        self.error = Some(error.to_owned());
        self
    }

    /// With another id, where a page shows several of the same name.
    #[must_use]
    pub fn id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.id);
        self
    }

    /// With an autofill name.
    #[must_use]
    pub fn autocomplete(mut self, name: &'static str) -> Self {
        self.autocomplete = Some(name);
        self
    }

    /// With suggestions from an address.
    #[must_use]
    pub fn suggest(mut self, address: &'static str) -> Self {
        self.suggest = Some(address);
        self
    }

    /// Taking at most so many characters.
    #[must_use]
    pub fn max(mut self, max: u16) -> Self {
        self.max = max;
        self
    }

    /// With a width class: `w-short`, `w-medium`.
    #[must_use]
    pub fn width(mut self, class: &'static str) -> Self {
        self.width = class;
        self
    }
}

/// Several lines of input.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/area.html")]
pub struct Area {
    /// Unique on the page.
    pub id: String,
    /// Its name in the submitted form.
    pub name: String,
    /// The label.
    pub label: String,
    /// What helps to fill it in.
    pub hint: Option<String>,
    /// What is in it.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Lines shown.
    pub rows: u8,
    /// Most characters taken.
    pub max: u16,
    /// Whether it must be filled in.
    pub required: bool,
}

impl Area {
    /// An optional text of a few lines.
    pub fn new(name: &str, label: &str, value: &str) -> Self {
        Self {
            id: name.to_owned(),
            name: name.to_owned(),
            label: label.to_owned(),
            hint: None,
            value: value.to_owned(),
            error: None,
            rows: 5,
            max: 5_000,
            required: false,
        }
    }
}

crate::view::parts!(Field, Area);
