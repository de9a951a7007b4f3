//! Restoring a backup into an empty place, of either engine.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, BufReader},
    path::{Path, PathBuf},
};

use tar::Archive;

use super::{
    load,
    manifest::Manifest,
    verify::{self, Verified},
};
use crate::{Error, OpenError, Options, Result, Store, db::Raw, engine, erase, fold, schema};

/// Why a backup was not restored. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The archive or the log cannot be opened.
    #[error("The backup cannot be opened: {0}. Nothing was restored. Check its path and that this user may read it.")]
    Unreadable(#[source] io::Error),
    /// The archive is not what was saved.
    #[error("The backup is damaged: {0}. Nothing was restored. Use another copy.")]
    Damaged(String),
    /// The backup is of a newer program.
    #[error(
        "The backup was written by a newer version of Onward (schema {found}; this program knows up to {known}). Nothing \
         was restored. Use that version to restore it."
    )]
    Newer {
        /// The schema of the backup.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// There is something where the backup should go.
    #[error("There is data in {0} already, and nothing is ever restored over data. Name an empty place and try again.")]
    NotEmpty(String),
    /// The place cannot be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Something else went wrong.
    #[error("The backup could not be restored: {0}. What had been written was taken away again.")]
    Failed(#[from] Error),
}

impl From<io::Error> for RestoreError {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// A restored store.
#[derive(Debug)]
pub struct Restored {
    /// Open and ready.
    pub store: Store,
    /// What the backup held.
    pub manifest: Manifest,
    /// How many people in it had been erased since, and now are again.
    pub erased: u64,
}

impl Store {
    /// Restores the backup `from` into the empty place `options`. `erasures` is the `erasures.log` of the place the backup
    /// was taken from, as new as can be had: whoever was erased since then is erased again before anybody can see them.
    ///
    /// Everything is checked before anything is written; the tables appear all at once or not at all. Journal positions
    /// kept elsewhere no longer mean anything ([`Store::history`] has changed), and work that was waiting in the queue when
    /// the backup was taken will be done, perhaps a second time.
    pub async fn restore(from: &Path, options: &Options, erasures: Option<&Path>) -> Result<Restored, RestoreError> {
        let archive = from.to_owned();
        let verified = tokio::task::spawn_blocking(move || verify::verify(&archive))
            .await
            .map_err(io::Error::other)??;
        let (found, known) = (verified.manifest.schema, schema::newest());
        if found > known {
            return Err(RestoreError::Newer { found, known });
        }
        let erasures = match erasures {
            Some(log) if !log.exists() => return Err(RestoreError::Unreadable(io::ErrorKind::NotFound.into())),
            Some(log) => erase::read_log(log)?,
            None => Vec::new(),
        };
        let place = Place::claim(options)?;
        match place.fill(from, verified, &erasures).await {
            Ok((manifest, erased)) => Ok(Restored {
                store: Self::open(options).await?,
                manifest,
                erased,
            }),
            Err(error) => {
                place.clear()?;
                Err(error)
            }
        }
    }
}

/// An empty place that is being filled.
struct Place<'a> {
    options: &'a Options,
    database: PathBuf,
    files: PathBuf,
    /// Holds the parts while they are loaded, and tells a restore that was cut off from a place in use.
    scratch: PathBuf,
}

impl<'a> Place<'a> {
    fn claim(options: &'a Options) -> Result<Self, RestoreError> {
        let within = |name: &str| options.dir.join(name);
        let place = Self {
            options,
            database: within(engine::FILE),
            files: within("files"),
            scratch: within("restoring"),
        };
        if place.scratch.exists() {
            place.clear()?;
        }
        for taken in [&place.database, &place.files, &within("index"), &within(erase::LOG)] {
            if taken.exists() {
                return Err(RestoreError::NotEmpty(taken.display().to_string()));
            }
        }
        engine::create_private_dir(&place.scratch).map_err(|source| OpenError::Directory {
            path: options.dir.clone(),
            source,
        })?;
        Ok(place)
    }

    async fn fill(
        &self,
        from: &Path,
        verified: Verified,
        erasures: &[erase::Erasure],
    ) -> Result<(Manifest, u64), RestoreError> {
        let db = engine::open_for_change(self.options).await?;
        let mut raw = db.write().await?;
        if schema::applied(&mut raw).await? > 0 {
            return Err(RestoreError::NotEmpty("the database".into()));
        }
        let (from, files, scratch) = (from.to_owned(), self.files.clone(), self.scratch.clone());
        let unpacking =
            tokio::task::spawn_blocking(move || unpack(&from, &verified, &files, &scratch).map(|()| verified));
        let manifest = unpacking.await.map_err(io::Error::other)??.manifest;
        let erased = self.fill_tables(&mut raw, &manifest, erasures).await?;
        raw.commit().await?;
        // From here on it is done, and nothing may take it away again.
        db.close().await;
        if let Err(error) = fs::remove_dir_all(&self.scratch) {
            tracing::warn!(%error, "remove {} by hand: it holds personal data", self.scratch.display());
        }
        Ok((manifest, erased))
    }

    /// The tables as they were, brought to today's schema, with a journal of this server's own. Whoever is named as erased
    /// is erased when the store is opened, before anything else.
    async fn fill_tables(&self, raw: &mut Raw, manifest: &Manifest, erasures: &[erase::Erasure]) -> Result<u64> {
        schema::migrate(raw, manifest.schema)
            .await
            .map_err(schema::from_migration)?;
        load::load(raw, &manifest.tables, &self.scratch.join("tables")).await?;
        schema::migrate(raw, schema::newest())
            .await
            .map_err(schema::from_migration)?;
        fold::fold(raw).await?;
        for erasure in erasures {
            erase::remember(raw, *erasure).await?;
        }
        Ok(erase::pending(raw).await?.len() as u64)
    }

    /// Takes away what a restore that did not succeed has left.
    fn clear(&self) -> io::Result<()> {
        let beside = |ending| self.database.with_extension(ending);
        for file in [self.database.clone(), beside("db-wal"), beside("db-shm")] {
            gone(fs::remove_file(file))?;
        }
        gone(fs::remove_dir_all(&self.files))?;
        gone(fs::remove_dir_all(&self.scratch))
    }
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            Ok(())
        } else {
            Err(error)
        }
    })
}

/// Tables into the scratch directory, files into their place, each on the disk when this returns.
fn unpack(from: &Path, verified: &Verified, files: &Path, scratch: &Path) -> Result<(), RestoreError> {
    let mut archive = Archive::new(BufReader::new(File::open(from)?));
    engine::create_private_dir(files)?;
    engine::create_private_dir(&scratch.join("tables"))?;
    let mut directories = BTreeSet::from([files.to_owned()]);
    for entry in archive.entries().map_err(verify::cut_off)? {
        let mut entry = entry.map_err(verify::cut_off)?;
        let name = verify::name(&entry)?;
        let to = match name.strip_prefix("files/") {
            Some(key) if verified.is_absent(key) => continue,
            Some(key) => files.join(key),
            None => scratch.join(&name),
        };
        if let Some(parent) = to.parent() {
            engine::create_private_dir(parent)?;
            directories.insert(parent.to_owned());
        }
        let mut file = engine::create_private(&to)?;
        io::copy(&mut entry, &mut file)?;
        file.sync_all()?;
    }
    for directory in directories {
        File::open(directory)?.sync_all()?;
    }
    Ok(())
}
