//! What staff do: accounts for them, entrusting people, cohorts; one-time codes and the list of people (`people`), sheets to print for them (`paper`), the outbox
//! (`outbox`), sources and the state of the server (`health`).

mod health;
mod outbox;
mod paper;
mod people;

use model::{CohortId, Contact, Event, EventKind, Fact, Instant, PersonId, Profile, Role, ScopeId};
use store::{
    Grant,
    account::{self, NewAccount},
    cohort, profile,
    scope::{self, Over, Scope},
};

pub use health::GivenUp;
pub use outbox::{CAME_IN_DAYS, CameIn, Delivered, OutboxPage, Unreached, masked};
pub use paper::Paper;
pub use people::{CODE_LASTS, Caseload, Entrusted};

use crate::{Error, Journey, Result, Visit};

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
        let contact = self.parse_contact(contact)?;
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
                    t!("There is an account for {contact} already.", contact = contact.as_str()),
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
            Err(Error::NotFound(t!("member of staff")))
        }
    }

    /// The person whose account has this mail address or telephone number.
    pub async fn person_with(&self, contact: &str) -> Result<PersonId> {
        let contact: Contact = self.parse_contact(contact)?;
        let found = account::credentials(&mut self.store().read().await?, &contact).await?;
        found.map(|found| found.person).ok_or(Error::NotFound(t!("person")))
    }

    /// Entrusts staff with a person or a cohort until a moment. `by` is who decided so.
    pub async fn entrust(&self, staff: PersonId, over: Over, until: Instant, by: PersonId) -> Result<ScopeId> {
        let now = self.now();
        if until <= now {
            return Err(Error::invalid("until", t!("The end must lie in the future.")));
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
            return Err(Error::NotFound(t!("trust")));
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
}

pub(crate) fn must_be_staff(visit: &Visit) -> Result<()> {
    if visit.is_staff() {
        Ok(())
    } else {
        Err(Error::NotAllowed(t!(
            "This page is for staff. Sign in with a staff account to see it."
        )))
    }
}
