//! The table of background checks.

use chrono::NaiveDate;
use model::{ApplicationId, CheckId, CheckState, EmployerId, Instant, PersonId, PostingId};
use sqlx::types::Json;
use uuid::Uuid;

use super::{BackgroundCheck, Consent, MAX_WORDS, Notice};
use crate::{Error, Reads, Result, Tx, hiring::interview::Side, text};

record! {
    struct Row {
        id: Uuid,
        application: Uuid,
        person: Uuid,
        posting: Uuid,
        employer: Uuid,
        state: String,
        asked_by: Option<Uuid>,
        asked_at: Instant,
        words: String,
        due_on: NaiveDate,
        readers: Json<Vec<Uuid>>,
        provider: Option<String>,
        said: String,
        consent_text: Option<String>,
        consent_version: Option<String>,
        consent_at: Option<Instant>,
        notice: Option<String>,
        notice_at: Option<Instant>,
        notice_until: Option<Instant>,
        paused_at: Option<Instant>,
        decision: Option<String>,
        changed_at: Instant,
        ended_at: Option<Instant>,
        reminded_at: Option<Instant>,
        emptied_at: Option<Instant>,
    }
}

impl TryFrom<Row> for BackgroundCheck {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = CheckState::from_code(&row.state);
        let consent = row.consent_text.zip(row.consent_version).zip(row.consent_at);
        let notice = row.notice.zip(row.notice_at).zip(row.notice_until);
        let paused_at = row.paused_at;
        Ok(Self {
            id: CheckId(row.id),
            application: ApplicationId(row.application),
            person: PersonId(row.person),
            posting: PostingId(row.posting),
            employer: EmployerId(row.employer),
            state: state.ok_or_else(|| Error::Corrupt(format!("state `{}` of a background check", row.state)))?,
            asked_by: row.asked_by.map(PersonId),
            asked_at: row.asked_at,
            words: row.words,
            due_on: row.due_on,
            readers: row.readers.0.into_iter().map(PersonId).collect(),
            provider: row.provider,
            said: row.said,
            consent: consent.map(|((text, version), at)| Consent { text, version, at }),
            notice: notice.map(|((words, at), until)| Notice {
                words,
                at,
                until,
                paused_at,
            }),
            decision: row.decision,
            changed_at: row.changed_at,
            ended_at: row.ended_at,
            reminded_at: row.reminded_at,
            emptied_at: row.emptied_at,
        })
    }
}

/// `SELECT`, the columns of a [`Row`], `FROM background_check one WHERE`, and what follows.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT one.id, one.application, one.person, application.posting, application.employer, one.state, one.asked_by,
                 one.asked_at, one.words, one.due_on, one.readers, one.provider, one.said, one.consent_text, one.consent_version,
                 one.consent_at, one.notice, one.notice_at, one.notice_until, one.paused_at, one.decision, one.changed_at,
                 one.ended_at, one.reminded_at, one.emptied_at
             FROM background_check one JOIN application ON application.id = one.application WHERE ",
            $rest
        )
    };
}

/// The last one of an application.
pub(crate) const LATEST: &str = select!(
    "one.application = $1 AND (application.employer = $2 OR one.person = $3) ORDER BY one.asked_at DESC, one.id DESC LIMIT 1"
);

pub(super) async fn latest(
    db: &mut impl Reads,
    side: Side<'_>,
    application: ApplicationId,
) -> Result<Option<BackgroundCheck>> {
    let (employer, person) = side.of();
    let found: Option<Row> = row!(db, LATEST, application.0, employer, person)?;
    found.map(BackgroundCheck::try_from).transpose()
}

pub(super) async fn find(db: &mut impl Reads, side: Side<'_>, id: CheckId) -> Result<Option<BackgroundCheck>> {
    let (employer, person) = side.of();
    let sql = select!("one.id = $1 AND (application.employer = $2 OR one.person = $3)");
    let found: Option<Row> = row!(db, sql, id.0, employer, person)?;
    found.map(BackgroundCheck::try_from).transpose()
}

pub(super) async fn for_program(db: &mut impl Reads, id: CheckId) -> Result<Option<BackgroundCheck>> {
    let found: Option<Row> = row!(db, select!("one.id = $1"), id.0)?;
    found.map(BackgroundCheck::try_from).transpose()
}

/// The last one of an application, for the store's own rules.
pub(super) async fn latest_of(db: &mut impl Reads, application: ApplicationId) -> Result<Option<BackgroundCheck>> {
    let sql = select!("one.application = $1 ORDER BY one.asked_at DESC, one.id DESC LIMIT 1");
    let found: Option<Row> = row!(db, sql, application.0)?;
    found.map(BackgroundCheck::try_from).transpose()
}

/// Writes one as it stands now.
pub(super) async fn write(tx: &mut Tx, after: &BackgroundCheck) -> Result<()> {
    let (consent, notice) = (after.consent.as_ref(), after.notice.as_ref());
    for words in [
        Some(&after.said),
        after.decision.as_ref(),
        consent.map(|one| &one.text),
        notice.map(|one| &one.words),
    ] {
        text::fits(
            "words of a background check",
            words.map_or("", String::as_str),
            MAX_WORDS,
        )?;
    }
    exec!(
        tx,
        "UPDATE background_check SET state = $1, said = $2, consent_text = $3, consent_version = $4, consent_at = $5, notice = $6,
             notice_at = $7, notice_until = $8, paused_at = $9, decision = $10, changed_at = $11, ended_at = $12, reminded_at = $13
         WHERE id = $14",
        after.state.code(),
        after.said.as_str(),
        consent.map(|one| one.text.as_str()),
        consent.map(|one| one.version.as_str()),
        consent.map(|one| one.at),
        notice.map(|one| one.words.as_str()),
        notice.map(|one| one.at),
        notice.map(|one| one.until),
        notice.and_then(|one| one.paused_at),
        after.decision.as_deref(),
        after.changed_at,
        after.ended_at,
        after.reminded_at,
        after.id.0
    )
    .map(|_| ())
}

/// Those nobody said yes or no to by their day.
pub(crate) const UNANSWERED: &str =
    select!("one.state = 'asked' AND one.due_on < $1 ORDER BY one.due_on, one.id LIMIT $2");

/// Those that wait for a yes or a no until this day, and of which nobody was reminded.
pub(crate) const SOON: &str = select!(
    "one.state = 'asked' AND one.reminded_at IS NULL AND one.due_on <= $1 ORDER BY one.due_on, one.id LIMIT $2"
);

/// Notices whose time is over.
pub(crate) const OVER: &str = select!(
    "one.state = 'notice' AND one.paused_at IS NULL AND one.reminded_at IS NULL AND one.notice_until <= $1
     ORDER BY one.notice_until, one.id LIMIT $2"
);

/// Those that ended and still hold something.
pub(crate) const FULL: &str = select!(
    "one.ended_at IS NOT NULL AND one.emptied_at IS NULL AND one.ended_at <= $1 ORDER BY one.ended_at, one.id LIMIT $2"
);

/// What one of these finds by a day or a moment, at most `limit`.
pub(super) async fn many<T>(db: &mut impl Reads, sql: &'static str, by: T, limit: u32) -> Result<Vec<BackgroundCheck>>
where
    T: Send
        + for<'q> sqlx::Encode<'q, sqlx::Sqlite>
        + sqlx::Type<sqlx::Sqlite>
        + for<'q> sqlx::Encode<'q, sqlx::Postgres>
        + sqlx::Type<sqlx::Postgres>
        + 'static,
{
    let found: Vec<Row> = rows!(db, sql, by, i64::from(limit))?;
    found.into_iter().map(BackgroundCheck::try_from).collect()
}
