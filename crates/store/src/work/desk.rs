//! Looking after the queue: how much there is, what died, trying it again by hand.

use model::{Instant, WorkId};
use uuid::Uuid;

use super::Work;
use crate::{Error, Result};

record! {
    /// How much there is of one kind.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Count {
        /// The kind.
        pub kind: String,
        /// Waiting for their time or their turn.
        pub waiting: i64,
        /// Leased right now.
        pub running: i64,
        /// Dead.
        pub dead: i64,
        /// Since when the one that has waited longest for its turn has been due.
        pub due_since: Option<Instant>,
    }
}

/// Work that is tried no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dead {
    /// Its id.
    pub id: WorkId,
    /// What kind.
    pub kind: String,
    /// Its key.
    pub key: String,
    /// How often it was tried.
    pub attempts: i64,
    /// Since when it is dead.
    pub died_at: Instant,
    /// Why the last attempt failed.
    pub reason: Option<String>,
}

/// How one piece of work stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It waits for its time or its turn.
    Waiting {
        /// Not before then.
        run_at: Instant,
        /// How often it was tried.
        attempts: i64,
        /// Why the last attempt failed.
        reason: Option<String>,
    },
    /// Somebody is doing it.
    Running {
        /// Until when nobody else may claim it.
        until: Instant,
    },
    /// It is tried no more.
    Dead(Dead),
}

/// What trying again by hand came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retried {
    /// It waits for its turn, with ten attempts before it.
    Waiting,
    /// The same work was put into the queue meanwhile; this one is gone.
    Superseded,
}

record! {
    struct Row {
        id: Uuid,
        kind: String,
        key: String,
        attempts: i64,
        died_at: Instant,
        last_error: Option<String>,
    }
}

impl Work<'_> {
    /// How much there is of each kind, by name.
    pub async fn counts(&self, at: Instant) -> Result<Vec<Count>> {
        rows!(
            &mut self.0.reader().await?,
            "SELECT kind,
                 COUNT(CASE WHEN died_at IS NULL AND (leased_until IS NULL OR leased_until <= $1) THEN kind END) AS waiting,
                 COUNT(CASE WHEN died_at IS NULL AND leased_until > $1 THEN kind END) AS running,
                 COUNT(died_at) AS dead,
                 MIN(CASE WHEN died_at IS NULL AND run_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
                     THEN run_at END) AS due_since
             FROM work GROUP BY kind ORDER BY kind",
            at
        )
    }

    /// Dead work, the longest dead first, after the one given, at most `limit`.
    pub async fn dead(&self, after: Option<(Instant, WorkId)>, limit: u32) -> Result<Vec<Dead>> {
        let (since, id) = after.unwrap_or((Instant::UNIX_EPOCH, WorkId(Uuid::nil())));
        let found: Vec<Row> = rows!(
            &mut self.0.reader().await?,
            "SELECT id, kind, key, attempts, died_at, last_error FROM work
             WHERE died_at IS NOT NULL AND (died_at, id) > ($1, $2) ORDER BY died_at, id LIMIT $3",
            since,
            id.0,
            i64::from(limit)
        )?;
        Ok(found.into_iter().map(Dead::from).collect())
    }

    /// How the work of a kind with this key stands at a moment; nothing when it is done or never was. Dead work only counts
    /// while the same work is not waiting or running again.
    pub async fn standing(&self, kind: &str, key: &str, at: Instant) -> Result<Option<Standing>> {
        let mut db = self.0.reader().await?;
        let alive: Option<(Instant, i64, Option<Instant>, Option<String>)> = row!(
            &mut db,
            "SELECT run_at, attempts, leased_until, last_error FROM work
             WHERE kind = $1 AND key = $2 AND died_at IS NULL",
            kind,
            key
        )?;
        if let Some((run_at, attempts, leased_until, reason)) = alive {
            return Ok(Some(match leased_until {
                Some(until) if until > at => Standing::Running { until },
                _ => Standing::Waiting {
                    run_at,
                    attempts,
                    reason,
                },
            }));
        }
        let dead: Option<Row> = row!(
            &mut db,
            "SELECT id, kind, key, attempts, died_at, last_error FROM work
             WHERE kind = $1 AND key = $2 AND died_at IS NOT NULL ORDER BY died_at DESC, id LIMIT 1",
            kind,
            key
        )?;
        Ok(dead.map(|row| Standing::Dead(row.into())))
    }

    /// Puts dead work back, due at once.
    pub async fn retry(&self, id: WorkId, at: Instant) -> Result<Retried> {
        let mut raw = self.0.write().await?;
        let back = exec!(
            &mut raw,
            "UPDATE work SET died_at = NULL, attempts = 0, run_at = $1, lease = NULL, leased_until = NULL
             WHERE id = $2 AND died_at IS NOT NULL AND NOT EXISTS (SELECT twin.id FROM work twin
                 WHERE twin.kind = work.kind AND twin.key = work.key AND twin.died_at IS NULL)",
            at,
            id.0
        )?;
        if back == 0 {
            remove(&mut raw, id).await?;
        }
        raw.commit().await?;
        Ok(if back == 1 {
            Retried::Waiting
        } else {
            Retried::Superseded
        })
    }

    /// Lets dead work go for good.
    pub async fn discard(&self, id: WorkId) -> Result<()> {
        let mut raw = self.0.write().await?;
        remove(&mut raw, id).await?;
        raw.commit().await
    }
}

async fn remove(raw: &mut crate::db::Raw, id: WorkId) -> Result<()> {
    match exec!(raw, "DELETE FROM work WHERE id = $1 AND died_at IS NOT NULL", id.0)? {
        0 => Err(Error::Missing("dead work of this id")),
        _ => Ok(()),
    }
}

impl From<Row> for Dead {
    fn from(row: Row) -> Self {
        Self {
            id: WorkId(row.id),
            kind: row.kind,
            key: row.key,
            attempts: row.attempts,
            died_at: row.died_at,
            reason: row.last_error,
        }
    }
}
