//! Who really sent a mail: SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 9989), reduced to what a use case can act on.

mod answers;
mod reported;

use std::{
    net::{IpAddr, SocketAddr},
    sync::Mutex,
};

use answers::{Answers, parsed};
use mail_auth::{
    AuthenticatedMessage, DkimOutput, DkimResult, DmarcResult, MessageAuthenticator, Parameters, SpfOutput, SpfResult,
    dmarc::{Policy, verify::DmarcParameters},
    hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig, ResolverOpts},
    spf::verify::SpfParameters,
};
pub use reported::reported;

/// Whether a mail is from the domain its `From` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authenticity {
    /// The domain signed it, or named the server that brought it.
    Proven,
    /// Nothing was promised about it, or it could not be found out now.
    Unknown,
    /// The domain asks that such mails be refused or set apart, and this one is not from it.
    Forged,
}

/// How a mail reached us.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// The address of the server that brought it.
    pub ip: IpAddr,
    /// The name it greeted with.
    pub hello: &'a str,
    /// The sender on the envelope; empty for bounces.
    pub sender: &'a str,
    /// Our own name.
    pub host: &'a str,
}

/// Answers from DNS, and what was answered before.
pub struct Dns {
    resolver: MessageAuthenticator,
    answers: Answers,
}

impl Dns {
    /// Asks the name servers of the system.
    pub fn system() -> Result<Self, String> {
        let resolver = MessageAuthenticator::new_system_conf().map_err(|error| error.to_string())?;
        Ok(Self {
            resolver,
            answers: Answers::default(),
        })
    }

    /// Asks this name server.
    pub fn at(server: SocketAddr) -> Result<Self, String> {
        let mut connections = vec![ConnectionConfig::udp(), ConnectionConfig::tcp()];
        for connection in &mut connections {
            connection.port = server.port();
        }
        let server = NameServerConfig::new(server.ip(), true, connections);
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
        let resolver = MessageAuthenticator::new(config, ResolverOpts::default()).map_err(|error| error.to_string())?;
        let answers = Answers::default();
        Ok(Self { resolver, answers })
    }

    /// Knows these TXT records (name without a last dot, text) and asks nobody: for tests.
    pub fn fixed<'a>(records: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, String> {
        let nobody = ResolverConfig::default();
        let resolver = MessageAuthenticator::new(nobody, ResolverOpts::default()).map_err(|error| error.to_string())?;
        let known = records
            .into_iter()
            .map(|(name, text)| (format!("{name}.").into(), parsed(name, text.as_bytes())));
        let answers = Answers {
            known: Mutex::new(known.collect()),
            only: true,
        };
        Ok(Self { resolver, answers })
    }

    /// What is asked.
    pub(crate) fn resolver(&self) -> &MessageAuthenticator {
        &self.resolver
    }

    /// Looks at a mail as it arrived. To be called once, at the first server of ours that sees it.
    pub async fn authenticity(&self, mail: &[u8], arrival: Arrival<'_>) -> Authenticity {
        let Some(message) = AuthenticatedMessage::parse(mail) else {
            return Authenticity::Unknown;
        };
        let dkim = Parameters::new(&message).with_txt_cache(&self.answers);
        let dkim = self.resolver.verify_dkim(dkim).await;
        let Arrival {
            ip,
            hello,
            sender,
            host,
        } = arrival;
        let spf = SpfParameters::verify_mail_from(ip, hello, host, sender);
        let spf = self
            .resolver
            .verify_spf(Parameters::new(spf).with_txt_cache(&self.answers))
            .await;
        let sender_domain = sender.rsplit_once('@').map_or(hello, |(_, domain)| domain);
        let dmarc = DmarcParameters {
            message: &message,
            dkim_output: &dkim,
            dkim2_output: None,
            rfc5321_mail_from_domain: sender_domain,
            spf_output: &spf,
        };
        let dmarc = self
            .resolver
            .verify_dmarc(Parameters::new(dmarc).with_txt_cache(&self.answers))
            .await;
        let passed = [dmarc.dkim_result(), dmarc.spf_result()].contains(&&DmarcResult::Pass);
        if passed || (dmarc.dmarc_record().is_none() && same_domain(&message, &dkim, &spf, sender_domain)) {
            return Authenticity::Proven;
        }
        let unsure = [dmarc.dkim_result(), dmarc.spf_result()]
            .into_iter()
            .any(|result| matches!(result, DmarcResult::TempError(_)));
        let unsure = unsure || spf.result() == SpfResult::TempError || dkim.iter().any(is_unsure);
        match dmarc.policy() {
            Policy::Reject | Policy::Quarantine if !unsure => Authenticity::Forged,
            _ => Authenticity::Unknown,
        }
    }
}

fn is_unsure(dkim: &DkimOutput<'_>) -> bool {
    matches!(dkim.result(), DkimResult::TempError(_))
}

/// Where the domain says nothing about itself (no DMARC): whether it signed, or let this server send, under the very same name.
fn same_domain(
    message: &AuthenticatedMessage<'_>,
    dkim: &[DkimOutput<'_>],
    spf: &SpfOutput,
    sender_domain: &str,
) -> bool {
    let [from] = message.from.as_slice() else { return false };
    let Some((_, domain)) = from.rsplit_once('@') else {
        return false;
    };
    let signed = dkim.iter().filter(|output| *output.result() == DkimResult::Pass);
    let signed = signed
        .filter_map(DkimOutput::signature)
        .any(|signature| signature.d.eq_ignore_ascii_case(domain));
    signed || (spf.result() == SpfResult::Pass && sender_domain.eq_ignore_ascii_case(domain))
}
