//! Forms: what a page asks for, with labels, hints and mistakes kept beside each control.
//!
//! To add one more kind of control: a struct with a template in `templates/parts/`, a variant of [`Control`], a specimen
//! in the gallery.

mod choice;
mod field;

pub use choice::{Choice, Choices, Select, Tick};
pub use field::{Area, Field};

use std::fmt;

use askama::Template;

use crate::svg::escape;

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
#[derive(Debug, Clone, Default, Template)]
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

super::parts!(Control, Mistakes, Form);

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
