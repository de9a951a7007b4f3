//! Sources: the files, feeds and boards that postings come from, and how the last reading of each went.

use model::{Instant, SourceId};
use uuid::Uuid;

use crate::{Error, Reads, Result, Tx, text};

/// The longest name, in bytes.
const MAX_NAME: usize = 200;
/// The longest code of a kind, in bytes.
const MAX_KIND: usize = 50;
/// The longest error, in bytes.
const MAX_ERROR: usize = 2000;

record! {
    /// What one reading of a source came to.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Counts {
        /// Postings that were not there before.
        pub added: i64,
        /// Postings that say something else now.
        pub changed: i64,
        /// Postings as they were.
        pub same: i64,
        /// Records that could not be taken in.
        pub refused: i64,
        /// Postings that were closed since they are no longer there.
        pub closed: i64,
    }
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Its name; no two have the same.
    pub name: String,
    /// The code of its kind, as `csv`.
    pub kind: String,
    /// When it was first read.
    pub created_at: Instant,
    /// When it was last read.
    pub last_run_at: Option<Instant>,
    /// What the last reading came to.
    pub counts: Counts,
    /// Why the last reading stopped early.
    pub last_error: Option<String>,
}

record! {
    struct Row {
        id: Uuid,
        name: String,
        kind: String,
        created_at: Instant,
        last_run_at: Option<Instant>,
        counts(..): Counts,
        last_error: Option<String>,
    }
}

impl From<Row> for Source {
    fn from(row: Row) -> Self {
        Self {
            id: SourceId(row.id),
            name: row.name,
            kind: row.kind,
            created_at: row.created_at,
            last_run_at: row.last_run_at,
            counts: row.counts,
            last_error: row.last_error,
        }
    }
}

/// The source of this name, made with `id` and `kind` when there is none yet; whether it was made. When it was, the
/// caller's event says so.
pub async fn put(tx: &mut Tx, id: SourceId, name: &str, kind: &str) -> Result<(SourceId, bool)> {
    text::fits("a source's name", name, MAX_NAME)?;
    text::fits("a source's kind", kind, MAX_KIND)?;
    let at = tx.at();
    let sql = "INSERT INTO source (id, name, kind, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO NOTHING";
    if exec!(tx, sql, id.0, name, kind, at)? == 1 {
        return Ok((id, true));
    }
    let found = by_name(tx, name).await?.ok_or(Error::Missing("this source"))?;
    Ok((found.id, false))
}

/// Keeps what a reading at this moment came to.
pub async fn note_run(tx: &mut Tx, id: SourceId, counts: Counts, error: Option<&str>) -> Result<()> {
    text::fits("a source's error", error.unwrap_or_default(), MAX_ERROR)?;
    let at = tx.at();
    let changed = exec!(
        tx,
        "UPDATE source SET last_run_at = $1, added = $2, changed = $3, same = $4, refused = $5, closed = $6, last_error = $7
         WHERE id = $8",
        at,
        counts.added,
        counts.changed,
        counts.same,
        counts.refused,
        counts.closed,
        error,
        id.0
    )?;
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Missing("this source"))
    }
}

/// The source of this name.
pub async fn by_name(db: &mut impl Reads, name: &str) -> Result<Option<Source>> {
    let found: Option<Row> = row!(
        db,
        "SELECT id, name, kind, created_at, last_run_at, added, changed, same, refused, closed, last_error
         FROM source WHERE name = $1",
        name
    )?;
    Ok(found.map(Source::from))
}

/// All sources by name, after the name `after`, at most `limit`.
pub async fn list(db: &mut impl Reads, after: &str, limit: u32) -> Result<Vec<Source>> {
    let found: Vec<Row> = rows!(
        db,
        "SELECT id, name, kind, created_at, last_run_at, added, changed, same, refused, closed, last_error
         FROM source WHERE name > $1 ORDER BY name LIMIT $2",
        after,
        i64::from(limit)
    )?;
    Ok(found.into_iter().map(Source::from).collect())
}
