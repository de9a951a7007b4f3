//! Things to choose from.

use askama::Template;

use crate::view::amount;

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line under the label.
    pub note: Option<String>,
    /// How many openings have it.
    pub count: Option<u64>,
    /// Chosen.
    pub chosen: bool,
}

impl Choice {
    /// Not chosen.
    pub fn new(value: &str, label: &str) -> Self {
        Self {
            value: value.to_owned(),
            label: label.to_owned(),
            note: None,
            count: None,
            chosen: false,
        }
    }

    /// Chosen or not.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// With how many openings have it.
    #[must_use]
    pub fn count(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }

    /// The count as it is read: the number and what it counts.
    pub fn count_words(&self) -> Option<(String, &'static str)> {
        let openings = if self.count? == 1 {
            t!("opening")
        } else {
            t!("openings")
        };
        Some((amount::count(self.count?), openings))
    }

    /// With a line under the label.
    #[must_use]
    pub fn note(mut self, note: &str) -> Self {
        self.note = Some(note.to_owned());
        self
    }
}

/// A drop-down list.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/select.html")]
pub struct Select {
    /// Unique on the page.
    pub id: String,
    /// Its name in the submitted form.
    pub name: String,
    /// The label.
    pub label: String,
    /// What can be chosen, the usual first.
    pub choices: Vec<Choice>,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl Select {
    /// A list of choices.
    pub fn new(name: &str, label: &str, choices: Vec<Choice>) -> Self {
        Self {
            id: name.to_owned(),
            name: name.to_owned(),
            label: label.to_owned(),
            choices,
            error: None,
        }
    }

    /// With another id.
    #[must_use]
    pub fn id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.id);
        self
    }
}

/// A group of boxes to tick, or of which one is chosen.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/choices.html")]
pub struct Choices {
    /// Unique on the page; each box gets it with a number.
    pub id: String,
    /// The name in the submitted form.
    pub name: String,
    /// The question.
    pub legend: String,
    /// What helps to answer.
    pub hint: Option<String>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// Whether several may be chosen.
    pub many: bool,
    /// Whether they stand side by side where there is room.
    pub in_row: bool,
    /// What is wrong.
    pub error: Option<String>,
}

impl Choices {
    /// Any number of these.
    pub fn many(name: &str, legend: &str, choices: Vec<Choice>) -> Self {
        Self {
            id: name.to_owned(),
            name: name.to_owned(),
            legend: legend.to_owned(),
            hint: None,
            choices,
            many: true,
            in_row: false,
            error: None,
        }
    }

    /// One of these.
    pub fn one(name: &str, legend: &str, choices: Vec<Choice>) -> Self {
        Self {
            many: false,
            ..Self::many(name, legend, choices)
        }
    }

    /// Side by side where there is room.
    #[must_use]
    pub fn in_row(mut self) -> Self {
        self.in_row = true;
        self
    }

    /// With words that help.
    #[must_use]
    pub fn hint(mut self, hint: &str) -> Self {
        self.hint = Some(hint.to_owned());
        self
    }

    /// With another id.
    #[must_use]
    pub fn id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.id);
        self
    }
}

/// One box with a sentence beside it.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/tick.html")]
pub struct Tick {
    /// Unique on the page.
    pub id: String,
    /// The name in the submitted form; sent as `yes` when ticked.
    pub name: String,
    /// The sentence.
    pub label: String,
    /// What it means.
    pub hint: Option<String>,
    /// Ticked.
    pub ticked: bool,
}

crate::view::parts!(Select, Choices, Tick);
