//! Idempotency keys: the same request sent twice is carried out once, and answered twice alike.

use chrono::{SubsecRound, TimeDelta};
use model::{ApiTokenId, Instant};

use crate::{Error, Grant, Result, Store, text};

/// So long an answer is kept.
pub const KEPT_FOR: TimeDelta = TimeDelta::hours(24);
/// A request that was begun and never answered (its process died) may be tried again after so long.
const BEGUN_FOR: TimeDelta = TimeDelta::minutes(2);
/// The longest key and answer, in bytes.
pub const MAX_KEY: usize = 255;
const MAX_BODY: usize = 256 * 1024;

/// What is known of a request with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Nothing: it is to be carried out now.
    New,
    /// It is being carried out.
    Running,
    /// The key was used for another request.
    Other,
    /// It was carried out: the status, and the body.
    Answered(u16, String),
}

/// Looks a key up, and takes it when it is new; bookkeeping, no change of state.
pub async fn begin(
    store: &Store,
    grant: &Grant,
    token: ApiTokenId,
    (key, request_hash): (&str, &str),
    at: Instant,
) -> Result<Known> {
    text::fits("an idempotency key", key, MAX_KEY)?;
    let at = at.trunc_subsecs(6);
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM api_answer WHERE token = $1 AND key = $2 AND (at <= $3 OR (status IS NULL AND at <= $4))";
    exec!(&mut raw, sql, token.0, key, at - KEPT_FOR, at - BEGUN_FOR)?;
    let sql = "INSERT INTO api_answer (token, key, person, request_hash, body, at) VALUES ($1, $2, $3, $4, '', $5)
               ON CONFLICT (token, key) DO NOTHING";
    let is_new = exec!(&mut raw, sql, token.0, key, grant.subject().0, request_hash, at)? == 1;
    let sql = "SELECT request_hash, status, body FROM api_answer WHERE token = $1 AND key = $2";
    let found: Option<(String, Option<i64>, String)> = row!(&mut raw, sql, token.0, key)?;
    raw.commit().await?;
    Ok(match found {
        _ if is_new => Known::New,
        Some((hash, ..)) if hash != request_hash => Known::Other,
        Some((_, Some(status), body)) => {
            let status = u16::try_from(status).map_err(|_| Error::Corrupt("a kept status".to_owned()))?;
            Known::Answered(status, body)
        }
        _ => Known::Running,
    })
}

/// Keeps what was answered.
pub async fn keep(store: &Store, token: ApiTokenId, key: &str, (status, body): (u16, &str)) -> Result<()> {
    text::fits("an answer", body, MAX_BODY)?;
    let mut raw = store.db.write().await?;
    let sql = "UPDATE api_answer SET status = $1, body = $2 WHERE token = $3 AND key = $4";
    exec!(&mut raw, sql, i64::from(status), body, token.0, key)?;
    raw.commit().await
}

/// Gives a key back: what it was used for did not work on our side, and may be tried again.
pub async fn let_go(store: &Store, token: ApiTokenId, key: &str) -> Result<()> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM api_answer WHERE token = $1 AND key = $2 AND status IS NULL";
    exec!(&mut raw, sql, token.0, key)?;
    raw.commit().await
}

/// Lets go of answers of before `before`, at most 1000 at a time; gives how many. Bookkeeping.
pub async fn forget(store: &Store, before: Instant) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM api_answer WHERE (token, key) IN
                   (SELECT token, key FROM api_answer WHERE at <= $1 ORDER BY at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, before)?;
    raw.commit().await?;
    Ok(gone)
}
