//! Scopes: whom staff are entrusted with, from when until when, and by whom.

use model::{CohortId, Instant, PersonId, ScopeId};
use uuid::Uuid;

use crate::{Error, Grant, Reads, Result, Tx};

/// Whom a scope covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// One person.
    Person(PersonId),
    /// Everybody in a cohort, as long as they are in it.
    Cohort(CohortId),
}

/// A scope as it was granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Its id.
    pub id: ScopeId,
    /// Who may look.
    pub staff: PersonId,
    /// At whom.
    pub over: Over,
    /// From then.
    pub from: Instant,
    /// Until then, exclusive.
    pub until: Instant,
    /// Who decided so.
    pub granted_by: PersonId,
    /// When it was ended before its time.
    pub ended_at: Option<Instant>,
}

record! {
    struct Row {
        id: Uuid,
        staff: Uuid,
        person: Option<Uuid>,
        cohort: Option<Uuid>,
        from_at: Instant,
        until_at: Instant,
        granted_by: Uuid,
        ended_at: Option<Instant>,
    }
}

impl TryFrom<Row> for Scope {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let over = match (row.person, row.cohort) {
            (Some(person), None) => Over::Person(PersonId(person)),
            (None, Some(cohort)) => Over::Cohort(CohortId(cohort)),
            _ => return Err(Error::Corrupt("a scope covers one person or one cohort".into())),
        };
        Ok(Self {
            id: ScopeId(row.id),
            staff: PersonId(row.staff),
            over,
            from: row.from_at,
            until: row.until_at,
            granted_by: PersonId(row.granted_by),
            ended_at: row.ended_at,
        })
    }
}

/// Entrusts staff with somebody. `ended_at` of the argument is not looked at.
pub async fn open(tx: &mut Tx, scope: &Scope) -> Result<()> {
    if scope.until <= scope.from {
        return Err(Error::Refused("a scope that ends before it begins"));
    }
    let (person, cohort) = match scope.over {
        Over::Person(person) => (Some(person.0), None),
        Over::Cohort(cohort) => (None, Some(cohort.0)),
    };
    exec!(
        tx,
        "INSERT INTO scope (id, staff, person, cohort, from_at, until_at, granted_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        scope.id.0,
        scope.staff.0,
        person,
        cohort,
        scope.from,
        scope.until,
        scope.granted_by.0
    )?;
    Ok(())
}

/// Ends a scope now; false when it had ended already.
pub async fn end(tx: &mut Tx, id: ScopeId) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE scope SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL AND until_at > $1";
    Ok(exec!(tx, sql, at, id.0)? == 1)
}

/// Every scope that covers the person, past and present, newest first: for them to see.
pub async fn covering(db: &mut impl Reads, grant: &Grant) -> Result<Vec<Scope>> {
    let found: Vec<Row> = rows!(
        db,
        "SELECT id, staff, person, cohort, from_at, until_at, granted_by, ended_at FROM scope
         WHERE person = $1 OR cohort IN (SELECT cohort FROM cohort_member WHERE person = $1)
         ORDER BY from_at DESC, id LIMIT 1000",
        grant.subject().0
    )?;
    found.into_iter().map(Scope::try_from).collect()
}

/// Every scope a member of staff holds at `at`, the one that ends first before the others.
pub async fn held(db: &mut impl Reads, staff: PersonId, at: Instant) -> Result<Vec<Scope>> {
    let found: Vec<Row> = rows!(
        db,
        "SELECT id, staff, person, cohort, from_at, until_at, granted_by, ended_at FROM scope
         WHERE staff = $1 AND from_at <= $2 AND $2 < until_at AND (ended_at IS NULL OR $2 < ended_at)
         ORDER BY until_at, id LIMIT 1000",
        staff.0,
        at
    )?;
    found.into_iter().map(Scope::try_from).collect()
}

/// Everybody a member of staff is entrusted with at `at`, by id, after `after`, at most `limit`. Their data still takes a
/// [`Grant`] each.
pub async fn entrusted(
    db: &mut impl Reads,
    staff: PersonId,
    at: Instant,
    after: Option<PersonId>,
    limit: u32,
) -> Result<Vec<PersonId>> {
    let after = after.map_or(Uuid::nil(), |id| id.0);
    let found: Vec<(Uuid,)> = rows!(
        db,
        "WITH held AS (SELECT person, cohort FROM scope
             WHERE staff = $1 AND from_at <= $2 AND $2 < until_at AND (ended_at IS NULL OR $2 < ended_at))
         SELECT id FROM person WHERE erased_at IS NULL AND id > $3
         AND (id IN (SELECT person FROM held WHERE person IS NOT NULL)
              OR id IN (SELECT cohort_member.person FROM cohort_member JOIN held ON held.cohort = cohort_member.cohort))
         ORDER BY id LIMIT $4",
        staff.0,
        at,
        after,
        i64::from(limit)
    )?;
    Ok(found.into_iter().map(|(id,)| PersonId(id)).collect())
}

/// The staff who are entrusted with this person at `at`, by id, at most 100. Nobody is entrusted with themselves.
pub async fn entrusted_staff(db: &mut impl Reads, grant: &Grant, at: Instant) -> Result<Vec<PersonId>> {
    let found: Vec<(Uuid,)> = rows!(db, ENTRUSTED_STAFF, grant.subject().0, at)?;
    Ok(found.into_iter().map(|(id,)| PersonId(id)).collect())
}

/// The staff who are entrusted with a person ($1) at a moment ($2).
pub(crate) const ENTRUSTED_STAFF: &str = "SELECT id FROM person WHERE erased_at IS NULL
    AND id IN (SELECT staff FROM scope
        WHERE (person = $1 OR cohort IN (SELECT cohort FROM cohort_member WHERE person = $1))
        AND from_at <= $2 AND $2 < until_at AND (ended_at IS NULL OR $2 < ended_at))
    AND EXISTS (SELECT role FROM person_role WHERE person_role.person = person.id AND role = 'staff')
    AND id <> $1 ORDER BY id LIMIT 100";

/// A scope open at `at` by which somebody who is staff may look at this person.
pub(crate) async fn allowing(
    db: &mut impl Reads,
    staff: PersonId,
    person: PersonId,
    at: Instant,
) -> Result<Option<ScopeId>> {
    let found: Option<(Uuid,)> = row!(
        db,
        "SELECT id FROM scope
         WHERE staff = $1 AND from_at <= $2 AND $2 < until_at AND (ended_at IS NULL OR $2 < ended_at)
         AND (person = $3 OR cohort IN (SELECT cohort FROM cohort_member WHERE person = $3))
         AND EXISTS (SELECT role FROM person_role WHERE person_role.person = $1 AND role = 'staff')
         ORDER BY id LIMIT 1",
        staff.0,
        at,
        person.0
    )?;
    Ok(found.map(|(id,)| ScopeId(id)))
}
