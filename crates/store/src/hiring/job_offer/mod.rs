//! Job offers: what an employer offers somebody who applied. [`JobOfferState::allows`] says what may be done with one, and by whom.
//!
//! Each thing that was done is a record in `chain`; what whoever holds a paper may check stands in `seal`. The person sees what was
//! sent to them, and nothing of what the team writes meanwhile.

mod chain;
pub(crate) mod row;
mod seal;

use chrono::NaiveDate;
use model::{
    ApplicationId, EmployerId, Instant, JobOfferId, JobOfferMove, JobOfferState, Paper, Party, PersonId, PostingId,
    Stage, Terms,
};

pub use chain::{JobOfferStep, is_whole};
pub use seal::{Seal, find_seal};

use super::{
    Desk,
    application::{self, NewStep},
    interview::Side,
};
use crate::{Grant, Reads, Result, Tx, json, text};

/// The largest terms, in bytes of JSON.
const MAX_TERMS: usize = 64 * 1024;
/// The longest words, in bytes.
const MAX_WORDS: usize = 8000;
/// The longest name that signs, in bytes.
const MAX_NAME: usize = 800;
/// The largest paper, in bytes of base64.
const MAX_PAPER: usize = 4 * 1024 * 1024;

/// A job offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobOffer {
    /// Its id.
    pub id: JobOfferId,
    /// For which application.
    pub application: ApplicationId,
    /// To whom.
    pub person: PersonId,
    /// For which opening.
    pub posting: PostingId,
    /// Of which employer.
    pub employer: EmployerId,
    /// How it stands.
    pub state: JobOfferState,
    /// How often it was sent.
    pub version: u32,
    /// What finds the page where a paper is checked.
    pub code: String,
    /// What is offered: to the team as it is written, to the person as it was sent.
    pub terms: Terms,
    /// Who wrote it last; nobody when they are gone.
    pub written_by: Option<PersonId>,
    /// Whether whoever wrote it approved it.
    pub alone: bool,
    /// The name it was signed with.
    pub signed_name: Option<String>,
    /// Who said something last.
    pub said_by: Party,
    /// Their words; may be empty.
    pub said: String,
    /// When it was changed last.
    pub changed_at: Instant,
    /// When the person got it last.
    pub sent_at: Option<Instant>,
    /// Until when it can be answered.
    pub due_at: Option<Instant>,
    /// When the person was reminded.
    pub reminded_at: Option<Instant>,
}

/// The last offer of an application, for one of its sides. Nothing for the person while nothing was sent.
pub async fn latest(db: &mut impl Reads, side: Side<'_>, application: ApplicationId) -> Result<Option<JobOffer>> {
    let found = row::latest(db, side, application).await?;
    Ok(found.and_then(|found| found.seen_by(side)))
}

/// The records of an offer, the first first.
pub async fn steps(db: &mut impl Reads, side: Side<'_>, id: JobOfferId) -> Result<Vec<JobOfferStep>> {
    if row::find(db, side, id).await?.is_none() {
        return Ok(Vec::new());
    }
    chain::steps(db, id).await
}

/// The file that was sent last, or the one that was signed: base64.
pub async fn paper(db: &mut impl Reads, side: Side<'_>, id: JobOfferId, signed: bool) -> Result<Option<String>> {
    if row::find(db, side, id).await?.is_none() {
        return Ok(None);
    }
    let sql = "SELECT pdf FROM job_offer_paper WHERE offer = $1 AND signed = $2 ORDER BY version DESC LIMIT 1";
    let found: Option<(String,)> = row!(db, sql, id.0, signed)?;
    Ok(found.map(|(pdf,)| pdf))
}

/// What the employer offered last, to begin the next offer with.
pub async fn last_terms(db: &mut impl Reads, desk: &Desk) -> Result<Option<Terms>> {
    row::last_terms(db, desk).await
}

/// The team begins an offer; false when there is no such application, when it has come to an end, and when one offer is under way.
/// Whoever was hired already can get one too: the letter may follow the word.
pub async fn begin(
    tx: &mut Tx,
    desk: &Desk,
    (id, application): (JobOfferId, ApplicationId),
    terms: &Terms,
    code: &str,
) -> Result<bool> {
    tx.hold(application.0).await?;
    let at = tx.at();
    let found = application::find(tx, desk, application, at).await?;
    let Some(of) = found.filter(|of| of.stage.is_open() || of.stage == Stage::Hired) else {
        return Ok(false);
    };
    let packed = json::pack("an offer", terms, MAX_TERMS)?;
    text::fits("a code", code, 100)?;
    let sql =
        "INSERT INTO job_offer (id, application, person, state, version, code, terms, written_by, alone, said_by, said,
                   made_at, changed_at)
               VALUES ($1, $2, $3, 'draft', 0, $4, $5, $6, $7, 'team', '', $8, $8) ON CONFLICT DO NOTHING";
    let (person, member) = (of.person.0, desk.member().0);
    Ok(exec!(tx, sql, id.0, application.0, person, code, packed, member, false, at)? == 1)
}

/// One side moves an offer on, or the clock does; gives how it stands then, or nothing when that may not be. `actor` is who does it.
pub async fn change(
    tx: &mut Tx,
    side: Side<'_>,
    actor: Option<PersonId>,
    id: JobOfferId,
    what: &JobOfferMove,
) -> Result<Option<JobOffer>> {
    let Some(seen) = row::find(tx, side, id).await? else {
        return Ok(None);
    };
    tx.hold(seen.offer.application.0).await?;
    let at = tx.at();
    let before = row::find(tx, side, id).await?;
    let may = |one: &row::Kept| one.offer.state.allows(what, side.party()) && is_timely(&one.offer, what, at);
    let Some(before) = before.filter(may) else {
        return Ok(None);
    };
    let after = after(before.offer, (side.party(), actor), what, at);
    text::fits("words about an offer", what.words(), MAX_WORDS)?;
    row::write(tx, &after, matches!(what, JobOfferMove::Send(..))).await?;
    write_down(tx, &after, (side.party(), actor), what).await?;
    if matches!(what, JobOfferMove::Accept(..)) {
        hire(tx, &after).await?;
    }
    Ok(Some(after))
}

/// The paper, the record, and what may be checked of them. What the team only writes leaves no record: what it approves does.
async fn write_down(
    tx: &mut Tx,
    after: &JobOffer,
    (party, actor): (Party, Option<PersonId>),
    what: &JobOfferMove,
) -> Result<()> {
    if matches!(what, JobOfferMove::Write(_)) {
        return Ok(());
    }
    let paper = what.paper();
    if let Some(paper) = paper {
        keep_paper(tx, after, paper).await?;
    }
    let sha256 = paper.map(|paper| paper.sha256.as_str());
    let head = chain::add(tx, after, (party, actor), what.words(), sha256).await?;
    seal::set(tx, after, paper, &head).await
}

async fn keep_paper(tx: &mut Tx, of: &JobOffer, paper: &Paper) -> Result<()> {
    text::fits("the paper of an offer", &paper.pdf, MAX_PAPER)?;
    let sql =
        "INSERT INTO job_offer_paper (offer, version, signed, person, sha256, pdf) VALUES ($1, $2, $3, $4, $5, $6)";
    let signed = of.state == JobOfferState::Accepted;
    let (sha256, pdf) = (paper.sha256.as_str(), paper.pdf.as_str());
    exec!(
        tx,
        sql,
        of.id.0,
        i64::from(of.version),
        signed,
        of.person.0,
        sha256,
        pdf
    )
    .map(|_| ())
}

/// With the signature the person has the job: the employer's yes stood in the offer.
async fn hire(tx: &mut Tx, of: &JobOffer) -> Result<()> {
    let before = application::for_program(tx, of.application).await?;
    let step = NewStep::to(Stage::Hired);
    application::take(tx, before, &step, Party::Team, of.written_by).await?;
    Ok(())
}

/// It is answered until its end, and nothing lapses before its time.
fn is_timely(one: &JobOffer, what: &JobOfferMove, at: Instant) -> bool {
    let is_over = one.due_at.is_some_and(|due| due <= at);
    match what {
        JobOfferMove::Accept(..) | JobOfferMove::Decline(_) | JobOfferMove::AskChange(_) => !is_over,
        JobOfferMove::Lapse => is_over,
        JobOfferMove::Send(_, due) => *due > at,
        JobOfferMove::Write(_) | JobOfferMove::Approve | JobOfferMove::Withdraw(_) => true,
    }
}

fn after(before: JobOffer, (party, actor): (Party, Option<PersonId>), what: &JobOfferMove, at: Instant) -> JobOffer {
    let mut after = JobOffer {
        state: what.leads_to(),
        changed_at: at,
        ..before
    };
    if !what.words().is_empty() {
        after.said_by = party;
        what.words().clone_into(&mut after.said);
    }
    match what {
        JobOfferMove::Write(terms) => {
            after.terms = (**terms).clone();
            after.written_by = actor;
            after.alone = false;
        }
        JobOfferMove::Approve => after.alone = actor == after.written_by,
        JobOfferMove::Send(_, due) => {
            after.version = after.version.saturating_add(1);
            after.sent_at = Some(at);
            after.due_at = Some(*due);
            after.reminded_at = None;
            after.said = String::new();
            after.said_by = party;
        }
        JobOfferMove::Accept(name, _) => after.signed_name = Some(name.clone()),
        JobOfferMove::Decline(_) | JobOfferMove::AskChange(_) | JobOfferMove::Withdraw(_) | JobOfferMove::Lapse => (),
    }
    after
}

/// The offer counts as the employer's word, and the next is said by this day.
pub async fn counts_as_answer(tx: &mut Tx, offer: &JobOffer, reply_by: NaiveDate) -> Result<()> {
    application::answered(tx, offer.application, reply_by).await
}

/// With an application that has come to an end, its offer has; whoever is hired keeps it.
pub(super) async fn end_with(tx: &mut Tx, application: ApplicationId, stage: Stage, party: Party) -> Result<()> {
    if stage == Stage::Hired {
        return Ok(());
    }
    let Some(mut offer) = row::live(tx, application).await? else {
        return Ok(());
    };
    offer.state = match party {
        Party::Seeker => JobOfferState::Declined,
        Party::Team | Party::Clock => JobOfferState::Withdrawn,
    };
    offer.changed_at = tx.at();
    row::write(tx, &offer, false).await?;
    let head = chain::add(tx, &offer, (party, None), "", None).await?;
    seal::set(tx, &offer, None, &head).await
}

/// Those whose day has passed, the first first, for the program's own duties.
pub async fn due(db: &mut impl Reads, at: Instant, limit: u32) -> Result<Vec<JobOffer>> {
    row::due(db, at, limit).await
}

/// Those that lapse by this moment and of which nobody was reminded, for the program's own duties.
pub async fn soon(db: &mut impl Reads, by: Instant, limit: u32) -> Result<Vec<JobOffer>> {
    row::soon(db, by, limit).await
}

/// Notes that the person is reminded; false when they were before, and when there is nothing to answer any more.
pub async fn mark_reminded(tx: &mut Tx, grant: &Grant, id: JobOfferId) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE job_offer SET reminded_at = $1
               WHERE id = $2 AND person = $3 AND state = 'sent' AND reminded_at IS NULL";
    Ok(exec!(tx, sql, at, id.0, grant.subject().0)? == 1)
}
