//! Fetching mail from a mailbox at a provider, over IMAP (RFC 3501): what nobody has read yet is handed on, then marked.
//!
//! A mail is marked only after whoever takes it has said that it is safely kept. When the program ends between the two, that one
//! mail is handed on again; [`Handed`] keeps everything else from coming twice. Coming again, and waiting longer each time that
//! fails, is the caller's.
//!
//! Not async-imap: it writes passwords and mails into the log at its finest level, and lets a server make it keep 512 MB.

mod connect;
mod folder;
mod handed;
mod session;
mod stream;
mod wire;

use std::time::Duration;

use async_trait::async_trait;

pub use handed::{Handed, NotHanded};
use session::Session;

use crate::{
    secret::Secret,
    transport::{Failure, Security},
};

/// Bytes of the headers that are handed on of a mail that is too large.
const HEADERS: usize = 64 << 10;

/// A mailbox at a provider.
#[derive(Debug, Clone)]
pub struct MailboxSettings {
    /// The server's name.
    pub host: String,
    /// Its port: 993 with TLS, else 143.
    pub port: u16,
    /// How the connection is protected; not at all only on this machine.
    pub security: Security,
    /// Who signs in.
    pub user: String,
    /// With which password.
    pub password: Secret,
    /// A certificate (PEM) that vouches for the server, where it is the place's own.
    pub authority: Option<String>,
    /// The folder mails arrive in, as people see its name: `INBOX`.
    pub folder: String,
    /// What becomes of mails that were taken.
    pub after: After,
    /// The largest mail that is fetched, in bytes; of larger ones the headers are handed on.
    pub largest: usize,
    /// Mails of one round.
    pub at_once: usize,
    /// How long the server may say nothing.
    pub silence: Duration,
}

impl MailboxSettings {
    /// The inbox at a server with TLS, from which mails are not moved.
    pub fn new(host: impl Into<String>, user: impl Into<String>, password: Secret) -> Self {
        Self {
            host: host.into(),
            port: 993,
            security: Security::Tls,
            user: user.into(),
            password,
            authority: None,
            folder: "INBOX".to_owned(),
            after: After::MarkSeen,
            largest: crate::read::LARGEST,
            at_once: 100,
            silence: Duration::from_mins(1),
        }
    }
}

/// What becomes of a mail that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// It stays where it is, and counts as read.
    MarkSeen,
    /// It goes to this folder, which is there already (RFC 6851; copied and marked as deleted where the server cannot move).
    MoveTo(String),
}

/// A mail in the mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// Its number in the folder. With `uid_validity` it names this mail for good (RFC 3501, section 2.3.1.1).
    pub uid: u32,
    /// Which numbering `uid` is of.
    pub uid_validity: u32,
    /// What is in it.
    pub content: Content,
}

/// What was fetched of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// All of it.
    Whole(Vec<u8>),
    /// It is larger than [`MailboxSettings::largest`].
    TooLarge {
        /// Its size in bytes, as the server says.
        size: usize,
        /// Its headers, the first 64 KiB of them.
        headers: Vec<u8>,
    },
}

/// What a sink says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is safely kept: it may be marked.
    Yes,
    /// Not now: it stays unread, and comes again next time.
    NotNow,
}

/// Takes mails in.
#[async_trait]
pub trait Sink: Send {
    /// Takes one mail. Answer [`Taken::Yes`] only when it is safely kept.
    async fn take(&mut self, arrived: Arrived) -> Taken;
}

/// What a round came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Mails that were taken, large ones among them.
    pub taken: usize,
    /// Mails that were not taken now.
    pub not_now: usize,
    /// Unread mails that are left for the next round because there were too many.
    pub left: usize,
}

/// Hands on what is unread, oldest first. When it fails, `handed` knows what was taken until then: keep it, and call again.
pub async fn fetch(settings: &MailboxSettings, handed: &mut Handed, sink: &mut dyn Sink) -> Result<Round, Failure> {
    let mut session = Session::begin(settings).await?;
    let uid_validity = session.select(settings).await?;
    handed.count_as(uid_validity);
    let unread = session.unread().await?;
    let (known, mut new): (Vec<u32>, Vec<u32>) = unread.into_iter().partition(|uid| handed.has(*uid));
    // Taken before, and the connection broke before they were marked.
    for uid in known {
        session.finish(uid, &settings.after).await?;
    }
    let left = new.len().saturating_sub(settings.at_once);
    new.truncate(settings.at_once);
    let mut round = Round {
        left,
        ..Round::default()
    };
    for (uid, size) in session.sizes(&new).await? {
        let Some(content) = content(&mut session, uid, size, settings.largest).await? else {
            continue;
        };
        let arrived = Arrived {
            uid,
            uid_validity,
            content,
        };
        if sink.take(arrived).await == Taken::NotNow {
            round.not_now += 1;
            continue;
        }
        handed.add(uid);
        round.taken += 1;
        session.finish(uid, &settings.after).await?;
    }
    session.end().await;
    tracing::debug!(taken = round.taken, not_now = round.not_now, left, "mailbox fetched");
    Ok(round)
}

/// Signs in and opens the folder, and changes nothing.
pub async fn check(settings: &MailboxSettings) -> Result<(), Failure> {
    let mut session = Session::begin(settings).await?;
    session.select(settings).await?;
    session.end().await;
    Ok(())
}

/// What there is of a mail to hand on; nothing when somebody deleted it meanwhile.
async fn content(session: &mut Session, uid: u32, size: usize, largest: usize) -> Result<Option<Content>, Failure> {
    if size <= largest {
        // The size is what the server says; one byte more shows that it is more.
        match session.body(uid, "", largest + 1).await? {
            Some(bytes) if bytes.len() > largest => (),
            bytes => return Ok(bytes.map(Content::Whole)),
        }
    }
    let headers = session.body(uid, "HEADER", HEADERS).await?;
    Ok(headers.map(|headers| Content::TooLarge { size, headers }))
}
