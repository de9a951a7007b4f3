//! The people a member of staff is entrusted with, as a list to leaf through: in order of their names, page by page.

use model::{Instant, PersonId};
use uuid::Uuid;

use crate::{Reads, Result, dialect};

/// People read at once.
const BATCH: usize = 1000;

/// Where in a list a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut<T> {
    /// At its beginning.
    First,
    /// After this one.
    After(T),
    /// Before this one.
    Before(T),
}

/// A page of people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The people, in order. Their data still takes a [`crate::Grant`] each.
    pub people: Vec<PersonId>,
    /// How many come before them.
    pub before: usize,
    /// How many there are on all pages.
    pub total: usize,
}

/// Trust in a member of staff that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    /// The cohort they were entrusted with; none when it was this person alone.
    pub cohort: Option<String>,
    /// Since when.
    pub from: Instant,
    /// Until when, exclusive.
    pub until: Instant,
}

/// The people a member of staff is entrusted with at `at`, in the order of what `place` makes of the name of each (nothing
/// leaves them out), then of their ids; at most `limit`. The names are compared here and not given out. A page after or
/// before somebody who is not in the list is its first.
///
/// Reads the name of everybody entrusted: for a page of staff, not for every request.
pub async fn page(
    db: &mut impl Reads,
    staff: PersonId,
    at: Instant,
    place: impl Fn(Option<&str>) -> Option<String>,
    cut: Cut<PersonId>,
    limit: usize,
) -> Result<Page> {
    let sql = dialect::ENTRUSTED_NAMES.on(db.kind());
    let mut list = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let size = i64::try_from(BATCH).unwrap_or(i64::MAX);
        let found: Vec<(Uuid, Option<String>)> = rows!(db, sql, staff.0, at, after, size)?;
        let whole = found.len() == BATCH;
        after = found.last().map_or(after, |(id, _)| *id);
        list.extend(
            found
                .into_iter()
                .filter_map(|(id, name)| place(name.as_deref()).map(|place| (place, id))),
        );
        if !whole {
            break;
        }
    }
    list.sort_unstable();
    let at = |id: PersonId| list.iter().position(|(_, other)| *other == id.0);
    let (from, to) = match cut {
        Cut::Before(id) => at(id).map_or((0, limit), |end| (end.saturating_sub(limit), end)),
        Cut::After(id) => at(id).map_or((0, limit), |last| (last + 1, last + 1 + limit)),
        Cut::First => (0, limit),
    };
    let people = list.iter().skip(from).take(to - from);
    Ok(Page {
        people: people.map(|(_, id)| PersonId(*id)).collect(),
        before: from,
        total: list.len(),
    })
}

/// By what a member of staff is entrusted with a person at `at`, the longest first.
pub async fn trust(db: &mut impl Reads, staff: PersonId, person: PersonId, at: Instant) -> Result<Vec<Trust>> {
    let found: Vec<(Option<String>, Instant, Instant)> = rows!(
        db,
        "SELECT cohort.name, scope.from_at, scope.until_at FROM scope LEFT JOIN cohort ON cohort.id = scope.cohort
         WHERE staff = $1 AND from_at <= $2 AND $2 < until_at AND (ended_at IS NULL OR $2 < ended_at)
         AND (person = $3 OR cohort IN (SELECT cohort FROM cohort_member WHERE person = $3))
         ORDER BY until_at DESC, scope.id LIMIT 100",
        staff.0,
        at,
        person.0
    )?;
    Ok(found
        .into_iter()
        .map(|(cohort, from, until)| Trust { cohort, from, until })
        .collect())
}
