//! What staff say of the columns of a file: checked before anything is taken in.

use std::str::FromStr;

use sources::Field;
use store::import::Column;

use super::meanings::meaning;
use crate::{Error, Result};

/// What several columns may hold together; all else is in one column.
const SEVERAL: [Field; 4] = [Field::Place, Field::Description, Field::Skills, Field::Ignore];
/// What every opening has.
const NEEDED: [Field; 2] = [Field::Title, Field::Description];

/// What no column holds and every opening needs.
pub fn missing(fields: &[Field]) -> Vec<Field> {
    NEEDED.into_iter().filter(|field| !fields.contains(field)).collect()
}

/// What each column was recognised as.
pub(super) fn recognised(columns: &[Column]) -> Vec<Field> {
    let field = |column: &Column| column.field.as_deref().and_then(|code| Field::from_str(code).ok());
    columns
        .iter()
        .map(|column| field(column).unwrap_or(Field::Ignore))
        .collect()
}

/// What staff said that each column holds, checked.
pub(super) fn said(columns: &[Column], codes: &[String]) -> Result<Vec<Field>> {
    let wrong = |sentence: String| Error::invalid("columns", sentence);
    let unclear = || wrong(t!("The form could not be read. Nothing was taken in. Please choose once more.").to_owned());
    let fields: Vec<Field> = codes
        .iter()
        .map(|code| Field::from_str(code).map_err(|_| unclear()))
        .collect::<Result<_>>()?;
    if fields.len() != columns.len() {
        return Err(unclear());
    }
    if let Some(field) = missing(&fields).first() {
        return Err(wrong(t!(
            "Choose the column with the “{field}” of the openings: none can be taken in without it.",
            field = meaning(field.code())
        )));
    }
    if let Some((field, first, second)) = twice(columns, &fields) {
        return Err(wrong(t!(
            "Both “{first}” and “{second}” are taken for “{field}”. Choose one of them, and leave the other out.",
            first,
            second,
            field = meaning(field.code())
        )));
    }
    if let Some(name) = two_of_a_name(columns, &fields) {
        return Err(wrong(t!(
            "Several columns are called “{name}”, so they can only be taken for the same. Choose the same for each, or \
             give them different names in the file and hand it in again.",
            name
        )));
    }
    Ok(fields)
}

/// The first two columns that hold what only one can hold.
fn twice<'a>(columns: &'a [Column], fields: &[Field]) -> Option<(Field, &'a str, &'a str)> {
    let holding = |field: Field| {
        let both = columns.iter().zip(fields);
        both.filter(move |(_, other)| **other == field)
            .map(|(column, _)| column.name.as_str())
    };
    Field::ALL
        .iter()
        .filter(|field| !SEVERAL.contains(field))
        .find_map(|field| {
            let mut names = holding(*field);
            Some((*field, names.next()?, names.next()?))
        })
}

/// A name that columns share which were changed to different things.
fn two_of_a_name<'a>(columns: &'a [Column], fields: &[Field]) -> Option<&'a str> {
    let before = recognised(columns);
    let shared = columns.iter().enumerate().find(|(at, column)| {
        let others = columns
            .iter()
            .enumerate()
            .filter(|(_, other)| other.name == column.name);
        let mut others = others.map(|(at, _)| at);
        let changed = fields[*at] != before[*at];
        changed && others.any(|other| fields[other] != fields[*at])
    });
    shared.map(|(_, column)| column.name.as_str())
}

/// What must be said to the reader so that it takes the columns for what staff saw and chose: what they changed, and what
/// was left out, so that nothing else is guessed to stand in for it.
pub(super) fn overrides(columns: &[Column], fields: &[Field]) -> Vec<(String, Field)> {
    let before = recognised(columns);
    let unchanged = |name: &str| {
        let mut same_name = columns
            .iter()
            .zip(before.iter().zip(fields))
            .filter(|(column, _)| column.name == name);
        same_name.all(|(_, (before, now))| before == now)
    };
    let shared = |name: &str| columns.iter().filter(|column| column.name == name).count() > 1;
    let each = columns.iter().zip(before.iter().zip(fields));
    each.filter(|(column, (before, now))| {
        before != now || **now == Field::Ignore && !(shared(&column.name) && unchanged(&column.name))
    })
    .map(|(column, (_, now))| (column.name.clone(), *now))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(list: &[(&str, &str)]) -> Vec<Column> {
        let column = |(name, field): &(&str, &str)| Column {
            name: (*name).to_owned(),
            field: (!field.is_empty()).then(|| (*field).to_owned()),
            examples: Vec::new(),
        };
        list.iter().map(column).collect()
    }

    fn check(list: &[(&str, &str)], codes: &[&str]) -> Result<Vec<(String, Field)>, String> {
        let columns = columns(list);
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        let fields = said(&columns, &codes).map_err(|error| error.sentence())?;
        Ok(overrides(&columns, &fields))
    }

    const TABLE: &[(&str, &str)] = &[
        ("Job", "title"),
        ("Text", "description"),
        ("Town", "place"),
        ("Note", ""),
    ];

    #[test]
    fn what_was_changed_or_left_out_is_said_to_the_reader_and_nothing_else() {
        let same = check(TABLE, &["title", "description", "place", "ignore"]).unwrap();
        assert_eq!(same, [("Note".to_owned(), Field::Ignore)]);
        let changed = check(TABLE, &["title", "description", "ignore", "place"]).unwrap();
        assert_eq!(
            changed,
            [("Town".to_owned(), Field::Ignore), ("Note".to_owned(), Field::Place)]
        );
        let together = check(TABLE, &["title", "description", "place", "place"]).unwrap();
        assert_eq!(together, [("Note".to_owned(), Field::Place)]);
    }

    #[test]
    fn what_cannot_be_is_told_with_a_way_out() {
        let none = check(TABLE, &["ignore", "description", "place", "ignore"]).unwrap_err();
        assert!(none.contains("column with the “Title”"), "{none}");
        let both = check(TABLE, &["title", "description", "pay", "pay"]).unwrap_err();
        assert!(both.contains("“Town” and “Note”") && both.contains("Pay"), "{both}");
        for unclear in [
            &["title", "description"][..],
            &["title", "description", "place", "salad"],
        ] {
            assert!(check(TABLE, unclear).unwrap_err().contains("once more"));
        }
    }

    #[test]
    fn columns_of_one_name_are_left_as_they_were_recognised_or_changed_together() {
        let table = &[("Title", "title"), ("Title", ""), ("Text", "description")];
        assert!(check(table, &["title", "ignore", "description"]).unwrap().is_empty());
        let apart = check(table, &["ignore", "title", "description"]).unwrap_err();
        assert!(apart.contains("called “Title”"), "{apart}");
    }
}
