//! Interviews: the times one side of an application offers, and what comes of them. [`InterviewState::allows`] says what may be done
//! with one, and by whom.

use chrono::{NaiveDate, TimeDelta};
use model::{
    ApplicationId, EmployerId, Instant, InterviewId, InterviewMove, InterviewState, Offer, Party, PersonId, PostingId,
};
use sqlx::types::Json;
use uuid::Uuid;

use super::{Desk, application};
use crate::{Error, Grant, Reads, Result, Tx, json, text};

/// The largest offer, in bytes of JSON.
const MAX_OFFER: usize = 64 * 1024;
/// The longest words, in bytes.
const MAX_WORDS: usize = 8000;
/// An interview that is agreed nearer than this needs no reminder.
const NEAR: TimeDelta = TimeDelta::hours(24);

/// The proof of one who may see an interview: one of its two sides, or the program for the person.
#[derive(Debug, Clone, Copy)]
pub enum Side<'a> {
    /// The employer's team.
    Team(&'a Desk),
    /// The person who applied.
    Person(&'a Grant),
    /// The program's own duties.
    Clock(&'a Grant),
}

impl Side<'_> {
    /// Which party it is.
    pub fn party(self) -> Party {
        match self {
            Self::Team(_) => Party::Team,
            Self::Person(_) => Party::Seeker,
            Self::Clock(_) => Party::Clock,
        }
    }

    /// The employer whose interviews are seen, or the person: one of them is nothing.
    pub(super) fn of(self) -> (Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Team(desk) => (Some(desk.employer().0), None),
            Self::Person(grant) | Self::Clock(grant) => (None, Some(grant.subject().0)),
        }
    }
}

/// An interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// Its id.
    pub id: InterviewId,
    /// Of which application.
    pub application: ApplicationId,
    /// Who applied.
    pub person: PersonId,
    /// For which opening.
    pub posting: PostingId,
    /// Of which employer.
    pub employer: EmployerId,
    /// How it stands.
    pub state: InterviewState,
    /// How often it was changed.
    pub sequence: u32,
    /// Who offered the times.
    pub offered_by: Party,
    /// What is offered.
    pub offer: Offer,
    /// The time that was agreed last.
    pub starts_at: Option<Instant>,
    /// When something happens by itself.
    pub due_at: Instant,
    /// Who changed it last.
    pub said_by: Party,
    /// Their words; may be empty.
    pub said: String,
    /// When it was changed last.
    pub changed_at: Instant,
    /// When both sides were reminded.
    pub reminded_at: Option<Instant>,
}

record! {
    struct Row {
        id: Uuid,
        application: Uuid,
        person: Uuid,
        posting: Uuid,
        employer: Uuid,
        state: String,
        sequence: i64,
        offered_by: String,
        offer: Json<Offer>,
        starts_at: Option<Instant>,
        due_at: Instant,
        said_by: String,
        said: String,
        changed_at: Instant,
        reminded_at: Option<Instant>,
    }
}

fn party_of(code: &str) -> Result<Party> {
    Party::from_code(code).ok_or_else(|| Error::Corrupt(format!("party `{code}`")))
}

impl TryFrom<Row> for Interview {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = InterviewState::from_code(&row.state);
        Ok(Self {
            id: InterviewId(row.id),
            application: ApplicationId(row.application),
            person: PersonId(row.person),
            posting: PostingId(row.posting),
            employer: EmployerId(row.employer),
            state: state.ok_or_else(|| Error::Corrupt(format!("state `{}` of an interview", row.state)))?,
            sequence: u32::try_from(row.sequence).unwrap_or(u32::MAX),
            offered_by: party_of(&row.offered_by)?,
            offer: row.offer.0,
            starts_at: row.starts_at,
            due_at: row.due_at,
            said_by: party_of(&row.said_by)?,
            said: row.said,
            changed_at: row.changed_at,
            reminded_at: row.reminded_at,
        })
    }
}

/// `SELECT`, the columns of a [`Row`], `FROM interview WHERE`, and what follows.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT interview.id, interview.application, interview.person, application.posting, application.employer,
                 interview.state, interview.sequence, interview.offered_by, interview.offer, interview.starts_at,
                 interview.due_at, interview.said_by, interview.said, interview.changed_at, interview.reminded_at
             FROM interview JOIN application ON application.id = interview.application WHERE ",
            $rest
        )
    };
}

/// The last interview of an application.
pub(crate) const LATEST: &str = select!(
    "interview.application = $1 AND (application.employer = $2 OR interview.person = $3)
     ORDER BY interview.made_at DESC, interview.id DESC LIMIT 1"
);

/// The last interview of an application, for one of its sides.
pub async fn latest(db: &mut impl Reads, side: Side<'_>, application: ApplicationId) -> Result<Option<Interview>> {
    let (employer, person) = side.of();
    let found: Option<Row> = row!(db, LATEST, application.0, employer, person)?;
    found.map(Interview::try_from).transpose()
}

async fn find(db: &mut impl Reads, side: Side<'_>, id: InterviewId) -> Result<Option<Interview>> {
    let (employer, person) = side.of();
    let sql = select!("interview.id = $1 AND (application.employer = $2 OR interview.person = $3)");
    let found: Option<Row> = row!(db, sql, id.0, employer, person)?;
    found.map(Interview::try_from).transpose()
}

/// The team offers times; false when there is no such application, when it has come to an end, and when one interview is under
/// way.
pub async fn offer(
    tx: &mut Tx,
    desk: &Desk,
    (id, application): (InterviewId, ApplicationId),
    offer: &Offer,
) -> Result<bool> {
    tx.hold(application.0).await?;
    let at = tx.at();
    let found = application::find(tx, desk, application, at).await?;
    let Some((of, last)) = found.filter(|of| of.stage.is_open()).zip(offer.times.last()) else {
        return Ok(false);
    };
    let packed = json::pack("an offer of times", offer, MAX_OFFER)?;
    let sql = "INSERT INTO interview (id, application, person, state, sequence, offered_by, offer, due_at, said_by, said, made_at,
                   changed_at)
               VALUES ($1, $2, $3, 'offered', 0, 'team', $4, $5, 'team', '', $6, $6) ON CONFLICT DO NOTHING";
    let added = exec!(tx, sql, id.0, application.0, of.person.0, packed, *last, at)?;
    Ok(added == 1)
}

/// One side moves an interview on, or the clock does; gives how it stands then, or nothing when that may not be.
pub async fn change(tx: &mut Tx, side: Side<'_>, id: InterviewId, what: &InterviewMove) -> Result<Option<Interview>> {
    let Some(seen) = find(tx, side, id).await? else {
        return Ok(None);
    };
    tx.hold(seen.application.0).await?;
    let at = tx.at();
    let before = find(tx, side, id).await?;
    let may = |one: &Interview| one.state.allows(what, side.party(), one.offered_by) && is_timely(one, what, at);
    let Some(before) = before.filter(may) else {
        return Ok(None);
    };
    let after = after(&before, side.party(), what, at);
    text::fits("words about an interview", what.words(), MAX_WORDS)?;
    let packed = json::pack("an offer of times", &after.offer, MAX_OFFER)?;
    exec!(
        tx,
        "UPDATE interview SET state = $1, sequence = $2, offered_by = $3, offer = $4, starts_at = $5, due_at = $6, said_by = $7,
             said = $8, changed_at = $9, reminded_at = $10
         WHERE id = $11",
        after.state.code(),
        i64::from(after.sequence),
        after.offered_by.code(),
        packed,
        after.starts_at,
        after.due_at,
        after.said_by.code(),
        after.said.as_str(),
        at,
        after.reminded_at,
        id.0
    )?;
    Ok(Some(after))
}

/// A time is chosen of those offered, while it is still to come; nothing lapses or ends before its time.
fn is_timely(one: &Interview, what: &InterviewMove, at: Instant) -> bool {
    match what {
        InterviewMove::Agree(time) => *time > at && one.offer.times.contains(time),
        InterviewMove::Lapse | InterviewMove::Hold => one.due_at <= at,
        InterviewMove::Offer(offer, _) => offer.times.last().is_some_and(|last| *last > at),
        InterviewMove::NoneSuits(_) | InterviewMove::Cancel(_) => true,
    }
}

fn after(before: &Interview, party: Party, what: &InterviewMove, at: Instant) -> Interview {
    let mut after = Interview {
        state: what.leads_to(),
        sequence: before.sequence.saturating_add(1),
        said_by: party,
        said: what.words().to_owned(),
        changed_at: at,
        ..before.clone()
    };
    match what {
        InterviewMove::Offer(offer, _) => {
            after.due_at = offer.times.last().copied().unwrap_or(at);
            after.offer = offer.clone();
            after.offered_by = party;
            after.reminded_at = None;
        }
        InterviewMove::Agree(time) => {
            after.starts_at = Some(*time);
            after.due_at = *time + TimeDelta::minutes(before.offer.minutes.into());
            after.reminded_at = (*time - at <= NEAR).then_some(at);
        }
        InterviewMove::NoneSuits(_) | InterviewMove::Cancel(_) | InterviewMove::Lapse | InterviewMove::Hold => (),
    }
    after
}

/// What was said of an interview counts as the employer's word, and the next is said by this day.
pub async fn counts_as_answer(tx: &mut Tx, interview: &Interview, reply_by: NaiveDate) -> Result<()> {
    application::answered(tx, interview.application, reply_by).await
}

/// With an application that has come to an end, its interview has.
pub(super) async fn end_with(tx: &mut Tx, application: ApplicationId, party: Party) -> Result<()> {
    let at = tx.at();
    let sql =
        "UPDATE interview SET state = 'cancelled', sequence = sequence + 1, said_by = $1, said = '', changed_at = $2
               WHERE application = $3 AND state IN ('offered', 'unsuited', 'agreed')";
    exec!(tx, sql, party.code(), at, application.0).map(|_| ())
}

/// Those for which something happens by itself now.
pub(crate) const DUE: &str = select!(
    "interview.state IN ('offered', 'unsuited', 'agreed') AND interview.due_at <= $1 ORDER BY interview.due_at, interview.id LIMIT $2"
);

/// Those whose last time is over, the first first, for the program's own duties.
pub async fn due(db: &mut impl Reads, at: Instant, limit: u32) -> Result<Vec<Interview>> {
    let found: Vec<Row> = rows!(db, DUE, at, i64::from(limit))?;
    found.into_iter().map(Interview::try_from).collect()
}

/// Those of which nobody was reminded.
pub(crate) const SOON: &str = select!(
    "interview.state = 'agreed' AND interview.reminded_at IS NULL AND interview.starts_at <= $1
     ORDER BY interview.starts_at, interview.id LIMIT $2"
);

/// Those that begin by this moment and of which nobody was reminded, for the program's own duties.
pub async fn soon(db: &mut impl Reads, by: Instant, limit: u32) -> Result<Vec<Interview>> {
    let found: Vec<Row> = rows!(db, SOON, by, i64::from(limit))?;
    found.into_iter().map(Interview::try_from).collect()
}

/// Notes that both sides are reminded; false when they were before, and when it is agreed no longer.
pub async fn mark_reminded(tx: &mut Tx, grant: &Grant, id: InterviewId) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE interview SET reminded_at = $1
               WHERE id = $2 AND person = $3 AND state = 'agreed' AND reminded_at IS NULL";
    Ok(exec!(tx, sql, at, id.0, grant.subject().0)? == 1)
}
