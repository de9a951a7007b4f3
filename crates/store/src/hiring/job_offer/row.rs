//! The table of job offers.

use model::{ApplicationId, EmployerId, Instant, JobOfferId, JobOfferState, Party, PersonId, PostingId, Terms};
use sqlx::types::Json;
use uuid::Uuid;

use super::{JobOffer, MAX_NAME, MAX_TERMS, MAX_WORDS};
use crate::{
    Error, Reads, Result, Tx,
    hiring::{Desk, interview::Side},
    json, text,
};

record! {
    struct Row {
        id: Uuid,
        application: Uuid,
        person: Uuid,
        posting: Uuid,
        employer: Uuid,
        state: String,
        version: i64,
        code: String,
        terms: Json<Terms>,
        sent_terms: Option<Json<Terms>>,
        written_by: Option<Uuid>,
        alone: bool,
        signed_name: Option<String>,
        said_by: String,
        said: String,
        changed_at: Instant,
        sent_at: Option<Instant>,
        due_at: Option<Instant>,
        reminded_at: Option<Instant>,
    }
}

/// An offer as the team has it, and what was sent of it.
pub(super) struct Kept {
    pub(super) offer: JobOffer,
    sent_terms: Option<Terms>,
}

impl Kept {
    /// As one side sees it: the person what was sent, which still stands with what they asked for while the team writes.
    pub(super) fn seen_by(self, side: Side<'_>) -> Option<JobOffer> {
        let mut offer = self.offer;
        if side.party() == Party::Team {
            return Some(offer);
        }
        offer.terms = self.sent_terms?;
        if matches!(offer.state, JobOfferState::Draft | JobOfferState::Approved) {
            offer.state = JobOfferState::ChangeAsked;
        }
        Some(offer)
    }
}

impl TryFrom<Row> for Kept {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = JobOfferState::from_code(&row.state);
        let said_by = Party::from_code(&row.said_by);
        Ok(Self {
            offer: JobOffer {
                id: JobOfferId(row.id),
                application: ApplicationId(row.application),
                person: PersonId(row.person),
                posting: PostingId(row.posting),
                employer: EmployerId(row.employer),
                state: state.ok_or_else(|| Error::Corrupt(format!("state `{}` of an offer", row.state)))?,
                version: u32::try_from(row.version).unwrap_or(u32::MAX),
                code: row.code,
                terms: row.terms.0,
                written_by: row.written_by.map(PersonId),
                alone: row.alone,
                signed_name: row.signed_name,
                said_by: said_by.ok_or_else(|| Error::Corrupt(format!("party `{}`", row.said_by)))?,
                said: row.said,
                changed_at: row.changed_at,
                sent_at: row.sent_at,
                due_at: row.due_at,
                reminded_at: row.reminded_at,
            },
            sent_terms: row.sent_terms.map(|Json(terms)| terms),
        })
    }
}

/// `SELECT`, the columns of a [`Row`], `FROM job_offer WHERE`, and what follows.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT job_offer.id, job_offer.application, job_offer.person, application.posting, application.employer,
                 job_offer.state, job_offer.version, job_offer.code, job_offer.terms, job_offer.sent_terms,
                 job_offer.written_by, job_offer.alone, job_offer.signed_name, job_offer.said_by, job_offer.said,
                 job_offer.changed_at, job_offer.sent_at, job_offer.due_at, job_offer.reminded_at
             FROM job_offer JOIN application ON application.id = job_offer.application WHERE ",
            $rest
        )
    };
}

/// The last offer of an application.
pub(crate) const LATEST: &str = select!(
    "job_offer.application = $1 AND (application.employer = $2 OR job_offer.person = $3)
     ORDER BY job_offer.made_at DESC, job_offer.id DESC LIMIT 1"
);

/// The last one of an application. The person does not see one that was never sent, but the one before it.
pub(super) async fn latest(db: &mut impl Reads, side: Side<'_>, application: ApplicationId) -> Result<Option<Kept>> {
    let (employer, person) = side.of();
    let sent = select!(
        "job_offer.application = $1 AND job_offer.sent_at IS NOT NULL AND (application.employer = $2 OR job_offer.person = $3)
         ORDER BY job_offer.made_at DESC, job_offer.id DESC LIMIT 1"
    );
    let sql = if side.party() == Party::Team { LATEST } else { sent };
    let found: Option<Row> = row!(db, sql, application.0, employer, person)?;
    found.map(Kept::try_from).transpose()
}

pub(super) async fn find(db: &mut impl Reads, side: Side<'_>, id: JobOfferId) -> Result<Option<Kept>> {
    let (employer, person) = side.of();
    let sql = select!("job_offer.id = $1 AND (application.employer = $2 OR job_offer.person = $3)");
    let found: Option<Row> = row!(db, sql, id.0, employer, person)?;
    found.map(Kept::try_from).transpose()
}

/// The one of an application that is under way.
pub(super) async fn live(db: &mut impl Reads, application: ApplicationId) -> Result<Option<JobOffer>> {
    let sql = select!(
        "job_offer.application = $1 AND job_offer.state IN ('draft', 'approved', 'sent', 'change_asked') LIMIT 1"
    );
    let found: Option<Row> = row!(db, sql, application.0)?;
    Ok(found.map(Kept::try_from).transpose()?.map(|kept| kept.offer))
}

pub(super) async fn last_terms(db: &mut impl Reads, desk: &Desk) -> Result<Option<Terms>> {
    let sql = "SELECT job_offer.terms FROM job_offer JOIN application ON application.id = job_offer.application
               WHERE application.employer = $1 ORDER BY job_offer.made_at DESC, job_offer.id DESC LIMIT 1";
    let found: Option<(Json<Terms>,)> = row!(db, sql, desk.employer().0)?;
    Ok(found.map(|(Json(terms),)| terms))
}

/// Writes an offer as it stands now; what is sent is what the person has from now on.
pub(super) async fn write(tx: &mut Tx, after: &JobOffer, is_sent: bool) -> Result<()> {
    text::fits("words about an offer", &after.said, MAX_WORDS)?;
    text::fits("a name", after.signed_name.as_deref().unwrap_or_default(), MAX_NAME)?;
    let packed = json::pack("an offer", &after.terms, MAX_TERMS)?;
    exec!(
        tx,
        "UPDATE job_offer SET state = $1, version = $2, terms = $3, written_by = $4, alone = $5, signed_name = $6,
             said_by = $7, said = $8, changed_at = $9, sent_at = $10, due_at = $11, reminded_at = $12
         WHERE id = $13",
        after.state.code(),
        i64::from(after.version),
        packed,
        after.written_by.map(|person| person.0),
        after.alone,
        after.signed_name.as_deref(),
        after.said_by.code(),
        after.said.as_str(),
        after.changed_at,
        after.sent_at,
        after.due_at,
        after.reminded_at,
        after.id.0
    )?;
    if is_sent {
        exec!(tx, "UPDATE job_offer SET sent_terms = terms WHERE id = $1", after.id.0)?;
    }
    Ok(())
}

/// Those that lapse now.
pub(crate) const DUE: &str =
    select!("job_offer.state = 'sent' AND job_offer.due_at <= $1 ORDER BY job_offer.due_at, job_offer.id LIMIT $2");

pub(super) async fn due(db: &mut impl Reads, at: Instant, limit: u32) -> Result<Vec<JobOffer>> {
    let found: Vec<Row> = rows!(db, DUE, at, i64::from(limit))?;
    found.into_iter().map(|row| Ok(Kept::try_from(row)?.offer)).collect()
}

/// Those of which the person was not reminded.
pub(crate) const SOON: &str = select!(
    "job_offer.state = 'sent' AND job_offer.reminded_at IS NULL AND job_offer.due_at <= $1
     ORDER BY job_offer.due_at, job_offer.id LIMIT $2"
);

pub(super) async fn soon(db: &mut impl Reads, by: Instant, limit: u32) -> Result<Vec<JobOffer>> {
    let found: Vec<Row> = rows!(db, SOON, by, i64::from(limit))?;
    found.into_iter().map(|row| Ok(Kept::try_from(row)?.offer)).collect()
}
