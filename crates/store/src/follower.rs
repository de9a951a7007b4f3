//! Followers that keep their position in the database, beside what they write there.
//!
//! To add one: give it a name of its own; in a loop, [`Follower::next`], work out what to write (outside any
//! transaction), then [`Follower::turn`], write, [`Turn::commit`]. Doing a batch twice must do no harm.

use std::ops::{Deref, DerefMut};

use model::Instant;

use crate::{
    Entry, Error, Journal, Position, Reads, Result, Tx,
    db::{Conn, Connected, Db},
};

/// A follower by its name.
#[derive(Debug)]
pub struct Follower<'a> {
    db: &'a Db,
    name: &'static str,
}

/// What a follower has to look at next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Where the follower stood.
    pub from: Position,
    /// Where it will stand; equal to `from` when there was nothing.
    pub upto: Position,
    /// What happened between.
    pub entries: Vec<Entry>,
}

/// A follower's transaction: what it writes, and the position that says so, commit together or not at all.
///
/// This is the one transaction that commits without an event: what a follower writes follows from events that are in the
/// journal already, so it is no new change of state. When it is one after all, add its event with [`Tx::also`].
#[derive(Debug)]
pub struct Turn(Tx);

impl Deref for Turn {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.0
    }
}

impl DerefMut for Turn {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.0
    }
}

impl Connected for Turn {
    fn conn(&mut self) -> Conn<'_> {
        self.0.conn()
    }
}

impl Reads for Turn {}

impl Turn {
    /// Makes it so: the writes, the events added, the position.
    pub async fn commit(self) -> Result<()> {
        self.0.settle().await
    }
}

impl<'a> Follower<'a> {
    pub(crate) fn new(db: &'a Db, name: &'static str) -> Self {
        Self { db, name }
    }

    /// Where the follower stands; [`Position::START`] before its first turn.
    pub async fn position(&self) -> Result<Position> {
        let found: Option<(i64, i64)> = row!(
            &mut self.db.reader().await?,
            "SELECT tx, seq FROM follower WHERE name = $1",
            self.name
        )?;
        Ok(found.map_or(Position::START, |(tx, seq)| Position { tx, seq }))
    }

    /// Up to `limit` entries it has not seen.
    pub async fn next(&self, limit: u32) -> Result<Batch> {
        let from = self.position().await?;
        let entries = Journal(self.db).after(from, limit).await?;
        let upto = entries.last().map_or(from, |entry| entry.position);
        Ok(Batch { from, upto, entries })
    }

    /// Begins the transaction in which the batch is dealt with. [`Error::Busy`] when another process dealt with it
    /// meanwhile: take the next one.
    pub async fn turn(&self, batch: &Batch, at: Instant) -> Result<Turn> {
        self.step(batch.from, batch.upto, at).await
    }

    /// Begins the transaction in which the follower's tables are written anew from a [`crate::Snapshot`], to go on from the
    /// snapshot's position. `from` is where the follower stood.
    pub async fn rebuild(&self, from: Position, snapshot: Position, at: Instant) -> Result<Turn> {
        self.step(from, snapshot, at).await
    }

    async fn step(&self, from: Position, upto: Position, at: Instant) -> Result<Turn> {
        let mut tx = Tx::new(self.db.write().await?, at);
        exec!(
            &mut tx,
            "INSERT INTO follower (name, tx, seq) VALUES ($1, 0, 0) ON CONFLICT (name) DO NOTHING",
            self.name
        )?;
        let moved = exec!(
            &mut tx,
            "UPDATE follower SET tx = $1, seq = $2 WHERE name = $3 AND tx = $4 AND seq = $5",
            upto.tx,
            upto.seq,
            self.name,
            from.tx,
            from.seq
        )?;
        if moved == 1 {
            Ok(Turn(tx))
        } else {
            Err(Error::Busy(format!("`{}` was followed elsewhere", self.name)))
        }
    }
}
