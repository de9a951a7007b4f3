//! The reply clock's view of applications: what is due, and how employers answered. For the program's own work, and for
//! everybody where it only counts.

use chrono::NaiveDate;
use model::{ApplicationId, EmployerId, Instant, Party, PersonId, PostingId, Stage};
use uuid::Uuid;

use super::application::{self, Application, NewStep};
use crate::{Grant, Reads, Result, Tx};

/// Answers that are looked at for how long they take.
const LOOKED_AT: i64 = 200;

/// An application that waits for the employer's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub id: ApplicationId,
    /// Who waits.
    pub person: PersonId,
    /// For which opening.
    pub posting: PostingId,
    /// Of which employer.
    pub employer: EmployerId,
    /// The day they were promised.
    pub reply_by: NaiveDate,
}

/// Those waiting whose day is not after the one given, by day and id, from a place in that order on.
pub(crate) const DUE: &str = "SELECT id, person, posting, employer, reply_by FROM application
    WHERE stage IN ('sent', 'shortlisted', 'interview') AND reply_by <= $1 AND (reply_by, id) > ($2, $3)
    ORDER BY reply_by, id LIMIT $4";

/// Those waiting whose day is not after `day`, by day and id, after the one given, at most `limit`.
pub async fn due(
    db: &mut impl Reads,
    day: NaiveDate,
    after: Option<(NaiveDate, ApplicationId)>,
    limit: u32,
) -> Result<Vec<Due>> {
    let (from, id) = after.map_or((NaiveDate::default(), Uuid::nil()), |(day, id)| (day, id.0));
    let found: Vec<(Uuid, Uuid, Uuid, Uuid, NaiveDate)> = rows!(db, DUE, day, from, id, i64::from(limit))?;
    Ok(found
        .into_iter()
        .map(|(id, person, posting, employer, reply_by)| Due {
            id: ApplicationId(id),
            person: PersonId(person),
            posting: PostingId(posting),
            employer: EmployerId(employer),
            reply_by,
        })
        .collect())
}

/// The clock closes an application nobody answered; nothing when somebody did meanwhile.
pub async fn close(tx: &mut Tx, grant: &Grant, id: ApplicationId) -> Result<Option<Application>> {
    tx.hold(id.0).await?;
    let before = application::find_own(tx, grant, id).await?;
    application::take(tx, before, &NewStep::to(Stage::Unanswered), Party::Clock, None).await
}

/// How an employer answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    /// So many who applied got a word before the clock closed their application.
    pub answered: i64,
    /// Of so many who did, or were promised one by now.
    pub of: i64,
    /// In the middle it took so many days.
    pub days: Option<i64>,
}

/// How an employer answered so far: who took their application back before a word was due counts nowhere.
pub async fn answers(db: &mut impl Reads, employer: EmployerId, today: NaiveDate) -> Result<Answers> {
    let sql =
        "SELECT COUNT(CASE WHEN answered_at IS NOT NULL AND silent_at IS NULL THEN 1 END), COUNT(*) FROM application
               WHERE employer = $1 AND (answered_at IS NOT NULL OR silent_at IS NOT NULL
                   OR (reply_by < $2 AND stage <> 'withdrawn'))";
    let counted: Option<(i64, i64)> = row!(db, sql, employer.0, today)?;
    let (answered, of) = counted.unwrap_or_default();
    let sql = "SELECT sent_at, answered_at FROM application
               WHERE employer = $1 AND answered_at IS NOT NULL AND silent_at IS NULL ORDER BY answered_at DESC LIMIT $2";
    let took: Vec<(Instant, Instant)> = rows!(db, sql, employer.0, LOOKED_AT)?;
    let mut took: Vec<i64> = took
        .into_iter()
        .map(|(sent, answered)| (answered - sent).num_days())
        .collect();
    took.sort_unstable();
    Ok(Answers {
        answered,
        of,
        days: took.get(took.len() / 2).copied(),
    })
}
