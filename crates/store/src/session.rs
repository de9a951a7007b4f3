//! Sessions: browsers that are signed in or visiting. The browser holds a random token, here is only its hash.

use chrono::{SubsecRound, TimeDelta};
use model::{Instant, PersonId, SessionId};
use uuid::Uuid;

use crate::{Error, Grant, Reads, Result, Store, Tx, files::hex, push_device};

/// That somebody is there is written down at most this often.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(5);

/// A session to begin. It lasts until `expires_at`, and after that for the same time since it was last seen.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Its id.
    pub id: SessionId,
    /// The SHA-256 of the token in the browser.
    pub token_hash: [u8; 32],
    /// Whose it is.
    pub person: PersonId,
    /// When it ends if nobody comes back.
    pub expires_at: Instant,
    /// Whether others use this computer too.
    pub shared_computer: bool,
    /// Whether they have signed in (or are visiting).
    pub signed_in: bool,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub person: PersonId,
    /// When it began.
    pub created_at: Instant,
    /// When they were last there, to within five minutes.
    pub seen_at: Instant,
    /// When it ends if nobody comes back.
    pub expires_at: Instant,
    /// Whether others use this computer too.
    pub shared_computer: bool,
    /// When they signed in; nothing for visitors.
    pub signed_in_at: Option<Instant>,
    /// The visitor this browser was before, whose data the person can still take over.
    pub visitor: Option<PersonId>,
}

record! {
    struct Row {
        id: Uuid,
        person: Uuid,
        created_at: Instant,
        seen_at: Instant,
        expires_at: Instant,
        shared_computer: bool,
        signed_in_at: Option<Instant>,
        visitor: Option<Uuid>,
    }
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: SessionId(row.id),
            person: PersonId(row.person),
            created_at: row.created_at,
            seen_at: row.seen_at,
            expires_at: row.expires_at,
            shared_computer: row.shared_computer,
            signed_in_at: row.signed_in_at,
            visitor: row.visitor.map(PersonId),
        }
    }
}

/// Begins a session.
pub async fn add(tx: &mut Tx, new: &NewSession) -> Result<()> {
    let at = tx.at();
    let expires_at = new.expires_at.trunc_subsecs(6);
    if expires_at <= at {
        return Err(Error::Refused("a session that ends before it begins"));
    }
    exec!(
        tx,
        "INSERT INTO session (id, token_hash, person, created_at, seen_at, expires_at, shared_computer, signed_in_at)
         VALUES ($1, $2, $3, $4, $4, $5, $6, $7)",
        new.id.0,
        hex(&new.token_hash),
        new.person.0,
        at,
        expires_at,
        new.shared_computer,
        new.signed_in.then_some(at)
    )?;
    Ok(())
}

/// Puts a new session in the place of an old one, as at sign-in: a token somebody planted before is worth nothing after. It is the
/// same browser, so its device is told as before.
pub async fn rotate(tx: &mut Tx, old: SessionId, new: &NewSession) -> Result<()> {
    add(tx, new).await?;
    push_device::follow(tx, old, new.id).await?;
    exec!(tx, "DELETE FROM session WHERE id = $1", old.0).map(|_| ())
}

/// Keeps in the session which visitor this browser was before sign-in, or forgets it: what the visitor told is offered to
/// the person, who has a profile already.
pub async fn offer_visitor(tx: &mut Tx, id: SessionId, visitor: Option<PersonId>) -> Result<()> {
    let visitor = visitor.map(|id| id.0);
    match exec!(tx, "UPDATE session SET visitor = $1 WHERE id = $2", visitor, id.0)? {
        0 => Err(Error::Missing("this session")),
        _ => Ok(()),
    }
}

/// By token, if it has not ended.
pub(crate) const BY_TOKEN: &str = "SELECT id, person, created_at, seen_at, expires_at, shared_computer, signed_in_at,
        visitor
    FROM session WHERE token_hash = $1 AND expires_at > $2";

/// The session with this token, if it has not ended. That it was seen is written down in a small transaction of its own,
/// at most every five minutes: bookkeeping, no change of state.
pub async fn find(store: &Store, token_hash: &[u8; 32], at: Instant) -> Result<Option<Session>> {
    let at = at.trunc_subsecs(6);
    let found: Option<Row> = row!(&mut store.read().await?, BY_TOKEN, hex(token_hash), at)?;
    let Some(mut session) = found.map(Session::from) else {
        return Ok(None);
    };
    if at - session.seen_at >= TOUCH_EVERY {
        touch(store, &mut session, at).await?;
    }
    Ok(Some(session))
}

async fn touch(store: &Store, session: &mut Session, at: Instant) -> Result<()> {
    let expires_at = at + (session.expires_at - session.seen_at);
    let mut raw = store.db.write().await?;
    let sql = "UPDATE session SET seen_at = $1, expires_at = $2 WHERE id = $3 AND seen_at < $1";
    exec!(&mut raw, sql, at, expires_at, session.id.0)?;
    raw.commit().await?;
    session.seen_at = at;
    session.expires_at = expires_at;
    Ok(())
}

/// The person's sessions that have not ended at `at`, the last seen first, at most 100.
pub async fn list(db: &mut impl Reads, grant: &Grant, at: Instant) -> Result<Vec<Session>> {
    let found: Vec<Row> = rows!(
        db,
        "SELECT id, person, created_at, seen_at, expires_at, shared_computer, signed_in_at, visitor FROM session
         WHERE person = $1 AND expires_at > $2 ORDER BY seen_at DESC, id LIMIT 100",
        grant.subject().0,
        at
    )?;
    Ok(found.into_iter().map(Session::from).collect())
}

/// Ends one of the person's sessions, and with it its device is let go of; false when it has ended already.
pub async fn end(tx: &mut Tx, grant: &Grant, id: SessionId) -> Result<bool> {
    let sql = "DELETE FROM session WHERE id = $1 AND person = $2";
    Ok(exec!(tx, sql, id.0, grant.subject().0)? == 1)
}

/// Ends all of the person's sessions but `keep`, and lets go of their devices but its own; gives how many sessions.
pub async fn end_all(tx: &mut Tx, grant: &Grant, keep: Option<SessionId>) -> Result<u64> {
    push_device::remove_others(tx, grant, keep).await?;
    let keep = keep.map_or(Uuid::nil(), |id| id.0);
    exec!(
        tx,
        "DELETE FROM session WHERE person = $1 AND id <> $2",
        grant.subject().0,
        keep
    )
}

/// Lets go of sessions that have ended, at most 1000 at a time; gives how many. Bookkeeping: they were worth nothing.
pub async fn remove_ended(store: &Store, at: Instant) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at <= $1 ORDER BY expires_at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, at)?;
    raw.commit().await?;
    Ok(gone)
}
