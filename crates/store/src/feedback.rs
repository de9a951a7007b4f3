//! What people say about openings: "not for me, because", and "saved for later".

use model::{Instant, PostingId};
use uuid::Uuid;

use crate::{Grant, Reads, Result, Tx, text};

/// The longest code of a reason, in bytes.
const MAX_REASON: usize = 50;

/// "Not for me, because".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissed {
    /// Which opening.
    pub posting: PostingId,
    /// The reason's code.
    pub reason: String,
    /// When.
    pub at: Instant,
}

/// Saved for later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Which opening.
    pub posting: PostingId,
    /// When.
    pub at: Instant,
}

/// Dismisses an opening; the last reason counts.
pub async fn dismiss(tx: &mut Tx, grant: &Grant, posting: PostingId, reason: &str) -> Result<()> {
    text::fits("a reason's code", reason, MAX_REASON)?;
    let (at, person) = (tx.at(), grant.subject().0);
    let sql = "INSERT INTO dismissed (person, posting, reason, at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (person, posting) DO UPDATE SET reason = excluded.reason, at = excluded.at";
    exec!(tx, sql, person, posting.0, reason, at).map(|_| ())
}

/// Takes a dismissal back; false when there was none.
pub async fn undismiss(tx: &mut Tx, grant: &Grant, posting: PostingId) -> Result<bool> {
    let sql = "DELETE FROM dismissed WHERE person = $1 AND posting = $2";
    Ok(exec!(tx, sql, grant.subject().0, posting.0)? == 1)
}

/// What the person dismissed, the last first, at most `limit`.
pub async fn dismissed(db: &mut impl Reads, grant: &Grant, limit: u32) -> Result<Vec<Dismissed>> {
    let sql = "SELECT posting, reason, at FROM dismissed WHERE person = $1 ORDER BY at DESC, posting LIMIT $2";
    let found: Vec<(Uuid, String, Instant)> = rows!(db, sql, grant.subject().0, i64::from(limit))?;
    Ok(found
        .into_iter()
        .map(|(posting, reason, at)| Dismissed {
            posting: PostingId(posting),
            reason,
            at,
        })
        .collect())
}

/// Saves an opening for later; false when it was saved already.
pub async fn save(tx: &mut Tx, grant: &Grant, posting: PostingId) -> Result<bool> {
    let (at, person) = (tx.at(), grant.subject().0);
    let sql = "INSERT INTO saved (person, posting, at) VALUES ($1, $2, $3) ON CONFLICT (person, posting) DO NOTHING";
    Ok(exec!(tx, sql, person, posting.0, at)? == 1)
}

/// Saves it no longer; false when it was not saved.
pub async fn unsave(tx: &mut Tx, grant: &Grant, posting: PostingId) -> Result<bool> {
    let sql = "DELETE FROM saved WHERE person = $1 AND posting = $2";
    Ok(exec!(tx, sql, grant.subject().0, posting.0)? == 1)
}

/// What the person saved, the last first, at most `limit`.
pub async fn saved(db: &mut impl Reads, grant: &Grant, limit: u32) -> Result<Vec<Saved>> {
    let sql = "SELECT posting, at FROM saved WHERE person = $1 ORDER BY at DESC, posting LIMIT $2";
    let found: Vec<(Uuid, Instant)> = rows!(db, sql, grant.subject().0, i64::from(limit))?;
    Ok(found
        .into_iter()
        .map(|(posting, at)| Saved {
            posting: PostingId(posting),
            at,
        })
        .collect())
}
