//! Teams: who hires for an employer, what each of them may do, and the proof that somebody may.

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
    /// Write openings, and answer, meet and hire people.
    Recruiter,
    /// See openings and who applied, and change nothing.
    LooksOn,
}

/// What can be done at a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// See openings, and who applied.
    Look,
    /// Write openings, answer people, talk with them, offer them a job.
    Hire,
    /// Say who belongs to the team, and what its page says and proves.
    Lead,
}

impl TeamRole {
    /// All of them, the one that may most first.
    pub const ALL: [Self; 3] = [Self::Owner, Self::Recruiter, Self::LooksOn];

    /// The code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Recruiter => "recruiter",
            Self::LooksOn => "looks_on",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether it lets somebody do this: the one place that says so.
    pub fn may(self, act: Act) -> bool {
        match act {
            Act::Look => true,
            Act::Hire => matches!(self, Self::Owner | Self::Recruiter),
            Act::Lead => self == Self::Owner,
        }
    }

    pub(super) fn read(code: &str) -> Result<Self> {
        Self::from_code(code).ok_or_else(|| Error::Corrupt(format!("team role `{code}`")))
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

    /// What they are in the team.
    pub fn role(&self) -> TeamRole {
        self.role
    }

    /// The desk, for whoever may do this there.
    ///
    /// # Errors
    /// [`Refused::NotInRole`] for whoever may not.
    pub fn may(self, act: Act) -> Result<Self, Refused> {
        if self.role.may(act) {
            Ok(self)
        } else {
            Err(Refused::NotInRole(act))
        }
    }
}

impl Store {
    /// Whether `viewer` hires for this employer. What they may do there is asked of the desk: [`Desk::may`].
    pub async fn desk(&self, viewer: Viewer, employer: EmployerId) -> Result<Desk, Refused> {
        let role = role_of(&mut self.read().await?, employer, viewer.0).await?;
        Ok(Desk {
            employer,
            member: viewer.0,
            role: role.ok_or(Refused::NotOnTeam)?,
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

/// Why a member stays as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// They are in the team no longer.
    Gone,
    /// Nobody else owns the team.
    LastOwner,
}

/// Lets somebody hire for an employer; false when they do already.
pub async fn join(tx: &mut Tx, employer: EmployerId, person: PersonId, role: TeamRole, lang: &str) -> Result<bool> {
    text::fits("a language's code", lang, MAX_LANG)?;
    let at = tx.at();
    let sql = "INSERT INTO team_member (employer, person, role, joined_at, lang) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (employer, person) DO NOTHING";
    Ok(exec!(tx, sql, employer.0, person.0, role.code(), at, lang)? == 1)
}

/// What somebody is in a team; nothing when they are not in it.
pub async fn role_of(db: &mut impl Reads, employer: EmployerId, person: PersonId) -> Result<Option<TeamRole>> {
    let sql = "SELECT role FROM team_member WHERE employer = $1 AND person = $2";
    let found: Option<(String,)> = row!(db, sql, employer.0, person.0)?;
    found.map(|(role,)| TeamRole::read(&role)).transpose()
}

/// They no longer do; the role they had. The last owner stays.
pub async fn leave(tx: &mut Tx, desk: &Desk, person: PersonId) -> Result<Result<TeamRole, Kept>> {
    let had = match changeable(tx, desk, person, None).await? {
        Ok(had) => had,
        Err(kept) => return Ok(Err(kept)),
    };
    let sql = "DELETE FROM team_member WHERE employer = $1 AND person = $2";
    exec!(tx, sql, desk.employer.0, person.0)?;
    Ok(Ok(had))
}

/// Gives a member another role; the role they had. The last owner stays one.
pub async fn set_role(tx: &mut Tx, desk: &Desk, person: PersonId, role: TeamRole) -> Result<Result<TeamRole, Kept>> {
    let had = match changeable(tx, desk, person, Some(role)).await? {
        Ok(had) => had,
        Err(kept) => return Ok(Err(kept)),
    };
    let sql = "UPDATE team_member SET role = $1 WHERE employer = $2 AND person = $3";
    exec!(tx, sql, role.code(), desk.employer.0, person.0)?;
    Ok(Ok(had))
}

/// The role somebody has, if it can be changed to this one or taken away. The team is held: of two owners who let go at once, one stays.
async fn changeable(
    tx: &mut Tx,
    desk: &Desk,
    person: PersonId,
    to: Option<TeamRole>,
) -> Result<Result<TeamRole, Kept>> {
    tx.hold(desk.employer.0).await?;
    let Some(had) = role_of(tx, desk.employer, person).await? else {
        return Ok(Err(Kept::Gone));
    };
    let sql = "SELECT COUNT(*) FROM team_member WHERE employer = $1 AND role = 'owner' AND person <> $2";
    let others: Option<(i64,)> = row!(tx, sql, desk.employer.0, person.0)?;
    let lets_go = had == TeamRole::Owner && to != Some(TeamRole::Owner);
    if lets_go && others.is_none_or(|(count,)| count == 0) {
        return Ok(Err(Kept::LastOwner));
    }
    Ok(Ok(had))
}

/// The teams somebody owns: before they are erased.
pub(crate) async fn owned(db: &mut impl Reads, person: Uuid) -> Result<Vec<Uuid>> {
    let sql = "SELECT employer FROM team_member WHERE person = $1 AND role = 'owner' ORDER BY employer";
    let found: Vec<(Uuid,)> = rows!(db, sql, person)?;
    Ok(found.into_iter().map(|(employer,)| employer).collect())
}

/// A team whose last owner was erased is owned by the recruiter who joined first.
pub(crate) async fn inherit(tx: &mut Tx, employer: Uuid) -> Result<()> {
    let sql = "UPDATE team_member SET role = 'owner'
        WHERE employer = $1
            AND NOT EXISTS (SELECT other.person FROM team_member other WHERE other.employer = $1 AND other.role = 'owner')
            AND person = (SELECT other.person FROM team_member other WHERE other.employer = $1 AND other.role = 'recruiter'
                ORDER BY other.joined_at, other.person LIMIT 1)";
    exec!(tx, sql, employer).map(|_| ())
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
            role: TeamRole::read(&role)?,
            lang,
            joined_at,
        })
    };
    found.into_iter().map(member).collect()
}

/// Those of a team who may do this, the first joined first.
pub async fn who_may(db: &mut impl Reads, employer: EmployerId, act: Act) -> Result<Vec<Member>> {
    let mut found = members(db, employer).await?;
    found.retain(|member| member.role.may(act));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{Act, TeamRole};

    #[test]
    fn each_role_may_what_the_one_below_may() {
        let may = |act| TeamRole::ALL.map(|role| role.may(act));
        assert_eq!(may(Act::Look), [true, true, true]);
        assert_eq!(may(Act::Hire), [true, true, false]);
        assert_eq!(may(Act::Lead), [true, false, false]);
        for role in TeamRole::ALL {
            assert_eq!(TeamRole::from_code(role.code()), Some(role));
        }
    }
}
