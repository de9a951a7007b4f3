//! What becomes of mails: written down by whoever sends them, seen by staff without what they say.

use model::{Instant, MailId};
use uuid::Uuid;

use super::{Channel, MAX_LINE, State};
use crate::{Error, Reads, Result, Store, Tx, page, text};

/// A mail as staff see it: what became of it, and nothing of what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id.
    pub id: MailId,
    /// By which way it leaves.
    pub channel: Channel,
    /// The code of its kind.
    pub kind: String,
    /// Where it goes.
    pub to_contact: String,
    /// When it was put in.
    pub created_at: Instant,
    /// What became of it.
    pub state: State,
    /// How often sending was tried.
    pub attempts: i64,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was sent.
    pub sent_at: Option<Instant>,
    /// When it was first read in the app.
    pub shown_at: Option<Instant>,
}

record! {
    struct DeliveryRow {
        id: Uuid,
        channel: String,
        kind: String,
        to_contact: String,
        created_at: Instant,
        state: String,
        attempts: i64,
        last_error: Option<String>,
        sent_at: Option<Instant>,
        shown_at: Option<Instant>,
    }
}

impl TryFrom<DeliveryRow> for Delivery {
    type Error = Error;

    fn try_from(row: DeliveryRow) -> Result<Self> {
        Ok(Self {
            id: MailId(row.id),
            channel: Channel::from_code(&row.channel)?,
            kind: row.kind,
            to_contact: row.to_contact,
            created_at: row.created_at,
            state: State::from_code(&row.state)?,
            attempts: row.attempts,
            last_error: row.last_error,
            sent_at: row.sent_at,
            shown_at: row.shown_at,
        })
    }
}

/// Notes that a mail server took the mail. The caller's event says so.
pub async fn mark_sent(tx: &mut Tx, id: MailId) -> Result<()> {
    let at = tx.at();
    let sql = "UPDATE mail SET state = 'sent', sent_at = $1, attempts = attempts + 1, last_error = NULL WHERE id = $2";
    there(exec!(tx, sql, at, id.0)?)
}

/// Notes that it could not be sent and is tried no more. `reason` is for staff: a server's code, no personal text. The
/// caller's event says so.
pub async fn mark_failed(tx: &mut Tx, id: MailId, reason: &str) -> Result<()> {
    text::fits("the reason why a mail failed", reason, MAX_LINE)?;
    let sql = "UPDATE mail SET attempts = attempts + 1, last_error = $1,
                   state = CASE WHEN state = 'waiting' THEN 'failed' ELSE state END
               WHERE id = $2";
    there(exec!(tx, sql, reason, id.0)?)
}

/// Notes that it was good for nothing any more before it could be sent, and is tried no more; why the last attempt failed is kept
/// behind `reason`. The caller's event says so.
pub async fn mark_late(tx: &mut Tx, id: MailId, reason: &str) -> Result<()> {
    text::fits("the reason why a mail failed", reason, MAX_LINE)?;
    let sql = "UPDATE mail SET last_error = COALESCE($1 || ' ' || last_error, $1),
                   state = CASE WHEN state = 'waiting' THEN 'failed' ELSE state END
               WHERE id = $2";
    there(exec!(tx, sql, reason, id.0)?)
}

/// Counts an attempt that failed and will be made again, in a small transaction of its own: bookkeeping, no change of
/// state. `reason` as for [`mark_failed`].
pub async fn note_failed_attempt(store: &Store, id: MailId, reason: &str) -> Result<()> {
    text::fits("the reason why a mail failed", reason, MAX_LINE)?;
    let mut raw = store.db.write().await?;
    let sql = "UPDATE mail SET attempts = attempts + 1, last_error = $1 WHERE id = $2";
    there(exec!(&mut raw, sql, reason, id.0)?)?;
    raw.commit().await
}

fn there(changed: u64) -> Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Missing("this mail"))
    }
}

/// The outbox, newest first, before the moment and id given, at most `limit`.
pub(crate) const DELIVERIES: &str =
    "SELECT id, channel, kind, to_contact, created_at, state, attempts, last_error, sent_at, shown_at
    FROM mail WHERE (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT $3";

/// The same, of one state.
pub(crate) const DELIVERIES_IN: &str =
    "SELECT id, channel, kind, to_contact, created_at, state, attempts, last_error, sent_at,
        shown_at
    FROM mail WHERE state = $4 AND (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT $3";

/// What becomes of the mails, newest first, before the one given, at most `limit`: for staff.
pub async fn deliveries(
    db: &mut impl Reads,
    state: Option<State>,
    before: Option<(Instant, MailId)>,
    limit: u32,
) -> Result<Vec<Delivery>> {
    let (moment, id) = page::before(before.map(|(moment, id)| (moment, id.0)));
    let limit = i64::from(limit);
    let found: Vec<DeliveryRow> = match state {
        None => rows!(db, DELIVERIES, moment, id, limit)?,
        Some(state) => rows!(db, DELIVERIES_IN, moment, id, limit, state.code())?,
    };
    found.into_iter().map(Delivery::try_from).collect()
}

/// When a mail was put in: its place in the outbox.
pub async fn put_in_at(db: &mut impl Reads, id: MailId) -> Result<Option<Instant>> {
    let found: Option<(Instant,)> = row!(db, "SELECT created_at FROM mail WHERE id = $1", id.0)?;
    Ok(found.map(|(moment,)| moment))
}

/// The mails just newer than the one given, newest first, at most `limit`.
pub async fn deliveries_above(
    db: &mut impl Reads,
    state: Option<State>,
    (moment, id): (Instant, MailId),
    limit: u32,
) -> Result<Vec<Delivery>> {
    let mut found: Vec<DeliveryRow> = rows!(
        db,
        "SELECT id, channel, kind, to_contact, created_at, state, attempts, last_error, sent_at, shown_at FROM mail
         WHERE ($4 = '' OR state = $4) AND (created_at, id) > ($1, $2) ORDER BY created_at, id LIMIT $3",
        moment,
        id.0,
        i64::from(limit),
        state.map_or("", State::code)
    )?;
    found.reverse();
    found.into_iter().map(Delivery::try_from).collect()
}

/// How many mails are newer than the one given.
pub async fn count_above(db: &mut impl Reads, state: Option<State>, (moment, id): (Instant, MailId)) -> Result<u64> {
    let sql = "SELECT COUNT(*) FROM mail WHERE ($3 = '' OR state = $3) AND (created_at, id) > ($1, $2)";
    let found: Option<(i64,)> = row!(db, sql, moment, id.0, state.map_or("", State::code))?;
    Ok(found.map_or(0, |(count,)| count.unsigned_abs()))
}

/// How many mails there are in each state, in the order of [`State::ALL`].
pub async fn counts(db: &mut impl Reads) -> Result<Vec<(State, i64)>> {
    let found: Vec<(String, i64)> = rows!(db, "SELECT state, COUNT(*) FROM mail GROUP BY state")?;
    let count = |state: State| {
        found
            .iter()
            .find(|(code, _)| code == state.code())
            .map_or(0, |(_, count)| *count)
    };
    Ok(State::ALL.map(|state| (state, count(state))).to_vec())
}
