//! Where mails leave, by the settings.

use std::{path::Path, sync::Arc, time::Duration};

use journey::Postbox;
use mail::{
    address::Mailbox,
    dkim::{DnsRecord, Signer},
    secret::Secret,
    transport::{self, Smtp, SmtpSettings},
};

use crate::settings::{Mail, Security, Settings};

/// So long one mail may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// The way to the mail server; none where no server is set.
pub(crate) fn of(settings: &Settings) -> Result<Option<Postbox>, String> {
    let mail = &settings.mail;
    if mail.host.trim().is_empty() {
        return Ok(None);
    }
    let domain = domain(mail)?;
    let smtp = Smtp::new(&smtp_settings(mail, domain)?).map_err(|failure| failure.reason().sentence.clone())?;
    let signer = match &mail.dkim_key {
        path if path.as_os_str().is_empty() => None,
        path => Some(signer(domain, &mail.dkim_selector, path)?),
    };
    Ok(Some(Postbox {
        transport: Arc::new(smtp),
        from: Mailbox::named(&settings.name, mail.from.trim()),
        signer: signer.map(Arc::new),
    }))
}

/// What a doctor looks at: the domain, the settings, and the records of our keys.
pub(crate) fn examined(settings: &Settings) -> Result<Option<(String, SmtpSettings, Vec<DnsRecord>)>, String> {
    let mail = &settings.mail;
    if mail.host.trim().is_empty() {
        return Ok(None);
    }
    let domain = domain(mail)?;
    let records = match &mail.dkim_key {
        path if path.as_os_str().is_empty() => Vec::new(),
        path => signer(domain, &mail.dkim_selector, path)?.records(),
    };
    Ok(Some((domain.to_owned(), smtp_settings(mail, domain)?, records)))
}

/// What comes after the sign of the address mails are from.
fn domain(mail: &Mail) -> Result<&str, String> {
    let parts = mail.from.trim().split_once('@');
    let domain = parts.filter(|(name, domain)| !name.is_empty() && !domain.is_empty());
    domain.map(|(_, domain)| domain).ok_or_else(|| {
        "A mail server is set, but no address that mails are from. In the settings, under [mail], set for instance: \
         from = \"careers@example.org\""
            .to_owned()
    })
}

fn smtp_settings(mail: &Mail, domain: &str) -> Result<SmtpSettings, String> {
    let authority = match &mail.authority {
        path if path.as_os_str().is_empty() => None,
        path => Some(read(path)?),
    };
    Ok(SmtpSettings {
        host: mail.host.trim().to_owned(),
        port: mail.port,
        security: match mail.security {
            Security::None => transport::Security::None,
            Security::StartTls => transport::Security::StartTls,
            Security::Tls => transport::Security::Tls,
        },
        credentials: (!mail.user.is_empty()).then(|| (mail.user.clone(), Secret::new(&mail.password))),
        authority,
        hello: domain.to_owned(),
        patience: PATIENCE,
        connections: journey::MAILS_AT_ONCE,
    })
}

fn signer(domain: &str, selector: &str, key: &Path) -> Result<Signer, String> {
    let signer = Signer::new(domain).with_key(selector, &Secret::new(read(key)?));
    signer.map_err(|error| format!("The key {}: {error}", key.display()))
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}
