//! What sources said of postings, word for word, so that a better reader can read it again.

use model::{Instant, Posting, PostingId, SourceId};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::MAX_PAGE;
use crate::{Reads, Result, Tx, json};

/// The largest record, in bytes of JSON.
const MAX_RAW: usize = 1024 * 1024;

/// A posting with what its source said.
#[derive(Debug, Clone, PartialEq)]
pub struct Raw {
    /// The posting as it was read.
    pub posting: Posting,
    /// Its source.
    pub source: SourceId,
    /// When the record was taken in: days like "yesterday" count from here.
    pub at: Instant,
    /// The record.
    pub record: Value,
}

/// Keeps what was said of a posting in place of what was said before. What is too large is not kept.
pub async fn keep_raw(tx: &mut Tx, id: PostingId, record: &Value) -> Result<()> {
    let Ok(packed) = json::pack("a record", record, MAX_RAW) else {
        return Ok(());
    };
    let at = tx.at();
    let sql = "INSERT INTO posting_raw (posting, at, json) VALUES ($1, $2, $3)
               ON CONFLICT (posting) DO UPDATE SET at = excluded.at, json = excluded.json";
    exec!(tx, sql, id.0, at, packed).map(|_| ())
}

record! {
    struct Row {
        source: Uuid,
        json: Json<Posting>,
        at: Instant,
        record: Json<Value>,
    }
}

/// Open postings with what their sources said, by id, after `after`, at most `limit` (and [`MAX_PAGE`]). Those without a
/// record are left out.
pub async fn raws(db: &mut impl Reads, after: Option<PostingId>, limit: u32) -> Result<Vec<Raw>> {
    let found: Vec<Row> = rows!(
        db,
        "SELECT posting.source AS source, posting.json AS json, posting_raw.at AS at, posting_raw.json AS record
         FROM posting JOIN posting_raw ON posting_raw.posting = posting.id
         WHERE posting.status = 'open' AND posting.id > $1 ORDER BY posting.id LIMIT $2",
        after.map_or(Uuid::nil(), |id| id.0),
        i64::from(limit.min(MAX_PAGE))
    )?;
    Ok(found
        .into_iter()
        .map(|row| Raw {
            posting: row.json.0,
            source: SourceId(row.source),
            at: row.at,
            record: row.record.0,
        })
        .collect())
}
