//! Accounts: signing up and in, passwords, confirming an address.

mod by_mail;
mod by_phone;
mod confirm;
mod password;

use model::{Contact, Event, EventKind, PersonId};
use store::{
    Grant,
    account::{self, NewAccount},
    person, session, visitor,
};

use crate::{Error, Journey, Result, Visit, visit::Begun};
pub(crate) use by_mail::OPEN_WITHIN;
pub(crate) use by_phone::GOOD_FOR as CODE_GOOD_FOR;
pub use by_phone::PhoneCode;
pub(crate) use confirm::CONFIRM_WITHIN;
pub(crate) use password::RESET_WITHIN;
use password::check_new_password;

/// What a sign-up form holds.
#[derive(Debug, Clone)]
pub struct SignUp {
    /// Mail address or telephone number as typed.
    pub contact: String,
    /// The password as typed.
    pub password: String,
    /// Whether others use this computer too.
    pub shared_computer: bool,
}

/// The one answer to every sign-in that fails, so that it does not tell which half was wrong.
const NO_MATCH: &str =
    later!("The address or number and the password do not go together. Please check both; capital letters count.");

impl Journey {
    /// Adds an account to the visiting person, with everything they did so far, and signs them in.
    pub async fn sign_up(&self, visit: &Visit, form: &SignUp) -> Result<Begun> {
        if visit.signed_in {
            return Err(Error::NotAllowed(t!(
                "You are signed in already. Sign out first to make another account."
            )));
        }
        let contact = self.parse_contact(&form.contact)?;
        let hash = self.new_hash(&form.password, &contact).await?;
        let grant = self.own(visit).await?;
        let source = person::find(&mut self.store().read().await?, &grant)
            .await?
            .and_then(|person| person.source);
        let now = self.now();
        let (begun, new_session) = self.begin_session(visit.person, now, true, form.shared_computer);
        let mut tx = self.store().begin(now).await?;
        let new = NewAccount {
            contact: Some(contact.clone()),
            password_hash: Some(hash),
            source: source.clone(),
        };
        account::create(&mut tx, &grant, &new).await.map_err(taken)?;
        session::rotate(&mut tx, visit.session, &new_session).await?;
        if let Contact::Email(address) = &contact {
            self.queue_confirmation(&mut tx, &grant, address).await?;
        }
        let mut event = grant.event(EventKind::AccountCreated);
        event.detail = source;
        tx.commit(event).await?;
        Ok(begun)
    }

    /// The same for somebody who has done nothing here before. A form that cannot be taken leaves nobody behind.
    pub async fn arrive_and_sign_up(&self, source: Option<&str>, form: &SignUp) -> Result<Begun> {
        let contact = self.parse_contact(&form.contact)?;
        check_new_password(&form.password, &contact)?;
        if account::credentials(&mut self.store().read().await?, &contact)
            .await?
            .is_some()
        {
            return Err(already_here());
        }
        let arrived = self.arrive(source).await?;
        self.sign_up(&arrived.visit, form).await
    }

    /// Signs in. What the visitor did before in this browser comes along when the account has no profile yet.
    pub async fn sign_in(&self, visit: Option<&Visit>, contact: &str, password: &str, shared: bool) -> Result<Begun> {
        let contact = self.parse_contact(contact)?;
        let turn = password::turn().await?;
        let found = account::credentials(&mut self.store().read().await?, &contact).await?;
        let right = self.is_right(found.as_ref(), password).await?;
        drop(turn);
        match found {
            Some(found) if right => self.let_in(visit, found.person, shared).await,
            _ => Err(Error::invalid("contact", i18n::text(NO_MATCH))),
        }
    }

    async fn let_in(&self, visit: Option<&Visit>, person: PersonId, shared: bool) -> Result<Begun> {
        let now = self.now();
        let (mut begun, new_session) = self.begin_session(person, now, true, shared);
        let mut tx = self.store().begin(now).await?;
        begun.visit.roles = person::roles(&mut tx, person).await?;
        match visit {
            Some(visit) => session::rotate(&mut tx, visit.session, &new_session).await?,
            None => session::add(&mut tx, &new_session).await?,
        }
        if let Some(visiting) = visit.filter(|visit| !visit.signed_in && visit.person != person) {
            let (from, to) = (Grant::program(visiting.person), Grant::program(person));
            if visitor::take_over(&mut tx, &from, &to).await? {
                tx.also(Event::about(EventKind::VisitorClaimed, person, person).on(visiting.person.0));
            }
        }
        account::note_sign_in(&mut tx, person).await?;
        tx.commit(Event::about(EventKind::SignedIn, person, person)).await?;
        Ok(begun)
    }

    /// The address or number somebody typed; a number without its country is one of the place.
    pub(crate) fn parse_contact(&self, typed: &str) -> Result<Contact> {
        Contact::parse_at(typed, &self.0.channels.country_code).map_err(|_| {
            Error::invalid(
                "contact",
                t!("Please write a mail address such as name@example.org, or a telephone number with its country code such as +91 98765 43210."),
            )
        })
    }

    /// The account of this person, if they have one.
    pub async fn account(&self, visit: &Visit) -> Result<Option<account::Account>> {
        let grant = self.own(visit).await?;
        Ok(account::find(&mut self.store().read().await?, &grant).await?)
    }
}

pub(crate) fn contact_of(account: &account::Account) -> Option<Contact> {
    let email = account.email.clone().map(Contact::Email);
    email.or_else(|| account.phone.clone().map(Contact::Phone))
}

fn taken(error: store::Error) -> Error {
    match error {
        store::Error::Taken(_) => already_here(),
        other => other.into(),
    }
}

fn already_here() -> Error {
    Error::invalid(
        "contact",
        t!("There is an account with this address or number already. Sign in with it, or ask for a new password."),
    )
}
