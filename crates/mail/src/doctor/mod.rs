//! What is right and wrong with a place's mail, in plain words, with what to do about it and the records to publish.
//!
//! To look at one more thing: a variant of [`Subject`], and a function from what is set and what DNS answers to a [`Finding`].

mod connection;
mod published;
mod reverse;
mod spf;
mod zone;

use std::net::IpAddr;

pub use zone::{Unanswered, Zone};

use crate::{
    dkim::DnsRecord,
    transport::{Failure, SmtpSettings},
};

/// What is set, and how connecting went.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The domain mails are from.
    pub domain: &'a str,
    /// The server that takes our mail.
    pub smtp: &'a SmtpSettings,
    /// What [`crate::transport::Smtp::check`] said.
    pub connecting: &'a Result<(), Failure>,
    /// The records of our keys, as [`crate::dkim::Signer::records`] gives them; none where mails are not signed here.
    pub keys: &'a [DnsRecord],
    /// The addresses mails leave from, where they are known; else those of the server are taken for them.
    pub sends_from: &'a [IpAddr],
}

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The way to the server.
    Connection,
    /// TLS on that way.
    Encryption,
    /// User name and password.
    SignIn,
    /// Whether the domain lets the server send (RFC 7208).
    Spf,
    /// Whether the key for our signatures is published (RFC 6376).
    Dkim,
    /// Whether the domain says what to do with forged mails (RFC 9989).
    Dmarc,
    /// Whether the server's address has a name that leads back to it.
    ReverseName,
}

/// How well it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Health {
    /// Nothing is to be done.
    Good,
    /// It could not be found out now.
    Unknown,
    /// Mails may arrive less well.
    Weak,
    /// Mails do not leave, or many receivers refuse them.
    Broken,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub subject: Subject,
    /// How well it is.
    pub health: Health,
    /// For a person: what was found, and what to do.
    pub sentence: String,
    /// The record to publish in DNS, of type TXT.
    pub record: Option<DnsRecord>,
}

impl Finding {
    fn new(subject: Subject, health: Health, sentence: impl Into<String>) -> Self {
        Self {
            subject,
            health,
            sentence: sentence.into(),
            record: None,
        }
    }

    fn publish(self, name: impl Into<String>, text: impl Into<String>) -> Self {
        let (name, text) = (name.into(), text.into());
        Self {
            record: Some(DnsRecord { name, text }),
            ..self
        }
    }
}

/// Looks at everything, in the order of [`Subject`]. What cannot be known yet, because something before it is broken, is left out.
pub async fn examine(place: &Place<'_>, zone: &dyn Zone) -> Vec<Finding> {
    let mut findings = connection::findings(place);
    let addresses = addresses(place, zone).await;
    findings.push(spf::finding(place, &addresses, zone).await);
    findings.extend(published::keys(place, zone).await);
    findings.push(published::dmarc(place.domain, zone).await);
    for ip in &addresses {
        findings.push(reverse::finding(*ip, &place.smtp.hello, zone).await);
    }
    findings
}

/// The public addresses mails leave from, as far as can be seen from here; a handful at most.
async fn addresses(place: &Place<'_>, zone: &dyn Zone) -> Vec<IpAddr> {
    let mut addresses = place.sends_from.to_vec();
    if addresses.is_empty() {
        addresses = match place.smtp.host.parse() {
            Ok(ip) => vec![ip],
            Err(_) => zone.addresses(&place.smtp.host).await.unwrap_or_default(),
        };
    }
    addresses.retain(is_public);
    addresses.sort();
    addresses.dedup();
    addresses.truncate(4);
    addresses
}

fn is_public(ip: &IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => !(ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified()),
        IpAddr::V6(ip) => {
            !(ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local() || ip.is_unspecified())
        }
    }
}
