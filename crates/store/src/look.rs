//! Looks: who looked at whose data, for what, on which day. Not journal events: they are erased with the person.

use chrono::NaiveDate;
use model::{PersonId, Purpose};
use uuid::Uuid;

use crate::{Error, Grant, Result, Store};

/// That somebody looked, once or more on that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Who looked.
    pub viewer: PersonId,
    /// What for.
    pub purpose: Purpose,
    /// On which day (UTC).
    pub day: NaiveDate,
}

/// Writes a look down, once a day, in a small transaction of its own.
pub(crate) async fn note(
    store: &Store,
    viewer: PersonId,
    person: PersonId,
    purpose: Purpose,
    day: NaiveDate,
) -> Result<()> {
    let sql = "SELECT COUNT(*) FROM look WHERE viewer = $1 AND person = $2 AND purpose = $3 AND day = $4";
    let known: Option<(i64,)> = row!(&mut store.read().await?, sql, viewer.0, person.0, purpose.code(), day)?;
    if known.is_some_and(|(count,)| count > 0) {
        return Ok(());
    }
    let mut raw = store.db.write().await?;
    let sql = "INSERT INTO look (viewer, person, purpose, day) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    exec!(&mut raw, sql, viewer.0, person.0, purpose.code(), day)?;
    raw.commit().await
}

impl Store {
    /// Who looked at this person's data: newest day first, at most 1000.
    pub async fn looks_at(&self, grant: &Grant) -> Result<Vec<Look>> {
        let sql =
            "SELECT viewer, purpose, day FROM look WHERE person = $1 ORDER BY day DESC, viewer, purpose LIMIT 1000";
        let found: Vec<(Uuid, String, NaiveDate)> = rows!(&mut self.read().await?, sql, grant.subject().0)?;
        let look = |(viewer, code, day): (Uuid, String, NaiveDate)| {
            let purpose = Purpose::from_code(&code).ok_or_else(|| Error::Corrupt(format!("purpose `{code}`")))?;
            Ok(Look {
                viewer: PersonId(viewer),
                purpose,
                day,
            })
        };
        found.into_iter().map(look).collect()
    }
}
