//! The one way to change state: a transaction that commits only together with the event that tells of it.

use chrono::SubsecRound;
use model::{Event, Instant};
use uuid::Uuid;

use crate::{
    Error, Result,
    db::{Conn, Connected, Raw, Reads},
    dialect,
};

/// The longest `detail` of an event, in bytes.
const MAX_DETAIL: usize = 100;

/// A transaction at a given moment. Dropped without [`Tx::commit`], it changes nothing.
///
/// No change without its event: there is no other way to commit. No event without its change: events are written here and
/// nowhere else, in the same transaction.
#[derive(Debug)]
pub struct Tx {
    raw: Raw,
    at: Instant,
    events: Vec<Event>,
}

impl Connected for Tx {
    fn conn(&mut self) -> Conn<'_> {
        self.raw.conn()
    }
}

impl Reads for Tx {}

impl Tx {
    pub(crate) fn new(raw: Raw, at: Instant) -> Self {
        Self {
            raw,
            at: at.trunc_subsecs(6),
            events: Vec::new(),
        }
    }

    /// The moment of everything written here, cut to microseconds.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// Adds an event to those written at commit, in the order they were added.
    pub fn also(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Waits until no other transaction holds `id`, and holds it until this one ends. Call it first when what is written
    /// depends on what is read (a count, a last value): on SQLite there is one writer anyway, on PostgreSQL two
    /// transactions would otherwise read the same and both write. Hold several in ascending order.
    pub async fn hold(&mut self, id: Uuid) -> Result<()> {
        let (high, low) = id.as_u64_pair();
        let number = i64::from_ne_bytes((high ^ low.rotate_left(32)).to_ne_bytes());
        let sql = dialect::HOLD.on(self.kind());
        exec!(self, sql, number).map(|_| ())
    }

    /// Writes the events, `event` last, and makes it all so.
    pub async fn commit(mut self, event: Event) -> Result<()> {
        self.events.push(event);
        self.settle().await
    }

    /// Commits with the events added so far, which may be none: only for what is no change of state (a follower's turn).
    pub(crate) async fn settle(mut self) -> Result<()> {
        for event in std::mem::take(&mut self.events) {
            write(&mut self, &event).await?;
        }
        self.raw.commit().await
    }
}

async fn write(tx: &mut Tx, event: &Event) -> Result<()> {
    if !event.detail.as_deref().is_none_or(is_code) {
        return Err(Error::Refused(
            "an event's detail is a short code without spaces, never personal text",
        ));
    }
    let at = tx.at;
    exec!(
        tx,
        "INSERT INTO journal (at, kind, subject, person, actor, detail) VALUES ($1, $2, $3, $4, $5, $6)",
        at,
        event.kind.code(),
        event.subject,
        event.person.map(|id| id.0),
        event.actor.map(|id| id.0),
        event.detail.as_deref(),
    )?;
    Ok(())
}

/// Whether this may stand in the journal: short, printable, one word, no mail address.
fn is_code(detail: &str) -> bool {
    (1..=MAX_DETAIL).contains(&detail.len()) && detail.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'@')
}

#[cfg(test)]
mod tests {
    use super::is_code;

    #[test]
    fn the_journal_takes_codes_and_no_personal_text() {
        for code in ["email", "campaign:spring-2026", "jobs/2", "a1"] {
            assert!(is_code(code), "{code}");
        }
        for text in [
            "",
            "Asha Rao",
            "asha@example.org",
            "naïve",
            "line\nbreak",
            &"x".repeat(101),
        ] {
            assert!(!is_code(text), "{text}");
        }
    }
}
