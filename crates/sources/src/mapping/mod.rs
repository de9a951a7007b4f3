//! Which column is what.
//!
//! To teach one more column name, see `names.rs`; to recognise one more field by its content, see `content.rs` and the
//! list in `guess.rs`.

pub(crate) mod content;
mod evidence;
mod guess;
mod looks;
pub(crate) mod names;
mod path;
mod plan;
mod vocabulary;

use serde::{Deserialize, Serialize};

pub(crate) use plan::{Plan, check_width};

use crate::Field;

/// One column of a file (for JSON: one dotted path).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the file; `company.display_name` for nested JSON, `Column 3` when the file names none.
    pub name: String,
    /// What it holds, when that was recognised or said.
    pub field: Option<Field>,
    /// The first different values in it, at most three, cut to 80 characters each.
    pub examples: Vec<String>,
}

/// The columns of a file, in the file's order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// The columns.
    pub columns: Vec<Column>,
}

impl Mapping {
    /// The names of all columns, for a person to choose from; at most the first 40.
    pub(crate) fn list(names: &[String]) -> String {
        let mut list: Vec<String> = names
            .iter()
            .take(40)
            .map(|name| crate::clean::cut(name.clone(), 60))
            .collect();
        if names.len() > list.len() {
            list.push("...".to_owned());
        }
        list.join(", ")
    }
}
