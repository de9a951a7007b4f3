//! Teams: who hires for an employer, and the proof that somebody does.

use model::{EmployerId, Instant, PersonId};
use uuid::Uuid;

use crate::{Error, Reads, Refused, Result, Store, Tx, Viewer, text};

/// The longest code of a language, in bytes.
const MAX_LANG: usize = 20;

/// What somebody may do in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamRole {
    /// Everything, and say who else belongs to it.
    Owner,
    /// Write openings and answer people.
    Member,
}

impl TeamRole {
    fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Member => "member",
        }
    }

    fn from_code(code: &str) -> Result<Self> {
        match code {
            "owner" => Ok(Self::Owner),
            "member" => Ok(Self::Member),
            other => Err(Error::Corrupt(format!("team role `{other}`"))),
        }
    }
}

/// Proof that somebody hires for an employer. Made by [`Store::desk`] alone; meant to live as long as one request.
#[derive(Debug, PartialEq, Eq)]
pub struct Desk {
    employer: EmployerId,
    member: PersonId,
    role: TeamRole,
}

impl Desk {
    /// Which employer.
    pub fn employer(&self) -> EmployerId {
        self.employer
    }

    /// Who sits there.
    pub fn member(&self) -> PersonId {
        self.member
    }

    /// Whether they say who belongs to the team.
    pub fn is_owner(&self) -> bool {
        self.role == TeamRole::Owner
    }
}

impl Store {
    /// Whether `viewer` hires for this employer.
    pub async fn desk(&self, viewer: Viewer, employer: EmployerId) -> Result<Desk, Refused> {
        let sql = "SELECT role FROM team_member WHERE employer = $1 AND person = $2";
        let found: Result<Option<(String,)>> = row!(&mut self.read().await?, sql, employer.0, viewer.0.0);
        let (role,) = found?.ok_or(Refused::NotOnTeam)?;
        Ok(Desk {
            employer,
            member: viewer.0,
            role: TeamRole::from_code(&role)?,
        })
    }
}

/// Somebody who hires for an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// What they may do.
    pub role: TeamRole,
    /// The code of the language they spoke when they joined.
    pub lang: String,
    /// Since when.
    pub joined_at: Instant,
}

/// Lets somebody hire for an employer; false when they do already.
pub async fn join(tx: &mut Tx, employer: EmployerId, person: PersonId, role: TeamRole, lang: &str) -> Result<bool> {
    text::fits("a language's code", lang, MAX_LANG)?;
    let at = tx.at();
    let sql = "INSERT INTO team_member (employer, person, role, joined_at, lang) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (employer, person) DO NOTHING";
    Ok(exec!(tx, sql, employer.0, person.0, role.code(), at, lang)? == 1)
}

/// They no longer do; false when they did not.
pub async fn leave(tx: &mut Tx, desk: &Desk, person: PersonId) -> Result<bool> {
    let sql = "DELETE FROM team_member WHERE employer = $1 AND person = $2";
    Ok(exec!(tx, sql, desk.employer.0, person.0)? == 1)
}

/// The employers somebody hires for, the first joined first.
pub async fn of_person(db: &mut impl Reads, viewer: Viewer) -> Result<Vec<EmployerId>> {
    let sql = "SELECT employer FROM team_member WHERE person = $1 ORDER BY joined_at, employer LIMIT 100";
    let found: Vec<(Uuid,)> = rows!(db, sql, viewer.0.0)?;
    Ok(found.into_iter().map(|(id,)| EmployerId(id)).collect())
}

/// Everybody who hires for an employer, the first joined first: also for what the program tells them.
pub async fn members(db: &mut impl Reads, employer: EmployerId) -> Result<Vec<Member>> {
    let sql = "SELECT person, role, joined_at, lang FROM team_member WHERE employer = $1 ORDER BY joined_at, person LIMIT 200";
    let found: Vec<(Uuid, String, Instant, String)> = rows!(db, sql, employer.0)?;
    let member = |(person, role, joined_at, lang): (Uuid, String, Instant, String)| {
        Ok(Member {
            person: PersonId(person),
            role: TeamRole::from_code(&role)?,
            lang,
            joined_at,
        })
    };
    found.into_iter().map(member).collect()
}
