//! Searches a person saves to make them again, and to hear of what they find from then on.

use model::{Instant, PersonId};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Grant, Reads, Result, Tx, json, text};

/// The longest address, in bytes.
const MAX_ADDRESS: usize = 2_000;
/// The longest words for it, in bytes.
const MAX_WORDS: usize = 500;
/// The largest search, in bytes of JSON.
const MAX_SEARCH: usize = 8 * 1024;

/// A search to save.
#[derive(Debug, Clone, Copy)]
pub struct NewSearch<'a> {
    /// Its address, with everything that was chosen.
    pub address: &'a str,
    /// What it looks for, in words.
    pub words: &'a str,
    /// What it looks for, as the caller reads it again.
    pub search: &'a Value,
}

/// A search that is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its address, with everything that was chosen.
    pub address: String,
    /// What it looks for, in words.
    pub words: String,
    /// When it was saved.
    pub at: Instant,
    /// Whether the person hears of what it finds.
    pub tells: bool,
}

/// A search that tells somebody of what it finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// Its address: the same for everybody who looks for the same.
    pub address: String,
    /// Whom it tells.
    pub person: PersonId,
    /// What it looks for, in words.
    pub words: String,
    /// What it looks for, as it was saved.
    pub search: Value,
}

/// Saves a search, which tells of what it finds from now on; false when it was saved already.
pub async fn save(tx: &mut Tx, grant: &Grant, new: &NewSearch<'_>) -> Result<bool> {
    text::fits("the address of a search", new.address, MAX_ADDRESS)?;
    text::fits("the words of a search", new.words, MAX_WORDS)?;
    let packed = json::pack("a search", new.search, MAX_SEARCH)?;
    let (at, person) = (tx.at(), grant.subject().0);
    let sql = "INSERT INTO saved_search (person, address, words, at, tells, search) VALUES ($1, $2, $3, $4, TRUE, $5)
               ON CONFLICT (person, address) DO NOTHING";
    Ok(exec!(tx, sql, person, new.address, new.words, at, packed)? == 1)
}

/// Lets a saved search tell of what it finds, or no longer; false when it did so already, or is not saved.
pub async fn tell(tx: &mut Tx, grant: &Grant, address: &str, search: &Value, tells: bool) -> Result<bool> {
    let packed = json::pack("a search", search, MAX_SEARCH)?;
    let sql = "UPDATE saved_search SET tells = $1, search = $2 WHERE person = $3 AND address = $4 AND tells <> $1";
    Ok(exec!(tx, sql, tells, packed, grant.subject().0, address)? == 1)
}

/// No saved search of this person tells any longer; gives how many did.
pub async fn tell_no_longer(tx: &mut Tx, grant: &Grant) -> Result<u64> {
    let sql = "UPDATE saved_search SET tells = FALSE WHERE person = $1 AND tells";
    exec!(tx, sql, grant.subject().0)
}

/// Saves it no longer; false when it was not saved.
pub async fn remove(tx: &mut Tx, grant: &Grant, address: &str) -> Result<bool> {
    let sql = "DELETE FROM saved_search WHERE person = $1 AND address = $2";
    Ok(exec!(tx, sql, grant.subject().0, address)? == 1)
}

/// What the person saved, the last first, at most `limit`.
pub async fn list(db: &mut impl Reads, grant: &Grant, limit: u32) -> Result<Vec<SavedSearch>> {
    let sql = "SELECT address, words, at, tells FROM saved_search WHERE person = $1 ORDER BY at DESC, address LIMIT $2";
    let found: Vec<(String, String, Instant, bool)> = rows!(db, sql, grant.subject().0, i64::from(limit))?;
    Ok(found
        .into_iter()
        .map(|(address, words, at, tells)| SavedSearch {
            address,
            words,
            at,
            tells,
        })
        .collect())
}

/// Searches that tell, by address, then by person.
pub(crate) const TELLING: &str = "SELECT address, person, words, search FROM saved_search
    WHERE tells AND search IS NOT NULL AND (address, person) > ($1, $2) ORDER BY address, person LIMIT $3";

/// Searches that tell somebody, by address, then by person, after the one given, at most `limit`: for the program's own matching.
pub async fn telling(db: &mut impl Reads, after: Option<(&str, PersonId)>, limit: u32) -> Result<Vec<Telling>> {
    let (address, person) = after.map_or(("", Uuid::nil()), |(address, person)| (address, person.0));
    let found: Vec<(String, Uuid, String, Json<Value>)> = rows!(db, TELLING, address, person, i64::from(limit))?;
    Ok(found
        .into_iter()
        .map(|(address, person, words, Json(search))| Telling {
            address,
            person: PersonId(person),
            words,
            search,
        })
        .collect())
}
