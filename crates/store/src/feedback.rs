//! What people say about openings: "not for me, because", and "saved for later".

use chrono::NaiveDate;
use model::{Instant, PersonId, PostingId};
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

/// An opening somebody saved, whose deadline comes near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearing {
    /// Who saved it.
    pub person: PersonId,
    /// Which opening.
    pub posting: PostingId,
    /// When they saved it.
    pub saved_at: Instant,
    /// The last day to apply.
    pub deadline: NaiveDate,
}

/// Saved openings by their deadline.
pub(crate) const NEARING: &str = "SELECT saved.person, saved.posting, saved.at, posting.deadline
    FROM posting JOIN saved ON saved.posting = posting.id
    WHERE posting.status = 'open' AND posting.deadline >= $1 AND posting.deadline <= $2
        AND (saved.posting, saved.person) > ($3, $4)
    ORDER BY saved.posting, saved.person LIMIT $5";

/// Openings that somebody saved and that end within these days, by opening and person, after the one given, at most `limit`: for
/// the program's own reminders.
pub async fn nearing(
    db: &mut impl Reads,
    (first, last): (NaiveDate, NaiveDate),
    after: Option<(PostingId, PersonId)>,
    limit: u32,
) -> Result<Vec<Nearing>> {
    let (posting, person) = after.map_or((Uuid::nil(), Uuid::nil()), |(posting, person)| (posting.0, person.0));
    let found: Vec<(Uuid, Uuid, Instant, NaiveDate)> =
        rows!(db, NEARING, first, last, posting, person, i64::from(limit))?;
    Ok(found
        .into_iter()
        .map(|(person, posting, saved_at, deadline)| Nearing {
            person: PersonId(person),
            posting: PostingId(posting),
            saved_at,
            deadline,
        })
        .collect())
}
