//! People: that they are there, and what they may do. Everything they tell of themselves has tables of its own.

use model::{Instant, PersonId, Role};
use uuid::Uuid;

use crate::{Grant, Reads, Result, Tx, text};

/// The longest code of an invitation or campaign, in bytes.
const MAX_SOURCE: usize = 100;

/// A person's own row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// When they came.
    pub created_at: Instant,
    /// The code of the invitation or campaign that brought them.
    pub source: Option<String>,
}

record! {
    struct Row {
        created_at: Instant,
        source: Option<String>,
    }
}

/// Adds a person who has just come, brought by `source` (the code of an invitation or campaign).
pub async fn add(tx: &mut Tx, id: PersonId, source: Option<&str>) -> Result<()> {
    text::fits("the code of an invitation", source.unwrap_or_default(), MAX_SOURCE)?;
    let at = tx.at();
    exec!(
        tx,
        "INSERT INTO person (id, created_at, source) VALUES ($1, $2, $3)",
        id.0,
        at,
        source
    )?;
    Ok(())
}

/// Whether there is such a person, not erased.
pub async fn exists(db: &mut impl Reads, id: PersonId) -> Result<bool> {
    let found: Option<(i64,)> = row!(
        db,
        "SELECT COUNT(*) FROM person WHERE id = $1 AND erased_at IS NULL",
        id.0
    )?;
    Ok(found.is_some_and(|(count,)| count == 1))
}

/// The person's own row; `None` when they were erased.
pub async fn find(db: &mut impl Reads, grant: &Grant) -> Result<Option<Person>> {
    let id = grant.subject();
    let sql = "SELECT created_at, source FROM person WHERE id = $1 AND erased_at IS NULL";
    let found: Option<Row> = row!(db, sql, id.0)?;
    Ok(found.map(|row| Person {
        id,
        created_at: row.created_at,
        source: row.source,
    }))
}

/// What the person may do, in the order of [`Role`]. An erased person may do nothing.
pub async fn roles(db: &mut impl Reads, id: PersonId) -> Result<Vec<Role>> {
    let found: Vec<(String,)> = rows!(db, "SELECT role FROM person_role WHERE person = $1", id.0)?;
    let mut roles: Vec<_> = found.iter().filter_map(|(code,)| Role::from_code(code)).collect();
    roles.sort_unstable();
    Ok(roles)
}

/// Gives a role; false when the person had it already.
pub async fn give_role(tx: &mut Tx, id: PersonId, role: Role) -> Result<bool> {
    let sql = "INSERT INTO person_role (person, role) VALUES ($1, $2) ON CONFLICT (person, role) DO NOTHING";
    Ok(exec!(tx, sql, id.0, role.code())? == 1)
}

/// Takes a role away; false when the person did not have it.
pub async fn take_role(tx: &mut Tx, id: PersonId, role: Role) -> Result<bool> {
    Ok(exec!(
        tx,
        "DELETE FROM person_role WHERE person = $1 AND role = $2",
        id.0,
        role.code()
    )? == 1)
}

/// Everybody with this role, by id, after `after`, at most `limit`.
pub async fn with_role(db: &mut impl Reads, role: Role, after: Option<PersonId>, limit: u32) -> Result<Vec<PersonId>> {
    let sql = "SELECT person FROM person_role WHERE role = $1 AND person > $2 ORDER BY person LIMIT $3";
    let after = after.map_or(Uuid::nil(), |id| id.0);
    let found: Vec<(Uuid,)> = rows!(db, sql, role.code(), after, i64::from(limit))?;
    Ok(found.into_iter().map(|(id,)| PersonId(id)).collect())
}
