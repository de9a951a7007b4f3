//! What somebody wants to send with an application, until they do.

use model::PostingId;
use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use crate::{Grant, Reads, Result, Tx, json};

/// The largest, in bytes of JSON.
const MAX_LETTER: usize = 64 * 1024;

/// What goes with an application beside the profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Words to the employer; may be empty.
    pub note: String,
    /// The answers, in the order of the questions.
    pub answers: Vec<String>,
}

/// Keeps it in place of what was kept before.
pub async fn keep(tx: &mut Tx, grant: &Grant, posting: PostingId, letter: &Letter) -> Result<()> {
    let packed = json::pack("what goes with an application", letter, MAX_LETTER)?;
    let (at, person) = (tx.at(), grant.subject().0);
    let sql = "INSERT INTO application_draft (person, posting, at, json) VALUES ($1, $2, $3, $4)
               ON CONFLICT (person, posting) DO UPDATE SET at = excluded.at, json = excluded.json";
    exec!(tx, sql, person, posting.0, at, packed).map(|_| ())
}

/// What is kept for an opening.
pub async fn find(db: &mut impl Reads, grant: &Grant, posting: PostingId) -> Result<Option<Letter>> {
    let sql = "SELECT json FROM application_draft WHERE person = $1 AND posting = $2";
    let found: Option<(Json<Letter>,)> = row!(db, sql, grant.subject().0, posting.0)?;
    Ok(found.map(|(Json(letter),)| letter))
}

/// Keeps it no longer.
pub async fn remove(tx: &mut Tx, grant: &Grant, posting: PostingId) -> Result<()> {
    let sql = "DELETE FROM application_draft WHERE person = $1 AND posting = $2";
    exec!(tx, sql, grant.subject().0, posting.0).map(|_| ())
}
