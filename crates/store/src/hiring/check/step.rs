//! The parts of a background check: what is looked into, who is to act since when and by when, and what was found.

use chrono::NaiveDate;
use model::{CheckId, CheckKind, CheckState, Hand, Instant, PersonId, StepMove, StepState};
use uuid::Uuid;

use super::{BackgroundCheck, By, MAX_WORDS, entry, fits, row};
use crate::{Error, Grant, Reads, Result, Tx, hiring::interview::Side, text};

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckStep {
    /// Of which check.
    pub check: CheckId,
    /// What is looked into.
    pub kind: CheckKind,
    /// Of whom.
    pub person: PersonId,
    /// Who is to act, or what was found.
    pub state: StepState,
    /// Since when.
    pub since: Instant,
    /// By when whoever is to act should have.
    pub due_on: NaiveDate,
    /// What the person said of it.
    pub details: String,
    /// What was found, in words.
    pub finding: String,
    /// What the person says against it.
    pub dispute: String,
    /// When somebody else told something of it.
    pub heard_at: Option<Instant>,
}

impl CheckStep {
    /// Whether something came in that speaks against the person, or may: a no would rest on it.
    pub fn is_weighty(&self) -> bool {
        let is_told = self.heard_at.is_some() && self.state != StepState::Confirmed;
        is_told || self.state.is_adverse() || self.state == StepState::Disputed
    }
}

/// A part moved on, and its check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStep<'a> {
    /// Which part.
    pub kind: CheckKind,
    /// What is done.
    pub what: &'a StepMove,
    /// By when whoever is to act then should have.
    pub due_on: NaiveDate,
}

record! {
    struct Row {
        background_check: Uuid,
        kind: String,
        person: Uuid,
        state: String,
        since: Instant,
        due_on: NaiveDate,
        details: String,
        finding: String,
        dispute: String,
        heard_at: Option<Instant>,
    }
}

impl TryFrom<Row> for CheckStep {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let (kind, state) = (CheckKind::from_code(&row.kind), StepState::from_code(&row.state));
        Ok(Self {
            check: CheckId(row.background_check),
            kind: kind.ok_or_else(|| Error::Corrupt(format!("part `{}` of a background check", row.kind)))?,
            person: PersonId(row.person),
            state: state.ok_or_else(|| Error::Corrupt(format!("state `{}` of such a part", row.state)))?,
            since: row.since,
            due_on: row.due_on,
            details: row.details,
            finding: row.finding,
            dispute: row.dispute,
            heard_at: row.heard_at,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT step.background_check, step.kind, step.person, step.state, step.since, step.due_on, step.details, step.finding,
                 step.dispute, step.heard_at FROM background_check_step step ",
            $rest
        )
    };
}

pub(super) async fn add(
    tx: &mut Tx,
    (id, person): (CheckId, PersonId),
    kinds: &[CheckKind],
    due_on: NaiveDate,
) -> Result<()> {
    let at = tx.at();
    for kind in kinds {
        let sql = "INSERT INTO background_check_step (background_check, kind, person, state, since, due_on, details, finding, dispute)
                   VALUES ($1, $2, $3, 'person', $4, $5, '', '', '') ON CONFLICT DO NOTHING";
        exec!(tx, sql, id.0, kind.code(), person.0, at, due_on)?;
    }
    Ok(())
}

/// The parts of a check, in the order of their kinds, for the store's own rules.
pub(super) async fn of(db: &mut impl Reads, id: CheckId) -> Result<Vec<CheckStep>> {
    let found: Vec<Row> = rows!(db, select!("WHERE step.background_check = $1"), id.0)?;
    let mut all: Vec<CheckStep> = found.into_iter().map(CheckStep::try_from).collect::<Result<_>>()?;
    all.sort_by_key(|step| step.kind);
    Ok(all)
}

/// The parts of a check, in the order of their kinds, for one of its sides.
pub async fn steps(db: &mut impl Reads, side: Side<'_>, id: CheckId) -> Result<Vec<CheckStep>> {
    if row::find(db, side, id).await?.is_none() {
        return Ok(Vec::new());
    }
    of(db, id).await
}

/// Moves one part on; gives the check and the part as they stand then, or nothing when that may not be: when the check does not go on,
/// and when it is not for this hand to do.
pub async fn move_step(
    tx: &mut Tx,
    side: Side<'_>,
    by: By,
    id: CheckId,
    new: &NewStep<'_>,
) -> Result<Option<(BackgroundCheck, CheckStep)>> {
    let Some(seen) = row::find(tx, side, id).await? else {
        return Ok(None);
    };
    tx.hold(seen.application.0).await?;
    let before = row::find(tx, side, id).await?;
    let goes_on =
        |one: &BackgroundCheck| matches!(one.state, CheckState::Running | CheckState::Notice) && fits(side, by.0);
    let Some(mut check) = before.filter(goes_on) else {
        return Ok(None);
    };
    let mut parts = of(tx, id).await?;
    let Some(part) = parts.iter_mut().find(|part| part.kind == new.kind) else {
        return Ok(None);
    };
    let Some(state) = part.state.after(new.what, by.0) else {
        return Ok(None);
    };
    let at = tx.at();
    apply(part, state, new, by.0, at);
    let part = part.clone();
    write(tx, &part).await?;
    entry::add(tx, (id, check.person), by, (code_of(new.what), Some(new.kind)), "").await?;
    hold_or_go_on(&mut check, &parts, at);
    check.changed_at = at;
    row::write(tx, &check).await?;
    Ok(Some((check, part)))
}

fn apply(part: &mut CheckStep, state: StepState, new: &NewStep<'_>, hand: Hand, at: Instant) {
    if state != part.state {
        part.state = state;
        part.since = at;
        part.due_on = new.due_on;
    }
    match new.what {
        StepMove::Tell(Some(words)) => part.details.clone_from(words),
        StepMove::Find(_, words) => {
            part.finding.clone_from(words);
            if hand == Hand::Provider {
                part.heard_at = Some(at);
            }
        }
        StepMove::Dispute(words) => part.dispute.clone_from(words),
        StepMove::Tell(None) | StepMove::Ask | StepMove::Hear | StepMove::Order | StepMove::RunLate => (),
    }
}

/// A dispute holds the time of a notice; once nothing is disputed any more, the time that was left goes on.
fn hold_or_go_on(check: &mut BackgroundCheck, parts: &[CheckStep], at: Instant) {
    let is_disputed = parts.iter().any(|part| part.state == StepState::Disputed);
    let Some(notice) = &mut check.notice else { return };
    match notice.paused_at {
        None if is_disputed => notice.paused_at = Some(at),
        Some(since) if !is_disputed => {
            notice.until += at - since;
            notice.paused_at = None;
            check.reminded_at = None;
        }
        _ => (),
    }
}

fn code_of(what: &StepMove) -> &'static str {
    match what {
        StepMove::Tell(_) => "told",
        StepMove::Ask => "named",
        StepMove::Hear => "heard",
        StepMove::Order => "ordered",
        StepMove::Find(finding, _) => finding.code(),
        StepMove::Dispute(_) => "disputed",
        StepMove::RunLate => "late",
    }
}

async fn write(tx: &mut Tx, part: &CheckStep) -> Result<()> {
    for words in [&part.details, &part.finding, &part.dispute] {
        text::fits("words about a part of a background check", words, MAX_WORDS)?;
    }
    // Whoever is to act from now on is reminded anew.
    let sql = "UPDATE background_check_step SET reminded_at = CASE WHEN since = $2 THEN reminded_at ELSE NULL END, state = $1,
                   since = $2, due_on = $3, details = $4, finding = $5, dispute = $6, heard_at = $7
               WHERE background_check = $8 AND kind = $9";
    exec!(
        tx,
        sql,
        part.state.code(),
        part.since,
        part.due_on,
        part.details.as_str(),
        part.finding.as_str(),
        part.dispute.as_str(),
        part.heard_at,
        part.check.0,
        part.kind.code()
    )
    .map(|_| ())
}

/// Notes that somebody else told something of this part.
pub(super) async fn mark_heard(tx: &mut Tx, id: CheckId, kind: CheckKind) -> Result<()> {
    let at = tx.at();
    let sql = "UPDATE background_check_step SET heard_at = $1 WHERE background_check = $2 AND kind = $3";
    exec!(tx, sql, at, id.0, kind.code()).map(|_| ())
}

/// Parts that wait for somebody else than the team, and whose day is before this one.
pub(crate) const LATE: &str = select!(
    "JOIN background_check one ON one.id = step.background_check
     WHERE one.state IN ('running', 'notice') AND step.state IN ('person', 'referee', 'provider') AND step.due_on < $1
     ORDER BY step.due_on, step.background_check, step.kind LIMIT $2"
);

/// Parts whose day has passed while others than the team were to act, for the program's own duties.
pub async fn late(db: &mut impl Reads, day: NaiveDate, limit: u32) -> Result<Vec<CheckStep>> {
    let found: Vec<Row> = rows!(db, LATE, day, i64::from(limit))?;
    found.into_iter().map(CheckStep::try_from).collect()
}

/// Parts that wait for one of the two sides until this day, and of which that side was not reminded.
pub(crate) const SOON: &str = select!(
    "JOIN background_check one ON one.id = step.background_check
     WHERE one.state IN ('running', 'notice') AND step.state IN ('person', 'team', 'disputed') AND step.reminded_at IS NULL
         AND step.due_on <= $1
     ORDER BY step.due_on, step.background_check, step.kind LIMIT $2"
);

/// Parts of which the side that is to act was not reminded, for the program's own duties.
pub async fn soon(db: &mut impl Reads, day: NaiveDate, limit: u32) -> Result<Vec<CheckStep>> {
    let found: Vec<Row> = rows!(db, SOON, day, i64::from(limit))?;
    found.into_iter().map(CheckStep::try_from).collect()
}

/// Notes that whoever is to act was reminded; false when they were before.
pub async fn mark_reminded(tx: &mut Tx, grant: &Grant, (id, kind): (CheckId, CheckKind)) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE background_check_step SET reminded_at = $1
               WHERE background_check = $2 AND kind = $3 AND person = $4 AND reminded_at IS NULL";
    Ok(exec!(tx, sql, at, id.0, kind.code(), grant.subject().0)? == 1)
}
