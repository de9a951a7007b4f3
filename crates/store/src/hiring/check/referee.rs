//! Those a person named, to say how they work. They have no account: the link in their mail is their proof, and only its hash is kept.

use model::{CheckId, CheckKind, Hand, Instant, PersonId, RefereeId, RefereeState, Reference};
use sqlx::types::Json;
use uuid::Uuid;

use super::{entry, step};
use crate::{Error, Grant, Reads, Result, Tx, files::hex, hiring::interview::Side, json, text};

/// The longest name, address and relation, in bytes.
const MAX_LINE: usize = 1000;
/// The largest answer, in bytes of JSON.
const MAX_ANSWER: usize = 64 * 1024;

/// Somebody a person named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referee {
    /// Their id.
    pub id: RefereeId,
    /// For which check.
    pub check: CheckId,
    /// Who named them.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub address: String,
    /// How the person knows them.
    pub relation: String,
    /// The code of the language they are written to in.
    pub lang: String,
    /// How it stands with them.
    pub state: RefereeState,
    /// When they were asked.
    pub asked_at: Instant,
    /// Until when they can answer.
    pub until_at: Instant,
    /// When they were reminded.
    pub reminded_at: Option<Instant>,
    /// When they answered, or it ended.
    pub ended_at: Option<Instant>,
    /// What they said.
    pub answer: Option<Reference>,
    /// Whether it may be offered to them another time.
    pub again: bool,
}

/// Somebody to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReferee<'a> {
    /// Their id.
    pub id: RefereeId,
    /// Their name.
    pub name: &'a str,
    /// Their mail address, in small letters.
    pub address: &'a str,
    /// How the person knows them.
    pub relation: &'a str,
    /// The code of the language they are written to in.
    pub lang: &'a str,
    /// The hash of what stands in their link.
    pub token_hash: [u8; 32],
    /// Until when they can answer.
    pub until_at: Instant,
}

record! {
    struct Row {
        id: Uuid,
        background_check: Uuid,
        person: Uuid,
        name: String,
        address: String,
        relation: String,
        lang: String,
        state: String,
        asked_at: Instant,
        until_at: Instant,
        reminded_at: Option<Instant>,
        ended_at: Option<Instant>,
        answer: Option<Json<Reference>>,
        again: bool,
    }
}

impl TryFrom<Row> for Referee {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = RefereeState::from_code(&row.state);
        Ok(Self {
            id: RefereeId(row.id),
            check: CheckId(row.background_check),
            person: PersonId(row.person),
            name: row.name,
            address: row.address,
            relation: row.relation,
            lang: row.lang,
            state: state.ok_or_else(|| Error::Corrupt(format!("state `{}` of a referee", row.state)))?,
            asked_at: row.asked_at,
            until_at: row.until_at,
            reminded_at: row.reminded_at,
            ended_at: row.ended_at,
            answer: row.answer.map(|Json(answer)| answer),
            again: row.again,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT one.id, one.background_check, one.person, one.name, one.address, one.relation, one.lang, one.state, one.asked_at,
                 one.until_at, one.reminded_at, one.ended_at, one.answer, one.again FROM background_check_referee one ",
            $rest
        )
    };
}

/// Keeps whom the person named for one of their own checks.
pub async fn add(tx: &mut Tx, grant: &Grant, id: CheckId, new: &NewReferee<'_>) -> Result<()> {
    for line in [new.name, new.address, new.relation, new.lang] {
        text::fits("a line about a referee", line, MAX_LINE)?;
    }
    let at = tx.at();
    exec!(
        tx,
        "INSERT INTO background_check_referee (id, background_check, person, name, address, relation, lang, state, token_hash,
             asked_at, until_at, again)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $9, $10, $11)",
        new.id.0,
        id.0,
        grant.subject().0,
        new.name,
        new.address,
        new.relation,
        new.lang,
        hex(&new.token_hash),
        at,
        new.until_at,
        false
    )
    .map(|_| ())
}

/// Those who were named for a check, the first first, for one of its sides: both read what they said.
pub async fn referees(db: &mut impl Reads, side: Side<'_>, id: CheckId) -> Result<Vec<Referee>> {
    let (employer, person) = side.of();
    let sql = select!(
        "JOIN background_check ON background_check.id = one.background_check
         JOIN application ON application.id = background_check.application
         WHERE one.background_check = $1 AND (application.employer = $2 OR one.person = $3) ORDER BY one.asked_at, one.id"
    );
    let found: Vec<Row> = rows!(db, sql, id.0, employer, person)?;
    found.into_iter().map(Referee::try_from).collect()
}

/// Whose link holds what has this hash.
pub async fn find(db: &mut impl Reads, token_hash: [u8; 32]) -> Result<Option<Referee>> {
    let found: Option<Row> = row!(
        db,
        select!("WHERE one.token_hash = $1 OR one.second_hash = $1"),
        hex(&token_hash)
    )?;
    found.map(Referee::try_from).transpose()
}

/// Those the person named before, the last first, at most 20: name, address, relation.
pub async fn known(db: &mut impl Reads, grant: &Grant) -> Result<Vec<(String, String, String)>> {
    let sql = "SELECT name, address, relation FROM background_check_referee WHERE person = $1 ORDER BY asked_at DESC, id LIMIT 100";
    let found: Vec<(String, String, String)> = rows!(db, sql, grant.subject().0)?;
    let mut known: Vec<(String, String, String)> = Vec::new();
    for one in found {
        if known.len() < 20 && known.iter().all(|other| other.1 != one.1) {
            known.push(one);
        }
    }
    Ok(known)
}

/// What somebody said of the same person another time, when they allowed that it is offered to them again.
pub async fn earlier(db: &mut impl Reads, of: &Referee) -> Result<Option<Reference>> {
    let sql = "SELECT answer FROM background_check_referee
               WHERE person = $1 AND address = $2 AND id <> $3 AND again = $4 AND answer IS NOT NULL AND state = 'answered'
               ORDER BY ended_at DESC LIMIT 1";
    let found: Option<(Json<Reference>,)> = row!(db, sql, of.person.0, of.address.as_str(), of.id.0, true)?;
    Ok(found.map(|(Json(answer),)| answer))
}

/// Keeps what somebody says; false when they can no longer say it.
pub async fn answer(tx: &mut Tx, of: &Referee, answer: &Reference, again: bool) -> Result<bool> {
    let packed = json::pack("what a referee says", answer, MAX_ANSWER)?;
    let at = tx.at();
    let sql = "UPDATE background_check_referee SET state = 'answered', answer = $1, again = $2, ended_at = $3
               WHERE id = $4 AND state = 'asked' AND until_at > $3";
    if exec!(tx, sql, packed, again, at, of.id.0)? == 0 {
        return Ok(false);
    }
    step::mark_heard(tx, of.check, CheckKind::References).await?;
    note(tx, of, Hand::Referee, RefereeState::Answered).await?;
    Ok(true)
}

/// Ends it without an answer; false when it has ended already.
pub async fn turn_away(tx: &mut Tx, of: &Referee, hand: Hand, state: RefereeState) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE background_check_referee SET state = $1, ended_at = $2 WHERE id = $3 AND state = 'asked'";
    let ended = exec!(tx, sql, state.code(), at, of.id.0)? == 1;
    if ended {
        note(tx, of, hand, state).await?;
    }
    Ok(ended)
}

/// Deletes what somebody said; false when there is nothing.
pub async fn delete_answer(tx: &mut Tx, of: &Referee) -> Result<bool> {
    let sql = "UPDATE background_check_referee SET state = 'deleted', answer = NULL, again = $1 WHERE id = $2 AND answer IS NOT NULL";
    let is_gone = exec!(tx, sql, false, of.id.0)? == 1;
    if is_gone {
        note(tx, of, Hand::Referee, RefereeState::Deleted).await?;
    }
    Ok(is_gone)
}

async fn note(tx: &mut Tx, of: &Referee, hand: Hand, state: RefereeState) -> Result<()> {
    let what = match state {
        RefereeState::Answered => "referee_answered",
        RefereeState::Declined => "referee_declined",
        RefereeState::Stranger => "referee_stranger",
        RefereeState::Deleted => "referee_deleted",
        RefereeState::Asked | RefereeState::Lapsed | RefereeState::Stopped => "referee_lapsed",
    };
    let part = Some(CheckKind::References);
    entry::add(tx, (of.check, of.person), (hand, None), (what, part), "").await
}

/// Those whose time to answer is over, for the program's own duties.
pub async fn late(db: &mut impl Reads, at: Instant, limit: u32) -> Result<Vec<Referee>> {
    let sql = select!("WHERE one.state = 'asked' AND one.until_at <= $1 ORDER BY one.until_at, one.id LIMIT $2");
    let found: Vec<Row> = rows!(db, sql, at, i64::from(limit))?;
    found.into_iter().map(Referee::try_from).collect()
}

/// Those whose time is over by the first moment, who were asked before the second, and who were not reminded, for the program's own duties.
pub async fn soon(db: &mut impl Reads, (by, asked): (Instant, Instant), limit: u32) -> Result<Vec<Referee>> {
    let sql = select!(
        "WHERE one.state = 'asked' AND one.reminded_at IS NULL AND one.until_at <= $1 AND one.asked_at <= $2
         ORDER BY one.until_at, one.id LIMIT $3"
    );
    let found: Vec<Row> = rows!(db, sql, by, asked, i64::from(limit))?;
    found.into_iter().map(Referee::try_from).collect()
}

/// Gives them a second link, by this hash, and notes that they were reminded; false when they were before.
pub async fn mark_reminded(tx: &mut Tx, of: &Referee, token_hash: [u8; 32]) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE background_check_referee SET reminded_at = $1, second_hash = $2
               WHERE id = $3 AND state = 'asked' AND reminded_at IS NULL";
    Ok(exec!(tx, sql, at, hex(&token_hash), of.id.0)? == 1)
}
