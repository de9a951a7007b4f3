//! Visitors: people without an account. What they told moves to the account they sign in to; those who do not come back
//! are erased.
//!
//! For a new table of personal data: a line in `MOVES`, or in the contract suite's list of what stays, with the reason.

use model::{Instant, PersonId};
use uuid::Uuid;

use crate::{Grant, Reads, Result, Tx};

/// What moves from a visitor ($1) to whoever's account it is ($2). What the account has as well stays behind.
const MOVES: [&str; 22] = [
    "UPDATE profile SET person = $2 WHERE person = $1",
    "UPDATE profile_revision SET person = $2 WHERE person = $1",
    "UPDATE file SET owner = $2 WHERE owner = $1",
    "UPDATE resume SET person = $2 WHERE person = $1",
    "UPDATE dismissed SET person = $2 WHERE person = $1
     AND posting NOT IN (SELECT posting FROM dismissed WHERE person = $2)",
    "UPDATE saved SET person = $2 WHERE person = $1 AND posting NOT IN (SELECT posting FROM saved WHERE person = $2)",
    "UPDATE employer_block SET person = $2 WHERE person = $1
     AND key NOT IN (SELECT key FROM employer_block WHERE person = $2)",
    "UPDATE resume_version SET person = $2 WHERE person = $1
     AND posting NOT IN (SELECT posting FROM resume_version WHERE person = $2)",
    "UPDATE application_draft SET person = $2 WHERE person = $1
     AND posting NOT IN (SELECT posting FROM application_draft WHERE person = $2)",
    "UPDATE saved_search SET person = $2 WHERE person = $1
     AND address NOT IN (SELECT address FROM saved_search WHERE person = $2)",
    "UPDATE alert_settings SET person = $2 WHERE person = $1
     AND NOT EXISTS (SELECT theirs.person FROM alert_settings theirs WHERE theirs.person = $2)",
    "UPDATE push_device SET person = $2 WHERE person = $1",
    "UPDATE notification SET person = $2 WHERE person = $1
     AND key NOT IN (SELECT key FROM notification WHERE person = $2)",
    "UPDATE showing SET person = $2 WHERE person = $1",
    "UPDATE conversation SET person = $2 WHERE person = $1
     AND NOT EXISTS (SELECT theirs.person FROM conversation theirs WHERE theirs.person = $2)",
    "UPDATE conversation_line SET person = $2 WHERE person = $1
     AND NOT EXISTS (SELECT theirs.person FROM conversation_line theirs WHERE theirs.person = $2)",
    "UPDATE help_request SET person = $2 WHERE person = $1",
    "UPDATE mail SET person = $2 WHERE person = $1",
    "UPDATE mail_in SET person = $2 WHERE person = $1",
    "UPDATE mail_unreached SET person = $2 WHERE person = $1",
    "UPDATE invitation SET created_by = $2 WHERE created_by = $1",
    "UPDATE look SET person = $2 WHERE person = $1 AND NOT EXISTS (SELECT theirs.day FROM look theirs
         WHERE theirs.person = $2 AND theirs.viewer = look.viewer AND theirs.purpose = look.purpose
             AND theirs.day = look.day)",
];

/// Moves what a visitor told to the account they signed in to: profile, files, what was read from them, feedback, showings,
/// mails. The caller's event is [`model::EventKind::VisitorClaimed`].
///
/// False, and nothing is moved, when the account has a profile already (then the person decides: see
/// [`crate::session::offer_visitor`]), and when the visitor is none, but somebody with an account of their own.
///
/// The visitor stays, empty, until [`unseen`] finds them.
pub async fn take_over(tx: &mut Tx, visitor: &Grant, to: &Grant) -> Result<bool> {
    let (from, to) = (visitor.subject().0, to.subject().0);
    tx.hold(from.min(to)).await?;
    if from != to {
        tx.hold(from.max(to)).await?;
    }
    let has_account = has(tx, "SELECT COUNT(*) FROM account WHERE person = $1", from).await?;
    if has_account || has(tx, "SELECT COUNT(*) FROM profile WHERE person = $1", to).await? {
        return Ok(false);
    }
    for sql in MOVES {
        exec!(tx, sql, from, to)?;
    }
    Ok(true)
}

async fn has(tx: &mut Tx, sql: &'static str, person: Uuid) -> Result<bool> {
    let found: Option<(i64,)> = row!(tx, sql, person)?;
    Ok(found.is_some_and(|(count,)| count > 0))
}

/// People who came before a moment and have not been seen since.
const UNSEEN: &str = "SELECT created_at, id FROM person
    WHERE erased_at IS NULL AND created_at < $1 AND (created_at, id) > ($2, $3)
        AND NOT EXISTS (SELECT account.person FROM account WHERE account.person = person.id)
        AND NOT EXISTS (SELECT session.id FROM session WHERE session.person = person.id AND session.seen_at >= $1)
        AND NOT EXISTS (SELECT cohort FROM cohort_member WHERE cohort_member.person = person.id)
        AND NOT EXISTS (SELECT role FROM person_role WHERE person_role.person = person.id AND role <> 'seeker')
        AND NOT EXISTS (SELECT scope.id FROM scope
            WHERE scope.person = person.id AND until_at >= $1 AND (ended_at IS NULL OR ended_at >= $1))
    ORDER BY created_at, id LIMIT $4";

/// Visitors who came before `before` and have not been seen since, the first who came first, after the one given, at most
/// `limit`: to be erased. Not those who are in a cohort, have a role besides seeker or were entrusted to staff since then:
/// somebody counts on them.
pub async fn unseen(
    db: &mut impl Reads,
    before: Instant,
    after: Option<(Instant, PersonId)>,
    limit: u32,
) -> Result<Vec<(Instant, PersonId)>> {
    let (came, id) = after.unwrap_or((Instant::UNIX_EPOCH, PersonId(Uuid::nil())));
    let found: Vec<(Instant, Uuid)> = rows!(db, UNSEEN, before, came, id.0, i64::from(limit))?;
    Ok(found.into_iter().map(|(came, id)| (came, PersonId(id))).collect())
}
