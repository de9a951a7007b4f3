//! Profiles: what people have told of themselves, every revision of it.

use model::{Instant, Profile};
use sqlx::types::Json;

use crate::{Error, Grant, Reads, Result, Tx, json};

/// The largest profile, in bytes of JSON.
pub(crate) const MAX_PROFILE: usize = 1024 * 1024;

/// A profile at one of its revisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Which: 1 is the first. 0 stands for nothing saved yet.
    pub revision: i64,
    /// When it was saved.
    pub updated_at: Instant,
    /// The profile.
    pub profile: Profile,
}

/// Why a profile was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// It was changed meanwhile, in another window perhaps.
    #[error("the profile is at revision {found} by now")]
    Conflict {
        /// The revision it has now; 0 when there is none.
        found: i64,
    },
    /// The database refused.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl SaveError {
    /// What to tell the person.
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::Conflict { .. } => {
                t!(
                    "Your profile was changed in another window meanwhile. That change was kept, this one was not. Please \
                 reload the page and make it again."
                )
            }
            Self::Failed(error) => error.sentence(),
        }
    }
}

type Row = (i64, Instant, Json<Profile>);

fn revision((revision, updated_at, Json(profile)): Row) -> Revision {
    Revision {
        revision,
        updated_at,
        profile,
    }
}

/// The person's profile as it is now; `None` when nothing was saved yet.
pub async fn find(db: &mut impl Reads, grant: &Grant) -> Result<Option<Revision>> {
    let sql = "SELECT revision, updated_at, json FROM profile WHERE person = $1";
    let found: Option<Row> = row!(db, sql, grant.subject().0)?;
    Ok(found.map(revision))
}

/// The profile as it was at a revision.
pub async fn at_revision(db: &mut impl Reads, grant: &Grant, number: i64) -> Result<Option<Revision>> {
    let sql = "SELECT revision, updated_at, json FROM profile WHERE person = $1 AND revision = $2
               UNION ALL
               SELECT revision, updated_at, json FROM profile_revision WHERE person = $1 AND revision = $2";
    let found: Option<Row> = row!(db, sql, grant.subject().0, number)?;
    Ok(found.map(revision))
}

/// Saves the profile as the revision after `expected` (0 for the first); gives the new one's number.
/// [`SaveError::Conflict`] when it is at another revision by now: nothing was written then, and the transaction is as good
/// as before.
pub async fn save(tx: &mut Tx, grant: &Grant, expected: i64, profile: &Profile) -> Result<i64, SaveError> {
    let packed = json::pack("a profile", profile, MAX_PROFILE)?;
    let (at, person) = (tx.at(), grant.subject().0);
    tx.hold(person).await?;
    let now: Option<(i64,)> = row!(tx, "SELECT revision FROM profile WHERE person = $1", person)?;
    let found = now.map_or(0, |(revision,)| revision);
    if found != expected {
        return Err(SaveError::Conflict { found });
    }
    exec!(
        tx,
        "INSERT INTO profile_revision (person, revision, updated_at, json)
         SELECT person, revision, updated_at, json FROM profile WHERE person = $1",
        person
    )?;
    exec!(
        tx,
        "INSERT INTO profile (person, revision, updated_at, json) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person) DO UPDATE
             SET revision = excluded.revision, updated_at = excluded.updated_at, json = excluded.json",
        person,
        expected + 1,
        at,
        packed
    )?;
    Ok(expected + 1)
}
