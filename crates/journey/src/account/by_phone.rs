//! Signing in, making an account and proving a number by a short code that is sent to it.
//!
//! Whether a number is known here makes no difference to whoever asks for a code: it is sent either way, and typing it signs in, or
//! makes the account. A code lives for ten minutes and five tries; numbers get few of them, and so does the place as a whole.

use chrono::TimeDelta;
use model::{Contact, EventKind, Random};
use sha2::{Digest, Sha256};
use store::{
    Grant, Tx,
    account::{self, Account, Confirmed, NewAccount},
    alert, mail, person,
    phone_code::{self, NewCode, Purpose},
    session, token,
};
use uuid::Uuid;

use super::taken;
use crate::{Begun, Error, Journey, Result, Visit, mails::Kind, secrets::Token, texts::Written};

/// So long a code is good.
pub(crate) const GOOD_FOR: TimeDelta = TimeDelta::minutes(10);
/// So many codes one number gets in an hour, and in a day.
const AN_HOUR: i64 = 3;
const A_DAY: i64 = 6;
/// What is held while codes are counted.
const ALL_CODES: Uuid = Uuid::from_u128(0x0f7e_c0de);

/// A code somebody typed.
#[derive(Debug, Clone)]
pub struct PhoneCode {
    /// The number it was sent to, as typed.
    pub phone: String,
    /// The code, as typed.
    pub code: String,
}

impl Journey {
    /// Sends a code to a number, to sign in or to make an account by it. Gives the number as it is written everywhere.
    pub async fn send_code(&self, typed: &str) -> Result<String> {
        let phone = self.phone_to_write_to(typed)?;
        let contact = Contact::Phone(phone.clone());
        let found = account::credentials(&mut self.store().read().await?, &contact).await?;
        let grant = found.map(|found| Grant::program(found.person));
        self.write_code(grant.as_ref(), &phone, Purpose::Enter).await?;
        Ok(phone)
    }

    /// Signs in by a code, or makes an account for the number when it has none: with what was done here before, in both cases.
    pub async fn enter_by_code(
        &self,
        visit: Option<&Visit>,
        source: Option<&str>,
        typed: &PhoneCode,
        shared: bool,
    ) -> Result<Begun> {
        let (phone, tried) = self.right_code(typed, Purpose::Enter).await?;
        let contact = Contact::Phone(phone);
        let found = account::credentials(&mut self.store().read().await?, &contact).await?;
        match found {
            Some(found) => {
                let grant = Grant::program(found.person);
                self.own_number_again(visit, &grant, tried.id, &contact).await?;
                self.let_in(visit, found.person, shared).await
            }
            None => self.enter_anew(visit, source, tried.id, &contact, shared).await,
        }
    }

    /// The number of this account is proven. When it never was, whoever chose the password may be somebody else: it goes, and so do
    /// their visits; but not when staff met the person.
    async fn own_number_again(
        &self,
        visit: Option<&Visit>,
        grant: &Grant,
        code: Uuid,
        contact: &Contact,
    ) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        if !phone_code::use_up(&mut tx, code).await? {
            return Err(wrong_code(None));
        }
        let account = account::find(&mut tx, grant).await?;
        if account.is_some_and(|account| !account.is_confirmed()) {
            account::forget_password(&mut tx, grant).await?;
            token::forget(&mut tx, grant, token::Purpose::ResetPassword).await?;
            session::end_all(&mut tx, grant, visit.map(|visit| visit.session)).await?;
            alert::renew_calendar(&mut tx, grant, Token::new(self.random()).as_str()).await?;
        }
        account::confirm(&mut tx, grant, Confirmed::Contact(contact)).await?;
        Ok(tx
            .commit(grant.event(EventKind::ContactConfirmed).detail("phone"))
            .await?)
    }

    /// An account for a number that has none, for the visitor or for somebody new.
    async fn enter_anew(
        &self,
        visit: Option<&Visit>,
        source: Option<&str>,
        code: Uuid,
        contact: &Contact,
        shared: bool,
    ) -> Result<Begun> {
        let arrived;
        let visit = match visit {
            Some(visit) if !visit.signed_in && self.account(visit).await?.is_none() => visit,
            _ => {
                arrived = self.arrive(source).await?;
                &arrived.visit
            }
        };
        let grant = self.own(visit).await?;
        let source = person::find(&mut self.store().read().await?, &grant).await?;
        let source = source.and_then(|person| person.source);
        let now = self.now();
        let (begun, new_session) = self.begin_session(visit.person, now, true, shared);
        let mut tx = self.store().begin(now).await?;
        if !phone_code::use_up(&mut tx, code).await? {
            return Err(wrong_code(None));
        }
        let new = NewAccount {
            contact: Some(contact.clone()),
            password_hash: None,
            source: source.clone(),
        };
        account::create(&mut tx, &grant, &new).await.map_err(taken)?;
        account::confirm(&mut tx, &grant, Confirmed::Contact(contact)).await?;
        mail::claim_texts(&mut tx, &grant, contact.as_str()).await?;
        session::rotate(&mut tx, visit.session, &new_session).await?;
        tx.also(grant.event(EventKind::ContactConfirmed).detail("phone"));
        let mut event = grant.event(EventKind::AccountCreated);
        event.detail = source;
        tx.commit(event).await?;
        Ok(begun)
    }

    /// Sends a code to a number that somebody signed in says is theirs. Gives the number as it is written everywhere.
    pub async fn send_own_code(&self, visit: &Visit, typed: &str) -> Result<String> {
        let grant = self.own(visit).await?;
        self.must_have_account(&grant).await?;
        let phone = self.phone_to_write_to(typed)?;
        self.write_code(Some(&grant), &phone, Purpose::Own).await?;
        Ok(phone)
    }

    /// Makes the number theirs, by the code that was sent to it.
    pub async fn own_number(&self, visit: &Visit, typed: &PhoneCode) -> Result<()> {
        let grant = self.own(visit).await?;
        self.must_have_account(&grant).await?;
        let (phone, tried) = self.right_code(typed, Purpose::Own).await?;
        if tried.person != Some(visit.person) {
            return Err(wrong_code(None));
        }
        let contact = Contact::Phone(phone);
        let mut tx = self.store().begin(self.now()).await?;
        if !phone_code::use_up(&mut tx, tried.id).await? {
            return Err(wrong_code(None));
        }
        let changed = account::change_contact(&mut tx, &grant, &contact).await;
        changed.map_err(|error| match error {
            // Whoever typed the code reads what is sent to the number: this tells nothing to anybody else.
            store::Error::Taken(_) => Error::invalid(
                "phone",
                t!("Another account has this number. Sign out, and sign in with a code to this number to find it."),
            ),
            other => other.into(),
        })?;
        account::confirm(&mut tx, &grant, Confirmed::Contact(&contact)).await?;
        Ok(tx
            .commit(grant.event(EventKind::ContactConfirmed).detail("phone"))
            .await?)
    }

    /// Takes the number away; not when it is the only way in.
    pub async fn remove_number(&self, visit: &Visit) -> Result<()> {
        let grant = self.own(visit).await?;
        let account = self.must_have_account(&grant).await?;
        if account.email.is_none() || !(account.has_password || account.email_confirmed_at.is_some()) {
            return Err(Error::NotAllowed(t!(
                "This number is your only way into your account, so it stays. Another number can take its place."
            )));
        }
        let mut tx = self.store().begin(self.now()).await?;
        account::remove_phone(&mut tx, &grant).await?;
        Ok(tx
            .commit(grant.event(EventKind::ContactRemoved).detail("phone"))
            .await?)
    }

    async fn must_have_account(&self, grant: &Grant) -> Result<Account> {
        let found = account::find(&mut self.store().read().await?, grant).await?;
        found.ok_or(Error::NotFound(t!("account")))
    }

    /// The number somebody typed.
    fn number(&self, typed: &str) -> Result<String> {
        match Contact::parse_at(typed, &self.0.channels.country_code) {
            Ok(Contact::Phone(phone)) => Ok(phone),
            _ => Err(Error::invalid(
                "phone",
                t!("Please write a telephone number with its country code, such as +91 98765 43210."),
            )),
        }
    }

    /// The number, if codes are sent to its country.
    fn phone_to_write_to(&self, typed: &str) -> Result<String> {
        let Some(texts) = &self.0.channels.texts else {
            return Err(Error::NotFound(t!("page")));
        };
        let phone = self.number(typed)?;
        if !texts.reaches(&phone) {
            return Err(Error::invalid(
                "phone",
                t!(
                    "No messages are sent to numbers of this country. Please use a number of another, or a mail address."
                ),
            ));
        }
        Ok(phone)
    }

    /// Whether one more code may be sent to this number. Codes are counted one after the other, whoever asks for them, so that many
    /// at once do not all find room.
    async fn must_have_room(&self, tx: &mut Tx, phone: &str) -> Result<()> {
        tx.hold(ALL_CODES).await?;
        let now = self.now();
        let lately = phone_code::sent_to(tx, phone, now - TimeDelta::hours(1)).await?;
        let today = phone_code::sent_to(tx, phone, now - TimeDelta::days(1)).await?;
        if lately >= AN_HOUR || today >= A_DAY {
            return Err(Error::TooMany(t!(
                "Several codes were sent to this number already. Please use the last one, or wait an hour before you ask for another."
            )));
        }
        let a_day = self.0.channels.texts.as_ref().map_or(0, |texts| texts.codes_a_day);
        if phone_code::sent(tx, now - TimeDelta::days(1)).await? >= i64::from(a_day) {
            return Err(Error::TooMany(t!(
                "No more codes can be sent today. Please come back tomorrow, or use a mail address and a password."
            )));
        }
        Ok(())
    }

    async fn write_code(&self, grant: Option<&Grant>, phone: &str, purpose: Purpose) -> Result<()> {
        let now = self.now();
        let code = six_digits(self.random());
        let mut bytes = [0; 16];
        self.random().fill(&mut bytes);
        let id = Uuid::from_bytes(bytes);
        let new = NewCode {
            id,
            phone,
            purpose,
            hash: code_hash(id, &code),
            expires_at: now + GOOD_FOR,
        };
        let mut tx = self.store().begin(now).await?;
        self.must_have_room(&mut tx, phone).await?;
        phone_code::add(&mut tx, grant, &new).await?;
        let place = &self.place().name;
        let words = t!(
            "{code} is your code for {place}. It works for 10 minutes. Give it to nobody.",
            code,
            place
        );
        let text = Written {
            phone,
            kind: Kind::PhoneCode,
            words,
        };
        let id = self.queue_text(&mut tx, grant, text).await?;
        let event = match grant {
            Some(grant) => grant.event(EventKind::MailQueued).on(id.0),
            None => model::Event::new(EventKind::MailQueued, id.0),
        };
        Ok(tx.commit(event).await?)
    }

    /// The number and the code that was tried, when it is the right one. Each try counts.
    async fn right_code(&self, typed: &PhoneCode, purpose: Purpose) -> Result<(String, phone_code::Tried)> {
        let phone = self.number(&typed.phone)?;
        let code: String = typed.code.chars().filter(char::is_ascii_digit).collect();
        let hash = |id| code_hash(id, &code);
        let tried = phone_code::attempt(self.store(), &phone, purpose, self.now(), hash).await?;
        match tried {
            Some(tried) if tried.is_right() => Ok((phone, tried)),
            tried => Err(wrong_code(tried.map(|tried| tried.left))),
        }
    }
}

fn wrong_code(left: Option<i64>) -> Error {
    let sentence = match left {
        Some(left) if left > 0 => tn!(
            left,
            "This code is not right. You can try once more.",
            "This code is not right. You can try {n} more times."
        ),
        _ => t!("This code is not right, or no longer good. Ask for a new one.").to_owned(),
    };
    Error::invalid("code", sentence)
}

/// A code that is easily typed from a telephone.
fn six_digits(random: &dyn Random) -> String {
    loop {
        let mut bytes = [0; 4];
        random.fill(&mut bytes);
        let number = u32::from_be_bytes(bytes);
        // Numbers from there on would favour some codes.
        if number < 4_294_000_000 {
            return format!("{:06}", number % 1_000_000);
        }
    }
}

/// What is kept of a code.
fn code_hash(id: Uuid, code: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(id.as_bytes())
        .chain_update(code)
        .finalize()
        .into()
}
