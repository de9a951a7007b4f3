//! What was done with an offer, so that it shows when somebody changes it later: each record has the SHA-256 of the one before it
//! and of itself.

use model::{Instant, JobOfferId, JobOfferState, Party, PersonId, Terms};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::JobOffer;
use crate::{Error, Reads, Result, Tx, files::hex, text};

/// The longest record, in bytes.
const MAX_RECORD: usize = 80 * 1024;

/// One thing that was done with an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobOfferStep {
    /// When.
    pub at: Instant,
    /// Which side did it.
    pub party: Party,
    /// Who; nothing for the clock, and when they are gone.
    pub actor: Option<PersonId>,
    /// How the offer stands since.
    pub state: JobOfferState,
    /// What was done: JSON, as it was when the hash was made.
    pub record: String,
    /// The SHA-256 of the hash before, a line break, and the record; in hexadecimal.
    pub hash: String,
}

/// A record, its fields in this order.
#[derive(Serialize)]
struct Record<'a> {
    offer: Uuid,
    at: Instant,
    by: &'a str,
    state: &'a str,
    version: u32,
    terms: &'a Terms,
    paper: Option<&'a str>,
    name: Option<&'a str>,
    words: &'a str,
}

fn hash(before: &str, record: &str) -> String {
    let whole = Sha256::new()
        .chain_update(before)
        .chain_update("\n")
        .chain_update(record);
    hex(&whole.finalize())
}

/// Whether each hash fits the records up to it.
pub fn is_whole(steps: &[JobOfferStep]) -> bool {
    let mut before = "";
    steps.iter().all(|step| {
        let fits = hash(before, &step.record) == step.hash;
        before = &step.hash;
        fits
    })
}

/// Writes down what was done; gives the hash.
pub(super) async fn add(
    tx: &mut Tx,
    after: &JobOffer,
    (party, actor): (Party, Option<PersonId>),
    words: &str,
    paper: Option<&str>,
) -> Result<String> {
    let at = tx.at();
    let record = Record {
        offer: after.id.0,
        at,
        by: party.code(),
        state: after.state.code(),
        version: after.version,
        terms: &after.terms,
        paper,
        name: after.signed_name.as_deref(),
        words,
    };
    let record = serde_json::to_string(&record).map_err(|_| Error::Refused("a structure that JSON cannot hold"))?;
    text::fits("a record of an offer", &record, MAX_RECORD)?;
    let sql = "SELECT nr, hash FROM job_offer_step WHERE offer = $1 ORDER BY nr DESC LIMIT 1";
    let last: Option<(i64, String)> = row!(tx, sql, after.id.0)?;
    let (nr, before) = last.unwrap_or_default();
    let hash = hash(&before, &record);
    exec!(
        tx,
        "INSERT INTO job_offer_step (offer, nr, person, at, party, state, actor, record, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        after.id.0,
        nr + 1,
        after.person.0,
        at,
        party.code(),
        after.state.code(),
        actor.map(|actor| actor.0),
        record.as_str(),
        hash.as_str()
    )?;
    Ok(hash)
}

pub(super) async fn steps(db: &mut impl Reads, id: JobOfferId) -> Result<Vec<JobOfferStep>> {
    type Row = (Instant, String, Option<Uuid>, String, String, String);
    let sql = "SELECT at, party, actor, state, record, hash FROM job_offer_step WHERE offer = $1 ORDER BY nr";
    let found: Vec<Row> = rows!(db, sql, id.0)?;
    let step = |(at, party, actor, state, record, hash): Row| {
        Ok(JobOfferStep {
            at,
            party: Party::from_code(&party).ok_or_else(|| Error::Corrupt(format!("party `{party}`")))?,
            actor: actor.map(PersonId),
            state: JobOfferState::from_code(&state).ok_or_else(|| Error::Corrupt(format!("state `{state}`")))?,
            record,
            hash,
        })
    };
    found.into_iter().map(step).collect()
}
