//! How mail comes in, by the settings.

use std::path::Path;

use journey::by_mail::MailIn;
use mail::{
    listener::{self, ListenerSettings, Protocol},
    mailbox::{After, MailboxSettings},
    reply::ReplyKey,
    secret::Secret,
    transport,
};
use store::Store;
use tokio::net::TcpListener;
use worker::{Inlet, Way};

use crate::{
    keys,
    settings::{self, Security, Settings},
};

/// The file with the key of addresses for answers, in the data directory.
pub(crate) const KEY: &str = "reply.key";

/// What makes addresses for answers; none where mails cannot be answered.
pub(crate) async fn of(settings: &Settings, store: &Store) -> Result<Option<MailIn>, String> {
    let domain = settings.mail_in.domain.trim();
    if domain.is_empty() {
        return Ok(None);
    }
    let key = keys::kept(settings, KEY, store).await?;
    Ok(Some(MailIn {
        key: ReplyKey::new(Secret::new(key)),
        domain: domain.to_owned(),
    }))
}

/// The way mail comes in, ready to be used.
pub(crate) async fn inlet(settings: &Settings) -> Result<Option<Inlet>, String> {
    let set = &settings.mail_in;
    let way = if !set.listen.trim().is_empty() {
        listening(set).await?
    } else if set.host.trim().is_empty() {
        tracing::warn!("mail_in has a domain, and neither an address to listen on nor a mailbox: no answer comes in");
        return Ok(None);
    } else {
        Way::Mailbox(Box::new(mailbox(set)?))
    };
    let trusted = set.trusted.trim().to_owned();
    Ok(Some(Inlet { trusted, way }))
}

async fn listening(set: &settings::MailIn) -> Result<Way, String> {
    let protocol = match set.protocol {
        settings::Protocol::Lmtp => Protocol::Lmtp,
        settings::Protocol::Smtp => Protocol::Smtp,
    };
    let mut listener = ListenerSettings::new(set.domain.trim(), protocol);
    if !set.certificate.as_os_str().is_empty() {
        let tls = listener::tls(&read(&set.certificate)?, &Secret::new(read(&set.key)?));
        listener.tls = Some(tls.map_err(|error| format!("The certificate for incoming mail cannot be used: {error}"))?);
    }
    let socket = TcpListener::bind(set.listen.trim()).await;
    let socket = socket.map_err(|error| format!("Nothing can take mail on {}: {error}.", set.listen))?;
    if protocol == Protocol::Lmtp && !socket.local_addr().is_ok_and(|address| address.ip().is_loopback()) {
        return Err("With protocol = \"lmtp\", listen on 127.0.0.1: whoever reaches it is believed.".to_owned());
    }
    Ok(Way::Listener(Box::new(listener), socket))
}

/// The mailbox mails are fetched from, as it is set.
pub(crate) fn mailbox(set: &settings::MailIn) -> Result<MailboxSettings, String> {
    let authority = match &set.authority {
        path if path.as_os_str().is_empty() => None,
        path => Some(read(path)?),
    };
    let after = set.after.trim();
    Ok(MailboxSettings {
        port: set.port,
        security: match set.security {
            Security::None => transport::Security::None,
            Security::StartTls => transport::Security::StartTls,
            Security::Tls => transport::Security::Tls,
        },
        authority,
        folder: set.folder.clone(),
        after: if after.is_empty() {
            After::MarkSeen
        } else {
            After::MoveTo(after.to_owned())
        },
        ..MailboxSettings::new(set.host.trim(), &set.user, Secret::new(&set.password))
    })
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}
