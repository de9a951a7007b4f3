//! Passwords: checking one, a forgotten one, a changed one.

use chrono::TimeDelta;
use model::{Contact, EventKind};
use store::{
    Grant, Tx,
    account::{self, Confirmed, Credentials},
    mail, session,
    token::{self, Purpose},
};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{
    confirm::{link_is_over, link_token},
    contact_of,
};
use crate::{
    Error, Journey, Result, Visit,
    mails::{Kind, Letter},
    secrets::{self, Token, token_hash},
};

/// After so many wrong passwords in a row, nobody can try for a while.
const TRIES: i64 = 8;
const LOCKED_FOR: TimeDelta = TimeDelta::minutes(15);
pub(crate) const RESET_WITHIN: TimeDelta = TimeDelta::hours(1);
/// So many mails with such a link are written to one person in an hour: whoever asks for more, asks to annoy.
const RESETS_AN_HOUR: i64 = 3;
/// Passwords that are hashed at the same time: each takes 19 MiB, and whoever sends many guesses at once waits in line like
/// everybody else.
static HASHING: Semaphore = Semaphore::const_new(4);

impl Journey {
    /// Whether this is the account's password. A wrong one is counted, and after [`TRIES`] in a row none is looked at for a
    /// while. Takes as long when there is no account. To be called with a [`turn`] taken before the account was looked up:
    /// then only those in line at the same moment can still try when it closes.
    pub(super) async fn is_right(&self, found: Option<&Credentials>, password: &str) -> Result<bool> {
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

    /// Writes a mail with a link to set a new password, if there is an account with this address. Gives no answer whether
    /// there is one.
    pub async fn forgot_password(&self, contact: &str) -> Result<()> {
        let contact = self.parse_contact(contact)?;
        let Some(found) = account::credentials(&mut self.store().read().await?, &contact).await? else {
            return Ok(());
        };
        let Contact::Email(address) = contact else {
            return Ok(());
        };
        let grant = Grant::program(found.person);
        let now = self.now();
        let lately = now - TimeDelta::hours(1);
        if mail::written_since(
            &mut self.store().read().await?,
            &grant,
            Kind::ResetPassword.code(),
            lately,
        )
        .await?
            >= RESETS_AN_HOUR
        {
            return Ok(());
        }
        let secret = Token::new(self.random());
        let mut tx = self.store().begin(now).await?;
        let new = link_token(&secret, Purpose::ResetPassword, &address, now + RESET_WITHIN);
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
        let hash = token_hash(secret).ok_or(Error::NotFound(t!("link")))?;
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
        self.set_password(&mut tx, &grant, &contact, &password).await?;
        // Whoever reads the mail at this address owns it.
        account::confirm(&mut tx, &grant, Confirmed::Contact(&contact)).await?;
        if let Contact::Email(address) = &contact {
            mail::reached_again(&mut tx, address).await?;
        }
        session::end_all(&mut tx, &grant, None).await?;
        Ok(tx
            .commit(grant.event(EventKind::PasswordChanged).detail("reset"))
            .await?)
    }

    /// Sets a new password with a one-time code that staff handed over: for who cannot be reached by mail. Signs out
    /// everywhere. A wrong code gets the same answer as an address nobody has.
    pub async fn reset_with_code(&self, contact: &str, code: &str, password: &str) -> Result<()> {
        let contact = self.parse_contact(contact)?;
        let password = self.new_hash(password, &contact).await?;
        let wrong = || Error::invalid("code", i18n::text(NO_SUCH_CODE));
        let found = account::credentials(&mut self.store().read().await?, &contact).await?;
        let grant = Grant::program(found.ok_or_else(wrong)?.person);
        let mut tx = self.store().begin(self.now()).await?;
        if !token::take_own(&mut tx, &grant, Purpose::InPersonCode, &secrets::spoken_code_hash(code)).await? {
            drop(tx);
            token::note_wrong(self.store(), &grant, Purpose::InPersonCode, self.now()).await?;
            return Err(wrong());
        }
        self.set_password(&mut tx, &grant, &contact, &password).await?;
        account::confirm(&mut tx, &grant, Confirmed::InPerson).await?;
        token::forget(&mut tx, &grant, Purpose::ResetPassword).await?;
        session::end_all(&mut tx, &grant, None).await?;
        Ok(tx
            .commit(grant.event(EventKind::PasswordChanged).detail("code"))
            .await?)
    }

    /// Changes the password of somebody signed in; ends their other sessions.
    pub async fn change_password(&self, visit: &Visit, old: &str, new: &str) -> Result<()> {
        let grant = self.own(visit).await?;
        self.check_own_password(&grant, "old", old).await?;
        let account = account::find(&mut self.store().read().await?, &grant)
            .await?
            .ok_or(Error::NotFound(t!("account")))?;
        let contact = contact_of(&account).ok_or(Error::NotFound(t!("account")))?;
        let hash = self.new_hash(new, &contact).await?;
        let mut tx = self.store().begin(self.now()).await?;
        self.set_password(&mut tx, &grant, &contact, &hash).await?;
        // A link asked for before, perhaps by somebody else, must not set it again.
        token::forget(&mut tx, &grant, Purpose::ResetPassword).await?;
        session::end_all(&mut tx, &grant, Some(visit.session)).await?;
        Ok(tx
            .commit(grant.event(EventKind::PasswordChanged).detail("changed"))
            .await?)
    }

    /// Sets the password, and tells them by mail; the first one is no change that anybody must hear of.
    async fn set_password(&self, tx: &mut Tx, grant: &Grant, contact: &Contact, hash: &str) -> Result<()> {
        let account = account::find(tx, grant).await?;
        account::set_password(tx, grant, hash).await?;
        if let (true, Contact::Email(address)) = (account.is_some_and(|account| account.has_password), contact) {
            self.queue_mail(tx, grant, address, Letter::PasswordChanged).await?;
        }
        Ok(())
    }

    /// Checks the password of somebody signed in, before what cannot be undone.
    pub(crate) async fn check_own_password(&self, grant: &Grant, field: &'static str, password: &str) -> Result<()> {
        let _turn = turn().await?;
        let found = account::own_credentials(&mut self.store().read().await?, grant).await?;
        if self.is_right(found.as_ref(), password).await? {
            return Ok(());
        }
        Err(Error::invalid(
            field,
            t!("This is not your password. Nothing was changed."),
        ))
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

const NO_SUCH_CODE: &str = later!(
    "This code does not go with this address or number, or it is no longer good. After five wrong \
                            ones, ask for a new one."
);

/// Waits in line for [`HASHING`].
pub(super) async fn turn() -> Result<SemaphorePermit<'static>> {
    let turn = HASHING.acquire().await;
    turn.map_err(|error| Error::Internal(error.to_string()))
}

pub(super) fn check_new_password(password: &str, contact: &Contact) -> Result<()> {
    secrets::check_new_password(password, contact.as_str()).map_err(|weak| Error::invalid("password", weak.sentence()))
}

fn locked() -> Error {
    Error::TooMany(t!(
        "There were too many wrong passwords for this account. Please wait 15 minutes, or ask for a new password."
    ))
}
