//! Doing work: claimed for a time, finished or failed only by whoever holds the lease.

use chrono::{SubsecRound, TimeDelta};
use model::{Instant, Random, WorkId};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::{MAX_ATTEMPTS, Work, backoff};
use crate::{Error, Reads, Result, Tx, dialect};

/// The most work one claim gives.
const MAX_CLAIM: u32 = 500;
/// A reason is cut to so many characters.
const MAX_REASON: usize = 500;

/// Work that is ours until a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Lease {
    /// Its id.
    pub id: WorkId,
    /// What kind.
    pub kind: String,
    /// Its key.
    pub key: String,
    /// What it needs to know.
    pub payload: Value,
    /// Which attempt this is, from 1.
    pub attempt: i64,
    /// Until when nobody else may claim it.
    pub until: Instant,
    token: Uuid,
}

/// What becomes of failed work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// Tried again then.
    Again(Instant),
    /// Not tried again unless by hand.
    Dead,
}

record! {
    struct Row {
        id: Uuid,
        kind: String,
        key: String,
        payload: Json<Value>,
        attempts: i64,
        run_at: Instant,
    }
}

impl Work<'_> {
    /// Up to `limit` pieces of work of a kind that are due at `at`, in order of when they fell due, leased for `lasting`.
    /// No two claims get the same piece while a lease lasts. Work whose last attempt neither finished nor failed (it
    /// killed its process, perhaps) is declared dead instead of being given out once more.
    pub async fn claim(
        &self,
        kind: &str,
        limit: u32,
        lasting: TimeDelta,
        at: Instant,
        random: &dyn Random,
    ) -> Result<Vec<Lease>> {
        let at = at.trunc_subsecs(6);
        if !self.any_due(kind, at).await? {
            return Ok(Vec::new());
        }
        let (token, until) = (model::ids::uuid_at(at, random), at + lasting);
        let mut raw = self.0.write().await?;
        exec!(
            &mut raw,
            "UPDATE work SET died_at = $1, last_error = COALESCE(last_error, 'it never came back') WHERE kind = $2
             AND died_at IS NULL AND attempts >= $3 AND leased_until <= $1",
            at,
            kind,
            MAX_ATTEMPTS
        )?;
        let sql = dialect::CLAIM.on(raw.kind());
        let limit = i64::from(limit.min(MAX_CLAIM));
        let mut claimed: Vec<Row> = rows!(&mut raw, sql, kind, at, limit, token, until)?;
        raw.commit().await?;
        claimed.sort_unstable_by_key(|row| (row.run_at, row.id));
        Ok(claimed.into_iter().map(|row| row.lease(token, until)).collect())
    }

    /// Asked first, so that an idle queue takes no write lock.
    async fn any_due(&self, kind: &str, at: Instant) -> Result<bool> {
        let sql = "SELECT id FROM work WHERE kind = $1 AND died_at IS NULL AND run_at <= $2
                   AND (leased_until IS NULL OR leased_until <= $2) LIMIT 1";
        let found: Option<(Uuid,)> = row!(&mut self.0.reader().await?, sql, kind, at)?;
        Ok(found.is_some())
    }

    /// The work is done: it leaves the queue. [`Error::Missing`] when the lease ran out and somebody else has claimed it.
    pub async fn finish(&self, lease: &Lease) -> Result<()> {
        let mut raw = self.0.write().await?;
        finish(&mut raw, lease).await?;
        raw.commit().await
    }

    /// Keeps the lease for longer, for work that takes its time.
    pub async fn extend(&self, lease: &mut Lease, until: Instant) -> Result<()> {
        let mut raw = self.0.write().await?;
        held(u64::from(lease.extend(&mut raw, until).await?))?;
        raw.commit().await
    }

    /// Gives work back untouched, due at once and with this attempt not counted: whoever does it is being stopped.
    pub async fn release(&self, lease: &Lease, at: Instant) -> Result<()> {
        let mut raw = self.0.write().await?;
        let sql = "UPDATE work SET run_at = $1, lease = NULL, leased_until = NULL, attempts = attempts - 1
                   WHERE id = $2 AND lease = $3 AND died_at IS NULL";
        held(exec!(&mut raw, sql, at.trunc_subsecs(6), lease.id.0, lease.token)?)?;
        raw.commit().await
    }

    /// The attempt failed: again later, or dead after the tenth. `reason` is for the health page: no personal text.
    pub async fn fail(&self, lease: &Lease, reason: &str, at: Instant) -> Result<Failed> {
        if lease.attempt >= MAX_ATTEMPTS {
            return self.give_up(lease, reason, at).await;
        }
        let next = at.trunc_subsecs(6) + backoff(lease.id, lease.attempt);
        let mut raw = self.0.write().await?;
        let sql = "UPDATE work SET run_at = $1, lease = NULL, leased_until = NULL, last_error = $2
                   WHERE id = $3 AND lease = $4 AND died_at IS NULL";
        held(exec!(&mut raw, sql, next, cut(reason), lease.id.0, lease.token)?)?;
        raw.commit().await?;
        Ok(Failed::Again(next))
    }

    /// Trying again would not help: dead at once.
    pub async fn give_up(&self, lease: &Lease, reason: &str, at: Instant) -> Result<Failed> {
        let mut raw = self.0.write().await?;
        let sql = "UPDATE work SET died_at = $1, lease = NULL, leased_until = NULL, last_error = $2
                   WHERE id = $3 AND lease = $4 AND died_at IS NULL";
        held(exec!(
            &mut raw,
            sql,
            at.trunc_subsecs(6),
            cut(reason),
            lease.id.0,
            lease.token
        )?)?;
        raw.commit().await?;
        Ok(Failed::Dead)
    }
}

impl Lease {
    /// Keeps it for longer; false when it was lost.
    pub(crate) async fn extend(&mut self, db: &mut impl Reads, until: Instant) -> Result<bool> {
        let until = until.trunc_subsecs(6);
        let sql = "UPDATE work SET leased_until = $1 WHERE id = $2 AND lease = $3 AND died_at IS NULL";
        let held = exec!(db, sql, until, self.id.0, self.token)? == 1;
        if held {
            self.until = until;
        }
        Ok(held)
    }
}

impl Tx {
    /// Keeps a lease for longer together with what was done under it. False when it was lost: drop the transaction, somebody
    /// else is doing the work.
    pub async fn extend(&mut self, lease: &mut Lease, until: Instant) -> Result<bool> {
        lease.extend(self, until).await
    }

    /// Finishes work together with what it changed: both or neither. [`Error::Missing`] when the lease was lost: drop the
    /// transaction, somebody else is doing the work.
    pub async fn finish(&mut self, lease: &Lease) -> Result<()> {
        finish(self, lease).await
    }
}

impl Row {
    fn lease(self, token: Uuid, until: Instant) -> Lease {
        Lease {
            id: WorkId(self.id),
            kind: self.kind,
            key: self.key,
            payload: self.payload.0,
            attempt: self.attempts,
            until,
            token,
        }
    }
}

async fn finish(db: &mut impl Reads, lease: &Lease) -> Result<()> {
    let sql = "DELETE FROM work WHERE id = $1 AND lease = $2 AND died_at IS NULL";
    held(exec!(db, sql, lease.id.0, lease.token)?)
}

fn held(changed: u64) -> Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Missing("the lease on this work"))
    }
}

fn cut(reason: &str) -> String {
    reason.chars().filter(|c| *c != '\0').take(MAX_REASON).collect()
}
