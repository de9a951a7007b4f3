//! Numbers for the health page.

use model::Instant;

use crate::{Reads, Result, mail, posting};

/// How much there is of what matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// Openings people can apply for.
    pub open_postings: i64,
    /// People, with an account or without.
    pub people: i64,
    /// People with an account.
    pub accounts: i64,
    /// Mails not sent and not read yet.
    pub waiting_mails: i64,
    /// Mails that could not be sent.
    pub failed_mails: i64,
    /// Since when the mail that has waited longest has been waiting.
    pub mail_waiting_since: Option<Instant>,
    /// Work that is tried no more.
    pub dead_work: i64,
}

/// The numbers as they are now.
pub async fn numbers(db: &mut impl Reads) -> Result<Numbers> {
    let mails = mail::counts(db).await?;
    let in_state = |state| mails.iter().find(|(of, _)| *of == state).map_or(0, |(_, count)| *count);
    let oldest: Option<(Option<Instant>,)> = row!(db, "SELECT MIN(created_at) FROM mail WHERE state = 'waiting'")?;
    Ok(Numbers {
        open_postings: posting::count_open(db).await?,
        people: count(db, "SELECT COUNT(*) FROM person WHERE erased_at IS NULL").await?,
        accounts: count(db, "SELECT COUNT(*) FROM account").await?,
        waiting_mails: in_state(mail::State::Waiting),
        failed_mails: in_state(mail::State::Failed),
        mail_waiting_since: oldest.and_then(|(moment,)| moment),
        dead_work: count(db, "SELECT COUNT(*) FROM work WHERE died_at IS NOT NULL").await?,
    })
}

async fn count(db: &mut impl Reads, sql: &'static str) -> Result<i64> {
    let found: Option<(i64,)> = row!(db, sql)?;
    Ok(found.map_or(0, |(count,)| count))
}
