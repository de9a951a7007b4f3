//! What staff do: accounts for them, entrusting people, one-time codes, the outbox, sources, health.

use chrono::TimeDelta;
use model::{CohortId, Contact, Event, EventKind, Fact, Instant, PersonId, Profile, Purpose, Role, ScopeId};
use store::{
    Grant,
    account::{self, NewAccount},
    cohort, health, mail, profile,
    scope::{self, Over, Scope},
    source,
    token::{self, NewToken},
};

use crate::{Error, Journey, Result, Visit, account::parse_contact, secrets};

/// A code handed over in person is good for so long.
const CODE_LASTS: TimeDelta = TimeDelta::hours(24);

/// A person as staff entrusted with them see them in a list.
#[derive(Debug, Clone)]
pub struct Entrusted {
    /// Who.
    pub person: PersonId,
    /// The name they go by, if they told one.
    pub name: Option<String>,
    /// Whether they have an account, and whether it is confirmed.
    pub account: Option<bool>,
    /// When they came.
    pub since: Instant,
    /// How they heard of the place.
    pub source: Option<String>,
}

impl Journey {
    /// Makes an account for a member of staff: for the operator, at the command line.
    pub async fn create_staff(&self, name: &str, contact: &str, password: &str) -> Result<PersonId> {
        self.create_account(name, contact, password, &[Role::Staff]).await
    }

    pub(crate) async fn create_account(
        &self,
        name: &str,
        contact: &str,
        password: &str,
        roles: &[Role],
    ) -> Result<PersonId> {
        let contact = parse_contact(contact)?;
        let hash = self.new_hash(password, &contact).await?;
        let now = self.now();
        let id = PersonId::new(now, self.random());
        let grant = Grant::program(id);
        let mut tx = self.store().begin(now).await?;
        store::person::add(&mut tx, id, None).await?;
        for role in roles {
            store::person::give_role(&mut tx, id, *role).await?;
            tx.also(grant.event(EventKind::RoleGranted).detail(role.code()));
        }
        let new = NewAccount {
            contact: Some(contact.clone()),
            password_hash: Some(hash),
            source: None,
        };
        account::create(&mut tx, &grant, &new)
            .await
            .map_err(|error| match error {
                store::Error::Taken(_) => Error::invalid(
                    "contact",
                    format!("There is an account for {} already.", contact.as_str()),
                ),
                other => other.into(),
            })?;
        let named = Profile {
            name: Some(Fact::entered(name.to_owned())),
            ..Profile::default()
        };
        profile::save(&mut tx, &grant, 0, &named)
            .await
            .map_err(|error| Error::Internal(error.to_string()))?;
        tx.commit(grant.event(EventKind::AccountCreated)).await?;
        Ok(id)
    }

    /// The member of staff with this mail address or telephone number.
    pub async fn staff_with(&self, contact: &str) -> Result<PersonId> {
        let found = self.person_with(contact).await?;
        let roles = store::person::roles(&mut self.store().read().await?, found).await?;
        if roles.contains(&Role::Staff) {
            Ok(found)
        } else {
            Err(Error::NotFound("member of staff"))
        }
    }

    /// The person whose account has this mail address or telephone number.
    pub async fn person_with(&self, contact: &str) -> Result<PersonId> {
        let contact: Contact = parse_contact(contact)?;
        let found = account::credentials(&mut self.store().read().await?, &contact).await?;
        found.map(|found| found.person).ok_or(Error::NotFound("person"))
    }

    /// Entrusts staff with a person or a cohort until a moment. `by` is who decided so.
    pub async fn entrust(&self, staff: PersonId, over: Over, until: Instant, by: PersonId) -> Result<ScopeId> {
        let now = self.now();
        if until <= now {
            return Err(Error::invalid("until", "The end must lie in the future."));
        }
        let id = ScopeId::new(now, self.random());
        let mut tx = self.store().begin(now).await?;
        scope::open(
            &mut tx,
            &Scope {
                id,
                staff,
                over,
                from: now,
                until,
                granted_by: by,
                ended_at: None,
            },
        )
        .await?;
        let mut event = Event::new(EventKind::ScopeGranted, id.0);
        event.actor = Some(by);
        tx.commit(event).await?;
        Ok(id)
    }

    /// Ends a scope before its time.
    pub async fn end_scope(&self, visit: &Visit, id: ScopeId) -> Result<()> {
        must_be_staff(visit)?;
        let held = scope::held(&mut self.store().read().await?, visit.person, self.now()).await?;
        if !held.iter().any(|scope| scope.id == id) {
            return Err(Error::NotFound("trust"));
        }
        let mut tx = self.store().begin(self.now()).await?;
        scope::end(&mut tx, id).await?;
        let mut event = Event::new(EventKind::ScopeEnded, id.0);
        event.actor = Some(visit.person);
        Ok(tx.commit(event).await?)
    }

    /// A cohort of this name, made when it is not there.
    pub async fn cohort(&self, name: &str) -> Result<CohortId> {
        let known = cohort::list(&mut self.store().read().await?, "", 1000).await?;
        if let Some(found) = known.into_iter().find(|cohort| cohort.name == name) {
            return Ok(found.id);
        }
        let id = CohortId::new(self.now(), self.random());
        let mut tx = self.store().begin(self.now()).await?;
        cohort::add(&mut tx, id, name).await?;
        tx.commit(Event::new(EventKind::CohortMade, id.0)).await?;
        Ok(id)
    }

    /// Puts a person into a cohort.
    pub async fn join_cohort(&self, cohort: CohortId, person: PersonId) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        if cohort::join(&mut tx, cohort, person).await? {
            tx.commit(Grant::program(person).event(EventKind::CohortJoined).on(cohort.0))
                .await?;
        }
        Ok(())
    }

    /// The people this member of staff is entrusted with. Each of them sees the look.
    pub async fn entrusted(&self, visit: &Visit, after: Option<PersonId>) -> Result<Vec<Entrusted>> {
        must_be_staff(visit)?;
        let ids = scope::entrusted(&mut self.store().read().await?, visit.person, self.now(), after, 50).await?;
        let mut list = Vec::new();
        for person in ids {
            let grant = self
                .store()
                .grant(visit.viewer(), person, Purpose::Advice, self.now())
                .await?;
            let mut db = self.store().read().await?;
            let Some(row) = store::person::find(&mut db, &grant).await? else {
                continue;
            };
            let account = account::find(&mut db, &grant).await?;
            drop(db);
            let known = self.known_of(&grant).await?;
            list.push(Entrusted {
                person,
                name: known.profile.name.map(|name| name.value),
                account: account.map(|account| account.is_confirmed()),
                since: row.created_at,
                source: row.source,
            });
        }
        Ok(list)
    }

    /// How many people this member of staff is entrusted with, up to 1000. Nobody is looked at.
    pub async fn count_entrusted(&self, visit: &Visit) -> Result<i64> {
        must_be_staff(visit)?;
        let ids = scope::entrusted(&mut self.store().read().await?, visit.person, self.now(), None, 1000).await?;
        Ok(i64::try_from(ids.len()).unwrap_or(i64::MAX))
    }

    /// A one-time code to hand to a person face to face; whoever types it, signed in to that account, is confirmed.
    pub async fn hand_over_code(&self, visit: &Visit, person: PersonId) -> Result<String> {
        must_be_staff(visit)?;
        let now = self.now();
        let grant = self
            .store()
            .grant(visit.viewer(), person, Purpose::AccountHelp, now)
            .await?;
        let code = secrets::spoken_code(self.random());
        let hash = secrets::spoken_code_hash(&code);
        let new = NewToken {
            hash,
            purpose: token::Purpose::InPersonCode,
            contact: None,
            expires_at: now + CODE_LASTS,
        };
        let mut tx = self.store().begin(now).await?;
        token::add(&mut tx, &grant, &new).await?;
        tx.commit(grant.event(EventKind::CodeHandedOver)).await?;
        Ok(code)
    }

    /// What becomes of the mails: never what they say.
    pub async fn outbox(&self, visit: &Visit, state: Option<mail::State>) -> Result<Vec<mail::Delivery>> {
        must_be_staff(visit)?;
        Ok(mail::deliveries(&mut self.store().read().await?, state, None, 100).await?)
    }

    /// How many mails are in each state.
    pub async fn outbox_counts(&self, visit: &Visit) -> Result<Vec<(mail::State, i64)>> {
        must_be_staff(visit)?;
        Ok(mail::counts(&mut self.store().read().await?).await?)
    }

    /// Where postings come from, and how the last reading of each went.
    pub async fn sources(&self, visit: &Visit) -> Result<Vec<source::Source>> {
        must_be_staff(visit)?;
        Ok(source::list(&mut self.store().read().await?, "", 200).await?)
    }

    /// How many employers have a page here.
    pub async fn count_employers(&self) -> Result<u64> {
        Ok(store::employer::list(&mut self.store().read().await?, None, 1000)
            .await?
            .len() as u64)
    }

    /// The numbers of the health page.
    pub async fn health(&self) -> Result<health::Numbers> {
        Ok(health::numbers(&mut self.store().read().await?).await?)
    }

    /// Whether requests can be answered: the database can be written to and the index stands.
    pub async fn ready(&self) -> Result<()> {
        self.store().ready().await?;
        if self.index()?.position().is_none() {
            return Err(Error::Internal("the index is being built".to_owned()));
        }
        Ok(())
    }
}

pub(crate) fn must_be_staff(visit: &Visit) -> Result<()> {
    if visit.is_staff() {
        Ok(())
    } else {
        Err(Error::NotAllowed(
            "This page is for staff. Sign in with a staff account to see it.",
        ))
    }
}
