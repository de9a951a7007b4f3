//! Tokens: keys for programs that act for somebody. The program holds the key, here is only its hash.

use chrono::{SubsecRound, TimeDelta};
use model::{ApiTokenId, EmployerId, Instant, PersonId};
use uuid::Uuid;

use crate::{Error, Grant, Reads, Result, Store, Tx, files::hex, text};

/// So many somebody may have at once.
pub const MOST: usize = 20;
/// The longest name, hint and list of scopes, in bytes.
const MAX_NAME: usize = 400;
const MAX_HINT: usize = 40;
const MAX_SCOPES: usize = 400;
/// That a token was used is written down at most this often.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(5);

/// A token to make.
#[derive(Debug, Clone)]
pub struct NewApiToken<'a> {
    /// Its id.
    pub id: ApiTokenId,
    /// The SHA-256 of the key.
    pub hash: [u8; 32],
    /// The employer at whose desk it acts; nothing: for the person's own data.
    pub employer: Option<EmployerId>,
    /// What its owner knows it by.
    pub name: &'a str,
    /// How the key begins.
    pub hint: &'a str,
    /// Codes of what it may do, between spaces.
    pub scopes: &'a str,
    /// From when on it is worth nothing.
    pub ends_at: Instant,
}

record! {
    /// A token, without its key.
    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Row {
        id: Uuid,
        person: Uuid,
        employer: Option<Uuid>,
        name: String,
        hint: String,
        scopes: String,
        made_at: Instant,
        ends_at: Instant,
        used_at: Option<Instant>,
    }
}

/// A token, without its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// For whom it acts.
    pub person: PersonId,
    /// The employer at whose desk it acts; nothing: for the person's own data.
    pub employer: Option<EmployerId>,
    /// What its owner knows it by.
    pub name: String,
    /// How the key begins.
    pub hint: String,
    /// Codes of what it may do, between spaces.
    pub scopes: String,
    /// When it was made.
    pub made_at: Instant,
    /// From when on it is worth nothing.
    pub ends_at: Instant,
    /// When it was last used, to within five minutes.
    pub used_at: Option<Instant>,
}

impl From<Row> for ApiToken {
    fn from(row: Row) -> Self {
        Self {
            id: ApiTokenId(row.id),
            person: PersonId(row.person),
            employer: row.employer.map(EmployerId),
            name: row.name,
            hint: row.hint,
            scopes: row.scopes,
            made_at: row.made_at,
            ends_at: row.ends_at,
            used_at: row.used_at,
        }
    }
}

/// `SELECT`, the columns of a [`Row`], `FROM api_token WHERE`, and what follows.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, person, employer, name, hint, scopes, made_at, ends_at, used_at FROM api_token WHERE ",
            $rest
        )
    };
}

/// Makes a token. False, and none is made, when the person has [`MOST`] that have not ended.
pub async fn add(tx: &mut Tx, grant: &Grant, new: &NewApiToken<'_>) -> Result<bool> {
    text::fits("the name of a token", new.name, MAX_NAME)?;
    text::fits("the beginning of a token", new.hint, MAX_HINT)?;
    text::fits("the scopes of a token", new.scopes, MAX_SCOPES)?;
    let (at, person, ends_at) = (tx.at(), grant.subject().0, new.ends_at.trunc_subsecs(6));
    if ends_at <= at {
        return Err(Error::Refused("a token that ends before it begins"));
    }
    // One after the other, so that nobody gets more by asking at once.
    tx.hold(person).await?;
    let sql = "SELECT COUNT(*) FROM api_token WHERE person = $1 AND ends_at > $2";
    let others: Option<(i64,)> = row!(tx, sql, person, at)?;
    if others.is_some_and(|(count,)| usize::try_from(count).unwrap_or(MOST) >= MOST) {
        return Ok(false);
    }
    exec!(
        tx,
        "INSERT INTO api_token (id, token_hash, person, employer, name, hint, scopes, made_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id.0,
        hex(&new.hash),
        person,
        new.employer.map(|id| id.0),
        new.name,
        new.hint,
        new.scopes,
        at,
        ends_at
    )?;
    Ok(true)
}

/// By the hash of the key, if it has not ended.
pub(crate) const BY_HASH: &str = select!("token_hash = $1 AND ends_at > $2");

/// The token with this hash, if it has not ended. That it was used is written down in a small transaction of its own, at most every
/// five minutes: bookkeeping, no change of state.
pub async fn find(store: &Store, hash: &[u8; 32], at: Instant) -> Result<Option<ApiToken>> {
    let at = at.trunc_subsecs(6);
    let found: Option<Row> = row!(&mut store.read().await?, BY_HASH, hex(hash), at)?;
    let Some(found) = found.map(ApiToken::from) else {
        return Ok(None);
    };
    if found.used_at.is_none_or(|used| at - used >= TOUCH_EVERY) {
        let mut raw = store.db.write().await?;
        let sql = "UPDATE api_token SET used_at = $1 WHERE id = $2 AND (used_at IS NULL OR used_at < $1)";
        exec!(&mut raw, sql, at, found.id.0)?;
        raw.commit().await?;
    }
    Ok(Some(found))
}

/// The person's tokens, the last made first: also those that ended lately.
pub async fn list(db: &mut impl Reads, grant: &Grant) -> Result<Vec<ApiToken>> {
    let sql = select!("person = $1 ORDER BY made_at DESC, id DESC LIMIT 100");
    let found: Vec<Row> = rows!(db, sql, grant.subject().0)?;
    Ok(found.into_iter().map(ApiToken::from).collect())
}

/// Makes one of the person's tokens worth nothing, and its webhooks with it; false when it is none of theirs.
pub async fn revoke(tx: &mut Tx, grant: &Grant, id: ApiTokenId) -> Result<bool> {
    let sql = "DELETE FROM api_token WHERE id = $1 AND person = $2";
    Ok(exec!(tx, sql, id.0, grant.subject().0)? == 1)
}

/// Lets go of tokens that ended before `before`, at most 1000 at a time; gives how many. Bookkeeping: they were worth nothing.
pub async fn remove_ended(store: &Store, before: Instant) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql =
        "DELETE FROM api_token WHERE id IN (SELECT id FROM api_token WHERE ends_at <= $1 ORDER BY ends_at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, before)?;
    raw.commit().await?;
    Ok(gone)
}
