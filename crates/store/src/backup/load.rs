//! Filling empty tables from the parts of a backup, in the transaction that made them.

use std::{fs::File, io::BufReader, path::Path};

use serde_json::Value;
use sqlx::{AssertSqlSafe, Executor};

use super::{cell, manifest::Part, verify};
use crate::{
    Error, Result,
    catalog::{self, Column, Table},
    db::{Conn, Connected, Raw},
};

/// Fills every table; what the migrations put there themselves goes first.
pub(crate) async fn load(raw: &mut Raw, parts: &[Part], dir: &Path) -> Result<()> {
    let tables = catalog::tables(raw).await?;
    for table in tables.iter().rev() {
        run(raw, format!("DELETE FROM \"{}\"", table.name)).await?;
    }
    for table in &tables {
        let part = parts.iter().find(|part| part.table == table.name);
        let part = part.ok_or_else(|| Error::Corrupt(format!("the backup has no table `{}`", table.name)))?;
        load_table(raw, table, part, dir).await?;
    }
    match parts
        .iter()
        .find(|part| !tables.iter().any(|table| table.name == part.table))
    {
        Some(part) => Err(Error::Corrupt(format!(
            "the backup has a table `{}` too many",
            part.table
        ))),
        None => Ok(()),
    }
}

async fn load_table(raw: &mut Raw, table: &Table, part: &Part, dir: &Path) -> Result<()> {
    let mut reader = BufReader::new(File::open(dir.join(format!("{}.jsonl", table.name)))?);
    let names = verify::next_line(&mut reader)?.unwrap_or_default();
    let columns = columns(table, &names)?;
    let sql = insert(table, &columns);
    let mut rows = 0;
    while let Some(cells) = verify::next_line(&mut reader)? {
        if cells.len() != columns.len() {
            return Err(Error::Corrupt(format!(
                "a row of `{}` has too many or too few values",
                table.name
            )));
        }
        match raw.conn() {
            Conn::Sqlite(conn) => {
                let query = sqlx::query(AssertSqlSafe(sql.as_str()));
                let bound = bind(query, &columns, &cells, cell::to_sqlite)?;
                conn.execute(bound).await?;
            }
            Conn::Postgres(conn) => {
                let query = sqlx::query(AssertSqlSafe(sql.as_str()));
                let bound = bind(query, &columns, &cells, cell::to_postgres)?;
                conn.execute(bound).await?;
            }
        }
        rows += 1;
    }
    if rows == part.rows {
        Ok(())
    } else {
        Err(Error::Corrupt(format!(
            "`{}` has {rows} rows, not {}",
            table.name, part.rows
        )))
    }
}

fn bind<Q>(
    query: Q,
    columns: &[&Column],
    cells: &[Value],
    one: impl Fn(Q, catalog::Form, &Value) -> Result<Q>,
) -> Result<Q> {
    columns
        .iter()
        .zip(cells)
        .try_fold(query, |query, (column, cell)| one(query, column.form, cell))
}

/// The table's columns in the order of the part, which must have them all.
fn columns<'a>(table: &'a Table, names: &[Value]) -> Result<Vec<&'a Column>> {
    let found: Option<Vec<_>> = names
        .iter()
        .map(|name| table.columns.iter().find(|column| *name == column.name.as_str()))
        .collect();
    let found = found.filter(|found| found.len() == table.columns.len());
    found.ok_or_else(|| Error::Corrupt(format!("the columns of `{}` are other ones", table.name)))
}

/// Names come from our own migrations.
fn insert(table: &Table, columns: &[&Column]) -> String {
    let names: Vec<_> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let places: Vec<_> = (1..=columns.len()).map(|place| format!("${place}")).collect();
    format!(
        "INSERT INTO \"{}\" ({}) VALUES ({})",
        table.name,
        names.join(", "),
        places.join(", ")
    )
}

async fn run(raw: &mut Raw, sql: String) -> Result<()> {
    match raw.conn() {
        Conn::Sqlite(conn) => conn.execute(AssertSqlSafe(sql)).await.map(|_| ())?,
        Conn::Postgres(conn) => conn.execute(AssertSqlSafe(sql)).await.map(|_| ())?,
    }
    Ok(())
}
