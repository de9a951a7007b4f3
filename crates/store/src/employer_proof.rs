//! Proofs that a domain is an employer's: by a mail that arrived there, or by a record its DNS holds. What counts is a proof of the
//! domain its site has now: see [`Proof::counts_for`].

use chrono::SubsecRound;
use model::{EmployerId, EmployerProofId, Instant, PersonId, domain};
use uuid::Uuid;

use crate::{Error, Reads, Result, Store, Tx, employer::Employer, hiring::Desk, text};

/// The longest domain and token, in bytes.
const MAX_DOMAIN: usize = 300;
/// The longest address, in bytes.
const MAX_ADDRESS: usize = 320;
/// The longest words on why it was taken back, in bytes.
const MAX_WHY: usize = 2_000;
/// Proofs of one employer that are read.
const MOST: i64 = 100;

/// How a domain is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A mail arrived at an address there.
    Mail,
    /// Its DNS holds a record that was asked for.
    Dns,
}

impl Way {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Dns => "dns",
        }
    }

    fn read(code: &str) -> Result<Self> {
        [Self::Mail, Self::Dns]
            .into_iter()
            .find(|way| way.code() == code)
            .ok_or_else(|| Error::Corrupt(format!("an employer's proof by `{code}`")))
    }
}

/// That a domain is an employer's: begun, proven, or ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Its id.
    pub id: EmployerProofId,
    /// How.
    pub way: Way,
    /// What is proven: the domain of the address, or the one whose record was read.
    pub domain: String,
    /// What the record says; of a mail the hash of what stands in its link, in hex.
    pub token: String,
    /// Where the mail went, until it is proven.
    pub address: Option<String>,
    /// Who began it; nobody when they were erased.
    pub begun_by: Option<PersonId>,
    /// When.
    pub begun_at: Instant,
    /// From when on the link is worth nothing.
    pub expires_at: Option<Instant>,
    /// When it was proven.
    pub proven_at: Option<Instant>,
    /// When DNS was asked last.
    pub looked_at: Option<Instant>,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Which member of staff took it back; the place keeps that also when they are gone.
    pub ended_by: Option<PersonId>,
    /// Why.
    pub why: Option<String>,
}

impl Proof {
    /// Whether it proves something now, of an employer with this site. One of another domain proves nothing of it.
    pub fn counts_for(&self, site: Option<&str>) -> bool {
        self.proven_at.is_some() && self.ended_at.is_none() && is_of(&self.domain, site)
    }
}

/// Whether a domain is that of a site, or lies below it.
fn is_of(proven: &str, site: Option<&str>) -> bool {
    site.and_then(domain::of_site)
        .is_some_and(|site| domain::is_within(proven, &site))
}

record! {
    struct Row {
        id: Uuid,
        way: String,
        domain: String,
        token: String,
        address: Option<String>,
        begun_by: Option<Uuid>,
        begun_at: Instant,
        expires_at: Option<Instant>,
        proven_at: Option<Instant>,
        looked_at: Option<Instant>,
        ended_at: Option<Instant>,
        ended_by: Option<Uuid>,
        why: Option<String>,
    }
}

fn proof(row: Row) -> Result<Proof> {
    Ok(Proof {
        id: EmployerProofId(row.id),
        way: Way::read(&row.way)?,
        domain: row.domain,
        token: row.token,
        address: row.address,
        begun_by: row.begun_by.map(PersonId),
        begun_at: row.begun_at,
        expires_at: row.expires_at,
        proven_at: row.proven_at,
        looked_at: row.looked_at,
        ended_at: row.ended_at,
        ended_by: row.ended_by.map(PersonId),
        why: row.why,
    })
}

/// A proof to begin.
#[derive(Debug, Clone, Copy)]
pub struct NewProof<'a> {
    /// Its id.
    pub id: EmployerProofId,
    /// How.
    pub way: Way,
    /// Of which domain.
    pub domain: &'a str,
    /// What is looked for: what a record says, or the hash of a link in hex.
    pub token: &'a str,
    /// Where the mail goes.
    pub address: Option<&'a str>,
    /// From when on the link is worth nothing.
    pub expires_at: Option<Instant>,
}

/// Begins a proof. Links that went out before are worth nothing from now on when it is by mail.
pub async fn begin(tx: &mut Tx, desk: &Desk, new: &NewProof<'_>) -> Result<()> {
    text::fits("a domain", new.domain, MAX_DOMAIN)?;
    text::fits("a token", new.token, MAX_DOMAIN)?;
    text::fits("an address", new.address.unwrap_or_default(), MAX_ADDRESS)?;
    let at = tx.at();
    if new.way == Way::Mail {
        let sql = "UPDATE employer_proof SET expires_at = $1, address = NULL
                   WHERE employer = $2 AND way = 'mail' AND proven_at IS NULL AND expires_at > $1";
        exec!(tx, sql, at, desk.employer().0)?;
    }
    let sql = "INSERT INTO employer_proof (id, employer, way, domain, token, address, begun_by, begun_at, expires_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    exec!(
        tx,
        sql,
        new.id.0,
        desk.employer().0,
        new.way.code(),
        new.domain,
        new.token,
        new.address,
        desk.member().0,
        at,
        new.expires_at.map(|until| until.trunc_subsecs(6))
    )
    .map(|_| ())
}

/// The proofs of an employer, the last begun first, also those that ended or were never done.
pub async fn of_employer(db: &mut impl Reads, employer: EmployerId) -> Result<Vec<Proof>> {
    let sql = "SELECT id, way, domain, token, address, begun_by, begun_at, expires_at, proven_at, looked_at, ended_at, ended_by, why
               FROM employer_proof WHERE employer = $1 ORDER BY begun_at DESC, id DESC LIMIT $2";
    let found: Vec<Row> = rows!(db, sql, employer.0, MOST)?;
    found.into_iter().map(proof).collect()
}

/// Of which employer, and of which address, a link in a mail is, while it is good.
pub async fn look(db: &mut impl Reads, token: &str, at: Instant) -> Result<Option<(EmployerId, String)>> {
    let sql = "SELECT employer, address FROM employer_proof
               WHERE token = $1 AND way = 'mail' AND proven_at IS NULL AND expires_at > $2";
    let found: Option<(Uuid, Option<String>)> = row!(db, sql, token, at)?;
    Ok(found.map(|(employer, address)| (EmployerId(employer), address.unwrap_or_default())))
}

/// Uses a link up, of this employer's team: the domain is proven, and the address is let go of.
pub async fn take(tx: &mut Tx, desk: &Desk, token: &str) -> Result<Option<String>> {
    let at = tx.at();
    let sql = "UPDATE employer_proof SET proven_at = $1, expires_at = NULL, address = NULL
               WHERE token = $2 AND way = 'mail' AND employer = $3 AND proven_at IS NULL AND expires_at > $1
               RETURNING domain";
    let found: Option<(String,)> = row!(tx, sql, at, token, desk.employer().0)?;
    Ok(found.map(|(domain,)| domain))
}

/// Writes down what DNS said of a record: there, and the domain is proven; not there, and it is no longer.
pub async fn looked(tx: &mut Tx, desk: &Desk, id: EmployerProofId, is_there: bool) -> Result<()> {
    let at = tx.at();
    let sql = if is_there {
        "UPDATE employer_proof SET looked_at = $1, proven_at = COALESCE(proven_at, $1)
         WHERE id = $2 AND employer = $3 AND way = 'dns' AND ended_at IS NULL"
    } else {
        "UPDATE employer_proof SET looked_at = $1, ended_at = CASE WHEN proven_at IS NULL THEN NULL ELSE $1 END
         WHERE id = $2 AND employer = $3 AND way = 'dns' AND ended_at IS NULL"
    };
    exec!(tx, sql, at, id.0, desk.employer().0).map(|_| ())
}

/// Staff take back everything that is proven of an employer, and what was begun; gives how many of them were proven.
pub async fn end_all(tx: &mut Tx, employer: EmployerId, by: PersonId, why: &str) -> Result<u64> {
    text::fits("why a proof is taken back", why, MAX_WHY)?;
    let at = tx.at();
    let sql = "UPDATE employer_proof SET ended_at = $1, ended_by = $2, why = $3
               WHERE employer = $4 AND proven_at IS NOT NULL AND ended_at IS NULL";
    let ended = exec!(tx, sql, at, by.0, why, employer.0)?;
    let sql = "UPDATE employer_proof SET expires_at = $1, address = NULL
               WHERE employer = $2 AND way = 'mail' AND proven_at IS NULL AND expires_at > $1";
    exec!(tx, sql, at, employer.0)?;
    Ok(ended)
}

/// The employers some of whose proofs count now, of all of them.
pub async fn proven(db: &mut impl Reads) -> Result<Vec<EmployerId>> {
    let sql = "SELECT employer.id, employer.site, employer_proof.domain
               FROM employer_proof JOIN employer ON employer.id = employer_proof.employer
               WHERE employer_proof.proven_at IS NOT NULL AND employer_proof.ended_at IS NULL";
    let found: Vec<(Uuid, Option<String>, String)> = rows!(db, sql)?;
    let counts = found
        .into_iter()
        .filter(|(_, site, domain)| is_of(domain, site.as_deref()));
    Ok(counts.map(|(id, ..)| EmployerId(id)).collect())
}

/// What is proven of an employer now, the earliest first.
pub async fn shown(db: &mut impl Reads, employer: &Employer) -> Result<Vec<Proof>> {
    let mut all = of_employer(db, employer.id).await?;
    all.retain(|proof| proof.counts_for(employer.site.as_deref()));
    all.sort_by_key(|proof| proof.proven_at);
    Ok(all)
}

/// Lets go of links that ended before `before` without proving anything, at most 1000 at a time; gives how many. Bookkeeping.
pub async fn remove_ended(store: &Store, before: Instant) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM employer_proof WHERE id IN
                   (SELECT id FROM employer_proof WHERE proven_at IS NULL AND expires_at <= $1 ORDER BY expires_at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, before)?;
    raw.commit().await?;
    Ok(gone)
}
