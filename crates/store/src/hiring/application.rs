//! Applications: what somebody sent to get an opening, as it was when they sent it, and how it stands.
//!
//! One for each person and opening. Each step is written down with who took it; [`Stage::may_follow`] says which there are.

use chrono::NaiveDate;
use model::{ApplicationId, DeclineReason, EmployerId, Instant, Party, PersonId, PostingId, Profile, Purpose, Stage};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::{Desk, check, draft::Letter, interview, job_offer};
use crate::{Error, Grant, Reads, Result, Store, Tx, json, look, profile::MAX_PROFILE, text};

/// The largest application, in bytes of JSON.
const MAX_SENT: usize = MAX_PROFILE + 256 * 1024;
/// The longest words of a step, in bytes.
const MAX_WORDS: usize = 8000;

/// What was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The profile, as it was or turned towards the opening.
    pub profile: Profile,
    /// What went with it.
    pub letter: Letter,
    /// The posting's revision they applied to.
    pub revision: i64,
    /// The score with its parts.
    pub score: Value,
    /// The version of the taxonomy it was made with.
    pub taxonomy_version: String,
    /// The version of the weights.
    pub weights_version: String,
}

/// An application about to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewApplication {
    /// Its id.
    pub id: ApplicationId,
    /// For which opening.
    pub posting: PostingId,
    /// Of which employer.
    pub employer: EmployerId,
    /// From when on the team sees it.
    pub shown_from: Instant,
    /// The day by which it is answered.
    pub reply_by: NaiveDate,
    /// Points for what they can do of what is asked for.
    pub total: i64,
    /// Skills they have, of those asked for.
    pub has: u32,
    /// Skills asked for.
    pub asked: u32,
    /// The code of the language they speak: they are answered in it.
    pub lang: String,
    /// What is sent.
    pub sent: Sent,
}

/// How an application stands, without what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// Who applied.
    pub person: PersonId,
    /// For which opening.
    pub posting: PostingId,
    /// Of which employer.
    pub employer: EmployerId,
    /// How it stands.
    pub stage: Stage,
    /// When it was sent.
    pub sent_at: Instant,
    /// From when on the team sees it; until then it can be undone.
    pub shown_from: Instant,
    /// The day by which the employer says the next word.
    pub reply_by: NaiveDate,
    /// When they said the first.
    pub answered_at: Option<Instant>,
    /// When it came to stand as it does.
    pub moved_at: Instant,
    /// Points for what they can do of what was asked for, when it was sent.
    pub total: i64,
    /// Skills they had, of those asked for.
    pub has: u32,
    /// Skills asked for.
    pub asked: u32,
    /// The name they gave.
    pub name: Option<String>,
    /// When somebody of the team chose to see it.
    pub revealed_at: Option<Instant>,
    /// What the person says against the score.
    pub contested: Option<String>,
    /// The code of the language they spoke.
    pub lang: String,
}

record! {
    struct Row {
        id: Uuid,
        person: Uuid,
        posting: Uuid,
        employer: Uuid,
        stage: String,
        sent_at: Instant,
        shown_from: Instant,
        reply_by: NaiveDate,
        answered_at: Option<Instant>,
        moved_at: Instant,
        total: i64,
        has: i64,
        asked: i64,
        name: Option<String>,
        revealed_at: Option<Instant>,
        contested: Option<String>,
        lang: String,
    }
}

fn stage_of(code: &str) -> Result<Stage> {
    Stage::from_code(code).ok_or_else(|| Error::Corrupt(format!("stage `{code}`")))
}

impl TryFrom<Row> for Application {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let count = |number: i64| u32::try_from(number).unwrap_or(0);
        Ok(Self {
            id: ApplicationId(row.id),
            person: PersonId(row.person),
            posting: PostingId(row.posting),
            employer: EmployerId(row.employer),
            stage: stage_of(&row.stage)?,
            sent_at: row.sent_at,
            shown_from: row.shown_from,
            reply_by: row.reply_by,
            answered_at: row.answered_at,
            moved_at: row.moved_at,
            total: row.total,
            has: count(row.has),
            asked: count(row.asked),
            name: row.name,
            revealed_at: row.revealed_at,
            contested: row.contested,
            lang: row.lang,
        })
    }
}

/// `SELECT`, the columns of a [`Row`], `FROM application WHERE`, and what follows.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, person, posting, employer, stage, sent_at, shown_from, reply_by, answered_at, moved_at, total, has,
                 asked, name, revealed_at, contested, lang FROM application WHERE ",
            $rest
        )
    };
}

/// One step an application took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// How it stands since.
    pub stage: Stage,
    /// Which side took it.
    pub party: Party,
    /// Who; nothing for the clock, and when they are gone.
    pub actor: Option<PersonId>,
    /// Why, for a no.
    pub reasons: Vec<DeclineReason>,
    /// Words to the other side; may be empty.
    pub words: String,
}

/// A step to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStep {
    /// How it stands from now on.
    pub stage: Stage,
    /// Why, for a no.
    pub reasons: Vec<DeclineReason>,
    /// Words to the other side.
    pub words: String,
    /// By when the employer says the next word; nothing leaves it as it is.
    pub reply_by: Option<NaiveDate>,
}

impl NewStep {
    /// To a stage, with nothing to say.
    pub fn to(stage: Stage) -> Self {
        Self {
            stage,
            reasons: Vec::new(),
            words: String::new(),
            reply_by: None,
        }
    }
}

/// Sends an application; false when this person has one for the opening.
pub async fn send(tx: &mut Tx, grant: &Grant, new: &NewApplication) -> Result<bool> {
    let packed = json::pack("an application", &new.sent, MAX_SENT)?;
    let (at, person) = (tx.at(), grant.subject());
    let name = new.sent.profile.name.as_ref().map(|name| name.value.as_str());
    let added = exec!(
        tx,
        "INSERT INTO application (id, person, posting, employer, stage, sent_at, shown_from, reply_by, moved_at, total, has,
             asked, name, sent, lang)
         VALUES ($1, $2, $3, $4, 'sent', $5, $6, $7, $5, $8, $9, $10, $11, $12, $13) ON CONFLICT (person, posting) DO NOTHING",
        new.id.0,
        person.0,
        new.posting.0,
        new.employer.0,
        at,
        new.shown_from,
        new.reply_by,
        new.total,
        i64::from(new.has),
        i64::from(new.asked),
        name,
        packed,
        new.lang.as_str()
    )?;
    if added == 0 {
        return Ok(false);
    }
    let first = NewStep::to(Stage::Sent);
    write_step(tx, (new.id, person), &first, Party::Seeker, grant.actor()).await?;
    Ok(true)
}

/// Takes an application back that nobody saw yet: it was never there. False when it is too late.
pub async fn undo(tx: &mut Tx, grant: &Grant, id: ApplicationId) -> Result<bool> {
    let at = tx.at();
    let sql = "DELETE FROM application WHERE id = $1 AND person = $2 AND stage = 'sent' AND shown_from > $3";
    Ok(exec!(tx, sql, id.0, grant.subject().0, at)? == 1)
}

/// The person's applications, the last sent first, at most `limit`.
pub async fn own(db: &mut impl Reads, grant: &Grant, limit: u32) -> Result<Vec<Application>> {
    let sql = select!("person = $1 ORDER BY sent_at DESC, id DESC LIMIT $2");
    let found: Vec<Row> = rows!(db, sql, grant.subject().0, i64::from(limit))?;
    found.into_iter().map(Application::try_from).collect()
}

/// One of the person's applications.
pub async fn find_own(db: &mut impl Reads, grant: &Grant, id: ApplicationId) -> Result<Option<Application>> {
    let found: Option<Row> = row!(db, select!("id = $1 AND person = $2"), id.0, grant.subject().0)?;
    found.map(Application::try_from).transpose()
}

/// The person's application for an opening.
pub async fn own_for(db: &mut impl Reads, grant: &Grant, posting: PostingId) -> Result<Option<Application>> {
    let found: Option<Row> = row!(
        db,
        select!("person = $1 AND posting = $2"),
        grant.subject().0,
        posting.0
    )?;
    found.map(Application::try_from).transpose()
}

/// One application, for the team it was sent to, once it is shown to them.
pub async fn find(db: &mut impl Reads, desk: &Desk, id: ApplicationId, at: Instant) -> Result<Option<Application>> {
    let sql = select!("id = $1 AND employer = $2 AND shown_from <= $3");
    let found: Option<Row> = row!(db, sql, id.0, desk.employer().0, at)?;
    found.map(Application::try_from).transpose()
}

/// The employer an application was sent to: for finding the desk to look at it from.
pub async fn employer_of(db: &mut impl Reads, id: ApplicationId) -> Result<Option<EmployerId>> {
    let found: Option<(Uuid,)> = row!(db, "SELECT employer FROM application WHERE id = $1", id.0)?;
    Ok(found.map(|(id,)| EmployerId(id)))
}

/// One application, for the program's own work.
pub async fn for_program(db: &mut impl Reads, id: ApplicationId) -> Result<Option<Application>> {
    let found: Option<Row> = row!(db, select!("id = $1"), id.0)?;
    found.map(Application::try_from).transpose()
}

/// What was sent with one of the person's own applications.
pub async fn sent_own(db: &mut impl Reads, grant: &Grant, id: ApplicationId) -> Result<Option<Sent>> {
    let sql = "SELECT sent FROM application WHERE id = $1 AND person = $2";
    let found: Option<(Json<Sent>,)> = row!(db, sql, id.0, grant.subject().0)?;
    Ok(found.map(|(Json(sent),)| sent))
}

impl Store {
    /// An application to this team with all that was sent; the look is written down before they see anything.
    pub async fn open_application(
        &self,
        desk: &Desk,
        id: ApplicationId,
        at: Instant,
    ) -> Result<Option<(Application, Sent)>> {
        let Some(found) = find(&mut self.read().await?, desk, id, at).await? else {
            return Ok(None);
        };
        look::note(self, desk.member(), found.person, Purpose::Hiring, at.date_naive()).await?;
        let sent: Option<(Json<Sent>,)> = row!(
            &mut self.read().await?,
            "SELECT sent FROM application WHERE id = $1",
            found.id.0
        )?;
        Ok(sent.map(|(Json(sent),)| (found, sent)))
    }
}

/// Those for an opening, the best first, from a place in that order on. An empty stage or tag stands for all.
pub(crate) const RANKED: &str = select!(
    "posting = $1 AND employer = $2 AND shown_from <= $3 AND ($4 = '' OR stage = $4)
     AND ($5 = '' OR EXISTS (SELECT 1 FROM application_tag WHERE application = application.id AND tag = $5))
     AND (total < $6 OR (total = $6 AND id > $7)) ORDER BY total DESC, id LIMIT $8"
);

/// Those for an opening that the team sees, the best first; of one stage, with a tag, after a score and id, at most `limit`.
pub async fn ranked(
    db: &mut impl Reads,
    desk: &Desk,
    posting: PostingId,
    (stage, tag): (Option<Stage>, &str),
    (after, at): (Option<(i64, ApplicationId)>, Instant),
    limit: u32,
) -> Result<Vec<Application>> {
    let (total, id) = after.map_or((i64::MAX, Uuid::nil()), |(total, id)| (total, id.0));
    let stage = stage.map_or("", Stage::code);
    let employer = desk.employer().0;
    let found: Vec<Row> = rows!(
        db,
        RANKED,
        posting.0,
        employer,
        at,
        stage,
        tag,
        total,
        id,
        i64::from(limit)
    )?;
    found.into_iter().map(Application::try_from).collect()
}

/// How many of each stage the team sees for an opening; stages with none are left out.
pub async fn counts(db: &mut impl Reads, desk: &Desk, posting: PostingId, at: Instant) -> Result<Vec<(Stage, i64)>> {
    let sql = "SELECT stage, COUNT(*) FROM application
               WHERE posting = $1 AND employer = $2 AND shown_from <= $3 GROUP BY stage ORDER BY stage";
    let found: Vec<(String, i64)> = rows!(db, sql, posting.0, desk.employer().0, at)?;
    found
        .into_iter()
        .map(|(code, count)| Ok((stage_of(&code)?, count)))
        .collect()
}

/// How many openings of an employer have people waiting, by opening: how many wait, and the nearest day they were promised.
pub async fn waiting(db: &mut impl Reads, desk: &Desk, at: Instant) -> Result<Vec<(PostingId, i64, NaiveDate)>> {
    let sql = "SELECT posting, COUNT(*), MIN(reply_by) FROM application
               WHERE employer = $1 AND shown_from <= $2 AND stage IN ('sent', 'shortlisted', 'interview') GROUP BY posting";
    let found: Vec<(Uuid, i64, NaiveDate)> = rows!(db, sql, desk.employer().0, at)?;
    Ok(found
        .into_iter()
        .map(|(posting, count, day)| (PostingId(posting), count, day))
        .collect())
}

/// The steps of one of the person's applications, the first first.
pub async fn steps_own(db: &mut impl Reads, grant: &Grant, id: ApplicationId) -> Result<Vec<Step>> {
    let sql = "SELECT at, stage, party, actor, reasons, words FROM application_step
               WHERE application = $1 AND person = $2 ORDER BY nr";
    steps(rows!(db, sql, id.0, grant.subject().0)?)
}

/// The steps of an application to this team, the first first.
pub async fn steps_of(db: &mut impl Reads, desk: &Desk, id: ApplicationId) -> Result<Vec<Step>> {
    let sql = "SELECT step.at, step.stage, step.party, step.actor, step.reasons, step.words
               FROM application_step step JOIN application ON application.id = step.application
               WHERE step.application = $1 AND application.employer = $2 ORDER BY step.nr";
    steps(rows!(db, sql, id.0, desk.employer().0)?)
}

type StepRow = (Instant, String, String, Option<Uuid>, Json<Vec<DeclineReason>>, String);

fn steps(found: Vec<StepRow>) -> Result<Vec<Step>> {
    let step = |(at, stage, party, actor, Json(reasons), words): StepRow| {
        Ok(Step {
            at,
            stage: stage_of(&stage)?,
            party: Party::from_code(&party).ok_or_else(|| Error::Corrupt(format!("party `{party}`")))?,
            actor: actor.map(PersonId),
            reasons,
            words,
        })
    };
    found.into_iter().map(step).collect()
}

/// The person takes a step; gives how the application stood before, or nothing when that step does not follow.
pub async fn step_own(tx: &mut Tx, grant: &Grant, id: ApplicationId, step: &NewStep) -> Result<Option<Application>> {
    tx.hold(id.0).await?;
    let before = find_own(tx, grant, id).await?;
    take(tx, before, step, Party::Seeker, grant.actor()).await
}

/// The team takes a step; gives how the application stood before, or nothing when that step does not follow.
pub async fn step(tx: &mut Tx, desk: &Desk, id: ApplicationId, step: &NewStep) -> Result<Option<Application>> {
    tx.hold(id.0).await?;
    let at = tx.at();
    let before = find(tx, desk, id, at).await?;
    take(tx, before, step, Party::Team, Some(desk.member())).await
}

/// Those an employer has neither decided about nor put off, the most urgent first, at most `limit`.
pub async fn undecided(db: &mut impl Reads, desk: &Desk, at: Instant, limit: u32) -> Result<Vec<Application>> {
    let sql = select!(
        "employer = $1 AND stage IN ('sent', 'shortlisted', 'interview') AND put_off_at IS NULL AND shown_from <= $2
         ORDER BY reply_by, id LIMIT $3"
    );
    let found: Vec<Row> = rows!(db, sql, desk.employer().0, at, i64::from(limit))?;
    found.into_iter().map(Application::try_from).collect()
}

/// The team says that nothing is decided yet, and by when it will be: once for each application, and it counts as no answer.
/// Gives how it stood before; nothing when it was said before, or nobody waits.
pub async fn put_off(tx: &mut Tx, desk: &Desk, id: ApplicationId, step: &NewStep) -> Result<Option<Application>> {
    tx.hold(id.0).await?;
    let at = tx.at();
    let before = find(tx, desk, id, at).await?;
    let Some(before) = before.filter(|before| before.stage.is_open() && before.stage == step.stage) else {
        return Ok(None);
    };
    let sql = "UPDATE application SET reply_by = COALESCE($1, reply_by), put_off_at = $2
               WHERE id = $3 AND put_off_at IS NULL";
    if exec!(tx, sql, step.reply_by, at, id.0)? == 0 {
        return Ok(None);
    }
    write_step(tx, (id, before.person), step, Party::Team, Some(desk.member())).await?;
    Ok(Some(before))
}

pub(super) async fn take(
    tx: &mut Tx,
    before: Option<Application>,
    step: &NewStep,
    party: Party,
    actor: Option<PersonId>,
) -> Result<Option<Application>> {
    let Some(before) = before.filter(|before| before.stage.may_follow(step.stage, party)) else {
        return Ok(None);
    };
    let at = tx.at();
    let (answers, is_silent) = (party == Party::Team, party == Party::Clock);
    exec!(
        tx,
        "UPDATE application SET stage = $1, moved_at = $2, reply_by = COALESCE($3, reply_by),
             answered_at = CASE WHEN $4 = 1 THEN COALESCE(answered_at, $2) ELSE answered_at END,
             silent_at = CASE WHEN $5 = 1 THEN $2 ELSE silent_at END
         WHERE id = $6",
        step.stage.code(),
        at,
        step.reply_by,
        i64::from(answers),
        i64::from(is_silent),
        before.id.0
    )?;
    write_step(tx, (before.id, before.person), step, party, actor).await?;
    if !step.stage.is_open() {
        interview::end_with(tx, before.id, party).await?;
        job_offer::end_with(tx, before.id, step.stage, party).await?;
        check::end_with(tx, before.id, step.stage, party).await?;
    }
    Ok(Some(before))
}

/// The employer says a word that changes no stage, and the next one by this day.
pub(super) async fn answered(tx: &mut Tx, id: ApplicationId, reply_by: NaiveDate) -> Result<()> {
    let at = tx.at();
    let sql = "UPDATE application SET answered_at = COALESCE(answered_at, $1), reply_by = $2 WHERE id = $3";
    exec!(tx, sql, at, reply_by, id.0).map(|_| ())
}

async fn write_step(
    tx: &mut Tx,
    (id, person): (ApplicationId, PersonId),
    step: &NewStep,
    party: Party,
    actor: Option<PersonId>,
) -> Result<()> {
    text::fits("words to an application", &step.words, MAX_WORDS)?;
    let at = tx.at();
    exec!(
        tx,
        "INSERT INTO application_step (application, nr, person, at, stage, party, actor, reasons, words)
         VALUES ($1, (SELECT COALESCE(MAX(nr), 0) + 1 FROM application_step WHERE application = $1), $2, $3, $4, $5, $6, $7,
             $8)",
        id.0,
        person.0,
        at,
        step.stage.code(),
        party.code(),
        actor.map(|actor| actor.0),
        Json(&step.reasons),
        step.words.as_str()
    )?;
    Ok(())
}

/// The person says what the score gets wrong; an empty text takes it back. False when there is no such application.
pub async fn contest(tx: &mut Tx, grant: &Grant, id: ApplicationId, words: &str) -> Result<bool> {
    text::fits("what is said against a score", words, MAX_WORDS)?;
    let words = (!words.is_empty()).then_some(words);
    let sql = "UPDATE application SET contested = $1 WHERE id = $2 AND person = $3";
    Ok(exec!(tx, sql, words, id.0, grant.subject().0)? == 1)
}

/// Somebody of the team chooses to see the name; false when it was seen before.
pub async fn reveal(tx: &mut Tx, desk: &Desk, id: ApplicationId) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE application SET revealed_at = $1 WHERE id = $2 AND employer = $3 AND revealed_at IS NULL";
    Ok(exec!(tx, sql, at, id.0, desk.employer().0)? == 1)
}
