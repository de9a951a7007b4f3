//! Generations of the index on disk.
//!
//! ```text
//! DIR/lock             held while the index is open
//! DIR/current          the name of the generation in use
//! DIR/generation-7/    the engine's files
//! DIR/damaged/         the last generation that could not be read, kept to be looked at
//! ```
//!
//! A generation is built beside the one in use; writing `current` anew swaps them.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::{Error, Result};

const PREFIX: &str = "generation-";

/// The directory of the index, locked for this process.
#[derive(Debug)]
pub(crate) struct Directory {
    path: PathBuf,
    _lock: File,
}

impl Directory {
    /// Makes the directory when it is not there, and takes its lock.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        fs::create_dir_all(path)?;
        let lock = File::create(path.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self {
                path: path.to_owned(),
                _lock: lock,
            }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// The generation in use.
    pub(crate) fn current(&self) -> Result<Option<PathBuf>> {
        let name = match fs::read(self.path.join("current")) {
            Ok(name) => String::from_utf8_lossy(&name).trim().to_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        Ok(number(&name)
            .map(|_| self.path.join(name))
            .filter(|generation| generation.is_dir()))
    }

    /// A new, empty generation.
    pub(crate) fn begin(&self) -> Result<PathBuf> {
        let newest = self
            .generations()?
            .iter()
            .filter_map(|path| number(path.file_name()?.to_str()?))
            .max();
        let generation = self.path.join(format!("{PREFIX}{}", newest.unwrap_or(0) + 1));
        fs::create_dir(&generation)?;
        Ok(generation)
    }

    /// Puts a generation into use; from now on it is the one that is opened.
    pub(crate) fn put_into_use(&self, generation: &Path) -> Result<()> {
        let name = generation
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let new = self.path.join("current.new");
        let mut file = File::create(&new)?;
        file.write_all(name.as_bytes())?;
        file.sync_all()?;
        fs::rename(new, self.path.join("current"))?;
        File::open(&self.path)?.sync_all()?;
        Ok(())
    }

    /// Keeps a generation that cannot be read to be looked at, in place of the one kept before.
    pub(crate) fn set_aside(&self, generation: &Path) -> Result<()> {
        let aside = self.path.join("damaged");
        if aside.exists() {
            fs::remove_dir_all(&aside)?;
        }
        Ok(fs::rename(generation, aside)?)
    }

    /// Removes a generation that is no longer of use. What cannot be removed now is removed at the next start.
    pub(crate) fn discard(&self, generation: &Path) {
        if let Err(error) = fs::remove_dir_all(generation) {
            tracing::warn!(%error, directory = %self.path.display(), "a generation of the index could not be removed");
        }
    }

    /// Removes every generation but this one: left over from a swap or from a rebuild that was broken off.
    pub(crate) fn keep_only(&self, generation: Option<&Path>) -> Result<()> {
        for other in self.generations()? {
            if Some(other.as_path()) != generation {
                fs::remove_dir_all(other)?;
            }
        }
        Ok(())
    }

    fn generations(&self) -> Result<Vec<PathBuf>> {
        let mut generations = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            if entry.file_name().to_str().and_then(number).is_some() {
                generations.push(entry.path());
            }
        }
        Ok(generations)
    }
}

fn number(name: &str) -> Option<u64> {
    name.strip_prefix(PREFIX)?.parse().ok()
}
