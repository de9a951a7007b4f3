//! One state of all tables and the journal position that matches it: what a follower rebuilds from.

use crate::{
    Reads, Result,
    db::{Conn, Connected, Raw},
    journal::{self, Position},
};

/// A read transaction that sees one state for as long as it lives. Everything that is not in it comes after
/// [`Snapshot::position`] in the journal; what is in it may come once more, which an idempotent follower does not mind.
#[derive(Debug)]
pub struct Snapshot {
    raw: Raw,
    position: Position,
}

impl Connected for Snapshot {
    fn conn(&mut self) -> Conn<'_> {
        self.raw.conn()
    }
}

impl Reads for Snapshot {}

impl Snapshot {
    /// The first read fixes the state, and it is the read of the position.
    pub(crate) async fn take(mut raw: Raw) -> Result<Self> {
        if let Raw::Postgres(tx) = &mut raw {
            sqlx::query("SET LOCAL statement_timeout = 0")
                .execute(&mut **tx)
                .await?;
        }
        let position = journal::end(&mut raw).await?;
        Ok(Self { raw, position })
    }

    /// Follow the journal from here.
    pub fn position(&self) -> Position {
        self.position
    }
}
