//! The table `file`: whose a stored file is, what it is called, and what its bytes must be.

use model::{FileId, Instant};
use uuid::Uuid;

use super::{FileKey, StoredFile};
use crate::{Error, Grant, Reads, Result, Tx, text};

/// The longest name, in bytes (what file systems take).
const MAX_NAME: usize = 255;
/// The longest media type, in bytes.
const MAX_MEDIA_TYPE: usize = 100;

/// A stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its id.
    pub id: FileId,
    /// The name it was given with.
    pub name: String,
    /// What it is, as `application/pdf`.
    pub media_type: String,
    /// How many bytes.
    pub size: u64,
    /// Their SHA-256, in hex.
    pub sha256: String,
    /// Where they lie.
    pub key: FileKey,
    /// When it was stored.
    pub created_at: Instant,
}

record! {
    struct Row {
        id: Uuid,
        name: String,
        media_type: String,
        size: i64,
        sha256: String,
        key: String,
        created_at: Instant,
    }
}

impl From<Row> for File {
    fn from(row: Row) -> Self {
        Self {
            id: FileId(row.id),
            name: row.name,
            media_type: row.media_type,
            size: row.size.unsigned_abs(),
            sha256: row.sha256,
            key: FileKey(row.key),
            created_at: row.created_at,
        }
    }
}

/// Records stored bytes as a file of the person they were stored for.
pub async fn add(
    tx: &mut Tx,
    grant: &Grant,
    id: FileId,
    stored: &StoredFile,
    name: &str,
    media_type: &str,
) -> Result<()> {
    if stored.owner != grant.subject() {
        return Err(Error::Refused("a file stored for somebody else"));
    }
    text::fits("a file's name", name, MAX_NAME)?;
    text::fits("a media type", media_type, MAX_MEDIA_TYPE)?;
    let at = tx.at();
    exec!(
        tx,
        "INSERT INTO file (id, owner, name, media_type, size, sha256, key, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id.0,
        stored.owner.0,
        name,
        media_type,
        stored.size,
        &stored.sha256,
        &stored.key.0,
        at
    )?;
    Ok(())
}

/// One of the person's files.
pub async fn find(db: &mut impl Reads, grant: &Grant, id: FileId) -> Result<Option<File>> {
    let sql = "SELECT id, name, media_type, size, sha256, key, created_at FROM file WHERE id = $1 AND owner = $2";
    let found: Option<Row> = row!(db, sql, id.0, grant.subject().0)?;
    Ok(found.map(File::from))
}

/// The person's files, oldest first, at most 1000.
pub async fn list(db: &mut impl Reads, grant: &Grant) -> Result<Vec<File>> {
    let found: Vec<Row> = rows!(
        db,
        "SELECT id, name, media_type, size, sha256, key, created_at FROM file WHERE owner = $1
         ORDER BY created_at, id LIMIT 1000",
        grant.subject().0
    )?;
    Ok(found.into_iter().map(File::from).collect())
}

/// Forgets one of the person's files; the key is for [`super::Files::delete`], after the commit.
pub async fn remove(tx: &mut Tx, grant: &Grant, id: FileId) -> Result<Option<FileKey>> {
    let sql = "DELETE FROM file WHERE id = $1 AND owner = $2 RETURNING key";
    let gone: Option<(String,)> = row!(tx, sql, id.0, grant.subject().0)?;
    Ok(gone.map(|(key,)| FileKey(key)))
}
