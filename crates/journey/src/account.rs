//! Accounts: signing up and in, passwords, confirming an address.

use chrono::TimeDelta;
use model::{Contact, EventKind, Instant, MailId, PersonId};
use store::{
    Grant, Tx,
    account::{self, Confirmed, Credentials, NewAccount},
    mail, person, session,
    token::{self, NewToken, Purpose},
    visitor,
};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::{
    Error, Journey, Result, Visit,
    mails::{self, Letter},
    secrets::{self, Token, token_hash},
    visit::Begun,
};

/// After so many wrong passwords in a row, nobody can try for a while.
const TRIES: i64 = 8;
const LOCKED_FOR: TimeDelta = TimeDelta::minutes(15);
const CONFIRM_WITHIN: TimeDelta = TimeDelta::days(3);
const RESET_WITHIN: TimeDelta = TimeDelta::hours(1);

/// Passwords that are hashed at the same time: each takes 19 MiB, and whoever sends many guesses at once waits in line like
/// everybody else.
static HASHING: Semaphore = Semaphore::const_new(4);

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
    "The address or number and the password do not go together. Please check both; capital letters count.";

impl Journey {
    /// Adds an account to the visiting person, with everything they did so far, and signs them in.
    pub async fn sign_up(&self, visit: &Visit, form: &SignUp) -> Result<Begun> {
        if visit.signed_in {
            return Err(Error::NotAllowed(
                "You are signed in already. Sign out first to make another account.",
            ));
        }
        let contact = parse_contact(&form.contact)?;
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
        let contact = parse_contact(&form.contact)?;
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
        let contact = parse_contact(contact)?;
        let turn = turn().await?;
        let found = account::credentials(&mut self.store().read().await?, &contact).await?;
        let right = self.is_right(found.as_ref(), password).await?;
        drop(turn);
        match found {
            Some(found) if right => self.let_in(visit, found.person, shared).await,
            _ => Err(Error::invalid("contact", NO_MATCH)),
        }
    }

    /// Whether this is the account's password. A wrong one is counted, and after [`TRIES`] in a row none is looked at for a
    /// while. Takes as long when there is no account. To be called with a [`turn`] taken before the account was looked up:
    /// then only those in line at the same moment can still try when it closes.
    async fn is_right(&self, found: Option<&Credentials>, password: &str) -> Result<bool> {
        let hash = found.and_then(|found| found.password_hash.clone());
        let matches = self.matches(password, hash).await?;
        let Some(found) = found else { return Ok(false) };
        let now = self.now();
        if found.locked_until.is_some_and(|until| until > now) {
            return Err(locked());
        }
        if matches {
            return Ok(true);
        }
        let lock = |failed| (failed >= TRIES).then(|| now + LOCKED_FOR);
        let until = account::note_failed_sign_in(self.store(), found.person, lock).await?;
        if until.is_some() { Err(locked()) } else { Ok(false) }
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
                tx.also(model::Event::about(EventKind::VisitorClaimed, person, person).on(visiting.person.0));
            }
        }
        account::note_sign_in(&mut tx, person).await?;
        tx.commit(model::Event::about(EventKind::SignedIn, person, person))
            .await?;
        Ok(begun)
    }

    /// The account of this person, if they have one.
    pub async fn account(&self, visit: &Visit) -> Result<Option<account::Account>> {
        let grant = self.own(visit).await?;
        Ok(account::find(&mut self.store().read().await?, &grant).await?)
    }

    /// Writes a mail with a link to set a new password, if there is an account with this address. Gives no answer whether
    /// there is one.
    pub async fn forgot_password(&self, contact: &str) -> Result<()> {
        let contact = parse_contact(contact)?;
        let Some(found) = account::credentials(&mut self.store().read().await?, &contact).await? else {
            return Ok(());
        };
        let Contact::Email(address) = contact else {
            return Ok(());
        };
        let grant = Grant::program(found.person);
        let now = self.now();
        let secret = Token::new(self.random());
        let mut tx = self.store().begin(now).await?;
        let new = self.link_token(&secret, Purpose::ResetPassword, &address, now + RESET_WITHIN);
        token::add(&mut tx, &grant, &new).await?;
        let link = format!("{}/reset/{}", self.place().public_url, secret.as_str());
        let id = self
            .queue_mail(&mut tx, &grant, &address, Letter::ResetPassword { link: &link })
            .await?;
        Ok(tx.commit(grant.event(EventKind::MailQueued).on(id.0)).await?)
    }

    /// Whether a link to set a new password is still good: for the page with the form.
    pub async fn reset_is_good(&self, secret: &str) -> Result<bool> {
        self.token_is_good(Purpose::ResetPassword, secret).await
    }

    /// Sets a new password by the link; signs out everywhere.
    pub async fn reset_password(&self, secret: &str, password: &str) -> Result<()> {
        let hash = token_hash(secret).ok_or(Error::NotFound("link"))?;
        let held = token::look(
            &mut self.store().read().await?,
            Purpose::ResetPassword,
            &hash,
            self.now(),
        )
        .await?;
        let held = held.ok_or_else(link_is_over)?;
        let contact = held
            .contact
            .as_deref()
            .and_then(|contact| Contact::parse(contact).ok())
            .ok_or_else(link_is_over)?;
        let password = self.new_hash(password, &contact).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let held = token::take(&mut tx, Purpose::ResetPassword, &hash)
            .await?
            .ok_or_else(link_is_over)?;
        let grant = Grant::program(held.person);
        account::set_password(&mut tx, &grant, &password).await?;
        // Whoever reads the mail at this address owns it.
        account::confirm(&mut tx, &grant, Confirmed::Contact(&contact)).await?;
        session::end_all(&mut tx, &grant, None).await?;
        self.queue_mail(&mut tx, &grant, contact.as_str(), Letter::PasswordChanged)
            .await?;
        Ok(tx
            .commit(grant.event(EventKind::PasswordChanged).detail("reset"))
            .await?)
    }

    /// Changes the password of somebody signed in; ends their other sessions.
    pub async fn change_password(&self, visit: &Visit, old: &str, new: &str) -> Result<()> {
        let grant = self.own(visit).await?;
        self.check_own_password(&grant, old).await?;
        let account = account::find(&mut self.store().read().await?, &grant)
            .await?
            .ok_or(Error::NotFound("account"))?;
        let contact = contact_of(&account).ok_or(Error::NotFound("account"))?;
        let hash = self.new_hash(new, &contact).await?;
        let mut tx = self.store().begin(self.now()).await?;
        account::set_password(&mut tx, &grant, &hash).await?;
        // A link asked for before, perhaps by somebody else, must not set it again.
        token::forget(&mut tx, &grant, Purpose::ResetPassword).await?;
        session::end_all(&mut tx, &grant, Some(visit.session)).await?;
        if let Contact::Email(address) = &contact {
            self.queue_mail(&mut tx, &grant, address, Letter::PasswordChanged)
                .await?;
        }
        Ok(tx
            .commit(grant.event(EventKind::PasswordChanged).detail("changed"))
            .await?)
    }

    /// Whether a link to confirm an address is still good: for the page with the button.
    pub async fn confirmation_is_good(&self, secret: &str) -> Result<bool> {
        self.token_is_good(Purpose::ConfirmEmail, secret).await
    }

    /// Confirms an address by the link that was sent to it.
    pub async fn confirm_email(&self, secret: &str) -> Result<()> {
        let hash = token_hash(secret).ok_or(Error::NotFound("link"))?;
        let mut tx = self.store().begin(self.now()).await?;
        let held = token::take(&mut tx, Purpose::ConfirmEmail, &hash)
            .await?
            .ok_or_else(link_is_over)?;
        let contact = held
            .contact
            .as_deref()
            .and_then(|contact| Contact::parse(contact).ok())
            .ok_or_else(link_is_over)?;
        let grant = Grant::program(held.person);
        if !account::confirm(&mut tx, &grant, Confirmed::Contact(&contact)).await? {
            return Err(link_is_over());
        }
        Ok(tx
            .commit(grant.event(EventKind::ContactConfirmed).detail("email"))
            .await?)
    }

    /// Writes the confirmation mail once more.
    pub async fn confirm_again(&self, visit: &Visit) -> Result<()> {
        let grant = self.own(visit).await?;
        let account = account::find(&mut self.store().read().await?, &grant)
            .await?
            .ok_or(Error::NotFound("account"))?;
        let Some(address) = account.email.filter(|_| account.email_confirmed_at.is_none()) else {
            return Ok(());
        };
        let mut tx = self.store().begin(self.now()).await?;
        let id = self.queue_confirmation(&mut tx, &grant, &address).await?;
        Ok(tx.commit(grant.event(EventKind::MailQueued).on(id.0)).await?)
    }

    /// The person types the one-time code that staff handed them.
    pub async fn enter_code(&self, visit: &Visit, typed: &str) -> Result<()> {
        let grant = self.own(visit).await?;
        let hash = secrets::spoken_code_hash(typed);
        let mut tx = self.store().begin(self.now()).await?;
        if !token::take_own(&mut tx, &grant, Purpose::InPersonCode, &hash).await? {
            drop(tx);
            let left = token::note_wrong(self.store(), &grant, Purpose::InPersonCode, self.now()).await?;
            return Err(Error::invalid(
                "code",
                match left {
                    Some(left) if left > 0 => format!("This code is not right. You can try {left} more times."),
                    _ => "This code is not right, or no longer good. Ask the person who gave it to you for a new one."
                        .to_owned(),
                },
            ));
        }
        account::confirm(&mut tx, &grant, Confirmed::InPerson).await?;
        Ok(tx
            .commit(grant.event(EventKind::ContactConfirmed).detail("in_person"))
            .await?)
    }

    /// Checks the password of somebody signed in, before what cannot be undone.
    pub(crate) async fn check_own_password(&self, grant: &Grant, password: &str) -> Result<()> {
        let _turn = turn().await?;
        let found = account::own_credentials(&mut self.store().read().await?, grant).await?;
        if self.is_right(found.as_ref(), password).await? {
            return Ok(());
        }
        Err(Error::invalid(
            "password",
            "This is not your password. Nothing was changed.",
        ))
    }

    async fn queue_confirmation(&self, tx: &mut Tx, grant: &Grant, address: &str) -> Result<MailId> {
        let secret = Token::new(self.random());
        let new = self.link_token(&secret, Purpose::ConfirmEmail, address, tx.at() + CONFIRM_WITHIN);
        token::add(tx, grant, &new).await?;
        let link = format!("{}/confirm/{}", self.place().public_url, secret.as_str());
        self.queue_mail(tx, grant, address, Letter::ConfirmEmail { link: &link })
            .await
    }

    fn link_token(&self, secret: &Token, purpose: Purpose, address: &str, expires_at: Instant) -> NewToken {
        let hash = token_hash(secret.as_str()).unwrap_or_default();
        NewToken {
            hash,
            purpose,
            contact: Some(address.to_owned()),
            expires_at,
        }
    }

    /// Puts a letter into the outbox, in the same transaction as what it tells of.
    pub(crate) async fn queue_mail(
        &self,
        tx: &mut Tx,
        grant: &Grant,
        address: &str,
        letter: Letter<'_>,
    ) -> Result<MailId> {
        let written = mails::write(letter, &self.place().name);
        let id = MailId::new(tx.at(), self.random());
        let domain = self
            .place()
            .public_url
            .split("://")
            .last()
            .unwrap_or("localhost")
            .split([':', '/'])
            .next()
            .unwrap_or("localhost");
        let new = mail::NewMail {
            id,
            event_key: format!("{}:{id}", written.kind),
            message_id: format!("<{id}@{domain}>"),
            to_contact: address.to_owned(),
            kind: written.kind.to_owned(),
            subject: written.subject,
            body_text: written.body,
            body_html: None,
        };
        mail::queue(tx, Some(grant), &new).await?;
        Ok(id)
    }

    async fn token_is_good(&self, purpose: Purpose, secret: &str) -> Result<bool> {
        let Some(hash) = token_hash(secret) else {
            return Ok(false);
        };
        Ok(token::look(&mut self.store().read().await?, purpose, &hash, self.now())
            .await?
            .is_some())
    }

    /// Checks a new password and hashes it, off the threads that answer requests.
    pub(crate) async fn new_hash(&self, password: &str, contact: &Contact) -> Result<String> {
        check_new_password(password, contact)?;
        let _turn = turn().await?;
        let (password, inner) = (password.to_owned(), self.clone());
        let hash = tokio::task::spawn_blocking(move || secrets::hash_password(&password, inner.random())).await;
        hash.ok()
            .flatten()
            .ok_or_else(|| Error::Internal("the password could not be hashed".to_owned()))
    }

    async fn matches(&self, password: &str, hash: Option<String>) -> Result<bool> {
        let password = password.chars().take(200).collect::<String>();
        tokio::task::spawn_blocking(move || secrets::password_matches(&password, hash.as_deref()))
            .await
            .map_err(|error| Error::Internal(error.to_string()))
    }
}

/// Waits in line for [`HASHING`].
async fn turn() -> Result<SemaphorePermit<'static>> {
    let turn = HASHING.acquire().await;
    turn.map_err(|error| Error::Internal(error.to_string()))
}

pub(crate) fn contact_of(account: &account::Account) -> Option<Contact> {
    let email = account.email.clone().map(Contact::Email);
    email.or_else(|| account.phone.clone().map(Contact::Phone))
}

pub(crate) fn parse_contact(typed: &str) -> Result<Contact> {
    Contact::parse(typed).map_err(|bad| Error::invalid("contact", format!("Please {bad}.")))
}

fn locked() -> Error {
    Error::TooMany(
        "There were too many wrong passwords for this account. Please wait 15 minutes, or ask for a new password.",
    )
}

fn link_is_over() -> Error {
    Error::NotAllowed("This link is no longer good: it was used already, or it is too old. Ask for a new one.")
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
        "There is an account with this address or number already. Sign in with it, or ask for a new password.",
    )
}

fn check_new_password(password: &str, contact: &Contact) -> Result<()> {
    secrets::check_new_password(password, contact.as_str()).map_err(|weak| Error::invalid("password", weak.to_string()))
}
