//! Postings: the openings, each revision of them. Public: no grant is asked for.
//!
//! The whole posting is kept as JSON; the columns beside it are what queries ask for. To ask for one more thing: a column
//! in a migration, its value in `put.rs`.

mod put;
mod raw;
mod twins;

use std::collections::BTreeMap;

use model::{EmployerId, Instant, Posting, PostingId, PostingStatus, SourceId};
use sqlx::types::Json;
use uuid::Uuid;

#[cfg(test)]
pub(crate) use put::KNOWN;
pub use put::{Outcome, Put, check, put};
pub use raw::{Raw, keep_raw, raws};
#[cfg(test)]
pub(crate) use twins::LIKE;
pub use twins::twins;

use crate::{Reads, Result, Tx, dialect};

/// The most postings one read gives.
pub const MAX_PAGE: u32 = 1000;

/// A posting as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The posting.
    pub posting: Posting,
    /// Its revision; 1 is the first.
    pub revision: i64,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The posting of another source that is the same opening and is shown in its place.
    pub same_as: Option<PostingId>,
}

record! {
    struct Row {
        revision: i64,
        status: String,
        closed_at: Option<Instant>,
        json: Json<Posting>,
        same_as: Option<Uuid>,
    }
}

impl From<Row> for Kept {
    /// Closing is no new revision: it stands beside the JSON, which then still says open.
    fn from(row: Row) -> Self {
        let mut posting = row.json.0;
        posting.status = if row.status == OPEN {
            PostingStatus::Open
        } else {
            PostingStatus::Closed
        };
        Self {
            posting,
            revision: row.revision,
            closed_at: row.closed_at,
            same_as: row.same_as.map(PostingId),
        }
    }
}

const OPEN: &str = "open";
const CLOSED: &str = "closed";

fn status_code(status: PostingStatus) -> &'static str {
    match status {
        PostingStatus::Open => OPEN,
        PostingStatus::Closed => CLOSED,
    }
}

/// The posting of this id, open or closed.
pub async fn find(db: &mut impl Reads, id: PostingId) -> Result<Option<Kept>> {
    let sql = "SELECT revision, status, closed_at, json, same_as FROM posting WHERE id = $1";
    let found: Option<Row> = row!(db, sql, id.0)?;
    Ok(found.map(Kept::from))
}

/// The postings of these ids, open or closed, each once, in the order asked for; those not there are left out. At most [`MAX_PAGE`]
/// are looked for.
pub async fn find_all(db: &mut impl Reads, ids: &[PostingId]) -> Result<Vec<Kept>> {
    let asked: Vec<_> = ids
        .iter()
        .take(MAX_PAGE as usize)
        .map(|id| id.0.simple().to_string())
        .collect();
    let sql = dialect::POSTINGS_BY_ID.on(db.kind());
    let found: Vec<Row> = rows!(db, sql, Json(asked))?;
    let mut found: BTreeMap<PostingId, Kept> = found
        .into_iter()
        .map(Kept::from)
        .map(|kept| (kept.posting.id, kept))
        .collect();
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// The posting as it was at a revision.
pub async fn at_revision(db: &mut impl Reads, id: PostingId, revision: i64) -> Result<Option<Posting>> {
    let sql = "SELECT json FROM posting WHERE id = $1 AND revision = $2
               UNION ALL
               SELECT json FROM posting_revision WHERE posting = $1 AND revision = $2";
    let found: Option<(Json<Posting>,)> = row!(db, sql, id.0, revision)?;
    Ok(found.map(|(Json(posting),)| posting))
}

/// Open postings by id.
pub(crate) const OPEN_PAGE: &str = "SELECT revision, status, closed_at, json, same_as FROM posting
    WHERE status = 'open' AND id > $1 AND same_as IS NULL ORDER BY id LIMIT $2";

/// Open postings by id, of twins the first, after `after`, at most `limit` (and [`MAX_PAGE`]): page by page, from a
/// [`crate::Snapshot`].
pub async fn open(db: &mut impl Reads, after: Option<PostingId>, limit: u32) -> Result<Vec<Kept>> {
    let after = after.map_or(Uuid::nil(), |id| id.0);
    let found: Vec<Row> = rows!(db, OPEN_PAGE, after, i64::from(limit.min(MAX_PAGE)))?;
    Ok(found.into_iter().map(Kept::from).collect())
}

/// Open postings, the last taken in first.
pub(crate) const NEWEST: &str = "SELECT revision, status, closed_at, json, same_as FROM posting
    WHERE status = 'open' AND same_as IS NULL ORDER BY taken_in DESC, id DESC LIMIT $1";

/// The open postings that were taken in last, at most `limit` (and [`MAX_PAGE`]).
pub async fn newest(db: &mut impl Reads, limit: u32) -> Result<Vec<Kept>> {
    let found: Vec<Row> = rows!(db, NEWEST, i64::from(limit.min(MAX_PAGE)))?;
    Ok(found.into_iter().map(Kept::from).collect())
}

/// How many are open.
pub(crate) const COUNT_OPEN: &str = "SELECT COUNT(*) FROM posting WHERE status = 'open' AND same_as IS NULL";

/// How many openings are open; what several sources bring counts once.
pub async fn count_open(db: &mut impl Reads) -> Result<i64> {
    let found: Option<(i64,)> = row!(db, COUNT_OPEN)?;
    Ok(found.map_or(0, |(count,)| count))
}

/// How many postings of each source are open, by the source's name; sources with none are left out.
pub async fn count_by_source(db: &mut impl Reads) -> Result<Vec<(SourceId, String, i64)>> {
    let found: Vec<(Uuid, String, i64)> = rows!(
        db,
        "SELECT source.id, source.name, open.postings FROM source
         JOIN (SELECT source, COUNT(*) AS postings FROM posting WHERE status = 'open' GROUP BY source) open
             ON open.source = source.id
         ORDER BY source.name"
    )?;
    Ok(found
        .into_iter()
        .map(|(id, name, count)| (SourceId(id), name, count))
        .collect())
}

/// Open postings of a source by id: id and key in it.
pub(crate) const OPEN_OF_SOURCE: &str = "SELECT id, source_key FROM posting
    WHERE source = $1 AND status = 'open' AND id > $2 ORDER BY id LIMIT $3";

/// Open postings of a source with their keys in it, after `after`, at most `limit` (and [`MAX_PAGE`]).
pub async fn open_of_source(
    db: &mut impl Reads,
    source: SourceId,
    after: Option<PostingId>,
    limit: u32,
) -> Result<Vec<(PostingId, String)>> {
    let after = after.map_or(Uuid::nil(), |id| id.0);
    let found: Vec<(Uuid, String)> = rows!(db, OPEN_OF_SOURCE, source.0, after, i64::from(limit.min(MAX_PAGE)))?;
    Ok(found.into_iter().map(|(id, key)| (PostingId(id), key)).collect())
}

/// The open postings of an employer, all of them.
pub async fn open_of_employer(db: &mut impl Reads, employer: EmployerId) -> Result<Vec<PostingId>> {
    let sql = "SELECT id FROM posting WHERE employer_id = $1 AND status = 'open'";
    let found: Vec<(Uuid,)> = rows!(db, sql, employer.0)?;
    Ok(found.into_iter().map(|(id,)| PostingId(id)).collect())
}

/// Closes a posting; false when it is not there or closed already. The caller's event says so.
pub async fn close(tx: &mut Tx, id: PostingId) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE posting SET status = 'closed', closed_at = $1, same_as = NULL WHERE id = $2 AND status = 'open'";
    let closed = exec!(tx, sql, at, id.0)? == 1;
    if closed {
        twins::hand_over(tx, id).await?;
    }
    Ok(closed)
}
