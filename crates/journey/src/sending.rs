//! Sending what stands in the outbox.
//!
//! Each mail, text message or line on a device that may leave is a piece of work in the queue, put there in the transaction that wrote it. Whoever sends
//! claims a few for a time, hands each to the mail server or the gateway, and writes down what became of it. A sender that is killed in
//! between leaves its few to be claimed again when their time is over: those alone can be sent twice, under the same Message-ID or key.

use std::{fmt, sync::Arc};

use ::mail::{
    address::Mailbox,
    compose::{Message, Unsubscribe},
    dkim::Signer,
    transport::{Failure, Reason, Transport},
};
use chrono::TimeDelta;
use i18n::Lang;
use model::{Clock, Event, EventKind, MailId, Random, WorkId};
use serde_json::json;
use store::{
    Tx,
    mail::{self, Channel},
    work::{Failed, Lease, NewWork},
};
use tokio::task::JoinSet;

use crate::{Error, Journey, Result, mails::is_key};

/// So many are on their way at once.
pub const AT_ONCE: u32 = 8;
/// So long nobody else may send a mail that was claimed: longer than any server may take.
const LEASED_FOR: TimeDelta = TimeDelta::minutes(5);
/// What waited longer when a mail server was set is read in the app: a link in it is no longer good, and news are none.
const FRESH: TimeDelta = TimeDelta::days(3);
/// Mails put into the queue at once.
const PAGE: u32 = 500;

/// Where mails leave.
#[derive(Clone)]
pub struct Postbox {
    /// The way to the mail server.
    pub transport: Arc<dyn Transport>,
    /// Whom they are from.
    pub from: Mailbox,
    /// Signs them, where there are keys.
    pub signer: Option<Arc<Signer>>,
}

impl fmt::Debug for Postbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postbox")
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

impl Postbox {
    /// Sends a mail that says only that mails arrive: for whoever sets the server up.
    pub async fn send_test(&self, address: &str, random: &dyn Random, clock: &dyn Clock) -> Result<(), Failure> {
        let id = MailId::new(clock.now(), random);
        let domain = self.from.address.rsplit('@').next().unwrap_or("localhost");
        let mail = mail::Outgoing {
            id,
            is_for_person: false,
            in_reply_to: None,
            thread: Vec::new(),
            unreached: None,
            message_id: format!("<{id}@{domain}>"),
            to_contact: address.to_owned(),
            subject: t!("Mails arrive").to_owned(),
            body_text: t!("This mail was sent to see whether mails arrive. They do; nothing is to be done.").to_owned(),
            lang: Lang::English.code().to_owned(),
            created_at: clock.now(),
            kind: "test".to_owned(),
            stop_token: None,
            good_until: None,
        };
        hand_over(self, &mail, None, None).await
    }
}

/// How a round of sending went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// Nothing was due.
    Nothing,
    /// Mails were taken up; there may be more.
    Some,
    /// The settings are wrong, or the server is not there: none leaves, whichever is tried, until somebody mends that.
    Stuck,
}

impl Journey {
    /// Puts the sending of something into the queue; where nothing leaves by this way, it is read in the app alone.
    pub(crate) async fn queue_sending(&self, tx: &mut Tx, channel: Channel, id: MailId) -> Result<()> {
        if !self.sends(channel) {
            return Ok(());
        }
        let (key, payload) = (id.to_string(), json!({ "mail": id }));
        let work = NewWork {
            id: WorkId::new(tx.at(), self.random()),
            kind: work_of(channel),
            key: &key,
            payload: &payload,
            run_at: tx.at(),
        };
        tx.enqueue(&work).await?;
        Ok(())
    }

    /// Puts into the queue what was written lately while nothing left by its way. Gives how many.
    pub async fn queue_unsent(&self) -> Result<usize> {
        let mut queued = 0;
        for channel in Channel::ALL.into_iter().filter(|channel| self.sends(*channel)) {
            queued += self.queue_unsent_by(channel).await?;
        }
        Ok(queued)
    }

    async fn queue_unsent_by(&self, channel: Channel) -> Result<usize> {
        let since = self.now() - FRESH;
        let (mut after, mut queued) = (None, 0);
        loop {
            let unsent = mail::unsent_since(&mut self.store().read().await?, channel, since, after, PAGE).await?;
            let Some(last) = unsent.last() else { return Ok(queued) };
            after = Some(*last);
            let mut tx = self.store().begin(self.now()).await?;
            for (_, id) in &unsent {
                self.queue_sending(&mut tx, channel, *id).await?;
            }
            tx.commit(Event::new(EventKind::MailQueued, last.1.0)).await?;
            queued += unsent.len();
        }
    }

    /// Sends the next few by this way. Whoever is told that it is stuck waits before trying again: servers lock out who comes with a
    /// wrong password again and again.
    pub async fn send(&self, channel: Channel) -> Result<Sending> {
        if !self.sends(channel) {
            return Ok(Sending::Nothing);
        }
        let work = self.store().work();
        let claimed = work
            .claim(work_of(channel), AT_ONCE, LEASED_FOR, self.now(), self.random())
            .await?;
        let mut round = if claimed.is_empty() {
            Sending::Nothing
        } else {
            Sending::Some
        };
        let mut sending = JoinSet::new();
        for lease in claimed {
            let journey = self.clone();
            sending.spawn(async move { journey.send_one(channel, &lease).await });
        }
        while let Some(sent) = sending.join_next().await {
            let is_stuck = sent.map_err(|error| Error::Internal(error.to_string()))??;
            if is_stuck {
                round = Sending::Stuck;
            }
        }
        Ok(round)
    }

    /// Sends one; whether nothing can be sent.
    async fn send_one(&self, channel: Channel, lease: &Lease) -> Result<bool> {
        let id = lease.payload["mail"].as_str().and_then(|id| id.parse::<MailId>().ok());
        let id = id.ok_or_else(|| Error::Internal("work to send no mail".to_owned()))?;
        let Some(mail) = mail::to_send(&mut self.store().read().await?, id).await? else {
            self.store().work().finish(lease).await?;
            return Ok(false);
        };
        if mail.good_until.is_some_and(|until| until <= self.now()) {
            self.too_late(id, lease).await?;
            return Ok(false);
        }
        if let Err(failure) = self.hand_over(channel, &mail).await {
            let is_stuck = matches!(failure, Failure::Misconfigured(_));
            self.not_sent(id, lease, failure).await?;
            return Ok(is_stuck);
        }
        let mut tx = self.store().begin(self.now()).await?;
        mail::mark_sent(&mut tx, id).await?;
        tx.finish(lease).await?;
        tx.commit(Event::new(EventKind::MailSent, id.0)).await?;
        Ok(false)
    }

    /// Hands it to whoever carries it: the one place where the ways out differ.
    async fn hand_over(&self, channel: Channel, mail: &mail::Outgoing) -> Result<(), Failure> {
        match channel {
            Channel::Mail => {
                let postbox = self.0.postbox.as_ref().ok_or_else(nowhere)?;
                if mail.unreached.is_some() && !is_key(&mail.kind) {
                    return Err(unreached());
                }
                hand_over(postbox, mail, self.answers_to(mail), self.unsubscribe(mail)).await
            }
            Channel::Text => self.0.channels.texts.as_ref().ok_or_else(nowhere)?.send(mail).await,
            Channel::Push => {
                let pushes = self.0.channels.pushes.as_ref().ok_or_else(nowhere)?;
                self.push(pushes, mail).await
            }
        }
    }

    /// Writes down that it is worth nothing any more, and lets it be.
    async fn too_late(&self, id: MailId, lease: &Lease) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        let reason = t!("It was worth nothing any more before it could be sent, so it was not.");
        mail::mark_late(&mut tx, id, reason).await?;
        tx.finish(lease).await?;
        Ok(tx
            .commit(Event::new(EventKind::MailFailed, id.0).detail("late"))
            .await?)
    }

    /// Writes down why something was not sent, and when it is tried again.
    async fn not_sent(&self, id: MailId, lease: &Lease, failure: Failure) -> Result<()> {
        let reason = failure.reason();
        tracing::warn!(mail = %id, cause = ?reason.cause, "something was not sent");
        let sentence = reason.sentence.clone();
        match failure {
            Failure::Never(_) => {
                let mut tx = self.store().begin(self.now()).await?;
                mail::mark_failed(&mut tx, id, &sentence).await?;
                tx.finish(lease).await?;
                Ok(tx.commit(Event::new(EventKind::MailFailed, id.0)).await?)
            }
            Failure::Misconfigured(_) => {
                mail::note_failed_attempt(self.store(), id, &sentence).await?;
                Ok(self.store().work().release(lease, self.now()).await?)
            }
            Failure::Later(_) => match self.store().work().fail(lease, &sentence, self.now()).await? {
                Failed::Again(_) => Ok(mail::note_failed_attempt(self.store(), id, &sentence).await?),
                Failed::Dead => {
                    let mut tx = self.store().begin(self.now()).await?;
                    mail::mark_failed(&mut tx, id, &sentence).await?;
                    Ok(tx.commit(Event::new(EventKind::MailFailed, id.0)).await?)
                }
            },
        }
    }
}

/// The kind of work that sends by this way.
fn work_of(channel: Channel) -> &'static str {
    match channel {
        Channel::Mail => "mail.send",
        Channel::Text => "text.send",
        Channel::Push => "push.send",
    }
}

/// Makes the mail, signs it and hands it to the server.
async fn hand_over(
    postbox: &Postbox,
    mail: &mail::Outgoing,
    answers: Option<Mailbox>,
    unsubscribe: Option<Unsubscribe>,
) -> Result<(), Failure> {
    let message = Message {
        from: postbox.from.clone(),
        to: Mailbox::bare(&mail.to_contact),
        reply_to: answers,
        subject: mail.subject.clone(),
        text: mail.body_text.clone(),
        lang: Lang::from_code(&mail.lang).unwrap_or(Lang::English),
        message_id: mail.message_id.clone(),
        date: mail.created_at,
        in_reply_to: mail.in_reply_to.clone(),
        references: mail.thread.clone(),
        unsubscribe,
        attachments: Vec::new(),
    };
    let mut outgoing = message.compose().map_err(|error| unsendable(&error))?;
    if let Some(signer) = &postbox.signer {
        outgoing.bytes = signer.sign(&outgoing.bytes).map_err(|error| unsendable(&error))?;
    }
    postbox.transport.send(&outgoing).await
}

/// Nothing is sent where mails came back from.
fn unreached() -> Failure {
    Failure::Never(Reason {
        cause: ::mail::transport::Cause::Address,
        sentence: t!("Mails to this address came back, so nothing more is sent there until it is confirmed again.")
            .to_owned(),
        said: String::new(),
    })
}

/// It was set up when this was claimed, by another process.
fn nowhere() -> Failure {
    Failure::Misconfigured(Reason {
        cause: ::mail::transport::Cause::Unreachable,
        sentence: t!("Nothing leaves by this way: it is not set up here.").to_owned(),
        said: String::new(),
    })
}

fn unsendable(error: &dyn fmt::Display) -> Failure {
    Failure::Never(Reason {
        cause: ::mail::transport::Cause::Address,
        sentence: t!("This mail cannot be sent as it is. Check the address.").to_owned(),
        said: error.to_string(),
    })
}
