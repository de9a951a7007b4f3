//! Sorting mails: who wrote, whether that is so, and whether anything may come of it.
//!
//! Whoever forges, guesses or lets a program write gets no answer: an answer would go to somebody who never wrote.

use ::mail::{
    authenticity::Authenticity,
    read::{self, Incoming, Kind},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use model::PersonId;
use sha2::{Digest, Sha256};
use store::{Grant, account, mail};
use uuid::Uuid;

use super::Arrived;
use crate::{Journey, Result};

/// So many mails from one person are answered in an hour.
pub(crate) const AN_HOUR: i64 = 20;

/// What became of a mail that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was from the person, and was answered.
    Answered,
    /// It may be from the person: it was answered and changed nothing.
    Unproven,
    /// A mail of ours that will never arrive: its address is on the list of those not reached.
    CameBack,
    /// A mail of ours that did not arrive yet, or one we do not know.
    Delayed,
    /// A program wrote it: away from the office, a mailing list, one of our own.
    Automatic,
    /// It is not from whom it says.
    Forged,
    /// It answers no mail of ours.
    Stranger,
    /// It is not from the address the person has here, or that is not confirmed.
    NotTheirs,
    /// It is larger than what is read.
    TooLarge,
    /// More came from the person than are answered in an hour.
    TooMany,
    /// It could not be read.
    Unreadable,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Answered,
        Self::Unproven,
        Self::CameBack,
        Self::Delayed,
        Self::Automatic,
        Self::Forged,
        Self::Stranger,
        Self::NotTheirs,
        Self::TooLarge,
        Self::TooMany,
        Self::Unreadable,
    ];

    /// The one with this code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Unproven => "unproven",
            Self::CameBack => "came_back",
            Self::Delayed => "delayed",
            Self::Automatic => "automatic",
            Self::Forged => "forged",
            Self::Stranger => "stranger",
            Self::NotTheirs => "not_theirs",
            Self::TooLarge => "too_large",
            Self::TooMany => "too_many",
            Self::Unreadable => "unreadable",
        }
    }
}

/// A mail that was read, if it could be.
pub(super) struct Letter {
    /// What makes it this mail: taken once.
    pub(super) key: String,
    pub(super) incoming: Option<Incoming>,
    /// Whether its headers are all that was read of it.
    pub(super) is_cut: bool,
    /// The mail of ours it answers, by the address it was sent to.
    answers: Option<Uuid>,
}

/// Who wrote, so far that they are answered.
pub(super) struct Sender {
    pub(super) grant: Grant,
    pub(super) address: String,
    pub(super) proven: bool,
    /// The mail they answer.
    pub(super) answers: mail::Answered,
}

pub(super) enum Sorted {
    Silent(Outcome, Option<PersonId>),
    CameBack(mail::Answered, String),
    Stranger(String),
    /// Nothing is done, and they are told why.
    TurnedAway(Outcome, Box<Sender>),
    Person(Box<Sender>),
}

impl Journey {
    pub(super) fn read_mail(&self, arrived: Arrived<'_>) -> Letter {
        let incoming = read::read(arrived.bytes).ok();
        let key = self.0.mail_in.as_ref().map(|mail_in| &mail_in.key);
        let named = incoming.iter().flat_map(|incoming| &incoming.to).map(|to| &to.address);
        let addresses = arrived.recipients.iter().chain(named);
        let answers = addresses.into_iter().find_map(|address| key?.read(address));
        let name = incoming.as_ref().and_then(|incoming| incoming.message_id.as_deref());
        let mut hash = Sha256::new();
        match name {
            Some(name) => hash.update(name.as_bytes()),
            None => hash.update(arrived.bytes),
        }
        hash.update(answers.unwrap_or_default().as_bytes());
        let digest: [u8; 32] = hash.finalize().into();
        let key = URL_SAFE_NO_PAD.encode(digest);
        Letter {
            key,
            incoming,
            is_cut: arrived.is_cut,
            answers,
        }
    }

    pub(super) async fn sort_mail(&self, letter: &Letter, authenticity: Authenticity) -> Result<Sorted> {
        let silent = |outcome| Ok(Sorted::Silent(outcome, None));
        let Some(incoming) = &letter.incoming else {
            return silent(Outcome::Unreadable);
        };
        match &incoming.kind {
            Kind::Bounce { .. } => return self.sort_bounce(letter, &incoming.kind).await,
            Kind::AutoReply | Kind::List => return silent(Outcome::Automatic),
            Kind::Person => (),
        }
        if authenticity == Authenticity::Forged {
            return silent(Outcome::Forged);
        }
        let Some(from) = &incoming.from else {
            return silent(Outcome::Unreadable);
        };
        if self.is_ours(incoming, &from.address) {
            return silent(Outcome::Automatic);
        }
        let mut db = self.store().read().await?;
        let answers = match letter.answers {
            Some(id) => mail::answered(&mut db, model::MailId(id)).await?,
            None => None,
        };
        let Some((answers, person)) = answers.and_then(|mail| mail.person.map(|person| (mail, person))) else {
            return match authenticity {
                Authenticity::Proven => Ok(Sorted::Stranger(from.address.clone())),
                _ => silent(Outcome::Stranger),
            };
        };
        let grant = Grant::program(person);
        let account = account::find(&mut db, &grant).await?;
        let own = account.filter(|account| account.email_confirmed_at.is_some());
        let own = own.and_then(|account| account.email);
        if !own.is_some_and(|own| own.eq_ignore_ascii_case(&from.address)) {
            return silent(Outcome::NotTheirs);
        }
        let lately = mail::taken_since(&mut db, &grant, self.now() - TimeDelta::hours(1)).await?;
        let sender = Box::new(Sender {
            grant,
            address: from.address.clone(),
            proven: authenticity == Authenticity::Proven,
            answers,
        });
        Ok(if lately >= AN_HOUR {
            Sorted::TurnedAway(Outcome::TooMany, sender)
        } else if letter.is_cut {
            Sorted::TurnedAway(Outcome::TooLarge, sender)
        } else {
            Sorted::Person(sender)
        })
    }

    /// Whether it is a mail of this place, come back to it.
    fn is_ours(&self, incoming: &Incoming, from: &str) -> bool {
        let end = format!("@{}>", self.host());
        let named = incoming.message_id.as_ref().is_some_and(|id| id.ends_with(&end));
        named || self.takes_mail_for(from)
    }

    /// Only a mail that names one of ours can tell of it: the names are long and random, and known to nobody but its reader.
    async fn sort_bounce(&self, letter: &Letter, kind: &Kind) -> Result<Sorted> {
        let Kind::Bounce {
            permanent,
            status,
            original_message_id,
            ..
        } = kind
        else {
            return Ok(Sorted::Silent(Outcome::Delayed, None));
        };
        let mut db = self.store().read().await?;
        let mut back = match letter.answers {
            Some(id) => mail::answered(&mut db, model::MailId(id)).await?,
            None => None,
        };
        if let (None, Some(name)) = (&back, original_message_id) {
            back = mail::named(&mut db, name).await?;
        }
        match back.filter(|_| *permanent) {
            Some(back) => Ok(Sorted::CameBack(
                back,
                status.clone().unwrap_or_else(|| "bounce".to_owned()),
            )),
            None => Ok(Sorted::Silent(Outcome::Delayed, None)),
        }
    }
}
