//! Twins: postings that several sources bring of one opening. All but the first point at it, and only the first is shown in
//! lists.
//!
//! Whether two are one opening is told by [`model::likeness`]. Twins are found when they are taken in; when the first one
//! closes or says something else, the next one takes its place.

use model::{Event, EventKind, Posting, PostingId, PostingStatus, SourceId, likeness};
use sha2::{Digest, Sha256};
use sqlx::types::Json;
use uuid::Uuid;

use super::{Kept, Row};
use crate::{Reads, Result, Tx, files::hex};

/// Postings of one likeness that are looked at. One source may have thousands of them (an agency's "Warehouse worker"); so
/// many alike tell nothing more, and taking one in must not walk over all.
const LOOKED_AT: i64 = 10;

/// The first open postings taken in with the same likeness that point at none themselves.
pub(crate) const LIKE: &str = "SELECT id, source FROM posting
    WHERE likeness = $1 AND status = 'open' AND same_as IS NULL ORDER BY taken_in, id LIMIT $2";

/// What a posting is looked up by, and the one it is the same opening as.
pub(super) struct Standing {
    pub(super) likeness: Option<String>,
    pub(super) same_as: Option<PostingId>,
}

/// How a posting stands to those of other sources that are there.
pub(super) async fn look(tx: &mut Tx, source: SourceId, posting: &Posting) -> Result<Standing> {
    let likeness = likeness::key(posting).map(|key| hex(&Sha256::digest(key.as_bytes())[..16]));
    let same_as = match &likeness {
        Some(key) if posting.status == PostingStatus::Open => first_like(tx, key, source, posting).await?,
        _ => None,
    };
    Ok(Standing { likeness, same_as })
}

/// Finds the twin of a posting that says something else now, or none any more. Its own twins get a new first one when it is
/// not what it was.
pub(super) async fn meet_again(tx: &mut Tx, source: SourceId, posting: &Posting) -> Result<()> {
    let Standing { likeness, same_as } = look(tx, source, posting).await?;
    let before: Option<(Option<String>,)> = row!(tx, "SELECT likeness FROM posting WHERE id = $1", posting.id.0)?;
    let changed = before.is_some_and(|(before,)| before.is_some() && before != likeness);
    if changed || posting.status == PostingStatus::Closed {
        hand_over(tx, posting.id).await?;
    }
    let same_as = match same_as {
        // What others point at stays the first.
        Some(_) if has_twins(tx, posting.id).await? => None,
        same_as => same_as,
    };
    let sql = "UPDATE posting SET likeness = $1, same_as = $2 WHERE id = $3";
    exec!(tx, sql, likeness.as_deref(), same_as.map(|id| id.0), posting.id.0).map(|_| ())
}

async fn first_like(tx: &mut Tx, key: &str, source: SourceId, posting: &Posting) -> Result<Option<PostingId>> {
    let near: Vec<(Uuid, Uuid)> = rows!(tx, LIKE, key, LOOKED_AT)?;
    for (id, _) in near
        .into_iter()
        .filter(|(id, of)| *of != source.0 && *id != posting.id.0)
    {
        let other: Option<(Json<Posting>,)> = row!(tx, "SELECT json FROM posting WHERE id = $1", id)?;
        if other.is_some_and(|(Json(other),)| likeness::alike(posting, &other)) {
            return Ok(Some(PostingId(id)));
        }
    }
    Ok(None)
}

async fn has_twins(db: &mut impl Reads, id: PostingId) -> Result<bool> {
    let found: Option<(i64,)> = row!(
        db,
        "SELECT COUNT(*) FROM posting WHERE same_as = $1 AND status = 'open'",
        id.0
    )?;
    Ok(found.is_some_and(|(count,)| count > 0))
}

/// The first open twin takes the place of the one the others point at, and is told of as changed: it is shown from now on.
pub(super) async fn hand_over(tx: &mut Tx, id: PostingId) -> Result<()> {
    let sql = "SELECT id FROM posting WHERE same_as = $1 AND status = 'open' ORDER BY taken_in, id LIMIT 1";
    let next: Option<(Uuid,)> = row!(tx, sql, id.0)?;
    let Some((next,)) = next else { return Ok(()) };
    exec!(tx, "UPDATE posting SET same_as = $1 WHERE same_as = $2", next, id.0)?;
    exec!(tx, "UPDATE posting SET same_as = NULL WHERE id = $1", next)?;
    tx.also(Event::new(EventKind::PostingChanged, next));
    Ok(())
}

/// The other open postings of the same opening, the first taken in first.
pub async fn twins(db: &mut impl Reads, id: PostingId) -> Result<Vec<Kept>> {
    let found: Vec<Row> = rows!(
        db,
        "SELECT other.revision AS revision, other.status AS status, other.closed_at AS closed_at, other.json AS json,
             other.same_as AS same_as
         FROM posting this JOIN posting other
             ON other.same_as = COALESCE(this.same_as, this.id) OR other.id = this.same_as
         WHERE this.id = $1 AND other.id <> $1 AND other.status = 'open' ORDER BY other.taken_in, other.id",
        id.0
    )?;
    Ok(found.into_iter().map(Kept::from).collect())
}
