//! Versions of a résumé: what a person keeps of it for one opening. One for each opening; keeping it again replaces it.

use model::{Instant, PostingId, Profile};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Grant, Reads, Result, Tx, json, profile::MAX_PROFILE};

/// The largest version, in bytes of JSON: the largest profile, and what was chosen.
const MAX_VERSION: usize = MAX_PROFILE + 256 * 1024;

/// What somebody chose for an opening, beside the order that follows from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Words at the top for this opening alone; nothing keeps those of the profile.
    pub summary: Option<String>,
    /// Names of the entries that are left out.
    pub left_out: Vec<String>,
}

/// What a version is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What was chosen.
    pub choices: Choices,
    /// The profile as it stands in this version.
    pub profile: Profile,
}

/// A version that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The opening it is for.
    pub posting: PostingId,
    /// When it was kept.
    pub at: Instant,
    /// What it is made of.
    pub content: Content,
}

/// Keeps a version in place of the one before.
pub async fn keep(tx: &mut Tx, grant: &Grant, posting: PostingId, content: &Content) -> Result<()> {
    let packed = json::pack("a version of a résumé", content, MAX_VERSION)?;
    let (at, person) = (tx.at(), grant.subject().0);
    let sql = "INSERT INTO resume_version (person, posting, at, json) VALUES ($1, $2, $3, $4)
               ON CONFLICT (person, posting) DO UPDATE SET at = excluded.at, json = excluded.json";
    exec!(tx, sql, person, posting.0, at, packed)?;
    Ok(())
}

/// The version for an opening.
pub async fn find(db: &mut impl Reads, grant: &Grant, posting: PostingId) -> Result<Option<Version>> {
    let sql = "SELECT at, json FROM resume_version WHERE person = $1 AND posting = $2";
    let found: Option<(Instant, Json<Content>)> = row!(db, sql, grant.subject().0, posting.0)?;
    Ok(found.map(|(at, Json(content))| Version { posting, at, content }))
}

/// The openings there are versions for, the last first, at most `limit`.
pub async fn list(db: &mut impl Reads, grant: &Grant, limit: u32) -> Result<Vec<(PostingId, Instant)>> {
    let sql = "SELECT posting, at FROM resume_version WHERE person = $1 ORDER BY at DESC, posting LIMIT $2";
    let found: Vec<(Uuid, Instant)> = rows!(db, sql, grant.subject().0, i64::from(limit))?;
    Ok(found
        .into_iter()
        .map(|(posting, at)| (PostingId(posting), at))
        .collect())
}

/// Keeps the version no longer; false when there was none.
pub async fn remove(tx: &mut Tx, grant: &Grant, posting: PostingId) -> Result<bool> {
    let sql = "DELETE FROM resume_version WHERE person = $1 AND posting = $2";
    Ok(exec!(tx, sql, grant.subject().0, posting.0)? == 1)
}
