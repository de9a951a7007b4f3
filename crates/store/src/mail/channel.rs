//! By which way something leaves.

use model::{Instant, PostingId};
use sqlx::types::Json;

use crate::{Error, Grant, Reads, Result, Tx};

/// A way out of here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// A mail, by a mail server.
    Mail,
    /// A text message, by a gateway.
    Text,
    /// A line on a device, by web push.
    Push,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Mail, Self::Text, Self::Push];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Text => "text",
            Self::Push => "push",
        }
    }

    pub(super) fn from_code(code: &str) -> Result<Self> {
        let channel = Self::ALL.into_iter().find(|channel| channel.code() == code);
        channel.ok_or_else(|| Error::Corrupt(format!("something that leaves by `{code}`")))
    }
}

/// Text messages to one person since then.
pub(crate) const TEXTS_SINCE: &str =
    "SELECT COUNT(*) FROM mail WHERE person = $1 AND channel = 'text' AND created_at > $2 AND kind = $3";

/// How many text messages of this kind were written to the person since then.
pub async fn texts_since(db: &mut impl Reads, grant: &Grant, kind: &str, since: Instant) -> Result<i64> {
    let found: Option<(i64,)> = row!(db, TEXTS_SINCE, grant.subject().0, since, kind)?;
    Ok(found.map_or(0, |(count,)| count))
}

/// The openings of the last text message to the person since then that showed any, in the order of their numbers.
pub async fn last_openings_by_text(db: &mut impl Reads, grant: &Grant, since: Instant) -> Result<Vec<PostingId>> {
    let sql = "SELECT openings FROM mail
               WHERE person = $1 AND channel = 'text' AND created_at > $2 AND openings IS NOT NULL
               ORDER BY created_at DESC, id DESC LIMIT 1";
    let found: Option<(Json<Vec<PostingId>>,)> = row!(db, sql, grant.subject().0, since)?;
    Ok(found.map(|(openings,)| openings.0).unwrap_or_default())
}

/// What text messages to a number that was nobody's are theirs, now that the number is: they go with them.
pub async fn claim_texts(tx: &mut Tx, grant: &Grant, phone: &str) -> Result<()> {
    let sql = "UPDATE mail SET person = $1 WHERE to_contact = $2 AND channel = 'text' AND person IS NULL";
    exec!(tx, sql, grant.subject().0, phone)?;
    let sql = "UPDATE phone_code SET person = $1 WHERE phone = $2 AND person IS NULL";
    exec!(tx, sql, grant.subject().0, phone).map(|_| ())
}
