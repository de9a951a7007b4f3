//! Rounds: openings that came in together. Which ones they are is written down first; then people are told, so that a round
//! that is cut off goes on with the same openings.

use model::{AlertRoundId, Instant, PostingId};
use uuid::Uuid;

use crate::{Reads, Result, Store, Tx};

/// Openings that came in together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: AlertRoundId,
    /// When it began.
    pub at: Instant,
    /// The openings, by id.
    pub postings: Vec<PostingId>,
}

/// Whether this opening stands in a round already.
pub async fn is_in_a_round(db: &mut impl Reads, posting: PostingId) -> Result<bool> {
    let sql = "SELECT posting FROM alert_opening WHERE posting = $1";
    let found: Option<(Uuid,)> = row!(db, sql, posting.0)?;
    Ok(found.is_some())
}

/// Begins a round with these openings.
pub async fn begin(tx: &mut Tx, id: AlertRoundId, postings: &[PostingId]) -> Result<()> {
    let at = tx.at();
    exec!(tx, "INSERT INTO alert_round (id, at) VALUES ($1, $2)", id.0, at)?;
    for posting in postings {
        let sql = "INSERT INTO alert_opening (posting, round) VALUES ($1, $2) ON CONFLICT (posting) DO NOTHING";
        exec!(tx, sql, posting.0, id.0)?;
    }
    Ok(())
}

/// The first round that is not done.
pub async fn open(db: &mut impl Reads) -> Result<Option<Round>> {
    let sql = "SELECT id, at FROM alert_round WHERE done_at IS NULL ORDER BY id LIMIT 1";
    let Some((id, at)): Option<(Uuid, Instant)> = row!(db, sql)? else {
        return Ok(None);
    };
    let sql = "SELECT posting FROM alert_opening WHERE round = $1 ORDER BY posting";
    let postings: Vec<(Uuid,)> = rows!(db, sql, id)?;
    Ok(Some(Round {
        id: AlertRoundId(id),
        at,
        postings: postings.into_iter().map(|(posting,)| PostingId(posting)).collect(),
    }))
}

/// Notes that everybody was told. Bookkeeping, in a small transaction of its own: each person's notification has its event.
pub async fn finish(store: &Store, id: AlertRoundId, at: Instant) -> Result<()> {
    let mut raw = store.db.write().await?;
    exec!(&mut raw, "UPDATE alert_round SET done_at = $1 WHERE id = $2", at, id.0)?;
    raw.commit().await
}

/// Forgets rounds that were done before this moment; gives how many. Bookkeeping, in a small transaction of its own.
pub async fn forget_done(store: &Store, before: Instant) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM alert_round WHERE id IN
                   (SELECT id FROM alert_round WHERE done_at <= $1 ORDER BY done_at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, before)?;
    raw.commit().await?;
    Ok(gone)
}
