//! Requests for a person: somebody asks that a person writes to them, and by when that is answered.
//!
//! The lists say who waits and until when; what a request is about takes a [`Grant`] for whoever asked.

pub mod desk;

use chrono::NaiveDate;
use model::{HelpRequestId, Instant, PersonId};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Error, Grant, Reads, Result, Tx, json, text};

/// The longest subject and the longest answer, in bytes, and the most of a conversation that is shown with a request.
const MAX_ABOUT: usize = 8 * 1024;
const MAX_ANSWER: usize = 32 * 1024;
const MAX_SHARED: usize = 128 * 1024;

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for its answer.
    Open,
    /// It was answered.
    Answered,
    /// It ended without an answer of its own, and the person was told so.
    Closed,
    /// The person took it back.
    Withdrawn,
}

impl State {
    const ALL: [Self; 4] = [Self::Open, Self::Answered, Self::Closed, Self::Withdrawn];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn from_code(code: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|state| state.code() == code);
        found.ok_or_else(|| Error::Corrupt(format!("a request for a person that is `{code}`")))
    }
}

/// Something to ask for.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRequest<'a> {
    /// Its id.
    pub id: HelpRequestId,
    /// What it is about, in the person's words; empty when they did not say.
    pub about: &'a str,
    /// What of the conversation they let be seen, as the use case wrote it.
    pub shared: Option<&'a Value>,
    /// The language they speak.
    pub lang: &'static str,
    /// The last day by which it is answered.
    pub due: NaiveDate,
}

/// A request, with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Its id.
    pub id: HelpRequestId,
    /// What it is about, in the person's words; empty when they did not say.
    pub about: String,
    /// What of the conversation they let be seen.
    pub shared: Option<Value>,
    /// The language they spoke.
    pub lang: String,
    /// When they asked.
    pub asked_at: Instant,
    /// The last day by which it is answered.
    pub due: NaiveDate,
    /// Who took it on.
    pub taken_by: Option<PersonId>,
    /// Where it stands.
    pub state: State,
    /// The answer, once there is one.
    pub answer: Option<String>,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

record! {
    struct Row {
        id: Uuid,
        about: String,
        shared: Option<Json<Value>>,
        lang: String,
        asked_at: Instant,
        due: NaiveDate,
        taken_by: Option<Uuid>,
        state: String,
        answer: Option<String>,
        ended_at: Option<Instant>,
    }
}

impl TryFrom<Row> for Request {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: HelpRequestId(row.id),
            about: row.about,
            shared: row.shared.map(|Json(shared)| shared),
            lang: row.lang,
            asked_at: row.asked_at,
            due: row.due,
            taken_by: row.taken_by.map(PersonId),
            state: State::from_code(&row.state)?,
            answer: row.answer,
            ended_at: row.ended_at,
        })
    }
}

/// Asks; false, and nothing is changed, while another request of theirs is open.
pub async fn ask(tx: &mut Tx, grant: &Grant, new: &NewRequest<'_>) -> Result<bool> {
    text::fits("what a request for a person is about", new.about, MAX_ABOUT)?;
    let pack = |shared| json::pack("what is shown with a request for a person", shared, MAX_SHARED);
    let shared = new.shared.map(pack).transpose()?;
    let (at, person) = (tx.at(), grant.subject().0);
    tx.hold(person).await?;
    if open(tx, grant).await?.is_some() {
        return Ok(false);
    }
    let sql = "INSERT INTO help_request (id, person, about, shared, lang, asked_at, due, state)
               VALUES ($1, $2, $3, $4, $5, $6, $7, 'open')";
    exec!(tx, sql, new.id.0, person, new.about, shared, new.lang, at, new.due)?;
    Ok(true)
}

/// The person's open request.
pub(crate) const OPEN: &str = "SELECT id, about, shared, lang, asked_at, due, taken_by, state, answer, ended_at
    FROM help_request WHERE person = $1 AND state = 'open' ORDER BY asked_at DESC, id DESC LIMIT 1";

/// The request that the person waits for.
pub async fn open(db: &mut impl Reads, grant: &Grant) -> Result<Option<Request>> {
    let found: Option<Row> = row!(db, OPEN, grant.subject().0)?;
    found.map(Request::try_from).transpose()
}

/// The person's requests, newest first, at most `limit`.
pub async fn own(db: &mut impl Reads, grant: &Grant, limit: u32) -> Result<Vec<Request>> {
    let sql = "SELECT id, about, shared, lang, asked_at, due, taken_by, state, answer, ended_at
               FROM help_request WHERE person = $1 ORDER BY asked_at DESC, id DESC LIMIT $2";
    let found: Vec<Row> = rows!(db, sql, grant.subject().0, i64::from(limit))?;
    found.into_iter().map(Request::try_from).collect()
}

/// One of the person's requests.
pub async fn find(db: &mut impl Reads, grant: &Grant, id: HelpRequestId) -> Result<Option<Request>> {
    let sql = "SELECT id, about, shared, lang, asked_at, due, taken_by, state, answer, ended_at
               FROM help_request WHERE id = $1 AND person = $2";
    let found: Option<Row> = row!(db, sql, id.0, grant.subject().0)?;
    found.map(Request::try_from).transpose()
}

/// Who asked; what they asked takes a grant.
pub async fn whose(db: &mut impl Reads, id: HelpRequestId) -> Result<Option<PersonId>> {
    let found: Option<(Uuid,)> = row!(db, "SELECT person FROM help_request WHERE id = $1", id.0)?;
    Ok(found.map(|(person,)| PersonId(person)))
}

/// That somebody waits, without their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The request.
    pub id: HelpRequestId,
    /// Who asked.
    pub person: PersonId,
    /// When.
    pub asked_at: Instant,
    /// The last day by which it is answered.
    pub due: NaiveDate,
    /// Who took it on.
    pub taken_by: Option<PersonId>,
}

type WaitingRow = (Uuid, Uuid, Instant, NaiveDate, Option<Uuid>);

fn waiting((id, person, asked_at, due, taken_by): WaitingRow) -> Waiting {
    Waiting {
        id: HelpRequestId(id),
        person: PersonId(person),
        asked_at,
        due,
        taken_by: taken_by.map(PersonId),
    }
}

/// Who waits of the people this member of staff is entrusted with at `at`, the one due first before the others.
pub async fn of_staff(db: &mut impl Reads, staff: PersonId, at: Instant, limit: u32) -> Result<Vec<Waiting>> {
    let sql = "WITH held AS (SELECT person, cohort FROM scope
             WHERE staff = $1 AND from_at <= $2 AND $2 < until_at AND (ended_at IS NULL OR $2 < ended_at))
         SELECT id, person, asked_at, due, taken_by FROM help_request WHERE state = 'open' AND person <> $1
         AND (person IN (SELECT person FROM held WHERE person IS NOT NULL)
              OR person IN (SELECT cohort_member.person FROM cohort_member JOIN held ON held.cohort = cohort_member.cohort))
         ORDER BY due, asked_at, id LIMIT $3";
    let found: Vec<WaitingRow> = rows!(db, sql, staff.0, at, i64::from(limit))?;
    Ok(found.into_iter().map(waiting).collect())
}

/// Who takes a request on, from now on; false when it is open no more.
pub async fn take(tx: &mut Tx, grant: &Grant, id: HelpRequestId, staff: PersonId) -> Result<bool> {
    let sql = "UPDATE help_request SET taken_by = $1 WHERE id = $2 AND person = $3 AND state = 'open'";
    Ok(exec!(tx, sql, staff.0, id.0, grant.subject().0)? == 1)
}

/// Ends a request; false when it has ended.
pub async fn end(tx: &mut Tx, grant: &Grant, id: HelpRequestId, how: State, answer: Option<&str>) -> Result<bool> {
    text::fits("an answer", answer.unwrap_or_default(), MAX_ANSWER)?;
    let at = tx.at();
    let sql = "UPDATE help_request SET state = $1, answer = $2, ended_at = $3
               WHERE id = $4 AND person = $5 AND state = 'open'";
    Ok(exec!(tx, sql, how.code(), answer, at, id.0, grant.subject().0)? == 1)
}

/// Open requests that were due before `day`, and of which nobody was reminded since `since`, the first due first.
pub(crate) const OVERDUE: &str = "SELECT id, person, asked_at, due, taken_by FROM help_request
    WHERE state = 'open' AND due < $1 AND (reminded_at IS NULL OR reminded_at < $2) ORDER BY due, asked_at, id LIMIT $3";

/// Open requests that were due before `day`, and of which nobody was reminded since `since`, the first due first.
pub async fn overdue(db: &mut impl Reads, day: NaiveDate, since: Instant, limit: u32) -> Result<Vec<Waiting>> {
    let found: Vec<WaitingRow> = rows!(db, OVERDUE, day, since, i64::from(limit))?;
    Ok(found.into_iter().map(waiting).collect())
}

/// All open requests in the order of their ids, after the one given, at most `limit`.
pub async fn all_open(db: &mut impl Reads, after: Option<HelpRequestId>, limit: u32) -> Result<Vec<Waiting>> {
    let sql = "SELECT id, person, asked_at, due, taken_by FROM help_request
               WHERE state = 'open' AND id > $1 ORDER BY id LIMIT $2";
    let after = after.map_or(Uuid::nil(), |id| id.0);
    let found: Vec<WaitingRow> = rows!(db, sql, after, i64::from(limit))?;
    Ok(found.into_iter().map(waiting).collect())
}

/// Notes that staff were reminded; false when it has ended, and when they were since `since`.
pub async fn mark_reminded(tx: &mut Tx, grant: &Grant, id: HelpRequestId, since: Instant) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE help_request SET reminded_at = $1
               WHERE id = $2 AND person = $3 AND state = 'open' AND (reminded_at IS NULL OR reminded_at < $4)";
    Ok(exec!(tx, sql, at, id.0, grant.subject().0, since)? == 1)
}
