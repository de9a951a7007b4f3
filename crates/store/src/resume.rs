//! What was read from the files people handed in: the text, so that what was read can be shown in its own words, or why it
//! could not be read.

use model::{FileId, Instant};
use uuid::Uuid;

use crate::{Error, Grant, Reads, Result, Tx, text};

/// The longest text, in bytes.
const MAX_TEXT: usize = 4 * 1024 * 1024;
/// The longest code, in bytes.
const MAX_CODE: usize = 100;

/// What reading a file came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Its text.
    Text(String),
    /// The code of why it could not be read.
    Refused(String),
}

/// A file that was handed in to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resume {
    /// The file.
    pub file: FileId,
    /// The code of its format, when that was recognised.
    pub format: Option<String>,
    /// What reading it came to.
    pub reading: Reading,
    /// When it was read.
    pub read_at: Instant,
}

record! {
    struct Row {
        file: Uuid,
        format: Option<String>,
        text: Option<String>,
        refusal: Option<String>,
        read_at: Instant,
    }
}

impl TryFrom<Row> for Resume {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let reading = match (row.text, row.refusal) {
            (Some(text), None) => Reading::Text(text),
            (None, Some(code)) => Reading::Refused(code),
            _ => return Err(Error::Corrupt("a résumé holds a text or a refusal".into())),
        };
        Ok(Self {
            file: FileId(row.file),
            format: row.format,
            reading,
            read_at: row.read_at,
        })
    }
}

/// Keeps what reading one of the person's files came to; the last reading counts. [`Error::Missing`] when the file is not
/// theirs.
pub async fn put(tx: &mut Tx, grant: &Grant, file: FileId, format: Option<&str>, reading: &Reading) -> Result<()> {
    text::fits("the code of a format", format.unwrap_or_default(), MAX_CODE)?;
    let (words, refusal) = match reading {
        Reading::Text(words) => (Some(words.as_str()), None),
        Reading::Refused(code) => (None, Some(code.as_str())),
    };
    text::fits("the text of a document", words.unwrap_or_default(), MAX_TEXT)?;
    text::fits("the code of a refusal", refusal.unwrap_or_default(), MAX_CODE)?;
    let at = tx.at();
    let kept = exec!(
        tx,
        "INSERT INTO resume (file, person, format, text, refusal, read_at)
         SELECT id, owner, $3, $4, $5, $6 FROM file WHERE id = $1 AND owner = $2
         ON CONFLICT (file) DO UPDATE SET format = excluded.format, text = excluded.text, refusal = excluded.refusal,
             read_at = excluded.read_at",
        file.0,
        grant.subject().0,
        format,
        words,
        refusal,
        at
    )?;
    if kept == 1 {
        Ok(())
    } else {
        Err(Error::Missing("this file"))
    }
}

/// What reading this file of theirs came to.
pub async fn find(db: &mut impl Reads, grant: &Grant, file: FileId) -> Result<Option<Resume>> {
    let sql = "SELECT file, format, text, refusal, read_at FROM resume WHERE person = $1 AND file = $2";
    let found: Option<Row> = row!(db, sql, grant.subject().0, file.0)?;
    found.map(Resume::try_from).transpose()
}

/// What the person handed in last, readable or not.
pub async fn latest(db: &mut impl Reads, grant: &Grant) -> Result<Option<Resume>> {
    let sql = "SELECT file, format, text, refusal, read_at FROM resume
               WHERE person = $1 ORDER BY read_at DESC, file DESC LIMIT 1";
    let found: Option<Row> = row!(db, sql, grant.subject().0)?;
    found.map(Resume::try_from).transpose()
}
