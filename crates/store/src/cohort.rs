//! Cohorts: named groups of people, as a college's year, with whom staff can be entrusted as a whole.

use model::{CohortId, PersonId};
use uuid::Uuid;

use crate::{Reads, Result, Tx, text};

/// The longest name, in bytes.
const MAX_NAME: usize = 200;

/// A cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// Its id.
    pub id: CohortId,
    /// Its name; no two have the same.
    pub name: String,
}

/// Makes a cohort. [`crate::Error::Taken`] when there is one of this name.
pub async fn add(tx: &mut Tx, id: CohortId, name: &str) -> Result<()> {
    text::fits("a cohort's name", name, MAX_NAME)?;
    let at = tx.at();
    exec!(
        tx,
        "INSERT INTO cohort (id, name, created_at) VALUES ($1, $2, $3)",
        id.0,
        name,
        at
    )?;
    Ok(())
}

/// All cohorts by name, after the name `after`, at most `limit`.
pub async fn list(db: &mut impl Reads, after: &str, limit: u32) -> Result<Vec<Cohort>> {
    let sql = "SELECT id, name FROM cohort WHERE name > $1 ORDER BY name LIMIT $2";
    let found: Vec<(Uuid, String)> = rows!(db, sql, after, i64::from(limit))?;
    Ok(found
        .into_iter()
        .map(|(id, name)| Cohort { id: CohortId(id), name })
        .collect())
}

/// Takes a person in; false when they were in already.
pub async fn join(tx: &mut Tx, cohort: CohortId, person: PersonId) -> Result<bool> {
    let sql = "INSERT INTO cohort_member (cohort, person) VALUES ($1, $2) ON CONFLICT (cohort, person) DO NOTHING";
    Ok(exec!(tx, sql, cohort.0, person.0)? == 1)
}

/// Lets a person go; false when they were not in.
pub async fn leave(tx: &mut Tx, cohort: CohortId, person: PersonId) -> Result<bool> {
    Ok(exec!(
        tx,
        "DELETE FROM cohort_member WHERE cohort = $1 AND person = $2",
        cohort.0,
        person.0
    )? == 1)
}

/// Its members by id, after `after`, at most `limit`.
pub async fn members(
    db: &mut impl Reads,
    cohort: CohortId,
    after: Option<PersonId>,
    limit: u32,
) -> Result<Vec<PersonId>> {
    let sql = "SELECT person FROM cohort_member WHERE cohort = $1 AND person > $2 ORDER BY person LIMIT $3";
    let after = after.map_or(Uuid::nil(), |id| id.0);
    let found: Vec<(Uuid,)> = rows!(db, sql, cohort.0, after, i64::from(limit))?;
    Ok(found.into_iter().map(|(id,)| PersonId(id)).collect())
}
