//! The schema: numbered migrations, one folder for each engine with the same numbers and names, embedded.
//!
//! To change the schema: a new file of the next number in `migrations/sqlite` and `migrations/postgres`; a shipped one is
//! never edited. The contract suite compares what the two folders make. All pending migrations run in one transaction.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use sqlx::{
    SqlStr,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};

use crate::{
    Error, Kind, OpenError, Reads, Result,
    db::{Db, Raw},
    dialect, fold,
};

include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

static SQLITE: LazyLock<Migrator> = LazyLock::new(|| migrator(SQLITE_FILES));
static POSTGRES: LazyLock<Migrator> = LazyLock::new(|| migrator(POSTGRES_FILES));

/// Numbers, names and texts of the files, in order.
fn migrator(files: &'static [(i64, &'static str, &'static str)]) -> Migrator {
    let migration = |&(version, name, sql): &(i64, &'static str, &'static str)| {
        Migration::new(
            version,
            name.into(),
            MigrationType::Simple,
            SqlStr::from_static(sql),
            false,
        )
    };
    Migrator::with_migrations(files.iter().map(migration).collect())
}

/// The newest schema this program knows.
pub fn newest() -> i64 {
    SQLITE.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// The schema of the database; 0 when it is empty.
pub(crate) async fn applied(db: &mut impl Reads) -> Result<i64> {
    let sql = dialect::HAS_MIGRATIONS.on(db.kind());
    let tables: Option<(i64,)> = row!(db, sql)?;
    if tables.is_none_or(|(count,)| count == 0) {
        return Ok(0);
    }
    let newest: Option<(i64,)> = row!(db, "SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations")?;
    Ok(newest.map_or(0, |(version,)| version))
}

/// Brings the database to the newest schema. `db` is opened for this alone: without foreign keys on SQLite, without
/// time-outs on PostgreSQL. An SQLite file that holds data is copied into `copies` before.
pub(crate) async fn upgrade(db: &Db, copies: &Path) -> Result<(), OpenError> {
    let from = applied(&mut db.reader().await?).await?;
    if from > newest() {
        return Err(OpenError::Newer {
            found: from,
            known: newest(),
        });
    }
    let kept = if from > 0 && from < newest() {
        copy_before(db, copies, from).await?
    } else {
        None
    };
    let failed = |source| OpenError::Upgrade {
        from,
        to: newest(),
        kept: kept.clone(),
        source: Box::new(source),
    };
    let mut raw = db.write().await?;
    match migrate(&mut raw, newest()).await {
        Ok(()) => {
            fold::fold_if_moved(&mut raw).await.map_err(failed)?;
            raw.commit().await.map_err(failed)
        }
        Err(MigrateError::VersionMismatch(version) | MigrateError::VersionMissing(version)) => {
            Err(OpenError::Altered(version))
        }
        Err(error) => Err(failed(from_migration(error))),
    }
}

/// Runs the migrations up to `target` inside the transaction, one process at a time. (`run_direct` rather than `run_to`: the
/// future of the latter cannot be sent to another thread.)
pub(crate) async fn migrate(raw: &mut Raw, target: i64) -> Result<(), MigrateError> {
    match raw {
        Raw::Sqlite(tx) => {
            SQLITE.run_direct(Some(target), &mut **tx, false).await?;
            let broken = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut **tx).await?;
            if broken.is_empty() {
                Ok(())
            } else {
                Err(MigrateError::Source("a reference leads nowhere".into()))
            }
        }
        Raw::Postgres(tx) => {
            sqlx::query("SELECT 1 FROM pg_advisory_xact_lock(7309453)")
                .execute(&mut **tx)
                .await?;
            POSTGRES.run_direct(Some(target), &mut **tx, false).await
        }
    }
}

/// What a failed migration is to the caller.
pub(crate) fn from_migration(error: MigrateError) -> Error {
    match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        other => Error::Corrupt(other.to_string()),
    }
}

/// Copies an SQLite database as it is. The copy appears under its name only when it is whole.
async fn copy_before(db: &Db, copies: &Path, from: i64) -> Result<Option<PathBuf>> {
    let Db::Sqlite { write, .. } = db else { return Ok(None) };
    std::fs::create_dir_all(copies)?;
    let path = copies.join(format!("before-schema-{}-from-{from}.db", newest()));
    let partial = path.with_extension("partial");
    if partial.exists() {
        std::fs::remove_file(&partial)?;
    }
    let target = partial
        .to_str()
        .ok_or(Error::Refused("a data directory whose path is not UTF-8"))?;
    sqlx::query("VACUUM INTO $1").bind(target).execute(write).await?;
    std::fs::File::open(&partial)?.sync_all()?;
    std::fs::rename(&partial, &path)?;
    Ok(Some(path))
}

/// The engine a migration folder is for, used by the contract suite to compare them.
pub fn migrations(kind: Kind) -> Vec<(i64, String)> {
    let migrator = match kind {
        Kind::Sqlite => &SQLITE,
        Kind::Postgres => &POSTGRES,
    };
    migrator
        .iter()
        .map(|migration| (migration.version, migration.description.to_string()))
        .collect()
}
