//! Visits: the session behind a browser. A person exists from the moment they do something worth keeping; an account may
//! come later (`docs/decisions/0001`).

use chrono::TimeDelta;
use model::{Event, EventKind, Instant, PersonId, Role, SessionId};
use store::{Grant, Viewer, person, session};

use crate::{
    Journey, Result,
    secrets::{Token, token_hash},
};

/// How long a session lasts after it was last seen: visitors, people signed in, people on a computer they share.
const VISITOR_LASTS: TimeDelta = TimeDelta::days(30);
const SIGNED_IN_LASTS: TimeDelta = TimeDelta::days(30);
const SHARED_LASTS: TimeDelta = TimeDelta::minutes(30);

/// Who is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The session.
    pub session: SessionId,
    /// The person.
    pub person: PersonId,
    /// Whether they signed in; otherwise they are visiting.
    pub signed_in: bool,
    /// Whether others use this computer too.
    pub shared_computer: bool,
    /// What they may do.
    pub roles: Vec<Role>,
}

impl Visit {
    /// As the store's check of access wants it.
    pub fn viewer(&self) -> Viewer {
        Viewer(self.person)
    }

    /// Whether they are staff, signed in.
    pub fn is_staff(&self) -> bool {
        self.signed_in && self.roles.contains(&Role::Staff)
    }
}

/// A visit that has just begun, and the token for its cookie.
#[derive(Debug)]
pub struct Begun {
    /// The visit.
    pub visit: Visit,
    /// Goes into the cookie; nothing else holds it.
    pub token: Token,
    /// Whether the cookie ends with the browser.
    pub session_cookie: bool,
}

impl Journey {
    /// The visit this cookie belongs to, if it has not ended. One query, two for people with an account.
    pub async fn visit(&self, token: &str) -> Result<Option<Visit>> {
        let Some(hash) = token_hash(token) else { return Ok(None) };
        let Some(found) = session::find(self.store(), &hash, self.now()).await? else {
            return Ok(None);
        };
        let roles = person::roles(&mut self.store().read().await?, found.person).await?;
        Ok(Some(Visit {
            session: found.id,
            person: found.person,
            signed_in: found.signed_in_at.is_some(),
            shared_computer: found.shared_computer,
            roles,
        }))
    }

    /// Somebody new does something worth keeping: a person and a session for them. `source` is the code of the invitation
    /// or campaign in the address they came by.
    pub async fn arrive(&self, source: Option<&str>) -> Result<Begun> {
        let now = self.now();
        let id = PersonId::new(now, self.random());
        let begun = self.begin_session(id, now, false, false);
        let mut tx = self.store().begin(now).await?;
        person::add(&mut tx, id, source.filter(|code| good_source(code))).await?;
        person::give_role(&mut tx, id, Role::Seeker).await?;
        session::add(&mut tx, &begun.1).await?;
        tx.commit(Event::about(EventKind::PersonArrived, id, id)).await?;
        Ok(begun.0)
    }

    /// A session to be written, and what the browser gets.
    pub(crate) fn begin_session(
        &self,
        id: PersonId,
        now: Instant,
        signed_in: bool,
        shared: bool,
    ) -> (Begun, session::NewSession) {
        let token = Token::new(self.random());
        let lasts = match (signed_in, shared) {
            (_, true) => SHARED_LASTS,
            (true, false) => SIGNED_IN_LASTS,
            (false, false) => VISITOR_LASTS,
        };
        let new = session::NewSession {
            id: SessionId::new(now, self.random()),
            token_hash: token_hash(token.as_str()).unwrap_or_default(),
            person: id,
            expires_at: now + lasts,
            shared_computer: shared,
            signed_in,
        };
        let visit = Visit {
            session: new.id,
            person: id,
            signed_in,
            shared_computer: shared,
            roles: vec![Role::Seeker],
        };
        (
            Begun {
                visit,
                token,
                session_cookie: shared,
            },
            new,
        )
    }

    /// The grant for somebody's own data.
    pub(crate) async fn own(&self, visit: &Visit) -> Result<Grant> {
        Ok(self
            .store()
            .grant(visit.viewer(), visit.person, model::Purpose::Advice, self.now())
            .await?)
    }

    /// Ends this visit.
    pub async fn sign_out(&self, visit: &Visit) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        session::end(&mut tx, &grant, visit.session).await?;
        Ok(tx.commit(grant.event(EventKind::SignedOut).detail("one")).await?)
    }

    /// Ends one of the person's sessions, as on a device they lost.
    pub async fn end_session(&self, visit: &Visit, id: SessionId) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if session::end(&mut tx, &grant, id).await? {
            tx.commit(grant.event(EventKind::SignedOut).detail("one")).await?;
        }
        Ok(())
    }

    /// Ends every session of the person, this one too.
    pub async fn sign_out_everywhere(&self, visit: &Visit) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        session::end_all(&mut tx, &grant, None).await?;
        Ok(tx
            .commit(grant.event(EventKind::SignedOut).detail("everywhere"))
            .await?)
    }

    /// The person's sessions, the last seen first.
    pub async fn sessions(&self, visit: &Visit) -> Result<Vec<session::Session>> {
        let grant = self.own(visit).await?;
        Ok(session::list(&mut self.store().read().await?, &grant, self.now()).await?)
    }
}

/// Codes are short and plain; anything else in the address is not one of ours.
fn good_source(code: &str) -> bool {
    (1..=60).contains(&code.len())
        && code
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}
