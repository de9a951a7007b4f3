//! Weights that were learned from what people chose, and which of them are in use. Nobody's choices are kept with them.

use model::{Instant, PersonId};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Reads, Result, Tx, json};

/// The largest lesson, in bytes of JSON.
const MAX_LESSON: usize = 4_000;

/// A set of weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// Its number, from 1 on.
    pub number: i64,
    /// The weights and what they were learned from, as the matching wrote it.
    pub lesson: Value,
    /// When they were learned.
    pub at: Instant,
    /// Since when they are in use, if they are.
    pub used_since: Option<Instant>,
}

record! {
    struct Row {
        number: i64,
        lesson: Json<Value>,
        at: Instant,
        used_since: Option<Instant>,
    }
}

impl From<Row> for Learned {
    fn from(row: Row) -> Self {
        Self {
            number: row.number,
            lesson: row.lesson.0,
            at: row.at,
            used_since: row.used_since,
        }
    }
}

/// Keeps a set under the next number, which its maker took from [`newest`].
pub async fn add(tx: &mut Tx, number: i64, lesson: &Value) -> Result<()> {
    let (at, packed) = (tx.at(), json::pack("weights", lesson, MAX_LESSON)?);
    let sql = "INSERT INTO weights (number, lesson, at) VALUES ($1, $2, $3)";
    exec!(tx, sql, number, packed, at).map(|_| ())
}

/// The newest set.
pub async fn newest(db: &mut impl Reads) -> Result<Option<Learned>> {
    let sql = "SELECT number, lesson, at, used_since FROM weights ORDER BY number DESC LIMIT 1";
    let found: Option<Row> = row!(db, sql)?;
    Ok(found.map(Learned::from))
}

/// The set of this number.
pub async fn find(db: &mut impl Reads, number: i64) -> Result<Option<Learned>> {
    let sql = "SELECT number, lesson, at, used_since FROM weights WHERE number = $1";
    let found: Option<Row> = row!(db, sql, number)?;
    Ok(found.map(Learned::from))
}

/// The set in use; none while the written weights are.
pub async fn in_use(db: &mut impl Reads) -> Result<Option<Learned>> {
    let sql = "SELECT number, lesson, at, used_since FROM weights WHERE used_since IS NOT NULL";
    let found: Option<Row> = row!(db, sql)?;
    Ok(found.map(Learned::from))
}

/// Uses the set of this number from now on, or with none the written weights.
pub async fn choose(tx: &mut Tx, number: Option<i64>) -> Result<()> {
    exec!(tx, "UPDATE weights SET used_since = NULL WHERE used_since IS NOT NULL")?;
    let at = tx.at();
    let sql = "UPDATE weights SET used_since = $1 WHERE number = $2";
    exec!(tx, sql, at, number.unwrap_or(0)).map(|_| ())
}

/// People who saved an opening, by id, after `after`, at most `limit`.
pub async fn choosers(db: &mut impl Reads, after: Option<PersonId>, limit: u32) -> Result<Vec<PersonId>> {
    let sql = "SELECT DISTINCT person FROM saved WHERE person > $1 ORDER BY person LIMIT $2";
    let after = after.map_or(Uuid::nil(), |after| after.0);
    let found: Vec<(Uuid,)> = rows!(db, sql, after, i64::from(limit))?;
    Ok(found.into_iter().map(|(id,)| PersonId(id)).collect())
}
