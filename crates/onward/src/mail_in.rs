//! How mail comes in, by the settings.

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use journey::by_mail::MailIn;
use mail::{
    listener::{self, ListenerSettings, Protocol},
    mailbox::{After, MailboxSettings},
    reply::ReplyKey,
    secret::Secret,
    transport,
};
use model::Random;
use store::{Store, secret};
use tokio::net::TcpListener;
use worker::{Inlet, Way};

use crate::{
    random::SystemRandom,
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
    let key = key(&settings.data.join(KEY), store).await?;
    Ok(Some(MailIn {
        key: ReplyKey::new(Secret::new(key)),
        domain: domain.to_owned(),
    }))
}

/// The key: from its file; after a restore from the database, which backups hold; made when it is first needed. With another one,
/// mails sent before could no longer be answered.
async fn key(path: &Path, store: &Store) -> Result<String, String> {
    let failed = |error: &dyn std::fmt::Display| format!("The key {} cannot be read or made: {error}", path.display());
    let kept = secret::find(store, KEY).await.map_err(|error| failed(&error))?;
    let mut bytes = [0; 32];
    SystemRandom.fill(&mut bytes);
    let (high, low) = bytes.split_at(16);
    let half = |bytes: &[u8]| format!("{:032x}", u128::from_be_bytes(bytes.try_into().unwrap_or_default()));
    let fresh = half(high) + &half(low);
    let key = in_file(path, kept.clone().unwrap_or(fresh)).map_err(|error| failed(&error))?;
    if kept.as_ref() != Some(&key) {
        secret::keep(store, KEY, &key).await.map_err(|error| failed(&error))?;
    }
    Ok(key)
}

/// The key in this file; `new` goes there when there is none.
fn in_file(path: &Path, new: String) -> std::io::Result<String> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(mut file) => {
            file.write_all(new.as_bytes())?;
            file.sync_all()?;
            Ok(new)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let kept = std::fs::read_to_string(path)?.trim().to_owned();
            let whole = kept.len() == 64 && kept.bytes().all(|byte| byte.is_ascii_hexdigit());
            let damaged = || std::io::Error::other("it is damaged; restore it from a backup");
            whole.then_some(kept).ok_or_else(damaged)
        }
        Err(error) => Err(error),
    }
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use model::{Clock, SystemClock};
    use store::{Options, Store};

    use super::key;

    #[tokio::test]
    async fn the_key_is_made_once_for_its_owner_alone_and_comes_back_with_a_backup() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        let store = Store::open(&Options::in_dir(&data)).await.unwrap();
        let path = data.join("reply.key");
        let made = key(&path, &store).await.unwrap();
        assert_eq!(made.len(), 64);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(key(&path, &store).await.unwrap(), made);
        let archive = dir.path().join("backup.tar");
        store.backup(&archive, SystemClock.now()).await.unwrap();
        let fresh = dir.path().join("fresh");
        let restored = Store::restore(&archive, &Options::in_dir(&fresh), None).await.unwrap();
        assert_eq!(key(&fresh.join("reply.key"), &restored.store).await.unwrap(), made);
        std::fs::write(&path, "short").unwrap();
        assert!(key(&path, &store).await.is_err(), "a damaged one is not taken");
    }
}
