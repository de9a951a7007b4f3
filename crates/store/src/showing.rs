//! Showings: recommendations as they were shown, with everything needed to make them again.

use chrono::SubsecRound;
use model::{Instant, PostingId, ShowingId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Grant, Reads, Result, Tx, json, text};

/// The longest version, in bytes.
const MAX_VERSION: usize = 100;
/// The largest feedback and the largest results, in bytes of JSON.
const MAX_JSON: usize = 4 * 1024 * 1024;

/// One opening as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Which opening.
    pub posting: PostingId,
    /// What it said then.
    pub revision: i64,
    /// The score.
    pub total: i64,
    /// The parts of the score, as the matching wrote them.
    pub parts: Value,
}

/// Recommendations as they were shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Showing {
    /// Its id.
    pub id: ShowingId,
    /// When, which the score depends on.
    pub at: Instant,
    /// The revision of the profile.
    pub profile_revision: i64,
    /// The version of the taxonomy; kept by [`crate::taxonomy::keep`].
    pub taxonomy_version: String,
    /// The version of the weights.
    pub weights_version: String,
    /// What the person had said about openings until then, as the matching wrote it.
    pub feedback: Value,
    /// What was shown, in order.
    pub results: Vec<Shown>,
}

record! {
    struct Row {
        id: Uuid,
        at: Instant,
        profile_revision: i64,
        taxonomy_version: String,
        weights_version: String,
        feedback: Json<Value>,
        results: Json<Vec<Shown>>,
    }
}

impl From<Row> for Showing {
    fn from(row: Row) -> Self {
        Self {
            id: ShowingId(row.id),
            at: row.at,
            profile_revision: row.profile_revision,
            taxonomy_version: row.taxonomy_version,
            weights_version: row.weights_version,
            feedback: row.feedback.0,
            results: row.results.0,
        }
    }
}

/// Keeps what was shown to the person. Its taxonomy must be kept before.
pub async fn add(tx: &mut Tx, grant: &Grant, showing: &Showing) -> Result<()> {
    text::fits("the version of a taxonomy", &showing.taxonomy_version, MAX_VERSION)?;
    text::fits("the version of the weights", &showing.weights_version, MAX_VERSION)?;
    let feedback = json::pack("feedback", &showing.feedback, MAX_JSON)?;
    let results = json::pack("recommendations", &showing.results, MAX_JSON)?;
    exec!(
        tx,
        "INSERT INTO showing (id, person, at, profile_revision, taxonomy_version, weights_version, feedback, results)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        showing.id.0,
        grant.subject().0,
        showing.at.trunc_subsecs(6),
        showing.profile_revision,
        showing.taxonomy_version.as_str(),
        showing.weights_version.as_str(),
        feedback,
        results
    )?;
    Ok(())
}

/// The last showing of a person.
pub(crate) const LATEST: &str =
    "SELECT id, at, profile_revision, taxonomy_version, weights_version, feedback, results FROM showing
     WHERE person = $1 ORDER BY at DESC, id DESC LIMIT 1";

/// What the person was shown last.
pub async fn latest(db: &mut impl Reads, grant: &Grant) -> Result<Option<Showing>> {
    let found: Option<Row> = row!(db, LATEST, grant.subject().0)?;
    Ok(found.map(Showing::from))
}

/// What the person was shown, the last first, at most `limit`.
pub async fn list(db: &mut impl Reads, grant: &Grant, limit: u32) -> Result<Vec<Showing>> {
    let found: Vec<Row> = rows!(
        db,
        "SELECT id, at, profile_revision, taxonomy_version, weights_version, feedback, results FROM showing
         WHERE person = $1 ORDER BY at DESC, id DESC LIMIT $2",
        grant.subject().0,
        i64::from(limit)
    )?;
    Ok(found.into_iter().map(Showing::from).collect())
}

/// One of the showings to the person.
pub async fn find(db: &mut impl Reads, grant: &Grant, id: ShowingId) -> Result<Option<Showing>> {
    let found: Option<Row> = row!(
        db,
        "SELECT id, at, profile_revision, taxonomy_version, weights_version, feedback, results FROM showing
         WHERE person = $1 AND id = $2",
        grant.subject().0,
        id.0
    )?;
    Ok(found.map(Showing::from))
}
