//! An account by mail address alone: whoever reads the mail chooses a password and has it.

use chrono::TimeDelta;
use model::{Contact, EventKind};
use store::{
    account::{self, NewAccount},
    person,
    token::{self, Purpose},
};

use super::{confirm::link_token, taken};
use crate::{Error, Journey, Result, Visit, mails::Letter, secrets::Token};

/// So long the link in the mail is good.
pub(crate) const OPEN_WITHIN: TimeDelta = TimeDelta::days(3);

impl Journey {
    /// Begins an account for the visiting person; the link in the mail opens it. Until then nobody can sign in to it, and what they
    /// did so far is found on this device alone.
    pub async fn begin_account(&self, visit: &Visit, address: &str) -> Result<()> {
        let contact = self.parse_contact(address)?;
        let Contact::Email(email) = &contact else {
            return Err(Error::invalid(
                "contact",
                t!("Please write a mail address such as name@example.org."),
            ));
        };
        if self.account(visit).await?.is_some() {
            return Err(Error::NotAllowed(t!("You have an account already.")));
        }
        let grant = self.own(visit).await?;
        let person = person::find(&mut self.store().read().await?, &grant).await?;
        let source = person.and_then(|person| person.source);
        let now = self.now();
        let secret = Token::new(self.random());
        let mut tx = self.store().begin(now).await?;
        let new = NewAccount {
            contact: Some(contact.clone()),
            password_hash: None,
            source: source.clone(),
        };
        account::create(&mut tx, &grant, &new).await.map_err(taken)?;
        let held = link_token(&secret, Purpose::ResetPassword, email, now + OPEN_WITHIN);
        token::add(&mut tx, &grant, &held).await?;
        let link = format!("{}/reset/{}", self.place().public_url, secret.as_str());
        self.queue_mail(&mut tx, &grant, email, Letter::OpenAccount { link: &link })
            .await?;
        let mut event = grant.event(EventKind::AccountCreated);
        event.detail = source;
        Ok(tx.commit(event).await?)
    }
}
