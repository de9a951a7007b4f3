//! The store: opening it, and the ways in.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use model::Instant;
use uuid::Uuid;

use crate::{
    Error, Follower, Journal, Kind, OpenError, Reader, Result, Snapshot, Tx, db::Db, engine, files::Files, schema,
    work::Work,
};

/// Where everything is kept.
#[derive(Clone)]
pub struct Options {
    /// `postgres://...`; nothing means SQLite in `dir`.
    pub url: Option<String>,
    /// The data directory: `onward.db`, `files/`, `erasures.log`, and the search index in `index/`.
    pub dir: PathBuf,
}

impl Options {
    /// SQLite in this directory.
    pub fn in_dir(dir: impl Into<PathBuf>) -> Self {
        Self {
            url: None,
            dir: dir.into(),
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let engine = if self.url.is_some() { "postgres" } else { "sqlite" };
        f.debug_struct("Options")
            .field("engine", &engine)
            .field("dir", &self.dir)
            .finish_non_exhaustive()
    }
}

/// The record of everything. Cheap to clone; all clones share the connections.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) db: Db,
    pub(crate) files: Files,
    pub(crate) dir: Arc<Path>,
}

impl Store {
    /// Opens the store, creating what is not there and bringing the schema up to date (SQLite is copied into
    /// `before-upgrade/` first). Refuses data of a newer program. A second process may open the same SQLite directory.
    pub async fn open(options: &Options) -> Result<Self, OpenError> {
        let directory = |source| OpenError::Directory {
            path: options.dir.clone(),
            source,
        };
        engine::create_private_dir(&options.dir).map_err(directory)?;
        let change = engine::open_for_change(options).await?;
        let upgraded = schema::upgrade(&change, &options.dir.join("before-upgrade")).await;
        change.close().await;
        upgraded?;
        let files = Files::open(options.dir.join("files"))?;
        let db = engine::open(options).await?;
        let store = Self {
            db,
            files,
            dir: options.dir.as_path().into(),
        };
        store.erase_pending().await?;
        store.copy_erasures().await?;
        Ok(store)
    }

    /// The engine below.
    pub fn kind(&self) -> Kind {
        self.db.kind()
    }

    /// The data directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Begins a change of state at `at`. On SQLite one runs at a time: no file, network or long computation inside, and
    /// never a second one while the first is held.
    pub async fn begin(&self, at: Instant) -> Result<Tx> {
        Ok(Tx::new(self.db.write().await?, at))
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<Reader> {
        self.db.reader().await
    }

    /// One state of all tables with the journal position that matches it.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        Snapshot::take(self.db.frozen().await?).await
    }

    /// The journal.
    pub fn journal(&self) -> Journal<'_> {
        Journal(&self.db)
    }

    /// The follower of this name, with its position kept in the database.
    pub fn follower(&self, name: &'static str) -> Follower<'_> {
        Follower::new(&self.db, name)
    }

    /// The work queue.
    pub fn work(&self) -> Work<'_> {
        Work(&self.db)
    }

    /// The file store.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Which history the journal's positions belong to. Whoever keeps a position elsewhere (the search index) keeps this
    /// beside it and rebuilds when it has changed: after a restore, positions of before mean nothing.
    pub async fn history(&self) -> Result<Uuid> {
        let found: Option<(Uuid,)> = row!(&mut self.read().await?, "SELECT history FROM instance WHERE id = 1")?;
        found
            .map(|(history,)| history)
            .ok_or(Error::Missing("the instance row"))
    }

    /// The schema of the database.
    pub async fn schema(&self) -> Result<i64> {
        schema::applied(&mut self.read().await?).await
    }

    /// Whether the store can answer: the database reads, the directory of files is there.
    pub async fn ready(&self) -> Result<()> {
        self.history().await?;
        self.files.ready()
    }

    /// Waits for what is running, then closes every connection. On SQLite this also folds the log into the file.
    pub async fn close(self) {
        self.db.close().await;
    }
}
