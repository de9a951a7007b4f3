//! Opening either engine: addresses, time-outs, what every connection is told at its start.

use std::{path::Path, str::FromStr, time::Duration};

use sqlx::{
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{OpenError, Options, db::Db};

/// The database file in the data directory.
pub(crate) const FILE: &str = "onward.db";

/// How long to wait for a lock or a free connection before giving up with "busy".
const PATIENCE: Duration = Duration::from_secs(10);
/// SQLite connections that read. More would not read faster on few cores.
const READERS: u32 = 4;
/// PostgreSQL connections of one process.
const CONNECTIONS: u32 = 10;

/// The pools the program works with.
pub(crate) async fn open(options: &Options) -> Result<Db, OpenError> {
    match &options.url {
        None => {
            let write = sqlite(&options.dir).foreign_keys(true);
            let read = write.clone().read_only(true);
            // A connection to a file does not go stale, and asking it first costs as much as many a query.
            let pool = SqlitePoolOptions::new()
                .acquire_timeout(PATIENCE)
                .test_before_acquire(false);
            Ok(Db::Sqlite {
                write: pool.clone().max_connections(1).connect_with(write).await?,
                read: pool.max_connections(READERS).connect_with(read).await?,
            })
        }
        Some(url) => {
            let told = address(url)?.options([
                ("statement_timeout", "30s"),
                ("lock_timeout", "10s"),
                ("idle_in_transaction_session_timeout", "60s"),
            ]);
            let pool = PgPoolOptions::new()
                .acquire_timeout(PATIENCE)
                .max_connections(CONNECTIONS);
            Ok(Db::Postgres(pool.connect_with(told).await?))
        }
    }
}

/// One connection for changing the schema or filling it: no time-outs, and on SQLite no foreign keys, so that a table can
/// be rebuilt without taking along what refers to it (they are checked at the end instead).
pub(crate) async fn open_for_change(options: &Options) -> Result<Db, OpenError> {
    match &options.url {
        None => {
            create_private(&options.dir.join(FILE)).map_err(|source| OpenError::Directory {
                path: options.dir.clone(),
                source,
            })?;
            let one = sqlite(&options.dir).foreign_keys(false);
            let pool = SqlitePoolOptions::new().max_connections(1).connect_with(one).await?;
            Ok(Db::Sqlite {
                read: pool.clone(),
                write: pool,
            })
        }
        Some(url) => {
            let pool = PgPoolOptions::new().acquire_timeout(PATIENCE).max_connections(1);
            Ok(Db::Postgres(pool.connect_with(address(url)?).await?))
        }
    }
}

fn address(url: &str) -> Result<PgConnectOptions, OpenError> {
    if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
        return Err(OpenError::Address);
    }
    // The parser's own error could repeat the password.
    let options = PgConnectOptions::from_str(url).map_err(|_| OpenError::Address)?;
    Ok(options.application_name("onward"))
}

fn sqlite(dir: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(dir.join(FILE))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
        // As PostgreSQL has it.
        .pragma("case_sensitive_like", "ON")
        .pragma("trusted_schema", "OFF")
        // The log goes back to this many bytes after a large write.
        .pragma("journal_size_limit", "67108864")
}

/// Creates the file, readable by nobody else, unless it is there.
pub(crate) fn create_private(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Creates a directory that nobody else can enter, unless it is there.
pub(crate) fn create_private_dir(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
