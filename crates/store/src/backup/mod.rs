//! Backup and restore: everything in one archive that either engine can be restored from.
//!
//! A backup is a tar file: `tables/NAME.jsonl` for each table, all of one moment, `files/KEY` for each stored file, and last
//! `manifest.json` with the hash of each part (a file cut off in the middle has none and is refused). The search index is
//! not in it: it is rebuilt.
//!
//! Nothing is to be done here for a new table. A new form of column: a line in `catalog.rs` and `cell.rs`.

mod archive;
mod cell;
mod dump;
mod load;
mod manifest;
#[cfg(test)]
mod older;
mod restore;
mod verify;

use std::{
    io,
    path::{Path, PathBuf},
};

use chrono::SubsecRound;
use model::Instant;

pub use manifest::{Manifest, Part};
pub use restore::{RestoreError, Restored};

use crate::{Error, Result, Snapshot, Store, engine, files::FileKey, schema};

/// A stored file as its row describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Described {
    pub(crate) key: String,
    pub(crate) sha256: String,
    pub(crate) path: PathBuf,
}

impl Store {
    /// Writes everything into a new file `to`, which appears under its name only when it is whole. People go on working
    /// meanwhile. While it is being written, some space beside it is needed for the tables once more.
    pub async fn backup(&self, to: &Path, at: Instant) -> Result<Manifest> {
        if to.exists() {
            return Err(Error::Refused("a backup over a file that is there already"));
        }
        let parts_dir = beside(to, "parts");
        engine::create_private_dir(&parts_dir)?;
        let written = self.write_backup(to, &parts_dir, at).await;
        std::fs::remove_dir_all(&parts_dir)?;
        written
    }

    async fn write_backup(&self, to: &Path, parts_dir: &Path, at: Instant) -> Result<Manifest> {
        let mut snapshot = self.snapshot().await?;
        let manifest = Manifest {
            format: manifest::FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            schema: schema::applied(&mut snapshot).await?,
            engine: self.kind().name().to_owned(),
            at: at.trunc_subsecs(6),
            tables: dump::dump(&mut snapshot, parts_dir).await?,
            files: 0,
            absent: Vec::new(),
        };
        let files = self.described(&mut snapshot).await?;
        drop(snapshot);
        let (to, partial, parts_dir) = (to.to_owned(), beside(to, "partial"), parts_dir.to_owned());
        let written = tokio::task::spawn_blocking(move || {
            let manifest = archive::write(&partial, &parts_dir, &files, manifest)?;
            std::fs::rename(&partial, &to)?;
            std::fs::File::open(
                to.parent()
                    .filter(|dir| !dir.as_os_str().is_empty())
                    .unwrap_or(Path::new(".")),
            )?
            .sync_all()?;
            Ok::<_, io::Error>(manifest)
        });
        Ok(written.await.map_err(io::Error::other)??)
    }

    async fn described(&self, snapshot: &mut Snapshot) -> Result<Vec<Described>> {
        let found: Vec<(String, String)> = rows!(snapshot, "SELECT key, sha256 FROM file ORDER BY key")?;
        let described = |(key, sha256): (String, String)| {
            let path = self.files.path(&FileKey(key.clone()));
            Described { key, sha256, path }
        };
        Ok(found.into_iter().map(described).collect())
    }
}

/// A name for what is being made, in the same directory: private like the backup itself.
fn beside(to: &Path, ending: &str) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{ending}"));
    to.with_file_name(name)
}
