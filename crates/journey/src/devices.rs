//! Devices: lines about openings on whatever somebody holds in their hand, by web push.
//!
//! A line stands in the outbox like a mail, with the device's id for its address: the address itself is a key, which neither staff nor
//! whoever reads their own data needs. It says no more than anybody may read over a shoulder: a title, or a number.

use ::mail::transport::{Cause, Failure, Reason};
use gateway::push::{Push, Pusher, Subscription};
use i18n::Lang;
use model::{DeviceId, Event, EventKind, MailId};
use serde_json::json;
use store::{
    Grant, Tx, alert,
    mail::{self, Channel},
    push_device::{self, NewDevice},
};

pub use store::push_device::Device;

use crate::{Error, Journey, Result, Visit, alerts::News, channels::as_failure, mails::Kind, out::Out};

/// The longest name of a device, in characters.
const LONGEST_NAME: usize = 60;

/// A device as its browser hands it over.
#[derive(Clone, Default)]
pub struct AddedDevice {
    /// Where it is reached.
    pub address: String,
    /// Its public key.
    pub key: String,
    /// What it shares with us alone.
    pub secret: String,
    /// What its owner may know it by.
    pub name: String,
}

impl Journey {
    /// The key by which browsers know this place; nothing where devices are told nothing.
    pub fn push_key(&self) -> Option<String> {
        self.0.channels.pushes.as_ref().map(Pusher::key)
    }

    /// The devices of this person that are told, the first that was added first.
    pub async fn devices(&self, visit: &Visit) -> Result<Vec<Device>> {
        let grant = self.own(visit).await?;
        Ok(push_device::list(&mut self.store().read().await?, &grant).await?)
    }

    /// Lets a device be told of what this person wants to hear of.
    pub async fn add_device(&self, visit: &Visit, added: &AddedDevice) -> Result<()> {
        let grant = self.own(visit).await?;
        let takes = self.0.channels.pushes.as_ref().ok_or(Error::NotFound(t!("page")))?;
        let subscription = Subscription::new(&added.address, &added.key, &added.secret);
        if subscription.is_none() || !takes.takes(&added.address) {
            return Err(Error::invalid(
                "address",
                t!("This browser did not say how it can be told. Try again, or try another browser."),
            ));
        }
        let mut tx = self.store().begin(self.now()).await?;
        let new = NewDevice {
            id: DeviceId::new(tx.at(), self.random()),
            address: &added.address,
            key: &added.key,
            secret: &added.secret,
            name: &named(&added.name),
            session: Some(visit.session),
        };
        if !push_device::add(&mut tx, &grant, &new).await? {
            let most = push_device::MOST;
            return Err(Error::invalid(
                "address",
                t!("{most} devices are told already. Remove one first.", most),
            ));
        }
        self.hear_in_the_usual_way(&mut tx, &grant).await?;
        Ok(tx.commit(grant.event(EventKind::DeviceAdded).on(new.id.0)).await?)
    }

    /// Tells a device nothing any more.
    pub async fn remove_device(&self, visit: &Visit, id: DeviceId) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !push_device::remove(&mut tx, &grant, id).await? {
            return Err(Error::NotFound(t!("device")));
        }
        // What was to be told there alone waits for nobody now.
        if let Some(kept) = alert::settings(&mut tx, &grant).await? {
            self.keep_alerts(&mut tx, &grant, &kept.settings).await?;
        }
        Ok(tx.commit(grant.event(EventKind::DeviceRemoved).on(id.0)).await?)
    }

    /// Puts a line for a device into the outbox.
    pub(crate) async fn queue_push(&self, tx: &mut Tx, grant: &Grant, to: DeviceId, news: &News) -> Result<MailId> {
        let id = MailId::new(tx.at(), self.random());
        let (words, link) = news.line();
        let out = Out {
            channel: Channel::Push,
            id,
            key: None,
            kind: Kind::Openings,
            to: &to.to_string(),
            subject: t!("A line on your device").to_owned(),
            words: format!("{words}\n\n{link}"),
            lang: i18n::lang(),
        };
        self.put_out(tx, Some(grant), out).await?;
        Ok(id)
    }

    /// Hands a line over to the service of its device; a device that is gone is let go of.
    pub(crate) async fn push(&self, pushes: &Pusher, line: &mail::Outgoing) -> Result<(), Failure> {
        let id: DeviceId = line.to_contact.parse().map_err(|_| removed())?;
        let mut db = self.store().read().await.map_err(|error| later(&error.into()))?;
        let reached = push_device::reached(&mut db, id, line.id, self.now()).await;
        drop(db);
        let reached = reached.map_err(|error| later(&error.into()))?.ok_or_else(removed)?;
        let to = Subscription::new(&reached.address, &reached.key, &reached.secret).ok_or_else(removed)?;
        let mut random = [0; 48];
        self.random().fill(&mut random);
        let (words, topic) = (self.as_shown(line), line.id.0.simple().to_string());
        let push = Push {
            to: &to,
            words: words.as_bytes(),
            topic: &topic,
            now: self.now().timestamp(),
            random,
        };
        let sent = pushes.send(push).await;
        if let Err(gateway::Failure::Gone(_)) = &sent {
            self.let_go_of(id).await.map_err(|error| later(&error))?;
        }
        sent.map_err(|failure| as_failure(&failure))
    }

    /// A line as the worker in the browser reads it (`sw.js`).
    fn as_shown(&self, line: &mail::Outgoing) -> String {
        let (words, link) = line.body_text.rsplit_once("\n\n").unwrap_or((&line.body_text, ""));
        let lang = Lang::from_code(&line.lang).unwrap_or(Lang::English).code();
        let shown = json!({ "title": self.place().name, "body": words, "url": link, "tag": line.id, "lang": lang });
        shown.to_string()
    }

    async fn let_go_of(&self, id: DeviceId) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        if push_device::forget(&mut tx, id).await? {
            let event = Event::new(EventKind::DeviceRemoved, id.0).detail("gone");
            tx.commit(event).await?;
        }
        Ok(())
    }
}

/// What a device is called: one line that is not too long.
fn named(name: &str) -> String {
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = words.chars().take(LONGEST_NAME).collect();
    if name.is_empty() {
        t!("A device").to_owned()
    } else {
        name
    }
}

fn removed() -> Failure {
    Failure::Never(Reason {
        cause: Cause::Address,
        sentence: t!("This device was removed.").to_owned(),
        said: String::new(),
    })
}

fn later(error: &Error) -> Failure {
    Failure::Later(Reason {
        cause: Cause::Busy,
        sentence: error.sentence(),
        said: String::new(),
    })
}
