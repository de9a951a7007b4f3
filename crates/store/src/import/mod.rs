//! Files of openings that staff hand in: their columns, what staff said of them, and what taking them in came to.
//!
//! An import belongs to the place, not to whoever brought it: its file goes with them when they are erased, what was taken
//! in stays. Whether one runs, waits or has stopped is told by the work with its id as key ([`crate::work`]).

mod progress;

use model::{FileId, ImportId, Instant, PersonId};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

pub use progress::{Progress, Refusal, finish, step};

use crate::{Reads, Result, Tx, json, page, source::Counts, text};

/// The longest name of a file or source, in bytes.
const MAX_NAME: usize = 200;
/// The largest list of columns, in bytes of JSON.
const MAX_COLUMNS: usize = 1024 * 1024;

/// A column of the file, as it was recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the file.
    pub name: String,
    /// The code of what it was recognised as.
    pub field: Option<String>,
    /// The first values in it.
    pub examples: Vec<String>,
}

/// A file that is handed in.
#[derive(Debug, Clone)]
pub struct NewImport<'a> {
    /// The import's id.
    pub id: ImportId,
    /// The stored file.
    pub file: FileId,
    /// The file's name.
    pub name: &'a str,
    /// Who brought it.
    pub by: PersonId,
    /// Its columns.
    pub columns: &'a [Column],
    /// How many rows it has.
    pub rows: u64,
}

/// What staff said when they had it taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: PersonId,
    /// The name of the source its openings belong to.
    pub source: String,
    /// The code of what each column holds, in the columns' order.
    pub fields: Vec<String>,
    /// Whether the file is all there is of its source: what is not in it is closed.
    pub whole: bool,
}

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// The file's name.
    pub name: String,
    /// The stored file, as long as it is kept.
    pub file: Option<FileId>,
    /// When it was handed in.
    pub handed_in_at: Instant,
    /// By whom.
    pub handed_in_by: PersonId,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many rows it has.
    pub rows: u64,
    /// What staff said when they had it taken in.
    pub started: Option<Started>,
    /// When taking it in began.
    pub began_at: Option<Instant>,
    /// How far it is, or what it came to.
    pub progress: Progress,
    /// When it was taken in to its end.
    pub done_at: Option<Instant>,
}

record! {
    struct Row {
        id: Uuid,
        name: String,
        file: Option<Uuid>,
        handed_in_at: Instant,
        handed_in_by: Uuid,
        found: Json<Vec<Column>>,
        total("row_count"): i64,
        started_at: Option<Instant>,
        started_by: Option<Uuid>,
        source: Option<String>,
        fields: Option<Json<Vec<String>>>,
        whole: bool,
        began_at: Option<Instant>,
        rows_done: i64,
        counts(..): Counts,
        refusals: Json<Vec<Refusal>>,
        done_at: Option<Instant>,
    }
}

impl From<Row> for Import {
    fn from(row: Row) -> Self {
        let started = (row.started_at, row.started_by, row.source, row.fields);
        Self {
            id: ImportId(row.id),
            name: row.name,
            file: row.file.map(FileId),
            handed_in_at: row.handed_in_at,
            handed_in_by: PersonId(row.handed_in_by),
            columns: row.found.0,
            rows: row.total.unsigned_abs(),
            started: match started {
                (Some(at), Some(by), Some(source), Some(Json(fields))) => Some(Started {
                    at,
                    by: PersonId(by),
                    source,
                    fields,
                    whole: row.whole,
                }),
                _ => None,
            },
            began_at: row.began_at,
            progress: Progress {
                rows: row.rows_done.unsigned_abs(),
                counts: row.counts,
                refusals: row.refusals.0,
            },
            done_at: row.done_at,
        }
    }
}

/// Keeps a file that was handed in, beside its row in `file`.
pub async fn add(tx: &mut Tx, new: &NewImport<'_>) -> Result<()> {
    text::fits("a file's name", new.name, MAX_NAME)?;
    let at = tx.at();
    exec!(
        tx,
        "INSERT INTO import (id, name, file, handed_in_at, handed_in_by, found, row_count, refusals)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id.0,
        new.name,
        new.file.0,
        at,
        new.by.0,
        json::pack("the columns of a file", &new.columns, MAX_COLUMNS)?,
        i64::try_from(new.rows).unwrap_or(i64::MAX),
        Json(Vec::<Refusal>::new())
    )?;
    Ok(())
}

/// Keeps what staff said of the columns, and whether the file is all of its source. False when somebody had it taken in
/// before, or it is gone.
pub async fn start(
    tx: &mut Tx,
    id: ImportId,
    by: PersonId,
    source: &str,
    fields: &[&str],
    whole: bool,
) -> Result<bool> {
    text::fits("a source's name", source, MAX_NAME)?;
    let at = tx.at();
    let sql = "UPDATE import SET started_at = $1, started_by = $2, source = $3, fields = $4, whole = $5
               WHERE id = $6 AND started_at IS NULL";
    let fields = json::pack("what the columns hold", &fields, MAX_COLUMNS)?;
    Ok(exec!(tx, sql, at, by.0, source, fields, whole, id.0)? == 1)
}

/// One import.
pub async fn find(db: &mut impl Reads, id: ImportId) -> Result<Option<Import>> {
    let found: Option<Row> = row!(
        db,
        "SELECT id, name, file, handed_in_at, handed_in_by, found, row_count, started_at, started_by, source, fields,
             whole, began_at, rows_done, added, changed, same, refused, closed, refusals, done_at
         FROM import WHERE id = $1",
        id.0
    )?;
    Ok(found.map(Import::from))
}

/// Imports, newest first, before the one given, at most `limit`.
pub async fn list(db: &mut impl Reads, before: Option<(Instant, ImportId)>, limit: u32) -> Result<Vec<Import>> {
    let (moment, id) = page::before(before.map(|(moment, id)| (moment, id.0)));
    let found: Vec<Row> = rows!(
        db,
        "SELECT id, name, file, handed_in_at, handed_in_by, found, row_count, started_at, started_by, source, fields,
             whole, began_at, rows_done, added, changed, same, refused, closed, refusals, done_at
         FROM import WHERE (handed_in_at, id) < ($1, $2) ORDER BY handed_in_at DESC, id DESC LIMIT $3",
        moment,
        id,
        i64::from(limit)
    )?;
    Ok(found.into_iter().map(Import::from).collect())
}

/// Imports that nobody had taken in and that were handed in before a moment, the oldest first, at most `limit`.
pub async fn left_lying(db: &mut impl Reads, before: Instant, limit: u32) -> Result<Vec<ImportId>> {
    let found: Vec<(Uuid,)> = rows!(
        db,
        "SELECT id FROM import WHERE started_at IS NULL AND handed_in_at < $1 ORDER BY handed_in_at, id LIMIT $2",
        before,
        i64::from(limit)
    )?;
    Ok(found.into_iter().map(|(id,)| ImportId(id)).collect())
}

/// Forgets an import, whose file the caller forgets too; false when it was gone, or is taken in to its end: then it stays
/// to be read.
pub async fn remove(tx: &mut Tx, id: ImportId) -> Result<bool> {
    Ok(exec!(tx, "DELETE FROM import WHERE id = $1 AND done_at IS NULL", id.0)? == 1)
}
