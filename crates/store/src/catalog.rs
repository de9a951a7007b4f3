//! What tables there are: read from the database itself, so that a backup forgets none and the contract suite can compare
//! what the two folders of migrations make.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Error, Kind, Reads, Result, dialect};

/// How a value is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// An id: `UUID` (`BLOB` on SQLite).
    Id,
    /// Bytes: `BYTEA`, and every `BLOB` on SQLite.
    Bytes,
    /// Text, and on SQLite every moment, day and structure.
    Text,
    /// A moment: `TIMESTAMPTZ`.
    Moment,
    /// A day: `DATE`.
    Day,
    /// A structure: `JSONB`.
    Json,
    /// A whole number: `BIGINT` (`INTEGER` on SQLite, where it may also be a yes or no).
    Integer,
    /// Yes or no: `BOOLEAN`.
    Flag,
    /// A fraction: `DOUBLE PRECISION` (`REAL` on SQLite).
    Real,
}

impl Form {
    /// The form this column has on SQLite.
    #[must_use]
    pub fn on_sqlite(self) -> Self {
        match self {
            Self::Id | Self::Bytes => Self::Bytes,
            Self::Text | Self::Moment | Self::Day | Self::Json => Self::Text,
            Self::Integer | Self::Flag => Self::Integer,
            Self::Real => Self::Real,
        }
    }

    fn declared(kind: Kind, name: &str) -> Option<Self> {
        Some(match (kind, name) {
            (Kind::Sqlite, "BLOB") | (Kind::Postgres, "bytea") => Self::Bytes,
            (Kind::Sqlite, "TEXT") | (Kind::Postgres, "text") => Self::Text,
            (Kind::Sqlite, "INTEGER") | (Kind::Postgres, "bigint") => Self::Integer,
            (Kind::Sqlite, "REAL") | (Kind::Postgres, "double precision") => Self::Real,
            (Kind::Postgres, "uuid") => Self::Id,
            (Kind::Postgres, "timestamp with time zone") => Self::Moment,
            (Kind::Postgres, "date") => Self::Day,
            (Kind::Postgres, "jsonb") => Self::Json,
            (Kind::Postgres, "boolean") => Self::Flag,
            _ => return None,
        })
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// How its values are stored.
    pub form: Form,
    /// Whether it may be empty.
    pub optional: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// The names of its primary key's columns, in the key's order.
    pub key: Vec<String>,
    /// What it refers to, by the column that does, with what becomes of its rows.
    pub references: Vec<Reference>,
}

record! {
    /// A reference from a column to a table.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Reference {
        /// The table that refers.
        pub from_table: String,
        /// The column that refers.
        pub from_column: String,
        /// The table it refers to.
        pub to_table: String,
        /// What becomes of the row when the other goes, as `CASCADE`, `SET NULL`, `NO ACTION`.
        pub on_delete: String,
    }
}

record! {
    struct ColumnRow {
        table_name: String,
        column_name: String,
        declared: String,
        optional: bool,
        key_place: i64,
    }
}

/// All tables but the migrations' own, those that are referred to before those that refer to them.
pub async fn tables(db: &mut impl Reads) -> Result<Vec<Table>> {
    let kind = db.kind();
    let columns: Vec<ColumnRow> = rows!(db, dialect::COLUMNS.on(kind))?;
    let references: Vec<Reference> = rows!(db, dialect::REFERENCES.on(kind))?;
    let mut tables = BTreeMap::<String, Table>::new();
    let mut keys = BTreeMap::<String, BTreeMap<i64, String>>::new();
    for row in columns {
        let form = Form::declared(kind, &row.declared)
            .ok_or_else(|| Error::Corrupt(format!("{}.{} is `{}`", row.table_name, row.column_name, row.declared)))?;
        if row.key_place > 0 {
            keys.entry(row.table_name.clone())
                .or_default()
                .insert(row.key_place, row.column_name.clone());
        }
        let table = tables
            .entry(row.table_name.clone())
            .or_insert_with(|| Table::empty(row.table_name));
        table.columns.push(Column {
            name: row.column_name,
            form,
            optional: row.optional,
        });
    }
    for (name, key) in keys {
        tables
            .get_mut(&name)
            .into_iter()
            .for_each(|table| table.key = key.values().cloned().collect());
    }
    for reference in references {
        tables
            .get_mut(&reference.from_table)
            .into_iter()
            .for_each(|table| table.references.push(reference.clone()));
    }
    in_order(tables)
}

impl Table {
    fn empty(name: String) -> Self {
        Self {
            name,
            columns: Vec::new(),
            key: Vec::new(),
            references: Vec::new(),
        }
    }

    /// Whether everything it refers to is among `placed`.
    fn can_follow(&self, placed: &BTreeSet<String>) -> bool {
        self.references
            .iter()
            .all(|reference| placed.contains(&reference.to_table))
    }
}

/// By name, but never before what a table refers to (Kahn 1962). A circle of references has no such order.
fn in_order(mut left: BTreeMap<String, Table>) -> Result<Vec<Table>> {
    let mut placed = BTreeSet::new();
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let next = left
            .values()
            .find(|table| table.can_follow(&placed))
            .map(|table| table.name.clone());
        let next = next.ok_or_else(|| {
            let names: Vec<_> = left.keys().map(String::as_str).collect();
            Error::Corrupt(format!("tables refer to each other in a circle: {}", names.join(", ")))
        })?;
        ordered.extend(left.remove(&next));
        placed.insert(next);
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Reference, Table, in_order};

    fn tables(edges: &[(&str, &str)]) -> BTreeMap<String, Table> {
        let mut tables = BTreeMap::new();
        for name in edges.iter().flat_map(|(from, to)| [*from, *to]) {
            tables.insert(name.to_owned(), Table::empty(name.to_owned()));
        }
        for (from, to) in edges {
            tables.get_mut(*from).unwrap().references.push(Reference {
                from_table: (*from).to_owned(),
                from_column: "x".to_owned(),
                to_table: (*to).to_owned(),
                on_delete: "CASCADE".to_owned(),
            });
        }
        tables
    }

    #[test]
    fn what_is_referred_to_comes_first() {
        let ordered = in_order(tables(&[("apple", "pear"), ("pear", "zebra"), ("bee", "zebra")])).unwrap();
        let names: Vec<_> = ordered.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["zebra", "bee", "pear", "apple"]);
    }

    #[test]
    fn a_circle_is_named() {
        let error = in_order(tables(&[("a", "b"), ("b", "a"), ("a", "c")])).unwrap_err();
        assert!(error.to_string().contains("a, b"), "{error}");
    }
}
