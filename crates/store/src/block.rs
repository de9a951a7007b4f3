//! From which employers somebody hides. What that means is decided in one place, where use cases are.

use model::{EmployerId, Instant, likeness};
use uuid::Uuid;

use crate::{Grant, Reads, Result, Tx, text};

/// The longest name, in bytes.
const MAX_NAME: usize = 1_000;
/// So many are read of one person.
const MOST: i64 = 500;

/// An employer somebody hides from, or chose not to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The name as it is compared ([`likeness::employer_key`]).
    pub key: String,
    /// The name as it was shown.
    pub name: String,
    /// Which page they meant; nothing for a name without one.
    pub employer: Option<EmployerId>,
    /// Whether they hide. `false`: they work there, and do not mind being found.
    pub hides: bool,
    /// Since when.
    pub at: Instant,
}

/// Writes down whether somebody hides from an employer; the last word counts. Of two pages with one name, both are meant.
pub async fn put(tx: &mut Tx, grant: &Grant, (name, employer): (&str, Option<EmployerId>), hides: bool) -> Result<()> {
    text::fits("the name of an employer", name, MAX_NAME)?;
    let (at, key) = (tx.at(), likeness::employer_key(name));
    let sql = "INSERT INTO employer_block (person, key, name, employer, hides, at) VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT (person, key) DO UPDATE SET hides = excluded.hides, at = excluded.at, name = excluded.name,
                   employer = CASE WHEN employer_block.hides = excluded.hides AND employer_block.employer <> excluded.employer
                       THEN NULL ELSE excluded.employer END";
    let id = employer.map(|id| id.0);
    exec!(tx, sql, grant.subject().0, key, name, id, hides, at).map(|_| ())
}

/// Takes back what was written down of an employer; false when nothing was.
pub async fn remove(tx: &mut Tx, grant: &Grant, key: &str) -> Result<bool> {
    let sql = "DELETE FROM employer_block WHERE person = $1 AND key = $2";
    Ok(exec!(tx, sql, grant.subject().0, key)? == 1)
}

/// What a person said of employers.
pub(crate) const OWN: &str = "SELECT key, name, employer, hides, at FROM employer_block
    WHERE person = $1 ORDER BY key LIMIT $2";

/// What a person said of employers, the last first.
pub async fn own(db: &mut impl Reads, grant: &Grant) -> Result<Vec<Block>> {
    let found: Vec<(String, String, Option<Uuid>, bool, Instant)> = rows!(db, OWN, grant.subject().0, MOST)?;
    let block = |(key, name, employer, hides, at): (String, String, Option<Uuid>, bool, Instant)| Block {
        key,
        name,
        employer: employer.map(EmployerId),
        hides,
        at,
    };
    let mut blocks: Vec<Block> = found.into_iter().map(block).collect();
    blocks.sort_by_key(|block| std::cmp::Reverse(block.at));
    Ok(blocks)
}
