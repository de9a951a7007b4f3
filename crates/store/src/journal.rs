//! The journal: everything that happened, in an order that followers can trust.

use std::{fmt, str::FromStr};

use model::{Event, EventKind, Instant, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, Reads, Result, db::Db, dialect};

/// The most entries one read gives.
pub const MAX_BATCH: u32 = 1000;

/// A place in the journal: everything up to and including it has been read. Orders as followers read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Position {
    /// The transaction, as PostgreSQL numbers them; 0 on SQLite, where transactions commit one after the other.
    pub tx: i64,
    /// The entry's number.
    pub seq: i64,
}

impl Position {
    /// Before everything.
    pub const START: Self = Self { tx: 0, seq: 0 };
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.tx, self.seq)
    }
}

/// Not a position.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a journal position is two numbers with a colon between")]
pub struct BadPosition;

impl FromStr for Position {
    type Err = BadPosition;

    fn from_str(text: &str) -> Result<Self, BadPosition> {
        let (tx, seq) = text.split_once(':').ok_or(BadPosition)?;
        Ok(Self {
            tx: tx.parse().map_err(|_| BadPosition)?,
            seq: seq.parse().map_err(|_| BadPosition)?,
        })
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub position: Position,
    /// When it happened.
    pub at: Instant,
    /// What happened.
    pub event: Event,
}

record! {
    struct Row {
        tx: i64,
        seq: i64,
        at: Instant,
        kind: String,
        subject: Uuid,
        person: Option<Uuid>,
        actor: Option<Uuid>,
        detail: Option<String>,
    }
}

impl TryFrom<Row> for Entry {
    type Error = Error;

    /// A kind this program does not know stops its followers rather than being passed over: a newer program wrote it.
    fn try_from(row: Row) -> Result<Self> {
        let kind = EventKind::from_code(&row.kind).ok_or_else(|| {
            Error::Corrupt(format!(
                "the journal holds `{}`, which this version does not know",
                row.kind
            ))
        })?;
        Ok(Self {
            position: Position {
                tx: row.tx,
                seq: row.seq,
            },
            at: row.at,
            event: Event {
                kind,
                subject: row.subject,
                person: row.person.map(PersonId),
                actor: row.actor.map(PersonId),
                detail: row.detail,
            },
        })
    }
}

/// Reading the journal.
#[derive(Debug)]
pub struct Journal<'a>(pub(crate) &'a Db);

impl Journal<'_> {
    /// Up to `limit` (at most [`MAX_BATCH`]) entries after `position`, in order. None is ever skipped: what commits later
    /// also sorts later. On PostgreSQL an entry can therefore be withheld while an older transaction is still running,
    /// anywhere on the same server; come back soon.
    pub async fn after(&self, position: Position, limit: u32) -> Result<Vec<Entry>> {
        after(&mut self.0.reader().await?, position, limit).await
    }

    /// The last position that can be read now; [`Position::START`] when there is none.
    pub async fn end(&self) -> Result<Position> {
        end(&mut self.0.reader().await?).await
    }
}

async fn after(db: &mut impl Reads, position: Position, limit: u32) -> Result<Vec<Entry>> {
    let sql = dialect::JOURNAL_AFTER.on(db.kind());
    let limit = i64::from(limit.min(MAX_BATCH));
    let found: Vec<Row> = rows!(db, sql, position.tx, position.seq, limit)?;
    found.into_iter().map(Entry::try_from).collect()
}

pub(crate) async fn end(db: &mut impl Reads) -> Result<Position> {
    let sql = dialect::JOURNAL_END.on(db.kind());
    let last: Option<(i64, i64)> = row!(db, sql)?;
    Ok(last.map_or(Position::START, |(tx, seq)| Position { tx, seq }))
}

#[cfg(test)]
mod tests {
    use super::{BadPosition, Position};

    #[test]
    fn a_position_reads_back_from_its_text() {
        let position = Position { tx: 7_412, seq: 93 };
        assert_eq!(position.to_string().parse(), Ok(position));
        for bad in ["", "7", "7:", ":9", "a:b", "1:2:3"] {
            assert_eq!(bad.parse::<Position>(), Err(BadPosition), "{bad}");
        }
    }
}
