//! Confirming that a person is reached: a link to their address, a code handed over face to face.

use chrono::TimeDelta;
use model::{Contact, EventKind, Instant, MailId};
use store::{
    Grant, Tx,
    account::{self, Confirmed},
    mail,
    token::{self, NewToken, Purpose},
};

use crate::{
    Error, Journey, Result, Visit,
    mails::{Kind, Letter},
    secrets::{self, Token, token_hash},
};

pub(crate) const CONFIRM_WITHIN: TimeDelta = TimeDelta::days(3);
/// So many mails to confirm an address are written in a day.
const CONFIRM_A_DAY: i64 = 5;

impl Journey {
    /// Whether a link to confirm an address is still good: for the page with the button.
    pub async fn confirmation_is_good(&self, secret: &str) -> Result<bool> {
        self.token_is_good(Purpose::ConfirmEmail, secret).await
    }

    /// Confirms an address by the link that was sent to it.
    pub async fn confirm_email(&self, secret: &str) -> Result<()> {
        let hash = token_hash(secret).ok_or(Error::NotFound(t!("link")))?;
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
        // Whoever has opened the link got the mail.
        if let Contact::Email(address) = &contact {
            mail::reached_again(&mut tx, address).await?;
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
            .ok_or(Error::NotFound(t!("account")))?;
        let Some(address) = account.email.filter(|_| account.email_confirmed_at.is_none()) else {
            return Ok(());
        };
        let lately = self.now() - TimeDelta::days(1);
        if mail::written_since(
            &mut self.store().read().await?,
            &grant,
            Kind::ConfirmEmail.code(),
            lately,
        )
        .await?
            >= CONFIRM_A_DAY
        {
            return Err(Error::TooMany(t!(
                "We have written to you several times today. Please look for the mail, also among what was sorted out as \
                 unwanted, or ask at the office for a one-time code."
            )));
        }
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
                    Some(left) if left > 0 => tn!(
                        left,
                        "This code is not right. You can try once more.",
                        "This code is not right. You can try {n} more times."
                    ),
                    _ => t!(
                        "This code is not right, or no longer good. Ask the person who gave it to you for a new one."
                    )
                    .to_owned(),
                },
            ));
        }
        account::confirm(&mut tx, &grant, Confirmed::InPerson).await?;
        Ok(tx
            .commit(grant.event(EventKind::ContactConfirmed).detail("in_person"))
            .await?)
    }

    pub(super) async fn queue_confirmation(&self, tx: &mut Tx, grant: &Grant, address: &str) -> Result<MailId> {
        let secret = Token::new(self.random());
        let new = link_token(&secret, Purpose::ConfirmEmail, address, tx.at() + CONFIRM_WITHIN);
        token::add(tx, grant, &new).await?;
        let link = format!("{}/confirm/{}", self.place().public_url, secret.as_str());
        self.queue_mail(tx, grant, address, Letter::ConfirmEmail { link: &link })
            .await
    }

    pub(super) async fn token_is_good(&self, purpose: Purpose, secret: &str) -> Result<bool> {
        let Some(hash) = token_hash(secret) else {
            return Ok(false);
        };
        Ok(token::look(&mut self.store().read().await?, purpose, &hash, self.now())
            .await?
            .is_some())
    }
}

/// What is kept of a secret that is sent to an address.
pub(super) fn link_token(secret: &Token, purpose: Purpose, address: &str, expires_at: Instant) -> NewToken {
    NewToken {
        hash: token_hash(secret.as_str()).unwrap_or_default(),
        purpose,
        contact: Some(address.to_owned()),
        expires_at,
    }
}

pub(super) fn link_is_over() -> Error {
    Error::NotAllowed(t!(
        "This link is no longer good: it was used already, or it is too old. Ask for a new one."
    ))
}
