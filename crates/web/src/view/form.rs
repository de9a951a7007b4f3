//! Forms: what a page asks for, with labels, hints and mistakes kept beside each control.
//!
//! To add one more kind of control: a struct with a template in `templates/parts/`, a variant of [`Control`], a specimen
//! in the gallery.

use std::fmt;

use askama::Template;

use crate::svg::escape;

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
        Self { kind: "search", required: false, says_optional: false, ..Self::text(name, label) }
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
            hint: Some("For a phone number, begin with the country code, as in +91 98765 43210.".to_owned()),
            ..Self::text(name, "Mail address or phone number")
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
        }
    }
}

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line under the label.
    pub note: Option<String>,
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
            chosen: false,
        }
    }

    /// Chosen or not.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
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

/// Any control of a form.
#[derive(Debug, Clone)]
pub enum Control {
    /// One line.
    Field(Field),
    /// Several lines.
    Area(Area),
    /// A drop-down list.
    Select(Select),
    /// Boxes or a choice of one.
    Choices(Choices),
    /// One box.
    Tick(Tick),
    /// Not seen: carried along.
    Hidden {
        /// The name.
        name: String,
        /// The value.
        value: String,
    },
}

impl Control {
    /// The id to jump to, and what is wrong.
    fn mistake(&self) -> Option<Mistake> {
        let (id, error) = match self {
            Self::Field(field) => (field.id.clone(), &field.error),
            Self::Area(area) => (area.id.clone(), &area.error),
            Self::Select(select) => (select.id.clone(), &select.error),
            Self::Choices(choices) => (format!("{}-1", choices.id), &choices.error),
            Self::Tick(_) | Self::Hidden { .. } => return None,
        };
        error.clone().map(|words| Mistake { id, words })
    }
}

impl fmt::Display for Control {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => field.fmt(f),
            Self::Area(area) => area.fmt(f),
            Self::Select(select) => select.fmt(f),
            Self::Choices(choices) => choices.fmt(f),
            Self::Tick(tick) => tick.fmt(f),
            Self::Hidden { name, value } => {
                f.write_str(r#"<input type="hidden" name=""#)?;
                escape(f, name)?;
                f.write_str(r#"" value=""#)?;
                escape(f, value)?;
                f.write_str(r#"">"#)
            }
        }
    }
}

/// Something to mend, and where.
#[derive(Debug, Clone)]
pub struct Mistake {
    /// The id of the control.
    pub id: String,
    /// What is wrong, and how to mend it.
    pub words: String,
}

/// What stands above a form that could not be taken: each mistake with a link to its control.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/mistakes.html")]
pub struct Mistakes {
    /// The mistakes, in the order of the form; nothing is shown when there are none.
    pub list: Vec<Mistake>,
}

impl Mistakes {
    /// The mistakes of these controls.
    pub fn of<'a>(controls: impl IntoIterator<Item = &'a Control>) -> Self {
        Self {
            list: controls.into_iter().filter_map(Control::mistake).collect(),
        }
    }

    /// A single mistake.
    pub fn one(id: &str, words: &str) -> Self {
        Self {
            list: vec![Mistake {
                id: id.to_owned(),
                words: words.to_owned(),
            }],
        }
    }

    /// None.
    pub fn none() -> Self {
        Self { list: Vec::new() }
    }
}

/// A whole form that is sent by POST.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/form.html")]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// What it asks for.
    pub controls: Vec<Control>,
    /// What its button says.
    pub submit: String,
}

impl Form {
    /// A form.
    pub fn new(action: &str, controls: Vec<Control>, submit: &str) -> Self {
        Self {
            action: action.to_owned(),
            controls,
            submit: submit.to_owned(),
        }
    }

    /// What is wrong in it.
    pub fn mistakes(&self) -> Mistakes {
        Mistakes::of(&self.controls)
    }
}

super::parts!(Field, Area, Select, Choices, Tick, Control, Mistakes, Form);

#[cfg(test)]
mod tests {
    use super::{Choice, Choices, Control, Field, Form};

    #[test]
    fn a_mistake_is_told_above_the_form_and_beside_its_control() {
        let name = Field::text("name", "Name").error("Write the name you go by.");
        let colour = Choices {
            error: Some("Choose one.".into()),
            ..Choices::one("colour", "Colour", vec![Choice::new("red", "Red")])
        };
        let form = Form::new("/send", vec![Control::Field(name), Control::Choices(colour)], "Send").to_string();
        assert!(
            form.contains(r##"<a href="#name">Write the name you go by.</a>"##),
            "{form}"
        );
        assert!(form.contains(r##"<a href="#colour-1">Choose one.</a>"##), "{form}");
        assert!(
            form.contains(r#"aria-invalid="true""#) && form.contains(r#"aria-describedby="name-error""#),
            "{form}"
        );
        assert!(form.contains(r#"id="colour-1""#), "{form}");
    }

    #[test]
    fn what_was_typed_is_shown_escaped() {
        let field = Field::text("name", "Name").value("\"><script>").to_string();
        assert!(!field.contains("<script>"), "{field}");
    }
}
