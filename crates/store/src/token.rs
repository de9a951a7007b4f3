//! One-time tokens: what is sent in a link or handed over on paper, and works once. Here is only their hash.
//!
//! To add one more purpose: a line in [`Purpose`]. Codes never change once shipped.

use chrono::SubsecRound;
use model::{Instant, PersonId};
use uuid::Uuid;

use crate::{Error, Grant, Reads, Result, Store, Tx, files::hex, text};

/// After so many wrong ones the person's tokens of that purpose are worth nothing.
pub const MAX_ATTEMPTS: i64 = 5;

/// The longest contact, in bytes.
const MAX_CONTACT: usize = 320;

/// What a token is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Showing that mail to this address arrives.
    ConfirmEmail,
    /// Showing that messages to this number arrive.
    ConfirmPhone,
    /// Setting the password anew.
    ResetPassword,
    /// Showing that staff met the person.
    InPersonCode,
}

impl Purpose {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::ConfirmEmail => "confirm_email",
            Self::ConfirmPhone => "confirm_phone",
            Self::ResetPassword => "reset_password",
            Self::InPersonCode => "in_person_code",
        }
    }
}

/// A token to hand out.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// The SHA-256 of what is handed out.
    pub hash: [u8; 32],
    /// What it is good for.
    pub purpose: Purpose,
    /// The address or number it is sent to.
    pub contact: Option<String>,
    /// From when on it is worth nothing.
    pub expires_at: Instant,
}

/// Whose token it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// For whom it was made.
    pub person: PersonId,
    /// Where it was sent.
    pub contact: Option<String>,
}

impl From<(Uuid, Option<String>)> for Held {
    fn from((person, contact): (Uuid, Option<String>)) -> Self {
        Self {
            person: PersonId(person),
            contact,
        }
    }
}

/// Makes a token for the person. Earlier ones of the same purpose are worth nothing from now on.
pub async fn add(tx: &mut Tx, grant: &Grant, new: &NewToken) -> Result<()> {
    text::fits("a contact", new.contact.as_deref().unwrap_or_default(), MAX_CONTACT)?;
    let at = tx.at();
    let expires_at = new.expires_at.trunc_subsecs(6);
    if expires_at <= at {
        return Err(Error::Refused("a token that ends before it begins"));
    }
    forget(tx, grant, new.purpose).await?;
    exec!(
        tx,
        "INSERT INTO one_time_token (token_hash, purpose, person, contact, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        hex(&new.hash),
        new.purpose.code(),
        grant.subject().0,
        new.contact.as_deref(),
        at,
        expires_at
    )?;
    Ok(())
}

/// Whose token this is, while it is good: for the page with the button. Does not use it up.
pub async fn look(db: &mut impl Reads, purpose: Purpose, hash: &[u8; 32], at: Instant) -> Result<Option<Held>> {
    let sql = "SELECT person, contact FROM one_time_token
               WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 AND attempts < $4";
    let found: Option<(Uuid, Option<String>)> = row!(db, sql, hex(hash), purpose.code(), at, MAX_ATTEMPTS)?;
    Ok(found.map(Held::from))
}

/// Uses a token up.
pub(crate) const TAKE: &str = "UPDATE one_time_token SET used_at = $1
    WHERE token_hash = $2 AND purpose = $3 AND used_at IS NULL AND expires_at > $1 AND attempts < $4
    RETURNING person, contact";

/// Uses a token up. Of several who try at once, one gets it.
pub async fn take(tx: &mut Tx, purpose: Purpose, hash: &[u8; 32]) -> Result<Option<Held>> {
    let at = tx.at();
    let found: Option<(Uuid, Option<String>)> = row!(tx, TAKE, at, hex(hash), purpose.code(), MAX_ATTEMPTS)?;
    Ok(found.map(Held::from))
}

/// Uses up a token of this very person: for codes short enough to be guessed. False when it is not theirs or no longer
/// good; then [`note_wrong`].
pub async fn take_own(tx: &mut Tx, grant: &Grant, purpose: Purpose, hash: &[u8; 32]) -> Result<bool> {
    let (at, person) = (tx.at(), grant.subject().0);
    let sql = "UPDATE one_time_token SET used_at = $1
               WHERE token_hash = $2 AND purpose = $3 AND person = $4 AND used_at IS NULL AND expires_at > $1
                   AND attempts < $5";
    Ok(exec!(tx, sql, at, hex(hash), purpose.code(), person, MAX_ATTEMPTS)? == 1)
}

/// Counts a wrong code against the person's tokens of this purpose, in a small transaction of its own: bookkeeping, no
/// change of state. Gives how many attempts are left, nothing when there is no token to try at.
pub async fn note_wrong(store: &Store, grant: &Grant, purpose: Purpose, at: Instant) -> Result<Option<i64>> {
    let mut raw = store.db.write().await?;
    let sql = "UPDATE one_time_token SET attempts = attempts + 1
               WHERE person = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 AND attempts < $4
               RETURNING attempts";
    let person = grant.subject().0;
    let tried: Vec<(i64,)> = rows!(&mut raw, sql, person, purpose.code(), at, MAX_ATTEMPTS)?;
    raw.commit().await?;
    Ok(tried.iter().map(|(attempts,)| MAX_ATTEMPTS - attempts).max())
}

/// Makes the person's unused tokens of this purpose worthless, as after another way to the same end.
pub async fn forget(tx: &mut Tx, grant: &Grant, purpose: Purpose) -> Result<()> {
    let sql = "DELETE FROM one_time_token WHERE person = $1 AND purpose = $2 AND used_at IS NULL";
    exec!(tx, sql, grant.subject().0, purpose.code()).map(|_| ())
}

/// Lets go of tokens that ended before `before`, at most 1000 at a time; gives how many. Bookkeeping: they were worth
/// nothing.
pub async fn remove_ended(store: &Store, before: Instant) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM one_time_token WHERE token_hash IN
                   (SELECT token_hash FROM one_time_token WHERE expires_at <= $1 ORDER BY expires_at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, before)?;
    raw.commit().await?;
    Ok(gone)
}
