//! Who hires for an employer: inviting, joining, roles, leaving. A team always has an owner.
//!
//! `telling` writes to those it concerns.

mod telling;

use chrono::TimeDelta;
use model::{Contact, EmployerId, Event, EventKind, Instant, PersonId, Role, TeamInvitationId, TeamNews};
use store::{
    Grant, Tx, account,
    employer::{self, Employer},
    hiring::{
        Act, Desk, TeamRole,
        team::{self, Kept},
        team_invitation::{self, Link, TeamInvitation},
    },
};

pub(crate) use telling::{News, invitation_words};
pub use telling::{role_words, role_words_to};

use crate::{
    Error, Journey, Result, Visit,
    hiring::address_of,
    secrets::{Token, token_hash},
};

/// So long the link of an invitation is good.
pub const INVITED_FOR: TimeDelta = TimeDelta::days(14);
/// Addresses a team invites in one day.
const A_DAY: i64 = 50;
/// Mails for one address, until somebody accepts.
const SENDS: i64 = 5;
/// Between two mails to one address.
const BETWEEN: TimeDelta = TimeDelta::minutes(5);
/// People in one team.
const MEMBERS: usize = 100;
/// Teams somebody is in.
const TEAMS: usize = 50;

/// Somebody of a team, as the others see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamMember {
    /// Who.
    pub person: PersonId,
    /// Their name, or what stands in its place.
    pub called: String,
    /// Their confirmed mail address.
    pub address: Option<String>,
    /// What they may do.
    pub role: TeamRole,
    /// Since when.
    pub since: Instant,
    /// Whether it is whoever looks.
    pub is_self: bool,
}

/// A team, as one of them sees it.
#[derive(Debug, Clone)]
pub struct Team {
    /// Whose.
    pub employer: Employer,
    /// What whoever looks may do.
    pub role: TeamRole,
    /// Everybody, the first joined first.
    pub members: Vec<TeamMember>,
    /// Who is invited, for its owners.
    pub invitations: Vec<TeamInvitation>,
    /// Whether something is proven of the employer.
    pub is_verified: bool,
}

/// An invitation, as whoever has its link sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The employer's name.
    pub employer: String,
    /// What they would be.
    pub role: TeamRole,
    /// Who invites, by name.
    pub by: Option<String>,
    /// Until when the link is good.
    pub until: Instant,
    /// Whether they are in the team already.
    pub is_member: bool,
}

impl Journey {
    /// A team, as one of them sees it.
    pub async fn team(&self, visit: &Visit, employer: EmployerId) -> Result<Team> {
        let desk = self.desk_at(visit, employer, Act::Look).await?;
        let mut db = self.store().read().await?;
        let found = employer::find(&mut db, employer).await?;
        let all = team::members(&mut db, employer).await?;
        let invitations = if desk.role().may(Act::Lead) {
            team_invitation::list(&mut db, &desk).await?
        } else {
            Vec::new()
        };
        drop(db);
        let mut members = Vec::with_capacity(all.len());
        for member in all {
            let grant = Grant::program(member.person);
            let account = account::find(&mut self.store().read().await?, &grant).await?;
            let account = account.filter(|account| account.email_confirmed_at.is_some());
            members.push(TeamMember {
                called: self.called_in_team(member.person).await?.unwrap_or_default(),
                address: account.and_then(|account| account.email),
                is_self: member.person == visit.person,
                person: member.person,
                role: member.role,
                since: member.joined_at,
            });
        }
        Ok(Team {
            employer: found.ok_or(Error::NotFound(t!("employer")))?,
            role: desk.role(),
            is_verified: self.is_verified_employer(employer),
            members,
            invitations,
        })
    }

    /// The name somebody goes by, among those of their team.
    pub(crate) async fn called_in_team(&self, person: PersonId) -> Result<Option<String>> {
        let known = self.known_of(&Grant::program(person)).await?;
        Ok(known.profile.name.map(|name| name.value))
    }

    /// The name they go by, or else their address.
    pub(crate) async fn member_name(&self, person: PersonId) -> Result<String> {
        if let Some(name) = self.called_in_team(person).await? {
            return Ok(name);
        }
        let account = account::find(&mut self.store().read().await?, &Grant::program(person)).await?;
        let address = account.and_then(|account| account.email);
        Ok(address.unwrap_or_else(|| t!("A member of the team").to_owned()))
    }

    /// Invites an address to a team: the link in the mail works once, for fourteen days.
    pub async fn invite_to_team(
        &self,
        visit: &Visit,
        employer: EmployerId,
        typed: &str,
        role: TeamRole,
    ) -> Result<TeamInvitationId> {
        let desk = self.desk_at(visit, employer, Act::Lead).await?;
        let address = mail_address(typed)?;
        let now = self.now();
        let id = TeamInvitationId::new(now, self.random());
        let secret = Token::new(self.random());
        let mut tx = self.store().begin(now).await?;
        let members = team::members(&mut tx, employer).await?;
        if members.len() >= MEMBERS {
            return Err(Error::TooMany(t!(
                "A team has a hundred people at most. Ask the staff of this place for more."
            )));
        }
        for member in &members {
            if address_of(&mut tx, &Grant::program(member.person)).await?.as_ref() == Some(&address) {
                return Err(Error::invalid("address", t!("They are in the team already.")));
            }
        }
        if team_invitation::sent_since(&mut tx, &desk, now - TimeDelta::days(1)).await? >= A_DAY {
            return Err(Error::TooMany(t!(
                "Your team invited fifty people today. Please go on tomorrow."
            )));
        }
        let link = link_of(&secret);
        let hash = Link {
            hash: &link,
            expires_at: now + INVITED_FOR,
        };
        if !team_invitation::add(&mut tx, &desk, id, (&address, role, SENDS), hash).await? {
            return Err(Error::invalid(
                "address",
                t!(
                    "We wrote to this address already. If its invitation stands in the list, send it again there; else ask them to look for our mail."
                ),
            ));
        }
        self.write_invitation(&mut tx, &desk, (&address, role), &secret).await?;
        tx.commit(by(&desk, EventKind::TeamInvited).detail(role.code())).await?;
        Ok(id)
    }

    /// Sends an invitation again, with a new link; the one before is worth nothing any more.
    pub async fn invite_again(&self, visit: &Visit, employer: EmployerId, id: TeamInvitationId) -> Result<()> {
        let desk = self.desk_at(visit, employer, Act::Lead).await?;
        let now = self.now();
        let secret = Token::new(self.random());
        let mut tx = self.store().begin(now).await?;
        let all = team_invitation::list(&mut tx, &desk).await?;
        let found = all.into_iter().find(|one| one.id == id);
        let found = found.ok_or(Error::NotFound(t!("invitation")))?;
        if found.sent_at + BETWEEN > now {
            return Err(Error::TooMany(t!(
                "It was sent a moment ago. Give it a few minutes to arrive."
            )));
        }
        let hash = link_of(&secret);
        let link = Link {
            hash: &hash,
            expires_at: now + INVITED_FOR,
        };
        let renewed = team_invitation::renew(&mut tx, &desk, (id, SENDS), link).await?;
        let renewed = renewed.ok_or(Error::TooMany(t!(
            "We wrote to them five times. Please ask them whether the mails arrive, or invite another address of theirs."
        )))?;
        self.write_invitation(&mut tx, &desk, (&renewed.address, renewed.role), &secret)
            .await?;
        Ok(tx
            .commit(by(&desk, EventKind::TeamInvitedAgain).detail(renewed.role.code()))
            .await?)
    }

    /// Takes an invitation back: its link opens nothing any more.
    pub async fn uninvite(&self, visit: &Visit, employer: EmployerId, id: TeamInvitationId) -> Result<()> {
        let desk = self.desk_at(visit, employer, Act::Lead).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !team_invitation::withdraw(&mut tx, &desk, id).await? {
            return Err(Error::NotFound(t!("invitation")));
        }
        Ok(tx.commit(by(&desk, EventKind::TeamUninvited)).await?)
    }

    /// What the link of an invitation leads to; nothing when it is no longer good.
    pub async fn invited(&self, visit: Option<&Visit>, secret: &str) -> Result<Option<Invited>> {
        let Some(hash) = token_hash(secret) else {
            return Ok(None);
        };
        let mut db = self.store().read().await?;
        let Some(found) = team_invitation::look(&mut db, &hash, self.now()).await? else {
            return Ok(None);
        };
        let page = employer::find(&mut db, found.employer).await?;
        let is_member = match visit.filter(|visit| visit.signed_in) {
            Some(visit) => team::role_of(&mut db, found.employer, visit.person).await?.is_some(),
            None => false,
        };
        drop(db);
        let by = match found.invited_by {
            Some(person) => self.called_in_team(person).await?,
            None => None,
        };
        Ok(Some(Invited {
            employer: page.map(|page| page.name).unwrap_or_default(),
            role: found.role,
            until: found.expires_at,
            by,
            is_member,
        }))
    }

    /// Whoever is signed in joins the team the link invites to.
    pub async fn accept_invitation(&self, visit: &Visit, secret: &str) -> Result<EmployerId> {
        let over = || {
            Error::NotAllowed(t!(
                "This invitation is no longer good: it was used, taken back, or is older than fourteen days. Ask whoever invited you for a new one."
            ))
        };
        if !visit.signed_in {
            return Err(Error::NotAllowed(t!(
                "Sign in first, or make an account. Then open the link in the mail again."
            )));
        }
        let hash = token_hash(secret).ok_or_else(over)?;
        let mut tx = self.store().begin(self.now()).await?;
        let found = team_invitation::take(&mut tx, &hash).await?.ok_or_else(over)?;
        let teams = team::of_person(&mut tx, visit.viewer()).await?.len();
        if teams >= TEAMS || team::members(&mut tx, found.employer).await?.len() >= MEMBERS {
            return Err(Error::TooMany(t!(
                "This team, or the number of your teams, is as large as it can be. The invitation stays good."
            )));
        }
        let lang = i18n::lang().code();
        if !team::join(&mut tx, found.employer, visit.person, found.role, lang).await? {
            return Err(Error::Conflict(t!(
                "You are in this team already. The invitation stays good for somebody else."
            )));
        }
        store::person::give_role(&mut tx, visit.person, Role::Recruiter).await?;
        self.tell_owners(&mut tx, (found.employer, visit.person), News::of(TeamNews::Joined))
            .await?;
        let event = Event::about(EventKind::TeamJoined, visit.person, visit.person).on(found.employer.0);
        tx.commit(event.detail(found.role.code())).await?;
        Ok(found.employer)
    }

    /// Gives somebody of the team another role. Its last owner stays one.
    pub async fn set_team_role(
        &self,
        visit: &Visit,
        employer: EmployerId,
        person: PersonId,
        role: TeamRole,
    ) -> Result<()> {
        let desk = self.desk_at(visit, employer, Act::Lead).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let had = team::set_role(&mut tx, &desk, person, role).await?.map_err(stays)?;
        if had == role {
            return Ok(());
        }
        if person != visit.person {
            let news = News {
                role: Some(role),
                ..News::of(TeamNews::RoleChanged)
            };
            self.tell_member_of_team(&mut tx, (employer, person), &news).await?;
        }
        let event = Event::about(EventKind::TeamRoleChanged, person, visit.person).on(employer.0);
        Ok(tx.commit(event.detail(role.code())).await?)
    }

    /// Takes somebody out of the team.
    pub async fn remove_from_team(&self, visit: &Visit, employer: EmployerId, person: PersonId) -> Result<()> {
        let desk = self.desk_at(visit, employer, Act::Lead).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if person != visit.person {
            // Before they are out: their language is known as long as they are in.
            self.tell_member_of_team(&mut tx, (employer, person), &News::of(TeamNews::Removed))
                .await?;
        }
        self.take_out(&mut tx, &desk, person).await?;
        let event = Event::about(EventKind::TeamLeft, person, visit.person).on(employer.0);
        Ok(tx.commit(event).await?)
    }

    /// Leaves a team: everybody may, but its last owner.
    pub async fn leave_team(&self, visit: &Visit, employer: EmployerId) -> Result<()> {
        let desk = self.desk_at(visit, employer, Act::Look).await?;
        let mut tx = self.store().begin(self.now()).await?;
        self.take_out(&mut tx, &desk, visit.person).await?;
        self.tell_owners(&mut tx, (employer, visit.person), News::of(TeamNews::Left))
            .await?;
        let event = Event::about(EventKind::TeamLeft, visit.person, visit.person).on(employer.0);
        Ok(tx.commit(event).await?)
    }

    async fn take_out(&self, tx: &mut Tx, desk: &Desk, person: PersonId) -> Result<()> {
        team::leave(tx, desk, person).await?.map_err(stays)?;
        if team::of_person(tx, store::Viewer(person)).await?.is_empty() {
            store::person::take_role(tx, person, Role::Recruiter).await?;
        }
        Ok(())
    }
}

fn link_of(secret: &Token) -> [u8; 32] {
    token_hash(secret.as_str()).unwrap_or_default()
}

fn stays(kept: Kept) -> Error {
    match kept {
        Kept::Gone => Error::NotFound(t!("member of the team")),
        Kept::LastOwner => Error::Conflict(t!(
            "A team needs an owner, and nobody else is one. Make somebody else an owner first."
        )),
    }
}

pub(crate) fn by(desk: &Desk, kind: EventKind) -> Event {
    let mut event = Event::new(kind, desk.employer().0);
    event.actor = Some(desk.member());
    event
}

/// A mail address, as typed.
pub(crate) fn mail_address(typed: &str) -> Result<String> {
    match Contact::parse(typed) {
        Ok(Contact::Email(address)) => Ok(address),
        _ => Err(Error::invalid(
            "address",
            t!("Please write a mail address such as name@example.org."),
        )),
    }
}
