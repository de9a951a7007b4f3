//! Employers that have a page here.

use std::collections::BTreeSet;

use model::{EmployerId, Instant, PersonId};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Reads, Result, Tx, employer_proof, json, text};

/// The longest name, slug and size, in bytes.
const MAX_NAME: usize = 200;
/// The longest address of their own page, in bytes.
const MAX_SITE: usize = 2000;
/// The longest text about them, in bytes.
const MAX_ABOUT: usize = 20_000;
/// The longest words on what was proven, in bytes.
const MAX_PROOF: usize = 2000;
/// The longest list of sectors, in bytes of JSON.
const MAX_SECTORS: usize = 2000;

/// An employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    /// Its id.
    pub id: EmployerId,
    /// Its name in addresses; no two have the same.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it says of itself.
    pub about: Option<String>,
    /// Its own page.
    pub site: Option<String>,
    /// How many people work there, in its own words.
    pub size: Option<String>,
    /// What it does, in words.
    pub sectors: Vec<String>,
    /// When its page was made.
    pub created_at: Instant,
    /// What staff found proven about it; [`put`] does not look at this. Beside it stand the proofs of its domain
    /// ([`crate::employer_proof::shown`]).
    pub verified: Option<Verified>,
}

/// That somebody looked whether an employer is who it says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// What was proven, in words everybody may read.
    pub proof: String,
    /// When.
    pub at: Instant,
    /// Which member of staff looked; the place keeps that also when they are gone. `None` in the demo world.
    pub by: Option<PersonId>,
}

record! {
    struct Row {
        id: Uuid,
        slug: String,
        name: String,
        about: Option<String>,
        site: Option<String>,
        size: Option<String>,
        sectors: Json<Vec<String>>,
        created_at: Instant,
        proof: Option<String>,
        verified_at: Option<Instant>,
        verified_by: Option<Uuid>,
    }
}

impl From<Row> for Employer {
    fn from(row: Row) -> Self {
        Self {
            id: EmployerId(row.id),
            slug: row.slug,
            name: row.name,
            about: row.about,
            site: row.site,
            size: row.size,
            sectors: row.sectors.0,
            created_at: row.created_at,
            verified: row.proof.zip(row.verified_at).map(|(proof, at)| Verified {
                proof,
                at,
                by: row.verified_by.map(PersonId),
            }),
        }
    }
}

/// Makes the employer's page, or writes it anew when there is one of this id (`created_at` is then not looked at). What was
/// proven belongs to the name and the site it was proven for: with another of either, the employer is verified no longer.
/// [`crate::Error::Taken`] when another one has this slug.
pub async fn put(tx: &mut Tx, employer: &Employer) -> Result<()> {
    let texts = [
        ("an employer's slug", Some(&employer.slug), MAX_NAME),
        ("an employer's name", Some(&employer.name), MAX_NAME),
        ("an employer's size", employer.size.as_ref(), MAX_NAME),
        ("an employer's site", employer.site.as_ref(), MAX_SITE),
        ("the text about an employer", employer.about.as_ref(), MAX_ABOUT),
    ];
    for (what, value, max) in texts {
        text::fits(what, value.map_or("", String::as_str), max)?;
    }
    exec!(
        tx,
        "UPDATE employer SET proof = NULL, verified_at = NULL, verified_by = NULL
         WHERE id = $1 AND (name <> $2 OR COALESCE(site, '') <> COALESCE($3, ''))",
        employer.id.0,
        employer.name.as_str(),
        employer.site.as_deref()
    )?;
    let sectors = json::pack("an employer's sectors", &employer.sectors, MAX_SECTORS)?;
    exec!(
        tx,
        "INSERT INTO employer (id, slug, name, about, site, size, sectors, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, about = excluded.about,
             site = excluded.site, size = excluded.size, sectors = excluded.sectors",
        employer.id.0,
        employer.slug.as_str(),
        employer.name.as_str(),
        employer.about.as_deref(),
        employer.site.as_deref(),
        employer.size.as_deref(),
        sectors,
        employer.created_at
    )?;
    Ok(())
}

/// The employer of this id.
pub async fn find(db: &mut impl Reads, id: EmployerId) -> Result<Option<Employer>> {
    let sql = "SELECT id, slug, name, about, site, size, sectors, created_at, proof, verified_at, verified_by
         FROM employer WHERE id = $1";
    let found: Option<Row> = row!(db, sql, id.0)?;
    Ok(found.map(Employer::from))
}

/// The employer with this slug.
pub async fn by_slug(db: &mut impl Reads, slug: &str) -> Result<Option<Employer>> {
    let sql = "SELECT id, slug, name, about, site, size, sectors, created_at, proof, verified_at, verified_by
         FROM employer WHERE slug = $1";
    let found: Option<Row> = row!(db, sql, slug)?;
    Ok(found.map(Employer::from))
}

record! {
    struct ListedRow {
        employer(..): Row,
        open: i64,
    }
}

/// Employers by name, each with how many openings it has, after the name and id given, at most `limit`.
pub async fn list(db: &mut impl Reads, after: Option<(&str, EmployerId)>, limit: u32) -> Result<Vec<(Employer, i64)>> {
    let (name, id) = after.unwrap_or(("", EmployerId(Uuid::nil())));
    let found: Vec<ListedRow> = rows!(
        db,
        "SELECT id, slug, name, about, site, size, sectors, created_at, proof, verified_at, verified_by,
             (SELECT COUNT(*) FROM posting
              WHERE posting.employer_id = employer.id AND posting.status = 'open' AND posting.same_as IS NULL) AS open
         FROM employer WHERE (name, id) > ($1, $2) ORDER BY name, id LIMIT $3",
        name,
        id.0,
        i64::from(limit)
    )?;
    Ok(found
        .into_iter()
        .map(|listed| (listed.employer.into(), listed.open))
        .collect())
}

/// Writes down what was proven about an employer, or with `None` that nothing is any longer. `false` when there is none of
/// this id.
pub async fn verify(tx: &mut Tx, id: EmployerId, verified: Option<&Verified>) -> Result<bool> {
    let proof = verified.map(|verified| verified.proof.as_str());
    text::fits("what was proven", proof.unwrap_or(""), MAX_PROOF)?;
    let changed = exec!(
        tx,
        "UPDATE employer SET proof = $1, verified_at = $2, verified_by = $3 WHERE id = $4",
        proof,
        verified.map(|verified| verified.at),
        verified.and_then(|verified| verified.by).map(|by| by.0),
        id.0
    )?;
    Ok(changed > 0)
}

/// Those that are verified, of all of them: by staff, or by a proof of their domain.
pub async fn verified(db: &mut impl Reads) -> Result<BTreeSet<EmployerId>> {
    let found: Vec<(Uuid,)> = rows!(db, "SELECT id FROM employer WHERE proof IS NOT NULL")?;
    let by_staff = found.into_iter().map(|(id,)| EmployerId(id));
    Ok(by_staff.chain(employer_proof::proven(db).await?).collect())
}

/// How many there are, and how many of them are verified.
pub async fn count(db: &mut impl Reads) -> Result<(i64, i64)> {
    let found: Option<(i64,)> = row!(db, "SELECT COUNT(*) FROM employer")?;
    let verified = verified(db).await?.len();
    Ok((
        found.map_or(0, |(count,)| count),
        i64::try_from(verified).unwrap_or(i64::MAX),
    ))
}
