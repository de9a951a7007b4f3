//! The openings as the matrix holds them, kept in a file: a start reads that in place of every posting.
//!
//! The file is only a shortcut. It counts when the same build of the program wrote it over the same taxonomy and it is whole;
//! what the journal tells since is taken in on top of it; and when anything is wrong with it, the tables are read as ever.

use std::{collections::BTreeSet, io, path::PathBuf, sync::PoisonError};

use matching::{JobMatrix, Opening};
use model::PostingId;
use serde::{Deserialize, Serialize};
use store::{Position, kept, posting};

use crate::{Error, Journey, Result};

/// Entries of the journal, and postings, read at once.
const PAGE: u32 = 500;
/// When the journal went on further than this, or more openings changed, reading all openings is as quick.
const MOST_ENTRIES: usize = 100_000;
const MOST_CHANGED: usize = 20_000;

/// Where the openings are kept.
#[derive(Debug, Clone)]
pub struct KeptFile {
    /// The file; its directory is there.
    pub path: PathBuf,
    /// Which build of the program writes and reads it: another may read postings in another way.
    pub build: String,
}

/// What stands in the file, behind its checksum.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    build: String,
    taxonomy: String,
    /// Everything up to here is in it.
    position: Position,
    openings: Vec<Opening>,
}

impl Journey {
    /// Keeps the openings as they are in memory, for the next start. Only the process that follows the journal does so.
    pub async fn keep_openings(&self) -> Result<()> {
        let (Some(file), Some(position)) = (self.0.kept_openings.clone(), self.index()?.position()) else {
            return Ok(());
        };
        let kept = Kept {
            build: file.build.clone(),
            taxonomy: self.0.taxonomy.version().to_owned(),
            position: Position {
                tx: position.tx,
                seq: position.seq,
            },
            openings: self.matrix().all().map(matching::Row::opening).collect(),
        };
        let write = move || kept::write(&file.path, &postcard::to_stdvec(&kept).map_err(io::Error::other)?);
        let written = tokio::task::spawn_blocking(write).await;
        let written = written.map_err(|error| Error::Internal(error.to_string()))?;
        written.map_err(|error| Error::Internal(format!("the openings cannot be kept: {error}")))
    }

    /// Fills the matrix from the file, and takes in what changed since. `false` when that cannot be done.
    pub(crate) async fn take_kept_openings(&self) -> Result<bool> {
        let Some(file) = self.0.kept_openings.clone() else {
            return Ok(false);
        };
        let read = tokio::task::spawn_blocking(move || read(&file)).await;
        let read = read.map_err(|error| Error::Internal(error.to_string()))?;
        let Some(kept) = read.filter(|kept| kept.taxonomy == self.0.taxonomy.version()) else {
            return Ok(false);
        };
        let Some(changed) = self.changed_since(kept.position).await? else {
            return Ok(false);
        };
        let mut matrix = JobMatrix::default();
        kept.openings.into_iter().for_each(|opening| matrix.put(opening));
        *self.0.matrix.write().unwrap_or_else(PoisonError::into_inner) = matrix;
        for part in changed.chunks(PAGE as usize) {
            let postings = posting::find_all(&mut self.store().read().await?, part).await?;
            self.change_matrix(&postings);
        }
        self.read_beside(&mut self.store().read().await?).await?;
        Ok(true)
    }

    /// The openings that the journal says were changed since; nothing when that is too much.
    async fn changed_since(&self, mut position: Position) -> Result<Option<Vec<PostingId>>> {
        let (mut changed, mut looked_at) = (BTreeSet::new(), 0);
        loop {
            let entries = self.store().journal().after(position, PAGE).await?;
            let Some(last) = entries.last() else {
                return Ok(Some(changed.into_iter().collect()));
            };
            position = last.position;
            changed.extend(self.touched(&entries).await?);
            looked_at += entries.len();
            if looked_at > MOST_ENTRIES || changed.len() > MOST_CHANGED {
                return Ok(None);
            }
        }
    }
}

/// What stands in the file, if it is whole and this build wrote it.
fn read(file: &KeptFile) -> Option<Kept> {
    let kept: Kept = postcard::from_bytes(&kept::read(&file.path)?).ok()?;
    (kept.build == file.build).then_some(kept)
}
