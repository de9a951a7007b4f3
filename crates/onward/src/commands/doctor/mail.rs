//! `onward doctor mail`: the way out, what DNS must say, the way in, what went wrong lately.

use ::mail::{
    authenticity::Dns,
    doctor::{self, Finding, Subject},
    mailbox,
    transport::{Failure, Smtp},
};
use tokio::net::TcpStream;

use super::{Check, Health};
use crate::{
    settings::{MailIn, Settings},
    setup,
};

/// Failures that are told of.
const LATELY: u32 = 10;

/// One line for the whole check-up.
pub(super) fn in_short(settings: &Settings) -> Check {
    if settings.mail.host.trim().is_empty() {
        return Check::note(
            "mail",
            "no mail server is set, so mails wait in the outbox and people read them in the app",
            "nothing is needed; to send them, set [mail] (docs/operations/running.md)",
        );
    }
    Check::note(
        "mail",
        format!("mails leave by {}", settings.mail.host),
        "look closely with: onward doctor mail",
    )
}

pub(super) async fn checks(settings: &Settings, send_test: Option<&str>) -> Result<Vec<Check>, String> {
    let mut checks = Vec::new();
    match crate::postbox::examined(settings)? {
        None => checks.push(in_short(settings)),
        Some((domain, smtp, keys)) => {
            let connecting = match Smtp::new(&smtp) {
                Ok(smtp) => smtp.check().await,
                Err(failure) => Err(failure),
            };
            let place = doctor::Place {
                domain: &domain,
                smtp: &smtp,
                connecting: &connecting,
                keys: &keys,
                sends_from: &[],
            };
            let dns = Dns::system()?;
            checks.extend(doctor::examine(&place, &dns).await.iter().map(of));
        }
    }
    checks.extend(way_in(&settings.mail_in).await);
    if settings.data.join("onward.db").exists() || !settings.database.url.is_empty() {
        checks.extend(lately(settings).await?);
    }
    if let Some(address) = send_test {
        checks.push(sent(settings, address).await?);
    }
    Ok(checks)
}

fn of(finding: &Finding) -> Check {
    let name = match finding.subject {
        Subject::Connection => "server",
        Subject::Encryption => "tls",
        Subject::SignIn => "sign-in",
        Subject::Spf => "spf",
        Subject::Dkim => "dkim",
        Subject::Dmarc => "dmarc",
        Subject::ReverseName => "name",
    };
    let record = finding.record.as_ref();
    Check {
        name,
        health: match finding.health {
            doctor::Health::Good => Health::Good,
            doctor::Health::Unknown | doctor::Health::Weak => Health::Note,
            doctor::Health::Broken => Health::Broken,
        },
        found: finding.sentence.clone(),
        mend: record.map(|record| format!("publish in DNS: {} TXT \"{}\"", record.name, record.text)),
    }
}

/// Whether answers come in.
async fn way_in(set: &MailIn) -> Option<Check> {
    const NAME: &str = "answers";
    if set.domain.trim().is_empty() {
        let found = "mails cannot be answered: no domain is set under [mail_in]";
        return Some(Check::note(
            NAME,
            found,
            "nothing is needed; see docs/operations/mail.md",
        ));
    }
    let (listen, host) = (set.listen.trim(), set.host.trim());
    if !listen.is_empty() {
        return Some(match TcpStream::connect(listen).await {
            Ok(_) => Check::good(NAME, format!("mails are taken on {listen}")),
            Err(error) => Check::broken(
                NAME,
                format!("nobody takes mail on {listen}: {error}"),
                "is Onward running?",
            ),
        });
    }
    if host.is_empty() {
        return Some(Check::broken(
            NAME,
            "no way in is set",
            "set listen or host under [mail_in]",
        ));
    }
    let settings = match crate::mail_in::mailbox(set) {
        Ok(settings) => settings,
        Err(error) => return Some(Check::broken(NAME, error, "mend the settings under [mail_in]")),
    };
    let checked: Result<(), Failure> = mailbox::check(&settings).await;
    Some(match checked {
        Ok(()) => Check::good(NAME, format!("the mailbox at {host} can be read")),
        Err(failure) => Check::broken(NAME, &*failure.reason().sentence, "mend the settings under [mail_in]"),
    })
}

/// What went wrong with the last mails that could not be sent.
async fn lately(settings: &Settings) -> Result<Vec<Check>, String> {
    let store = setup::open_store(settings).await?;
    let failed = store::mail::State::Failed;
    let mut db = store.read().await.map_err(|error| error.sentence().to_owned())?;
    let found = store::mail::deliveries(&mut db, Some(failed), None, LATELY).await;
    let found = found.map_err(|error| error.sentence().to_owned())?;
    let told = found.into_iter().filter_map(|mail| {
        let error = mail.last_error?;
        let when = mail.created_at.format("%Y-%m-%d %H:%M UTC");
        Some(Check::note(
            "outbox",
            format!("{when}, {}: {error}", mail.kind),
            "staff see it at /staff/outbox",
        ))
    });
    Ok(told.collect())
}

/// A mail to an address, sent now.
async fn sent(settings: &Settings, address: &str) -> Result<Check, String> {
    let Some(postbox) = crate::postbox::of(settings)? else {
        return Ok(Check::broken(
            "test",
            "no mail server is set",
            "set [mail] (docs/operations/running.md)",
        ));
    };
    let said = postbox
        .send_test(address, &crate::random::SystemRandom, &model::SystemClock)
        .await;
    Ok(match said {
        Ok(()) => Check::good("test", format!("the mail server took a mail to {address}")),
        Err(failure) => Check::broken("test", &*failure.reason().sentence, "see the other checks"),
    })
}
