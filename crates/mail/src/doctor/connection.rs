//! The way to the mail server, TLS on it, signing in.

use i18n::t;

use super::{
    Finding,
    Health::{Broken, Good, Unknown, Weak},
    Place,
    Subject::{Connection, Encryption, SignIn},
};
use crate::transport::{Cause, Security};

/// How far connecting came.
pub(super) fn findings(place: &Place<'_>) -> Vec<Finding> {
    let host = &place.smtp.host;
    let reached = || Finding::new(Connection, Good, t!("The mail server {host} answers.", host));
    let Err(failure) = place.connecting else {
        return [Some(reached()), Some(encryption(place)), sign_in(place)]
            .into_iter()
            .flatten()
            .collect();
    };
    let told = |subject, health| Finding::new(subject, health, &*failure.reason().sentence);
    match failure.reason().cause {
        Cause::Busy => vec![told(Connection, Unknown)],
        Cause::Encryption => vec![reached(), told(Encryption, Broken)],
        Cause::Password | Cause::NotAllowed => vec![reached(), encryption(place), told(SignIn, Broken)],
        Cause::Unreachable | Cause::Address | Cause::Folder => vec![told(Connection, Broken)],
    }
}

fn encryption(place: &Place<'_>) -> Finding {
    let host = place.smtp.host.as_str();
    let here = host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
    match place.smtp.security {
        Security::StartTls | Security::Tls => {
            Finding::new(Encryption, Good, t!("The connection to the mail server is encrypted."))
        }
        Security::None if here => Finding::new(
            Encryption,
            Good,
            t!("The mail server is on this machine, so nobody listens on the way."),
        ),
        Security::None => Finding::new(
            Encryption,
            Weak,
            t!(
                "The connection to the mail server is not encrypted: others on the way can read the mails. Choose STARTTLS or TLS in the settings."
            ),
        ),
    }
}

fn sign_in(place: &Place<'_>) -> Option<Finding> {
    let (user, _) = place.smtp.credentials.as_ref()?;
    Some(Finding::new(SignIn, Good, t!("The mail server lets {user} in.", user)))
}
