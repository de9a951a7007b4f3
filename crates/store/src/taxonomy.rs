//! The taxonomies that recommendations were made with, kept so that each can be made again.

use crate::{Reads, Result, Tx, text};

/// The longest version, in bytes.
const MAX_VERSION: usize = 100;
/// The largest content, in bytes.
const MAX_CONTENT: usize = 32 * 1024 * 1024;

/// Whether this version is kept already: asked before its content is put together.
pub async fn is_kept(db: &mut impl Reads, version: &str) -> Result<bool> {
    let found: Option<(i64,)> = row!(db, "SELECT COUNT(*) FROM taxonomy_version WHERE version = $1", version)?;
    Ok(found.is_some_and(|(count,)| count == 1))
}

/// Keeps a version unless it is kept already; a version never changes.
pub async fn keep(tx: &mut Tx, version: &str, content: &str) -> Result<()> {
    text::fits("the version of a taxonomy", version, MAX_VERSION)?;
    text::fits("a taxonomy", content, MAX_CONTENT)?;
    let at = tx.at();
    let sql = "INSERT INTO taxonomy_version (version, content, created_at) VALUES ($1, $2, $3)
               ON CONFLICT (version) DO NOTHING";
    exec!(tx, sql, version, content, at).map(|_| ())
}

/// The content of a version.
pub async fn content(db: &mut impl Reads, version: &str) -> Result<Option<String>> {
    let found: Option<(String,)> = row!(db, "SELECT content FROM taxonomy_version WHERE version = $1", version)?;
    Ok(found.map(|(content,)| content))
}
