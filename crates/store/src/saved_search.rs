//! Searches a person saves to make them again.

use model::Instant;

use crate::{Grant, Reads, Result, Tx, text};

/// The longest address, in bytes.
const MAX_ADDRESS: usize = 2_000;
/// The longest words for it, in bytes.
const MAX_WORDS: usize = 500;

/// A search that is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its address, with everything that was chosen.
    pub address: String,
    /// What it looks for, in words.
    pub words: String,
    /// When it was saved.
    pub at: Instant,
}

/// Saves a search; false when it was saved already.
pub async fn save(tx: &mut Tx, grant: &Grant, address: &str, words: &str) -> Result<bool> {
    text::fits("the address of a search", address, MAX_ADDRESS)?;
    text::fits("the words of a search", words, MAX_WORDS)?;
    let (at, person) = (tx.at(), grant.subject().0);
    let sql = "INSERT INTO saved_search (person, address, words, at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (person, address) DO NOTHING";
    Ok(exec!(tx, sql, person, address, words, at)? == 1)
}

/// Saves it no longer; false when it was not saved.
pub async fn remove(tx: &mut Tx, grant: &Grant, address: &str) -> Result<bool> {
    let sql = "DELETE FROM saved_search WHERE person = $1 AND address = $2";
    Ok(exec!(tx, sql, grant.subject().0, address)? == 1)
}

/// What the person saved, the last first, at most `limit`.
pub async fn list(db: &mut impl Reads, grant: &Grant, limit: u32) -> Result<Vec<SavedSearch>> {
    let sql = "SELECT address, words, at FROM saved_search WHERE person = $1 ORDER BY at DESC, address LIMIT $2";
    let found: Vec<(String, String, Instant)> = rows!(db, sql, grant.subject().0, i64::from(limit))?;
    Ok(found
        .into_iter()
        .map(|(address, words, at)| SavedSearch { address, words, at })
        .collect())
}
