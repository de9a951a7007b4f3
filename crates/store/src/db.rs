//! Connections: the pools of either engine, and what rows can be read from.

use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction, pool::PoolConnection};

use crate::Result;

/// Which engine stands below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// SQLite in the data directory.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Kind {
    /// The engine's name, as manifests and the health page show it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// The pools.
#[derive(Debug, Clone)]
pub(crate) enum Db {
    /// One connection that writes, several that only read.
    Sqlite { read: SqlitePool, write: SqlitePool },
    /// One pool for both.
    Postgres(PgPool),
}

/// A borrowed connection of either engine.
pub enum Conn<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

/// What stands on a connection: sealed, because only this crate speaks SQL.
pub trait Connected: Send {
    fn conn(&mut self) -> Conn<'_>;
}

/// What rows can be read from: a [`Reader`], a [`crate::Snapshot`], a [`crate::Tx`].
pub trait Reads: Connected {
    /// The engine below.
    fn kind(&mut self) -> Kind {
        match self.conn() {
            Conn::Sqlite(_) => Kind::Sqlite,
            Conn::Postgres(_) => Kind::Postgres,
        }
    }
}

/// A connection for reading outside a transaction. Drop it soon: there are few.
#[derive(Debug)]
pub struct Reader(Lent);

#[derive(Debug)]
enum Lent {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

impl Connected for Reader {
    fn conn(&mut self) -> Conn<'_> {
        match &mut self.0 {
            Lent::Sqlite(lent) => Conn::Sqlite(lent),
            Lent::Postgres(lent) => Conn::Postgres(lent),
        }
    }
}

impl Reads for Reader {}

/// A transaction with no promise about events: what [`crate::Tx`] is made of, and what bookkeeping that is no change of
/// state (leases, positions, looks) uses by itself. Dropped without commit, it is rolled back.
#[derive(Debug)]
pub(crate) enum Raw {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Connected for Raw {
    fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(tx) => Conn::Sqlite(tx),
            Self::Postgres(tx) => Conn::Postgres(tx),
        }
    }
}

impl Reads for Raw {}

impl Raw {
    /// Makes it so.
    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

impl Db {
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Sqlite { .. } => Kind::Sqlite,
            Self::Postgres(_) => Kind::Postgres,
        }
    }

    /// A connection for reading.
    pub(crate) async fn reader(&self) -> Result<Reader> {
        Ok(Reader(match self {
            Self::Sqlite { read, .. } => Lent::Sqlite(read.acquire().await?),
            Self::Postgres(pool) => Lent::Postgres(pool.acquire().await?),
        }))
    }

    /// A transaction that writes. On SQLite it takes the one write lock at once, so that it can never fail half-way
    /// because somebody else wrote in between.
    pub(crate) async fn write(&self) -> Result<Raw> {
        Ok(match self {
            Self::Sqlite { write, .. } => Raw::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Raw::Postgres(pool.begin().await?),
        })
    }

    /// A transaction that sees one state of all tables for as long as it lives.
    pub(crate) async fn frozen(&self) -> Result<Raw> {
        Ok(match self {
            Self::Sqlite { read, .. } => Raw::Sqlite(read.begin().await?),
            Self::Postgres(pool) => Raw::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
            ),
        })
    }

    /// Waits for connections in use, then closes all.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
