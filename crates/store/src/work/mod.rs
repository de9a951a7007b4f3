//! The work queue: what may fail and must be tried again (mails, imports), in the same database, so that it is put there
//! together with the change that asks for it.
//!
//! To add a kind of work: a name for it, a payload of ids (never personal text: it outlives what it names), a key that says
//! when two are the same, and a loop that claims, does, and finishes or fails. The same work can be done twice (a lease
//! that ran out, a process that died), so doing it twice must do no harm.
//!
//! While work of a key is waiting or running, enqueueing it again changes nothing. Work that must see every change puts
//! what changed (a version, a journal position) into its key.

mod backoff;
mod desk;
mod lease;

use chrono::SubsecRound;
use model::{Instant, WorkId};
use serde_json::Value;
use sqlx::types::Json;

pub use backoff::{MAX_ATTEMPTS, backoff};
pub use desk::{Count, Dead, Retried, Standing};
pub use lease::{Failed, Lease};

use crate::{Error, Result, Tx, db::Db, text};

/// The longest name of a kind, in bytes.
const MAX_KIND: usize = 64;
/// The longest key, in bytes.
const MAX_KEY: usize = 200;
/// The largest payload, in bytes of JSON.
const MAX_PAYLOAD: usize = 64 * 1024;

/// Work to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct NewWork<'a> {
    /// Its id.
    pub id: WorkId,
    /// What kind, as `mail.send`.
    pub kind: &'a str,
    /// Two of a kind with the same key are the same work.
    pub key: &'a str,
    /// What the work needs to know: ids and codes.
    pub payload: &'a Value,
    /// Not before this.
    pub run_at: Instant,
}

/// The queue, for those who do the work and those who look after it.
#[derive(Debug)]
pub struct Work<'a>(pub(crate) &'a Db);

impl Tx {
    /// Puts work into the queue, there when this commits. False when the same work is waiting or running already.
    pub async fn enqueue(&mut self, work: &NewWork<'_>) -> Result<bool> {
        text::fits("a kind of work", work.kind, MAX_KIND)?;
        text::fits("a key of work", work.key, MAX_KEY)?;
        let length = work.payload.to_string().len();
        if length > MAX_PAYLOAD {
            return Err(Error::TooLarge("a payload of work", MAX_PAYLOAD as u64));
        }
        let at = self.at();
        let added = exec!(
            self,
            "INSERT INTO work (id, kind, key, payload, created_at, run_at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (kind, key) WHERE died_at IS NULL DO NOTHING",
            work.id.0,
            work.kind,
            work.key,
            Json(work.payload),
            at,
            work.run_at.trunc_subsecs(6)
        )?;
        Ok(added == 1)
    }
}
