//! Writing every table of one snapshot as JSON Lines.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use futures_util::TryStreamExt;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::AssertSqlSafe;

use super::{cell, manifest::Part};
use crate::{
    Result, Snapshot,
    catalog::{self, Table},
    db::{Conn, Connected},
    files::hex,
};

/// Writes each table into `dir/NAME.jsonl`, those that are referred to first.
pub(crate) async fn dump(snapshot: &mut Snapshot, dir: &Path) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for table in catalog::tables(snapshot).await? {
        parts.push(dump_table(snapshot, &table, dir).await?);
    }
    Ok(parts)
}

async fn dump_table(snapshot: &mut Snapshot, table: &Table, dir: &Path) -> Result<Part> {
    let mut part = PartWriter::create(&dir.join(format!("{}.jsonl", table.name)))?;
    part.line(
        &table
            .columns
            .iter()
            .map(|column| Value::from(column.name.as_str()))
            .collect(),
    )?;
    let sql = AssertSqlSafe(select(table));
    match snapshot.conn() {
        Conn::Sqlite(conn) => {
            let mut rows = sqlx::query(sql).fetch(conn);
            while let Some(row) = rows.try_next().await? {
                let cells = table
                    .columns
                    .iter()
                    .enumerate()
                    .map(|(i, column)| cell::from_sqlite(&row, i, column.form));
                part.line(&cells.collect::<Result<_>>()?)?;
            }
        }
        Conn::Postgres(conn) => {
            let mut rows = sqlx::query(sql).fetch(conn);
            while let Some(row) = rows.try_next().await? {
                let cells = table
                    .columns
                    .iter()
                    .enumerate()
                    .map(|(i, column)| cell::from_postgres(&row, i, column.form));
                part.line(&cells.collect::<Result<_>>()?)?;
            }
        }
    }
    Ok(part.finish(table)?)
}

/// In the order of the key, so that the same rows always make the same part. Names come from our own migrations.
fn select(table: &Table) -> String {
    let quoted = |names: Vec<&str>| {
        names
            .iter()
            .map(|name| format!("\"{name}\""))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let columns = quoted(table.columns.iter().map(|column| column.name.as_str()).collect());
    let key = quoted(table.key.iter().map(String::as_str).collect());
    format!("SELECT {columns} FROM \"{}\" ORDER BY {key}", table.name)
}

struct PartWriter {
    file: BufWriter<File>,
    hash: Sha256,
    lines: u64,
}

impl PartWriter {
    fn create(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::new(File::create(path)?),
            hash: Sha256::new(),
            lines: 0,
        })
    }

    fn line(&mut self, cells: &Vec<Value>) -> io::Result<()> {
        let mut line = serde_json::to_vec(cells)?;
        line.push(b'\n');
        self.hash.update(&line);
        self.lines += 1;
        self.file.write_all(&line)
    }

    fn finish(mut self, table: &Table) -> io::Result<Part> {
        self.file.flush()?;
        Ok(Part {
            table: table.name.clone(),
            rows: self.lines - 1,
            sha256: hex(&self.hash.finalize()),
        })
    }
}
