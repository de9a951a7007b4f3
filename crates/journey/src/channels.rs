//! Ways out: which there are at a place, and by which of them somebody hears of openings. Decided here alone.
//!
//! To add one more: a variant of [`Channel`], its setting in [`Channels`], when somebody can be told by it ([`Way`]), and who
//! carries it (`Journey::hand_over`).

use ::mail::transport::{Cause, Failure, Reason};
use chrono::TimeDelta;
use gateway::{push::Pusher, text, webhook};
use model::DeviceId;
use store::{
    Grant, Reads,
    account::Account,
    alert::Settings,
    mail::{self, Channel},
    push_device,
};

use crate::{Journey, Result, mails::Kind};

/// Ways out beside mails; none by default.
#[derive(Debug, Clone, Default)]
pub struct Channels {
    /// What numbers without a country code are meant to have, as `+91`; empty: they must have one.
    pub country_code: String,
    /// Text messages.
    pub texts: Option<Texts>,
    /// Lines on devices, by web push.
    pub pushes: Option<Pusher>,
    /// Programs that want to hear of what happens.
    pub webhooks: Option<gateway::Client>,
}

/// What people call the messages of a gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// Text messages of the telephone network.
    Sms,
    /// WhatsApp.
    Whatsapp,
}

/// Text messages: an operator's gateway, and what it may cost.
#[derive(Debug, Clone)]
pub struct Texts {
    /// The way to the gateway.
    pub gateway: text::Gateway,
    /// What people call its messages.
    pub kind: TextKind,
    /// So many about openings a person gets in a day.
    pub a_day: u32,
    /// So many codes are sent in a day, whoever asks for them.
    pub codes_a_day: u32,
    /// What numbers must begin with to be written to; empty: anything.
    pub countries: Vec<String>,
    /// How the gateway brings what people answer, if it does.
    pub inlet: Option<webhook::Settings>,
}

/// By which ways somebody can hear of openings now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ways {
    /// The ways that are open.
    pub(crate) list: Vec<Way>,
    /// Whether there is one that is open again tomorrow.
    pub(crate) later: bool,
}

/// A way with where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Way {
    /// To this address.
    Mail(String),
    /// To this number.
    Text(String),
    /// To this device.
    Push(DeviceId),
}

impl Ways {
    /// Whether they can hear at all, now or tomorrow.
    pub(crate) fn are_any(&self) -> bool {
        self.later || !self.list.is_empty()
    }
}

impl Texts {
    /// Whether a number may be written to.
    pub(crate) fn reaches(&self, phone: &str) -> bool {
        self.countries.is_empty() || self.countries.iter().any(|code| phone.starts_with(code.as_str()))
    }

    /// Hands a message over; its id is its key at every attempt.
    pub(crate) async fn send(&self, message: &mail::Outgoing) -> Result<(), Failure> {
        let key = message.id.to_string();
        let text = text::Text {
            to: &message.to_contact,
            text: &message.body_text,
            key: &key,
        };
        self.gateway.send(text).await.map_err(|failure| as_failure(&failure))
    }
}

pub(crate) fn as_failure(failure: &gateway::Failure) -> Failure {
    let reason = |cause| Reason {
        cause,
        sentence: failure.sentence().to_owned(),
        said: String::new(),
    };
    match failure {
        gateway::Failure::Later(_) => Failure::Later(reason(Cause::Busy)),
        gateway::Failure::Never(_) | gateway::Failure::Gone(_) => Failure::Never(reason(Cause::Address)),
        gateway::Failure::Misconfigured(_) => Failure::Misconfigured(reason(Cause::NotAllowed)),
    }
}

impl Journey {
    /// Whether anything leaves by this way.
    pub fn sends(&self, channel: Channel) -> bool {
        match channel {
            Channel::Mail => self.0.postbox.is_some(),
            Channel::Text => self.0.channels.texts.is_some(),
            Channel::Push => self.0.channels.pushes.is_some(),
        }
    }

    /// Whether mails leave here.
    pub fn sends_mails(&self) -> bool {
        self.sends(Channel::Mail)
    }

    /// What people call the text messages that leave here, if any do.
    pub fn texts(&self) -> Option<TextKind> {
        self.0.channels.texts.as_ref().map(|texts| texts.kind)
    }

    /// Whether text messages can be answered here.
    pub fn takes_texts(&self) -> bool {
        self.texts_in().is_some()
    }

    /// How a gateway brings text messages, if one does.
    pub fn texts_in(&self) -> Option<&webhook::Settings> {
        self.0.channels.texts.as_ref()?.inlet.as_ref()
    }

    /// Whether what was told in the app is to be told by another way too. Mails are written also where none leaves: then they are
    /// read here.
    pub(crate) async fn tells_outside(&self, db: &mut impl Reads, grant: &Grant, settings: &Settings) -> Result<bool> {
        if settings.by_mail || (settings.by_text && self.sends(Channel::Text)) {
            return Ok(true);
        }
        Ok(self.sends(Channel::Push) && !push_device::list(db, grant).await?.is_empty())
    }

    /// The number at which text messages reach the holder of an account.
    pub(crate) fn texts_reach(&self, account: Option<&Account>) -> Option<String> {
        let texts = self.0.channels.texts.as_ref()?;
        let account = account.filter(|account| account.phone_confirmed_at.is_some())?;
        account.phone.clone().filter(|phone| texts.reaches(phone))
    }

    /// By which ways somebody hears of openings, by what they chose and what is proven to be theirs.
    pub(crate) async fn ways_to_tell(
        &self,
        db: &mut impl Reads,
        grant: &Grant,
        account: Option<&Account>,
        settings: &Settings,
    ) -> Result<Ways> {
        let mut ways = Ways::default();
        let proven = account.filter(|account| account.email_confirmed_at.is_some());
        let address = proven.and_then(|account| account.email.clone());
        ways.list.extend(address.filter(|_| settings.by_mail).map(Way::Mail));
        let phone = self.texts_reach(account).filter(|_| settings.by_text);
        if let (Some(phone), Some(texts)) = (phone, &self.0.channels.texts) {
            let since = self.now() - TimeDelta::days(1);
            if mail::texts_since(db, grant, Kind::Openings.code(), since).await? < i64::from(texts.a_day) {
                ways.list.push(Way::Text(phone));
            } else {
                ways.later = true;
            }
        }
        if self.sends(Channel::Push) {
            let devices = push_device::list(db, grant).await?;
            ways.list.extend(devices.into_iter().map(|device| Way::Push(device.id)));
        }
        Ok(ways)
    }
}
