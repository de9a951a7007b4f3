//! Stored files: bytes in a directory (an S3 bucket later), their row in the table `file`.
//!
//! In this order: [`Files::put`] before the transaction, [`add`] inside it, and after removing a row
//! [`Files::delete`]. Whatever a crash leaves between these steps has no row, and [`crate::Store::sweep_orphans`] takes it
//! away after a day.

mod rows;
mod sweep;

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use model::{Instant, PersonId, Random};
use object_store::{ObjectStoreExt, WriteMultipart, local::LocalFileSystem, path::Path as Key};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncRead, AsyncReadExt};

pub use rows::{File, add, find, list, remove};
pub use sweep::Swept;

use crate::{Error, Result, engine};

/// How much is read at a time, in bytes.
const CHUNK: usize = 256 * 1024;

/// The name of a stored file in the file store. It says nothing of what is inside and cannot be guessed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileKey(pub(crate) String);

/// Bytes that are stored and not yet recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    pub(crate) owner: PersonId,
    pub(crate) key: FileKey,
    pub(crate) sha256: String,
    pub(crate) size: i64,
}

impl StoredFile {
    /// How many bytes.
    pub fn size(&self) -> u64 {
        self.size.unsigned_abs()
    }

    /// Their SHA-256, in hex.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

/// The file store.
#[derive(Debug, Clone)]
pub struct Files {
    root: Arc<Path>,
    objects: Arc<LocalFileSystem>,
}

impl Files {
    pub(crate) fn open(root: PathBuf) -> Result<Self> {
        engine::create_private_dir(&root)?;
        let objects = LocalFileSystem::new_with_prefix(&root)?.with_automatic_cleanup(true);
        Ok(Self {
            root: root.into(),
            objects: Arc::new(objects),
        })
    }

    /// Stores what `bytes` gives for `owner`: whole and on the disk when this returns, or not at all.
    /// [`Error::TooLarge`] when there are more than `limit` bytes.
    pub async fn put(
        &self,
        owner: PersonId,
        bytes: impl AsyncRead + Unpin + Send,
        limit: u64,
        at: Instant,
        random: &dyn Random,
    ) -> Result<StoredFile> {
        let key = new_key(owner, at, random);
        let path = Key::from(key.0.as_str());
        let mut upload = WriteMultipart::new(self.objects.put_multipart(&path).await?);
        match copy(bytes, limit, &mut upload).await {
            Ok((size, sha256)) => {
                upload.finish().await?;
                self.sync(&key).await?;
                Ok(StoredFile {
                    owner,
                    key,
                    sha256,
                    size,
                })
            }
            Err(error) => {
                upload.abort().await?;
                Err(error)
            }
        }
    }

    /// The bytes of a file, checked against its row: [`Error::Corrupt`] when they are not what was stored.
    pub async fn get(&self, file: &File) -> Result<Vec<u8>> {
        let bytes = match self.objects.get(&Key::from(file.key.0.as_str())).await {
            Ok(found) => found.bytes().await?,
            Err(object_store::Error::NotFound { .. }) => return Err(Error::Missing("the stored bytes of this file")),
            Err(error) => return Err(error.into()),
        };
        if hex(&Sha256::digest(&bytes)) == file.sha256 {
            Ok(bytes.into())
        } else {
            Err(Error::Corrupt(format!("file {} is not what was stored", file.id)))
        }
    }

    /// Lets go of bytes whose row is gone. That they are gone already is no error.
    pub async fn delete(&self, key: &FileKey) -> Result<()> {
        match self.objects.delete(&Key::from(key.0.as_str())).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn ready(&self) -> Result<()> {
        if self.root.is_dir() {
            Ok(())
        } else {
            Err(Error::Missing("the directory of files"))
        }
    }

    /// Where a key lies on this machine.
    pub(crate) fn path(&self, key: &FileKey) -> PathBuf {
        self.root.join(&key.0)
    }

    /// The file, its name in the owner's directory and that directory's name in the root: all on the disk.
    async fn sync(&self, key: &FileKey) -> Result<()> {
        let path = self.path(key);
        let root = Arc::clone(&self.root);
        let synced = tokio::task::spawn_blocking(move || -> io::Result<()> {
            std::fs::File::open(&path)?.sync_all()?;
            for directory in [path.parent(), Some(&*root)].into_iter().flatten() {
                std::fs::File::open(directory)?.sync_all()?;
            }
            Ok(())
        });
        Ok(synced.await.map_err(io::Error::other)??)
    }
}

async fn copy(mut from: impl AsyncRead + Unpin, limit: u64, to: &mut WriteMultipart) -> Result<(i64, String)> {
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = from.read(&mut chunk).await?;
        if read == 0 {
            return Ok((i64::try_from(size).unwrap_or(i64::MAX), hex(&hash.finalize())));
        }
        size += read as u64;
        if size > limit {
            return Err(Error::TooLarge("a file", limit));
        }
        hash.update(&chunk[..read]);
        to.wait_for_capacity(2).await?;
        to.write(&chunk[..read]);
    }
}

/// `OWNER/SECONDS-RANDOM`: the owner's id, when it was stored (so that orphans can be told from what is being stored right
/// now), and 32 random bytes, all in hex.
fn new_key(owner: PersonId, at: Instant, random: &dyn Random) -> FileKey {
    let mut secret = [0; 32];
    random.fill(&mut secret);
    FileKey(format!(
        "{}/{:x}-{}",
        owner.0.simple(),
        at.timestamp().max(0),
        hex(&secret)
    ))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
