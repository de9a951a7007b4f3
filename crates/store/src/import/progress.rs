//! How far an import is: written together with what it took in, and only by whoever holds the lease on it, so that a count
//! is right also when a process died in the middle.

use i18n::Kept;
use model::{ImportId, Instant};
use serde::{Deserialize, Deserializer, Serialize};

use crate::{Error, Reads, Result, Store, Tx, json, source::Counts, work::Lease};

/// The largest list of refused rows, in bytes of JSON.
const MAX_REFUSALS: usize = 1024 * 1024;

/// A row that was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Its line in the file, from 1; 0 for the file as a whole.
    pub line: u64,
    /// Why, for readers of any language.
    #[serde(deserialize_with = "reason")]
    pub reason: Kept,
}

/// Earlier versions kept the words alone.
fn reason<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Kept, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Reason {
        Words(String),
        Kept(Kept),
    }
    Ok(match Reason::deserialize(from)? {
        Reason::Words(words) => Kept::new(&words, &[]),
        Reason::Kept(kept) => kept,
    })
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Rows looked at.
    pub rows: u64,
    /// What they came to.
    pub counts: Counts,
    /// The first refused rows.
    pub refusals: Vec<Refusal>,
}

/// Writes down how far it is and keeps the lease for longer, together with the openings taken in. False when the lease was
/// lost: drop the transaction, somebody else goes on from what was committed.
pub async fn step(tx: &mut Tx, lease: &mut Lease, until: Instant, id: ImportId, progress: &Progress) -> Result<bool> {
    let at = tx.at();
    Ok(tx.extend(lease, until).await? && note(tx, id, progress, at).await?)
}

impl Store {
    /// The same where nothing changed but that rows were looked at: bookkeeping, no change of state.
    pub async fn note_import(
        &self,
        lease: &mut Lease,
        until: Instant,
        id: ImportId,
        progress: &Progress,
        at: Instant,
    ) -> Result<bool> {
        let mut raw = self.db.write().await?;
        let held = lease.extend(&mut raw, until).await? && note(&mut raw, id, progress, at).await?;
        if held {
            raw.commit().await?;
        }
        Ok(held)
    }
}

/// Writes down what it came to and finishes the work. [`Error::Missing`] when the lease was lost, or the import is gone.
pub async fn finish(tx: &mut Tx, lease: &Lease, id: ImportId, progress: &Progress) -> Result<()> {
    tx.finish(lease).await?;
    let at = tx.at();
    let there =
        note(tx, id, progress, at).await? && exec!(tx, "UPDATE import SET done_at = $1 WHERE id = $2", at, id.0)? == 1;
    if there {
        Ok(())
    } else {
        Err(Error::Missing("this import"))
    }
}

async fn note(db: &mut impl Reads, id: ImportId, progress: &Progress, at: Instant) -> Result<bool> {
    let changed = exec!(
        db,
        "UPDATE import SET began_at = COALESCE(began_at, $1), rows_done = $2, added = $3, changed = $4, same = $5,
             refused = $6, closed = $7, refusals = $8
         WHERE id = $9 AND done_at IS NULL",
        at,
        i64::try_from(progress.rows).unwrap_or(i64::MAX),
        progress.counts.added,
        progress.counts.changed,
        progress.counts.same,
        progress.counts.refused,
        progress.counts.closed,
        json::pack("the refused rows of a file", &progress.refusals, MAX_REFUSALS)?,
        id.0
    )?;
    Ok(changed == 1)
}
