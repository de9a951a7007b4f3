//! One value of one row, in a form that both engines can give and take without loss: what SQLite stores, in JSON. Ids and
//! bytes are hex, moments and days text as sqlx writes them, structures their JSON as text, yes and no 1 and 0, fractions
//! text that reads back to the same bits.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde_json::Value;
use sqlx::{
    Postgres, Row, Sqlite,
    postgres::{PgArguments, PgRow},
    query::Query,
    sqlite::{SqliteArguments, SqliteRow},
};
use uuid::Uuid;

use crate::{Error, Result, catalog::Form, files::hex};

/// A value as SQLite has it.
pub(crate) fn from_sqlite(row: &SqliteRow, index: usize, form: Form) -> Result<Value> {
    Ok(match form.on_sqlite() {
        Form::Bytes => row
            .try_get::<Option<Vec<u8>>, _>(index)?
            .map(|bytes| hex(&bytes))
            .into(),
        Form::Integer => row.try_get::<Option<i64>, _>(index)?.into(),
        Form::Real => row
            .try_get::<Option<f64>, _>(index)?
            .map(|number| format!("{number:?}"))
            .into(),
        _ => row.try_get::<Option<String>, _>(index)?.into(),
    })
}

/// A value as PostgreSQL has it.
pub(crate) fn from_postgres(row: &PgRow, index: usize, form: Form) -> Result<Value> {
    Ok(match form {
        Form::Id => row
            .try_get::<Option<Uuid>, _>(index)?
            .map(|id| id.simple().to_string())
            .into(),
        Form::Bytes => row
            .try_get::<Option<Vec<u8>>, _>(index)?
            .map(|bytes| hex(&bytes))
            .into(),
        Form::Text => row.try_get::<Option<String>, _>(index)?.into(),
        Form::Moment => row
            .try_get::<Option<DateTime<Utc>>, _>(index)?
            .map(|at| at.to_rfc3339_opts(SecondsFormat::AutoSi, false))
            .into(),
        Form::Day => row
            .try_get::<Option<NaiveDate>, _>(index)?
            .map(|day| day.format("%F").to_string())
            .into(),
        Form::Json => row
            .try_get::<Option<Value>, _>(index)?
            .map(|json| json.to_string())
            .into(),
        Form::Integer => row.try_get::<Option<i64>, _>(index)?.into(),
        Form::Flag => row.try_get::<Option<bool>, _>(index)?.map(i64::from).into(),
        Form::Real => row
            .try_get::<Option<f64>, _>(index)?
            .map(|number| format!("{number:?}"))
            .into(),
    })
}

/// Binds a value for SQLite.
pub(crate) fn to_sqlite<'q>(
    query: Query<'q, Sqlite, SqliteArguments>,
    form: Form,
    cell: &Value,
) -> Result<Query<'q, Sqlite, SqliteArguments>> {
    Ok(match form.on_sqlite() {
        Form::Bytes => query.bind(text(cell)?.map(from_hex).transpose()?),
        Form::Integer => query.bind(integer(cell)?),
        Form::Real => query.bind(parsed::<f64>(cell)?),
        _ => query.bind(text(cell)?.map(str::to_owned)),
    })
}

/// Binds a value for PostgreSQL.
pub(crate) fn to_postgres<'q>(
    query: Query<'q, Postgres, PgArguments>,
    form: Form,
    cell: &Value,
) -> Result<Query<'q, Postgres, PgArguments>> {
    Ok(match form {
        Form::Id => query.bind(parsed::<Uuid>(cell)?),
        Form::Bytes => query.bind(text(cell)?.map(from_hex).transpose()?),
        Form::Text => query.bind(text(cell)?.map(str::to_owned)),
        Form::Moment => query.bind(parsed::<DateTime<Utc>>(cell)?),
        Form::Day => query.bind(parsed::<NaiveDate>(cell)?),
        Form::Json => query.bind(parsed::<Value>(cell)?),
        Form::Integer => query.bind(integer(cell)?),
        Form::Flag => query.bind(integer(cell)?.map(|number| number != 0)),
        Form::Real => query.bind(parsed::<f64>(cell)?),
    })
}

fn text(cell: &Value) -> Result<Option<&str>> {
    match cell {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        _ => Err(unreadable()),
    }
}

fn integer(cell: &Value) -> Result<Option<i64>> {
    match cell {
        Value::Null => Ok(None),
        _ => cell.as_i64().map(Some).ok_or_else(unreadable),
    }
}

fn parsed<T: std::str::FromStr>(cell: &Value) -> Result<Option<T>> {
    text(cell)?
        .map(|text| text.parse().map_err(|_| unreadable()))
        .transpose()
}

fn from_hex(text: &str) -> Result<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pair = |pair: &[u8]| Some(digit(pair[0])? * 16 + digit(*pair.get(1)?)?);
    text.as_bytes()
        .chunks(2)
        .map(|bytes| pair(bytes).ok_or_else(unreadable))
        .collect()
}

/// Says nothing of the value: it may be personal.
fn unreadable() -> Error {
    Error::Corrupt("a value in the backup does not fit its column".into())
}
