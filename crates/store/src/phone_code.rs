//! Short codes sent to telephone numbers: whoever types one reads what is sent there. Here is only the hash, and how often a
//! wrong one was typed. A number need not be anybody's yet.

use chrono::SubsecRound;
use model::{Instant, PersonId};
use uuid::Uuid;

use crate::{Error, Grant, Reads, Result, Store, Tx, files::hex, text};

/// After so many wrong ones a code is worth nothing.
pub const MAX_ATTEMPTS: i64 = 5;
/// The longest number, in bytes.
const MAX_PHONE: usize = 20;

/// What a code is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signing in, or making an account.
    Enter,
    /// Showing that a number belongs to an account that is there.
    Own,
}

impl Purpose {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Enter => "enter",
            Self::Own => "own",
        }
    }
}

/// A code to send.
#[derive(Debug, Clone)]
pub struct NewCode<'a> {
    /// Its id.
    pub id: Uuid,
    /// The number (E.164).
    pub phone: &'a str,
    /// What it is good for.
    pub purpose: Purpose,
    /// What is kept of the code.
    pub hash: [u8; 32],
    /// From when on it is worth nothing.
    pub expires_at: Instant,
}

/// Keeps a code, for somebody or for whoever has the number. Earlier ones for the same number and purpose are worth nothing from
/// now on.
pub async fn add(tx: &mut Tx, grant: Option<&Grant>, new: &NewCode<'_>) -> Result<()> {
    text::fits("a telephone number", new.phone, MAX_PHONE)?;
    let at = tx.at();
    let expires_at = new.expires_at.trunc_subsecs(6);
    if expires_at <= at {
        return Err(Error::Refused("a code that ends before it begins"));
    }
    let sql = "UPDATE phone_code SET expires_at = $1
               WHERE phone = $2 AND purpose = $3 AND used_at IS NULL AND expires_at > $1";
    exec!(tx, sql, at, new.phone, new.purpose.code())?;
    exec!(
        tx,
        "INSERT INTO phone_code (id, phone, purpose, person, code_hash, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.id,
        new.phone,
        new.purpose.code(),
        grant.map(|grant| grant.subject().0),
        hex(&new.hash),
        at,
        expires_at
    )
    .map(|_| ())
}

/// Codes sent to one number since then.
pub(crate) const SENT_TO: &str = "SELECT COUNT(*) FROM phone_code WHERE phone = $1 AND created_at > $2";

/// How many codes were sent to a number since then.
pub async fn sent_to(db: &mut impl Reads, phone: &str, since: Instant) -> Result<i64> {
    let found: Option<(i64,)> = row!(db, SENT_TO, phone, since)?;
    Ok(found.map_or(0, |(count,)| count))
}

/// How many codes were sent to any number since then.
pub async fn sent(db: &mut impl Reads, since: Instant) -> Result<i64> {
    let found: Option<(i64,)> = row!(db, "SELECT COUNT(*) FROM phone_code WHERE created_at > $1", since)?;
    Ok(found.map_or(0, |(count,)| count))
}

/// A code somebody tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// Its id.
    pub id: Uuid,
    /// Whose it was when it was sent, if anybody's.
    pub person: Option<PersonId>,
    /// How often one can still try after this.
    pub left: i64,
    is_right: bool,
}

impl Tried {
    /// Whether it was the right one.
    pub fn is_right(&self) -> bool {
        self.is_right
    }
}

/// Tries a code, which is counted before it is looked at, in a small transaction of its own: nobody can try more often by trying
/// at once. `hash` makes what is kept out of the id and what was typed. Nothing when there is no code to try at.
pub async fn attempt(
    store: &Store,
    phone: &str,
    purpose: Purpose,
    at: Instant,
    hash: impl Fn(Uuid) -> [u8; 32],
) -> Result<Option<Tried>> {
    let mut raw = store.db.write().await?;
    let sql = "UPDATE phone_code SET attempts = attempts + 1
               WHERE phone = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 AND attempts < $4
               RETURNING id, person, code_hash, attempts";
    let found: Option<(Uuid, Option<Uuid>, String, i64)> =
        row!(&mut raw, sql, phone, purpose.code(), at, MAX_ATTEMPTS)?;
    raw.commit().await?;
    Ok(found.map(|(id, person, kept, attempts)| Tried {
        id,
        person: person.map(PersonId),
        left: MAX_ATTEMPTS - attempts,
        is_right: kept == hex(&hash(id)),
    }))
}

/// Uses a code up, in the transaction of what it is good for. Of several who try at once, one gets it.
pub async fn use_up(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE phone_code SET used_at = $1 WHERE id = $2 AND used_at IS NULL AND expires_at > $1";
    Ok(exec!(tx, sql, at, id)? == 1)
}

/// Lets go of codes that were sent before this moment, and of the messages that held them; gives how many codes. Bookkeeping: they
/// are worth nothing any more.
pub async fn forget(store: &Store, before: Instant, kind: &str) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM mail WHERE id IN
                   (SELECT id FROM mail WHERE kind = $1 AND channel = 'text' AND created_at <= $2
                    ORDER BY created_at LIMIT 1000)";
    exec!(&mut raw, sql, kind, before)?;
    let sql = "DELETE FROM phone_code WHERE id IN
                   (SELECT id FROM phone_code WHERE created_at <= $1 ORDER BY created_at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, before)?;
    raw.commit().await?;
    Ok(gone)
}
