//! Background checks: what an employer asks to look into of somebody who applied. [`CheckState::allows`] and [`StepState::after`] say what
//! may be done, and by whom.
//!
//! Nothing is collected before the person's yes, and everything that was goes when they take it back ([`empty`]): what stays is that it
//! happened. `step` holds its parts, `document` what was handed in, `referee` whom the person named, `entry` what was done, `row` the table.

mod document;
mod entry;
mod referee;
pub(crate) mod row;
pub(crate) mod step;

use chrono::NaiveDate;
use model::{
    ApplicationId, CheckId, CheckKind, CheckMove, CheckState, EmployerId, Hand, Instant, Party, PersonId, PostingId,
};

pub use document::{Document, NewDocument, add as add_document, documents, key_of, look, own_document};
pub use entry::{Entry, entries};
pub use referee::{
    NewReferee, Referee, add as add_referee, answer, delete_answer, earlier, find as find_referee, known,
    late as late_referees, mark_reminded as mark_referee_reminded, referees, soon as soon_referees, turn_away,
};
pub use step::{
    CheckStep, NewStep, late as late_steps, mark_reminded as mark_step_reminded, move_step, soon as soon_steps, steps,
};

use super::{
    Desk,
    application::{self, Application},
    interview::Side,
};
use crate::{Error, Grant, Reads, Result, Tx, files::FileKey, json, text};

/// The longest words, in bytes.
pub(super) const MAX_WORDS: usize = 16_000;
/// The most who may see documents.
const MAX_READERS: usize = 16 * 1024;

/// What the person said yes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Word for word.
    pub text: String,
    /// Its version.
    pub version: String,
    /// When.
    pub at: Instant,
}

/// That the employer may decide against the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it rests on.
    pub words: String,
    /// When it was given.
    pub at: Instant,
    /// Nothing is decided before this moment.
    pub until: Instant,
    /// Since when a dispute holds that time.
    pub paused_at: Option<Instant>,
}

/// A background check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackgroundCheck {
    /// Its id.
    pub id: CheckId,
    /// Of which application.
    pub application: ApplicationId,
    /// Of whom.
    pub person: PersonId,
    /// For which opening.
    pub posting: PostingId,
    /// Of which employer.
    pub employer: EmployerId,
    /// How it stands.
    pub state: CheckState,
    /// Who of the team asked for it; nobody when they are gone.
    pub asked_by: Option<PersonId>,
    /// When.
    pub asked_at: Instant,
    /// Why, in the team's words.
    pub words: String,
    /// By when it should be done.
    pub due_on: NaiveDate,
    /// Who of the team may see documents.
    pub readers: Vec<PersonId>,
    /// The service that looks into it, if one does.
    pub provider: Option<String>,
    /// Why the person said no; may be empty.
    pub said: String,
    /// What the person said yes to.
    pub consent: Option<Consent>,
    /// That the employer may decide against them.
    pub notice: Option<Notice>,
    /// Why the employer decided against them.
    pub decision: Option<String>,
    /// When it was changed last.
    pub changed_at: Instant,
    /// When it came to an end.
    pub ended_at: Option<Instant>,
    /// When the side it waits for was reminded.
    pub reminded_at: Option<Instant>,
    /// When everything that was collected was destroyed.
    pub emptied_at: Option<Instant>,
}

/// What a team asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCheck {
    /// Its id.
    pub id: CheckId,
    /// Of which application.
    pub application: ApplicationId,
    /// Why; may be empty.
    pub words: String,
    /// By when it should be done.
    pub due_on: NaiveDate,
    /// Who of the team may see documents.
    pub readers: Vec<PersonId>,
    /// The service that is to look into it, if one is.
    pub provider: Option<String>,
    /// What is looked into.
    pub kinds: Vec<CheckKind>,
}

/// A check after it was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// As it stands now.
    pub check: BackgroundCheck,
    /// Files whose rows went with it: their bytes are to go after the commit.
    pub gone: Vec<FileKey>,
}

/// Who does something: which hand, and who that is.
pub type By = (Hand, Option<PersonId>);

/// Whether somebody with this proof may act with this hand: who is not here acts through the program.
fn fits(side: Side<'_>, hand: Hand) -> bool {
    match side.party() {
        Party::Team => hand == Hand::Team,
        Party::Seeker => hand == Hand::Person,
        Party::Clock => matches!(hand, Hand::Clock | Hand::Referee | Hand::Provider),
    }
}

/// The last one of an application, for one of its sides.
pub async fn latest(
    db: &mut impl Reads,
    side: Side<'_>,
    application: ApplicationId,
) -> Result<Option<BackgroundCheck>> {
    row::latest(db, side, application).await
}

/// One, for one of its sides.
pub async fn find(db: &mut impl Reads, side: Side<'_>, id: CheckId) -> Result<Option<BackgroundCheck>> {
    row::find(db, side, id).await
}

/// One, for the program's own work.
pub async fn for_program(db: &mut impl Reads, id: CheckId) -> Result<Option<BackgroundCheck>> {
    row::for_program(db, id).await
}

/// The team asks for one; false when there is no such application, when it has come to an end without a job, and when one is under way.
pub async fn begin(tx: &mut Tx, desk: &Desk, new: &NewCheck) -> Result<bool> {
    tx.hold(new.application.0).await?;
    let at = tx.at();
    let found = application::find(tx, desk, new.application, at).await?;
    let Some(of) = found.filter(may_begin) else {
        return Ok(false);
    };
    if new.kinds.is_empty() {
        return Err(Error::Refused("a background check of nothing"));
    }
    text::fits("words about a background check", &new.words, MAX_WORDS)?;
    let readers: Vec<_> = new.readers.iter().map(|person| person.0).collect();
    let packed = json::pack("who may see documents", &readers, MAX_READERS)?;
    let sql = "INSERT INTO background_check (id, application, person, state, asked_by, asked_at, words, due_on, readers, provider,
                   said, changed_at)
               VALUES ($1, $2, $3, 'asked', $4, $5, $6, $7, $8, $9, '', $5) ON CONFLICT DO NOTHING";
    let (id, person, member) = (new.id.0, of.person.0, desk.member());
    let (words, provider) = (new.words.as_str(), new.provider.as_deref());
    let added = exec!(
        tx,
        sql,
        id,
        new.application.0,
        person,
        member.0,
        at,
        words,
        new.due_on,
        packed,
        provider
    )?;
    if added == 0 {
        return Ok(false);
    }
    step::add(tx, (new.id, of.person), &new.kinds, new.due_on).await?;
    entry::add(tx, (new.id, of.person), (Hand::Team, Some(member)), ("asked", None), "").await?;
    Ok(true)
}

/// Whether one can be asked for: while the application is open, and of whoever is hired.
pub fn may_begin(application: &Application) -> bool {
    application.stage.is_open() || application.stage == model::Stage::Hired
}

/// One side moves a check on, or the clock does; gives how it stands then, or nothing when that may not be.
pub async fn change(tx: &mut Tx, side: Side<'_>, by: By, id: CheckId, what: &CheckMove) -> Result<Option<Changed>> {
    let Some(seen) = row::find(tx, side, id).await? else {
        return Ok(None);
    };
    tx.hold(seen.application.0).await?;
    let before = row::find(tx, side, id).await?;
    let parts = step::of(tx, id).await?;
    let at = tx.at();
    let may =
        |one: &BackgroundCheck| fits(side, by.0) && one.state.allows(what, by.0) && is_timely(one, &parts, what, at);
    let Some(before) = before.filter(may) else {
        return Ok(None);
    };
    let after = after(before, what, at);
    row::write(tx, &after).await?;
    entry::add(tx, (id, after.person), by, (after.state.code(), None), "").await?;
    let gone = if what.destroys() {
        empty(tx, &after).await?
    } else {
        Vec::new()
    };
    let check = row::for_program(tx, id).await?.unwrap_or(after);
    Ok(Some(Changed { check, gone }))
}

/// From now on the person is to act on each part, by this day.
pub async fn start(tx: &mut Tx, check: &BackgroundCheck, due_on: NaiveDate) -> Result<()> {
    let at = tx.at();
    let sql =
        "UPDATE background_check_step SET since = $1, due_on = $2 WHERE background_check = $3 AND state = 'person'";
    exec!(tx, sql, at, due_on, check.id.0).map(|_| ())
}

/// What depends on what was found, and on the time.
fn is_timely(one: &BackgroundCheck, parts: &[CheckStep], what: &CheckMove, at: Instant) -> bool {
    let has_adverse = parts.iter().any(|part| part.state.is_adverse());
    let is_disputed = parts.iter().any(|part| part.state == model::StepState::Disputed);
    match what {
        CheckMove::CallOff => !parts.iter().any(CheckStep::is_weighty),
        CheckMove::GiveNotice(_, until) => has_adverse && !is_disputed && *until > at,
        CheckMove::Decide(_) => {
            let is_over = |notice: &Notice| notice.until <= at && notice.paused_at.is_none();
            has_adverse && !is_disputed && one.notice.as_ref().is_some_and(is_over)
        }
        CheckMove::Settle => parts.iter().all(|part| part.state.waits_for().is_none()),
        CheckMove::Agree(..) | CheckMove::Refuse(_) | CheckMove::Withdraw | CheckMove::TakeBack | CheckMove::Lapse => {
            true
        }
    }
}

fn after(before: BackgroundCheck, what: &CheckMove, at: Instant) -> BackgroundCheck {
    let state = what.leads_to();
    let mut after = BackgroundCheck {
        state,
        changed_at: at,
        reminded_at: None,
        ended_at: (!state.is_live()).then_some(at),
        ..before
    };
    match what {
        CheckMove::Agree(text, version) => {
            after.consent = Some(Consent {
                text: text.clone(),
                version: version.clone(),
                at,
            });
        }
        CheckMove::Refuse(words) => after.said.clone_from(words),
        CheckMove::GiveNotice(words, until) => {
            after.notice = Some(Notice {
                words: words.clone(),
                at,
                until: *until,
                paused_at: None,
            });
        }
        CheckMove::Decide(words) => after.decision = Some(words.clone()),
        CheckMove::TakeBack => after.notice = None,
        CheckMove::Withdraw | CheckMove::CallOff | CheckMove::Settle | CheckMove::Lapse => (),
    }
    after
}

/// Whether a no to this application must go by the two steps of its check: something came in that speaks against the person, or may.
pub async fn is_weighty(db: &mut impl Reads, application: ApplicationId) -> Result<bool> {
    let Some(found) = row::latest_of(db, application).await? else {
        return Ok(false);
    };
    let counts = matches!(
        found.state,
        CheckState::Running | CheckState::Notice | CheckState::Settled
    );
    Ok(counts && step::of(db, found.id).await?.iter().any(CheckStep::is_weighty))
}

/// The check counts as the employer's word, and the next is said by this day.
pub async fn counts_as_answer(tx: &mut Tx, check: &BackgroundCheck, reply_by: NaiveDate) -> Result<()> {
    application::answered(tx, check.application, reply_by).await
}

/// Destroys what was collected: details, documents, findings, whom the person named and what those said. What stays is what was
/// done, when, and the text the person said yes to.
pub async fn empty(tx: &mut Tx, check: &BackgroundCheck) -> Result<Vec<FileKey>> {
    let (id, at) = (check.id.0, tx.at());
    let gone = document::remove_all(tx, check.id).await?;
    exec!(
        tx,
        "DELETE FROM background_check_referee WHERE background_check = $1",
        id
    )?;
    let sql = "UPDATE background_check_step SET details = '', finding = '', dispute = '' WHERE background_check = $1";
    exec!(tx, sql, id)?;
    let sql = "UPDATE background_check_entry SET words = '' WHERE background_check = $1";
    exec!(tx, sql, id)?;
    let sql = "UPDATE background_check SET notice = NULL, notice_at = NULL, notice_until = NULL, paused_at = NULL, decision = NULL,
                   emptied_at = $1 WHERE id = $2";
    exec!(tx, sql, at, id)?;
    Ok(gone)
}

/// With an application that has come to an end, its check has, if it was under way; whoever is hired goes on with it.
pub(super) async fn end_with(tx: &mut Tx, application: ApplicationId, stage: model::Stage, party: Party) -> Result<()> {
    if stage == model::Stage::Hired {
        return Ok(());
    }
    let live = row::latest_of(tx, application).await?;
    let Some(mut check) = live.filter(|one| one.state.is_live()) else {
        return Ok(());
    };
    let (state, hand) = match party {
        Party::Seeker => (CheckState::Withdrawn, Hand::Person),
        Party::Team => (CheckState::CalledOff, Hand::Team),
        Party::Clock => (CheckState::CalledOff, Hand::Clock),
    };
    check.state = state;
    check.changed_at = tx.at();
    check.ended_at = Some(tx.at());
    row::write(tx, &check).await?;
    entry::add(tx, (check.id, check.person), (hand, None), (state.code(), None), "").await?;
    // The key of each document goes with its row: what is left of the bytes until the next sweep opens nothing.
    empty(tx, &check).await?;
    Ok(())
}

/// What a person is asked for and has not answered, whose day is before this one, for the program's own duties.
pub async fn unanswered(db: &mut impl Reads, day: NaiveDate, limit: u32) -> Result<Vec<BackgroundCheck>> {
    row::many(db, row::UNANSWERED, day, limit).await
}

/// The same, of which nobody was reminded, for the program's own duties.
pub async fn soon(db: &mut impl Reads, day: NaiveDate, limit: u32) -> Result<Vec<BackgroundCheck>> {
    row::many(db, row::SOON, day, limit).await
}

/// Notices whose time is over, and of which the team was not told, for the program's own duties.
pub async fn over(db: &mut impl Reads, at: Instant, limit: u32) -> Result<Vec<BackgroundCheck>> {
    row::many(db, row::OVER, at, limit).await
}

/// Checks that ended before this moment and still hold what was collected, for the program's own duties.
pub async fn full(db: &mut impl Reads, before: Instant, limit: u32) -> Result<Vec<BackgroundCheck>> {
    row::many(db, row::FULL, before, limit).await
}

/// Notes that the side it waits for was reminded; false when they were before.
pub async fn mark_reminded(tx: &mut Tx, grant: &Grant, id: CheckId) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE background_check SET reminded_at = $1 WHERE id = $2 AND person = $3 AND reminded_at IS NULL";
    Ok(exec!(tx, sql, at, id.0, grant.subject().0)? == 1)
}

/// Notes a message of a provider; false when it was taken before.
pub async fn take_message(tx: &mut Tx, id: &str) -> Result<bool> {
    text::fits("the name of a message", id, 400)?;
    let at = tx.at();
    let sql = "INSERT INTO background_check_message (id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    Ok(exec!(tx, sql, id, at)? == 1)
}

/// Forgets messages that were taken before this moment: they are refused as too old by now.
pub async fn forget_messages(tx: &mut Tx, before: Instant) -> Result<()> {
    exec!(tx, "DELETE FROM background_check_message WHERE at < $1", before).map(|_| ())
}
