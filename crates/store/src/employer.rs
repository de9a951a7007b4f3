//! Employers that have a page here.

use model::{EmployerId, Instant};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Reads, Result, Tx, json, text};

/// The longest name, slug and size, in bytes.
const MAX_NAME: usize = 200;
/// The longest address of their own page, in bytes.
const MAX_SITE: usize = 2000;
/// The longest text about them, in bytes.
const MAX_ABOUT: usize = 20_000;
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
        }
    }
}

/// Makes the employer's page, or writes it anew when there is one of this id (`created_at` is then not looked at).
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
    let sql = "SELECT id, slug, name, about, site, size, sectors, created_at FROM employer WHERE id = $1";
    let found: Option<Row> = row!(db, sql, id.0)?;
    Ok(found.map(Employer::from))
}

/// The employer with this slug.
pub async fn by_slug(db: &mut impl Reads, slug: &str) -> Result<Option<Employer>> {
    let sql = "SELECT id, slug, name, about, site, size, sectors, created_at FROM employer WHERE slug = $1";
    let found: Option<Row> = row!(db, sql, slug)?;
    Ok(found.map(Employer::from))
}

/// Employers by name, after the name and id given, at most `limit`.
pub async fn list(db: &mut impl Reads, after: Option<(&str, EmployerId)>, limit: u32) -> Result<Vec<Employer>> {
    let (name, id) = after.unwrap_or(("", EmployerId(Uuid::nil())));
    let found: Vec<Row> = rows!(
        db,
        "SELECT id, slug, name, about, site, size, sectors, created_at FROM employer
         WHERE (name, id) > ($1, $2) ORDER BY name, id LIMIT $3",
        name,
        id.0,
        i64::from(limit)
    )?;
    Ok(found.into_iter().map(Employer::from).collect())
}
