//! What speaks for and against a column holding a field.

use std::collections::BTreeSet;

use super::{Mapping, content, names, names::Known};
use crate::{Field, ImportError, clean};

/// What a person said of each column: by its exact name, else by its name without case, spaces and punctuation.
pub(super) fn said(names: &[String], overrides: &[(String, Field)]) -> Result<Vec<Option<Field>>, ImportError> {
    let mut said = vec![None; names.len()];
    for (name, field) in overrides {
        let wanted = names::squash(name);
        let exact = names.iter().any(|known| known == name);
        let mut found = false;
        for (at, known) in names.iter().enumerate() {
            if known == name || !exact && !wanted.is_empty() && names::squash(known) == wanted {
                said[at] = Some(*field);
                found = true;
            }
        }
        if !found {
            let name = clean::cut(name.clone(), 60);
            return Err(ImportError::NoSuchColumn {
                name,
                columns: Mapping::list(names),
            });
        }
    }
    Ok(said)
}

/// Whether the values can be what the name says: a "position" of 1, 2, 3 is no title.
pub(super) fn plausible(field: Field, values: &[&str]) -> bool {
    let half = |test: fn(&str) -> bool| values.is_empty() || content::share(values, test) >= 50;
    match field {
        Field::Title | Field::Employer | Field::Place | Field::Country | Field::Description | Field::Employment => {
            half(|value| value.contains(char::is_alphabetic) && !value.starts_with("http"))
        }
        Field::Url => half(|value| value.contains(['/', '.']) && !value.contains(' ')),
        Field::Pay | Field::PayMin | Field::PayMax => half(|value| value.len() <= 400),
        _ => true,
    }
}

/// Whether a column names each row: never empty, never twice the same.
pub(super) fn is_key(values: &[Option<&str>]) -> bool {
    let distinct: BTreeSet<&str> = values.iter().copied().flatten().collect();
    distinct.len() == values.len()
}

/// Leaves `field` to one column: the one a person chose, else one with values, else the most telling name. Columns that
/// hold parts stay, and so does every column of skills.
pub(super) fn keep_one(field: Field, slots: &mut [Option<Known>], said: &[Option<Field>], columns: &[Vec<&str>]) {
    if matches!(field, Field::Skills | Field::Ignore) {
        return;
    }
    let whole = |slot: &Option<Known>| slot.is_some_and(|known| known.field == field && !known.part);
    let order = |at: usize| {
        (
            said[at] != Some(field),
            columns[at].is_empty(),
            slots[at].map(|known| known.rank),
            at,
        )
    };
    let best = (0..slots.len())
        .filter(|at| whole(&slots[*at]))
        .min_by_key(|at| order(*at));
    let several = matches!(field, Field::Place | Field::Description);
    for at in 0..slots.len() {
        if Some(at) != best && whole(&slots[at]) {
            let chosen = several && said[at] == Some(field);
            slots[at] = slots[at].filter(|_| chosen).map(|known| Known { part: true, ..known });
        }
    }
}
