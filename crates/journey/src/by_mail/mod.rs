//! Answers by mail: an incoming mail is sorted (`sorting.rs`), what a person wrote goes into the conversation, and the answer
//! goes out in the same thread (`words.rs`).
//!
//! A mail is taken once: that it was, what was said and the answer are written in one transaction. Whoever is cut off before that
//! delivers the mail again, and finds what was done by then done. What a mail may do is decided in `talk/may.rs`.

mod acting;
mod sorting;
mod words;

use ::mail::{address::Mailbox, authenticity::Authenticity, reply::ReplyKey};
use model::{Event, EventKind, MailId, PersonId};
use store::mail;
use uuid::Uuid;

pub(crate) use acting::{replies, says_stop};
pub(crate) use sorting::AN_HOUR;
pub use sorting::Outcome;
use sorting::Sorted;

use crate::{Journey, Result};

/// How answers to mails come in.
#[derive(Debug, Clone)]
pub struct MailIn {
    /// Makes addresses for answers.
    pub key: ReplyKey,
    /// The domain of those addresses.
    pub domain: String,
}

/// A mail as it was handed over.
#[derive(Debug, Clone, Copy)]
pub struct Arrived<'a> {
    /// The mail; of one that is too large to be read, its headers.
    pub bytes: &'a [u8],
    /// Whether these are its headers alone, because it is too large.
    pub is_cut: bool,
    /// Those on the envelope it is for, where there is one.
    pub recipients: &'a [String],
    /// Whether it is from whom it says.
    pub authenticity: Authenticity,
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It was taken now.
    Now(Outcome),
    /// It was taken before: nothing was done.
    Before,
}

impl Journey {
    /// Whether mails can be answered here.
    pub fn takes_mails(&self) -> bool {
        self.0.mail_in.is_some()
    }

    /// Whether mail for this address is wanted: one of ours for answers, or the one mails are from, where bounces come.
    pub fn takes_mail_for(&self, address: &str) -> bool {
        let Some(mail_in) = &self.0.mail_in else { return false };
        let from = self.0.postbox.as_ref().map(|postbox| postbox.from.address.as_str());
        let plain = format!("reply@{}", mail_in.domain);
        mail_in.key.read(address).is_some()
            || address.eq_ignore_ascii_case(&plain)
            || from.is_some_and(|from| address.eq_ignore_ascii_case(from))
    }

    /// Where answers to a mail go: an address that names it, and that only we can make.
    pub(crate) fn answers_to(&self, mail: &mail::Outgoing) -> Option<Mailbox> {
        let mail_in = self.0.mail_in.as_ref().filter(|_| mail.is_for_person)?;
        let address = mail_in.key.address(mail.id.0, &mail_in.domain);
        Some(Mailbox::named(&self.place().name, address))
    }

    /// Takes one mail in.
    pub async fn take_mail(&self, arrived: Arrived<'_>) -> Result<Taken> {
        let _turn = self.0.taking.lock().await;
        let letter = self.read_mail(arrived);
        if mail::is_taken(&mut self.store().read().await?, &letter.key).await? {
            return Ok(Taken::Before);
        }
        let outcome = match self.sort_mail(&letter, arrived.authenticity).await? {
            Sorted::Silent(outcome, person) => self.note_mail(&letter.key, outcome, person).await?,
            Sorted::CameBack(mail, reason) => self.take_back(&letter.key, &mail, &reason).await?,
            Sorted::Stranger(address) => self.tell_stranger(&letter, &address).await?,
            Sorted::TurnedAway(outcome, sender) => self.turn_away(&letter, &sender, outcome).await?,
            Sorted::Person(sender) => self.answer_mail(letter, &sender).await?,
        };
        tracing::info!(outcome = outcome.code(), "a mail was taken");
        Ok(Taken::Now(outcome))
    }

    /// Notes a mail that nothing comes of.
    pub(crate) async fn note_mail(&self, key: &str, outcome: Outcome, person: Option<PersonId>) -> Result<Outcome> {
        let mut tx = self.store().begin(self.now()).await?;
        mail::take(&mut tx, key, person, outcome.code()).await?;
        tx.commit(taken(outcome, person)).await?;
        Ok(outcome)
    }

    /// A mail of ours came back for good: nothing more is sent to its address.
    async fn take_back(&self, key: &str, back: &mail::Answered, reason: &str) -> Result<Outcome> {
        let mut tx = self.store().begin(self.now()).await?;
        mail::not_reached(&mut tx, &back.to_contact, back.person, reason).await?;
        mail::take(&mut tx, key, None, Outcome::CameBack.code()).await?;
        tx.also(Event::new(EventKind::MailUnreached, back.id.0));
        tx.commit(taken(Outcome::CameBack, None)).await?;
        Ok(Outcome::CameBack)
    }
}

/// The event of a mail that was taken.
pub(crate) fn taken(outcome: Outcome, person: Option<PersonId>) -> Event {
    let event = match person {
        Some(person) => Event::about(EventKind::MailTaken, person, person),
        None => Event::new(EventKind::MailTaken, Uuid::nil()),
    };
    event.detail(outcome.code())
}

/// An id for the answer to the mail with this key: the same whenever it is made.
pub(crate) fn answer_id(key: &str) -> MailId {
    use sha2::{Digest, Sha256};
    let hash: [u8; 32] = Sha256::digest(format!("answer {key}").as_bytes()).into();
    let (id, _) = hash.split_first_chunk().unwrap_or((&[0; 16], &[]));
    MailId(Uuid::from_bytes(*id))
}
