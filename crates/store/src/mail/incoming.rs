//! Mails that come in: which of ours they answer, that each is taken once, and addresses that mails do not reach.

use model::{Instant, MailId, PersonId, PostingId};
use sqlx::types::Json;
use uuid::Uuid;

use super::MAX_LINE;
use crate::{Grant, Reads, Result, Store, Tx, text};

/// The longest list of Message-IDs, in bytes.
const MAX_THREAD: usize = 16 * 1024;

/// A mail of ours that somebody answers, or that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Its id.
    pub id: MailId,
    /// Whom it was for.
    pub person: Option<PersonId>,
    /// The code of its kind.
    pub kind: String,
    /// Where it went.
    pub to_contact: String,
    /// The language it is written in (BCP 47).
    pub lang: String,
    /// The openings it shows, in the order of their numbers.
    pub openings: Vec<PostingId>,
}

record! {
    struct AnsweredRow {
        id: Uuid,
        person: Option<Uuid>,
        kind: String,
        to_contact: String,
        lang: String,
        openings: Option<Json<Vec<PostingId>>>,
    }
}

impl From<AnsweredRow> for Answered {
    fn from(row: AnsweredRow) -> Self {
        Self {
            id: MailId(row.id),
            person: row.person.map(PersonId),
            kind: row.kind,
            to_contact: row.to_contact,
            lang: row.lang,
            openings: row.openings.map(|list| list.0).unwrap_or_default(),
        }
    }
}

/// The mail with this id, for whoever takes an answer to it: only somebody who got it knows the address that names it.
pub async fn answered(db: &mut impl Reads, id: MailId) -> Result<Option<Answered>> {
    let sql = "SELECT id, person, kind, to_contact, lang, openings FROM mail WHERE id = $1";
    let found: Option<AnsweredRow> = row!(db, sql, id.0)?;
    Ok(found.map(Answered::from))
}

/// The mail of this name.
pub(crate) const NAMED: &str = "SELECT id, person, kind, to_contact, lang, openings FROM mail WHERE message_id = $1";

/// The mail with this Message-ID, for whoever takes it back.
pub async fn named(db: &mut impl Reads, message_id: &str) -> Result<Option<Answered>> {
    let found: Option<AnsweredRow> = row!(db, NAMED, message_id)?;
    Ok(found.map(Answered::from))
}

/// What a mail belongs to, beside what it says.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The Message-ID of the mail it answers.
    pub in_reply_to: Option<&'a str>,
    /// The Message-IDs of the conversation, oldest first.
    pub thread: &'a [String],
    /// The openings it shows, in the order of their numbers.
    pub openings: &'a [PostingId],
}

/// Notes what a mail belongs to, in the transaction that puts it into the outbox.
pub async fn belongs(tx: &mut Tx, id: MailId, context: Context<'_>) -> Result<()> {
    let thread = context.thread.join(" ");
    text::fits("the conversation of a mail", &thread, MAX_THREAD)?;
    text::fits(
        "a line of a mail's head",
        context.in_reply_to.unwrap_or_default(),
        MAX_LINE,
    )?;
    let sql = "UPDATE mail SET in_reply_to = $1, thread = $2, openings = $3 WHERE id = $4";
    let thread = (!thread.is_empty()).then_some(thread);
    let openings = Json(context.openings);
    exec!(tx, sql, context.in_reply_to, thread.as_deref(), openings, id.0).map(|_| ())
}

/// Whether the mail with this key was taken before.
pub async fn is_taken(db: &mut impl Reads, key: &str) -> Result<bool> {
    let found: Option<(i64,)> = row!(db, "SELECT COUNT(*) FROM mail_in WHERE key = $1", key)?;
    Ok(found.is_some_and(|(count,)| count > 0))
}

/// Notes that a mail was taken and what became of it, in the transaction of what it does; false when it was before.
pub async fn take(tx: &mut Tx, key: &str, person: Option<PersonId>, outcome: &str) -> Result<bool> {
    text::fits("the key of a mail", key, MAX_LINE)?;
    let at = tx.at();
    let sql = "INSERT INTO mail_in (key, person, at, outcome) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING";
    Ok(exec!(tx, sql, key, person.map(|id| id.0), at, outcome)? == 1)
}

/// How many mails were taken from a person since then.
pub(crate) const TAKEN_SINCE: &str = "SELECT COUNT(*) FROM mail_in WHERE person = $1 AND at > $2";

/// How many mails were taken from the person since then.
pub async fn taken_since(db: &mut impl Reads, grant: &Grant, since: Instant) -> Result<i64> {
    let found: Option<(i64,)> = row!(db, TAKEN_SINCE, grant.subject().0, since)?;
    Ok(found.map_or(0, |(count,)| count))
}

/// What became of mails that came in since then: codes, each with how many.
pub async fn outcomes(db: &mut impl Reads, since: Instant) -> Result<Vec<(String, i64)>> {
    rows!(
        db,
        "SELECT outcome, COUNT(*) FROM mail_in WHERE at > $1 GROUP BY outcome ORDER BY outcome",
        since
    )
}

/// Forgets mails that came in before this moment, whoever wrote them; gives how many. Bookkeeping, in a small transaction of its own.
pub async fn forget_taken(store: &Store, before: Instant) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM mail_in WHERE key IN (SELECT key FROM mail_in WHERE at <= $1 ORDER BY at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, before)?;
    raw.commit().await?;
    Ok(gone)
}

/// Notes that mails do not reach an address. `reason` is a status code, no personal text.
pub async fn not_reached(tx: &mut Tx, address: &str, person: Option<PersonId>, reason: &str) -> Result<()> {
    text::fits("an address", address, MAX_LINE)?;
    text::fits("the reason why an address is not reached", reason, MAX_LINE)?;
    let at = tx.at();
    let sql = "INSERT INTO mail_unreached (address, person, at, reason) VALUES ($1, $2, $3, $4)
               ON CONFLICT (address) DO UPDATE SET at = excluded.at, reason = excluded.reason";
    let address = address.to_lowercase();
    exec!(tx, sql, address.as_str(), person.map(|id| id.0), at, reason).map(|_| ())
}

/// Mails reach the address again; false when nothing was known against it.
pub async fn reached_again(tx: &mut Tx, address: &str) -> Result<bool> {
    let address = address.to_lowercase();
    let sql = "DELETE FROM mail_unreached WHERE address = $1";
    Ok(exec!(tx, sql, address.as_str())? > 0)
}

/// Addresses that mails do not reach, with since when and why, the last one first, at most `limit`.
pub async fn unreached(db: &mut impl Reads, limit: u32) -> Result<Vec<(String, Instant, String)>> {
    let sql = "SELECT address, at, reason FROM mail_unreached ORDER BY at DESC, address LIMIT $1";
    rows!(db, sql, i64::from(limit))
}
