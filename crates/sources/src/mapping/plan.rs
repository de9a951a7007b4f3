//! The decision which column holds what: said by a person, else told by name, else by content.

use super::{
    Column, Mapping,
    evidence::{is_key, keep_one, plausible, said},
    guess, names,
    names::Known,
};
use crate::{
    Field, ImportError, clean,
    table::{MAX_COLUMNS, Sample},
};

/// The decision, column by column.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) names: Vec<String>,
    slots: Vec<Option<Known>>,
}

impl Plan {
    /// Decides from the first rows and from what a person said.
    pub(crate) fn make(sample: &Sample, overrides: &[(String, Field)]) -> Result<(Self, Mapping), ImportError> {
        let by_row = sample.by_column();
        let columns: Vec<Vec<&str>> = by_row
            .iter()
            .map(|values| values.iter().copied().flatten().collect())
            .collect();
        let said = said(&sample.names, overrides)?;
        let mut slots: Vec<Option<Known>> = sample.names.iter().map(|name| names::known(name)).collect();
        for (at, slot) in slots.iter_mut().enumerate() {
            let believed = |known: &Known| {
                plausible(known.field, &columns[at]) && (known.field != Field::Id || is_key(&by_row[at]))
            };
            *slot = match said[at] {
                Some(field) => Some(Known {
                    field,
                    part: false,
                    rank: 0,
                }),
                None => slot.filter(believed),
            };
        }
        for field in Field::ALL {
            keep_one(*field, &mut slots, &said, &columns);
        }
        let mut free: Vec<bool> = (0..slots.len())
            .map(|at| slots[at].is_none() && said[at].is_none() && names::free(&sample.names[at]))
            .collect();
        let has = |field| slots.iter().flatten().any(|known| known.field == field);
        for (at, field) in guess::guess(&columns, &mut free, |field| !has(field)) {
            slots[at] = Some(Known {
                field,
                part: false,
                rank: 0,
            });
        }
        let plan = Self {
            names: sample.names.clone(),
            slots,
        };
        let mapping = plan.mapping(&columns);
        Ok((plan, mapping))
    }

    /// What a column holds.
    pub(crate) fn slot(&self, column: usize) -> Option<Known> {
        self.slots
            .get(column)
            .copied()
            .flatten()
            .filter(|known| known.field != Field::Ignore)
    }

    /// The columns that hold `field`: the one that holds it alone first, then its parts, the more telling first.
    pub(crate) fn columns_of(&self, field: Field) -> Vec<usize> {
        let mut found: Vec<(bool, u16, usize)> = (0..self.slots.len())
            .filter_map(|at| self.slot(at).map(|known| (known, at)))
            .filter(|(known, _)| known.field == field)
            .map(|(known, at)| (known.part, if field == Field::Place { known.rank } else { 0 }, at))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(.., at)| at).collect()
    }

    /// Takes in a column first met after the beginning. It is recognised by name, and only for what no other column holds.
    pub(crate) fn meet(&mut self, name: &str, example: &str) -> Column {
        let known = names::known(name).filter(|known| known.field != Field::Id);
        let known = known.filter(|known| known.part || self.columns_of(known.field).is_empty());
        self.names.push(name.to_owned());
        self.slots.push(known);
        column(name, known, &[example])
    }

    fn mapping(&self, columns: &[Vec<&str>]) -> Mapping {
        let each = self.names.iter().enumerate();
        Mapping {
            columns: each
                .map(|(at, name)| column(name, self.slot(at), &columns[at]))
                .collect(),
        }
    }

    /// A posting has a title and a text: without a column for each, no row could be taken in.
    pub(crate) fn complete(&self) -> Result<(), ImportError> {
        for field in [Field::Title, Field::Description] {
            if self.columns_of(field).is_empty() {
                let columns = Mapping::list(&self.names);
                return Err(ImportError::NoColumn {
                    what: field.label(),
                    field: field.code(),
                    columns,
                });
            }
        }
        Ok(())
    }
}

/// Values of a column that are shown, and the characters of each.
const EXAMPLES: usize = 3;
const EXAMPLE_LENGTH: usize = 80;

fn shortened(value: String) -> String {
    let length = value.chars().count();
    let mut short = clean::cut(value, EXAMPLE_LENGTH);
    if length > EXAMPLE_LENGTH {
        short.push('…');
    }
    short
}

fn column(name: &str, known: Option<Known>, values: &[&str]) -> Column {
    let mut examples = Vec::new();
    for value in values.iter().filter_map(|value| clean::words(value)) {
        let value = shortened(value);
        if !examples.contains(&value) {
            examples.push(value);
        }
        if examples.len() == EXAMPLES {
            break;
        }
    }
    Column {
        name: name.to_owned(),
        field: known.map(|known| known.field),
        examples,
    }
}

/// Refuses tables no person could look through.
pub(crate) fn check_width(columns: usize) -> Result<(), ImportError> {
    if columns > MAX_COLUMNS {
        Err(ImportError::TooManyColumns { limit: MAX_COLUMNS })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Cell;

    fn sample(names: &[&str], rows: &[&[&str]]) -> Sample {
        let cells = |row: &&[&str]| {
            row.iter()
                .enumerate()
                .map(|(column, text)| Cell {
                    column,
                    text: (*text).to_owned(),
                })
                .collect()
        };
        Sample {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            rows: rows.iter().map(cells).collect(),
        }
    }

    fn fields(names: &[&str], rows: &[&[&str]]) -> Vec<Option<Field>> {
        let (_, mapping) = Plan::make(&sample(names, rows), &[]).unwrap();
        mapping.columns.into_iter().map(|column| column.field).collect()
    }

    #[test]
    fn a_column_that_cannot_be_what_its_name_says_is_not_believed() {
        let rows: &[&[&str]] = &[&["1", "Cook", "We cook.", "7"], &["2", "Waiter", "We serve.", "7"]];
        let found = fields(&["position", "job", "text", "id"], rows);
        assert_eq!(
            found,
            [None, Some(Field::Title), Some(Field::Description), None],
            "an id that repeats is no key"
        );
    }

    #[test]
    fn where_names_say_nothing_the_content_does() {
        let text = "We look for somebody who likes to work with people. ".repeat(4);
        let rows: &[&[&str]] = &[
            &[
                "0",
                "Line Cook",
                "Harbour Inn Ltd",
                "Lima, Peru",
                "$12 per hour",
                "2026-03-01",
                "https://a.example/1",
                &text,
            ],
            &[
                "1",
                "Night Nurse",
                "Hill Clinic Ltd",
                "Cusco, Peru",
                "$15 per hour",
                "2026-03-02",
                "https://a.example/2",
                &text,
            ],
        ];
        let expected = [
            None,
            Some(Field::Title),
            Some(Field::Employer),
            Some(Field::Place),
            Some(Field::Pay),
            Some(Field::Posted),
            Some(Field::Url),
            Some(Field::Description),
        ];
        assert_eq!(fields(&["a", "b", "c", "d", "e", "f", "g", "h"], rows), expected);
    }

    #[test]
    fn content_is_not_taken_from_a_column_known_to_be_something_else() {
        let rows: &[&[&str]] = &[&["Cook", "We cook.", "$12 an hour", "Shanty, Peru"]];
        let found = fields(&["title", "description", "revenue", "headquarters"], rows);
        assert_eq!(found[2..], [None, None]);
    }

    #[test]
    fn what_a_person_says_wins_and_a_wrong_name_is_told() {
        let table = sample(&["title", "Kurzname", "text"], &[&["Mr", "Cook", "We cook."]]);
        let (plan, _) = Plan::make(&table, &[("kurz-name".to_owned(), Field::Title)]).unwrap();
        assert_eq!(plan.columns_of(Field::Title), [1]);
        let wrong = Plan::make(&table, &[("Name".to_owned(), Field::Title)]).unwrap_err();
        assert!(wrong.to_string().contains("\"Name\"") && wrong.to_string().contains("Kurzname"));
        let (none, _) = Plan::make(&table, &[("text".to_owned(), Field::Ignore)]).unwrap();
        let none = none.complete().unwrap_err();
        assert!(matches!(
            none,
            ImportError::NoColumn {
                field: "description",
                ..
            }
        ));
    }
}
