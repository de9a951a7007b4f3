//! What whoever holds a paper may check: whose offer it is, for what, from when, whether it was signed, and which bytes the papers
//! have. It names no person.

use chrono::NaiveDate;
use model::{Instant, JobOfferState, Paper};
use sha2::{Digest, Sha256};

use super::JobOffer;
use crate::{Error, Reads, Result, Tx, files::hex};

/// What may be checked of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The employer's name.
    pub employer: String,
    /// What the person will be.
    pub role: String,
    /// How the offer stands.
    pub state: JobOfferState,
    /// When it was sent last.
    pub sent_at: Instant,
    /// Until the end of which day it could be answered.
    pub reply_by: NaiveDate,
    /// When it came to stand as it does.
    pub changed_at: Instant,
    /// The SHA-256 of the paper that was sent.
    pub given: String,
    /// The SHA-256 of the paper that was signed.
    pub signed: Option<String>,
    /// The last hash of its records.
    pub head: String,
}

fn key(code: &str) -> String {
    hex(&Sha256::digest(code.as_bytes()))
}

/// Notes how an offer stands now. Before it is sent there is nothing to check.
pub(super) async fn set(tx: &mut Tx, of: &JobOffer, paper: Option<&Paper>, head: &str) -> Result<()> {
    let Some(sent_at) = of.sent_at else { return Ok(()) };
    let key = key(&of.code);
    let (state, at) = (of.state.code(), of.changed_at);
    match (of.state, paper) {
        (JobOfferState::Sent, Some(paper)) => {
            exec!(tx, "DELETE FROM job_offer_seal WHERE code_hash = $1", key.as_str())?;
            exec!(
                tx,
                "INSERT INTO job_offer_seal (code_hash, employer, role, state, sent_at, reply_by, changed_at, given, head)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                key.as_str(),
                of.employer.0,
                of.terms.role.as_str(),
                state,
                sent_at,
                of.terms.reply_by,
                at,
                paper.sha256.as_str(),
                head
            )?;
        }
        // The team writes the next version: what was sent stands as it did.
        (JobOfferState::Draft | JobOfferState::Approved, _) => (),
        (_, paper) => {
            let sql = "UPDATE job_offer_seal SET state = $1, changed_at = $2, head = $3, signed = COALESCE($4, signed)
                       WHERE code_hash = $5";
            let signed = paper.map(|paper| paper.sha256.as_str());
            exec!(tx, sql, state, at, head, signed, key.as_str())?;
        }
    }
    Ok(())
}

/// What may be checked with this code: for everybody who has it.
pub async fn find_seal(db: &mut impl Reads, code: &str) -> Result<Option<Seal>> {
    type Row = (
        String,
        String,
        String,
        Instant,
        NaiveDate,
        Instant,
        String,
        Option<String>,
        String,
    );
    let sql = "SELECT employer.name, seal.role, seal.state, seal.sent_at, seal.reply_by, seal.changed_at, seal.given, seal.signed,
                   seal.head
               FROM job_offer_seal seal JOIN employer ON employer.id = seal.employer WHERE seal.code_hash = $1";
    let found: Option<Row> = row!(db, sql, key(code))?;
    let Some((employer, role, state, sent_at, reply_by, changed_at, given, signed, head)) = found else {
        return Ok(None);
    };
    Ok(Some(Seal {
        employer,
        role,
        state: JobOfferState::from_code(&state).ok_or_else(|| Error::Corrupt(format!("state `{state}`")))?,
        sent_at,
        reply_by,
        changed_at,
        given,
        signed,
        head,
    }))
}
