//! What a person handed in for a background check. The bytes are sealed, and the key to each is here alone.

use model::{CheckId, CheckKind, FileId, Hand, Instant};
use uuid::Uuid;

use super::{entry, row};
use crate::{
    Grant, Reads, Result, Tx,
    files::{self, File, FileKey},
    hiring::{Desk, interview::Side},
    text,
};

/// The longest key, in bytes.
const MAX_KEY: usize = 200;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its file.
    pub file: FileId,
    /// Of which part.
    pub kind: CheckKind,
    /// The name it was handed in with.
    pub name: String,
    /// What it is, as `application/pdf`.
    pub media_type: String,
    /// How many bytes it had before it was sealed.
    pub size: u64,
    /// When.
    pub added_at: Instant,
}

/// A document to be kept; its file has been recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument<'a> {
    /// Its file.
    pub file: FileId,
    /// Of which part.
    pub kind: CheckKind,
    /// How many bytes it had before it was sealed.
    pub size: u64,
    /// What opens it, as text.
    pub key: &'a str,
}

/// Keeps a document for one of the person's own checks.
pub async fn add(tx: &mut Tx, grant: &Grant, id: CheckId, new: &NewDocument<'_>) -> Result<()> {
    text::fits("a key", new.key, MAX_KEY)?;
    let at = tx.at();
    let size = i64::try_from(new.size).unwrap_or(i64::MAX);
    let sql = "INSERT INTO background_check_document (file, background_check, kind, person, size, key, added_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let person = grant.subject();
    exec!(tx, sql, new.file.0, id.0, new.kind.code(), person.0, size, new.key, at)?;
    let by = (Hand::Person, grant.actor());
    entry::add(tx, (id, person), by, ("handed_in", Some(new.kind)), "").await
}

/// The documents of a check, the first first: what they are called, not what they say.
pub async fn documents(db: &mut impl Reads, side: Side<'_>, id: CheckId) -> Result<Vec<Document>> {
    type Row = (Uuid, String, String, String, i64, Instant);
    let (employer, person) = side.of();
    let sql = "SELECT document.file, document.kind, file.name, file.media_type, document.size, document.added_at
               FROM background_check_document document JOIN file ON file.id = document.file
               JOIN background_check one ON one.id = document.background_check
               JOIN application ON application.id = one.application
               WHERE document.background_check = $1 AND (application.employer = $2 OR one.person = $3)
               ORDER BY document.added_at, document.file";
    let found: Vec<Row> = rows!(db, sql, id.0, employer, person)?;
    let document = |(file, kind, name, media_type, size, added_at): Row| {
        Some(Document {
            file: FileId(file),
            kind: CheckKind::from_code(&kind)?,
            name,
            media_type,
            size: size.unsigned_abs(),
            added_at,
        })
    };
    Ok(found.into_iter().filter_map(document).collect())
}

/// What opens one of the person's own files; nothing when it is not sealed.
pub async fn key_of(db: &mut impl Reads, grant: &Grant, file: FileId) -> Result<Option<String>> {
    let sql = "SELECT key FROM background_check_document WHERE file = $1 AND person = $2";
    let found: Option<(String,)> = row!(db, sql, file.0, grant.subject().0)?;
    Ok(found.map(|(key,)| key))
}

/// A document of one of the person's own checks, with what opens it.
pub async fn own_document(
    db: &mut impl Reads,
    grant: &Grant,
    id: CheckId,
    file: FileId,
) -> Result<Option<(File, String)>> {
    let sql = "SELECT key FROM background_check_document WHERE file = $1 AND background_check = $2 AND person = $3";
    let key: Option<(String,)> = row!(db, sql, file.0, id.0, grant.subject().0)?;
    let kept = files::find(db, grant, file).await?;
    Ok(kept.zip(key).map(|(kept, (key,))| (kept, key)))
}

/// One of those who are named looks at a document, for a reason: that is written down, for the person to see. Nothing when they are not
/// named, when it is not one of their team's, and when the check holds nothing any more.
pub async fn look(tx: &mut Tx, desk: &Desk, id: CheckId, file: FileId, reason: &str) -> Result<Option<(File, String)>> {
    let Some(check) = row::find(tx, Side::Team(desk), id).await? else {
        return Ok(None);
    };
    if !check.state.is_open() || !check.readers.contains(&desk.member()) {
        return Ok(None);
    }
    let found = own_document(tx, &Grant::program(check.person), id, file).await?;
    if let Some((kept, _)) = &found {
        let sql = "SELECT kind FROM background_check_document WHERE file = $1";
        let kind: Option<(String,)> = row!(tx, sql, file.0)?;
        let kind = kind.and_then(|(code,)| CheckKind::from_code(&code));
        let words = format!("{}: {reason}", kept.name);
        let by = (Hand::Team, Some(desk.member()));
        entry::add(tx, (id, check.person), by, ("looked", kind), &words).await?;
    }
    Ok(found)
}

/// Forgets all documents of a check, and what opens them; gives where their bytes lie.
pub(super) async fn remove_all(tx: &mut Tx, id: CheckId) -> Result<Vec<FileKey>> {
    let sql = "DELETE FROM file WHERE id IN (SELECT file FROM background_check_document WHERE background_check = $1) RETURNING key";
    let gone: Vec<(String,)> = rows!(tx, sql, id.0)?;
    Ok(gone.into_iter().map(|(key,)| FileKey(key)).collect())
}
