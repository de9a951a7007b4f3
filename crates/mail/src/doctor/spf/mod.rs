//! Whether the domain names the addresses that send for it: the Sender Policy Framework (RFC 7208).

mod evaluation;

use std::net::IpAddr;

use evaluation::{Says, records, says};
use i18n::t;

use super::{
    Finding,
    Health::{Broken, Good, Unknown, Weak},
    Place,
    Subject::Spf,
    Zone,
};

/// What is to be told of the domain's record.
pub(super) async fn finding(place: &Place<'_>, addresses: &[IpAddr], zone: &dyn Zone) -> Finding {
    let domain = place.domain;
    let Ok(records) = records(domain, zone).await else {
        return Finding::new(Spf, Unknown, unanswered(domain));
    };
    let record = match records.as_slice() {
        [] => {
            let sentence = t!(
                "{domain} has no SPF record, so receivers cannot tell who may send for it. Publish this record.",
                domain
            );
            return Finding::new(Spf, Broken, sentence).publish(domain, with(addresses, "v=spf1 mx ~all"));
        }
        [record] => record,
        _ => {
            let sentence = t!(
                "{domain} has several SPF records, and receivers then believe none. Leave one, and put into it what the others say.",
                domain
            );
            return Finding::new(Spf, Broken, sentence);
        }
    };
    if addresses.is_empty() {
        let sentence = t!(
            "From here it cannot be seen which address mails leave from. Look whether the SPF record of {domain} names it.",
            domain
        );
        return Finding::new(Spf, Unknown, sentence);
    }
    for address in addresses {
        if let Some((finding, better)) = unnamed(place, record, *address, zone).await {
            return if better {
                finding.publish(domain, with(addresses, record))
            } else {
                finding
            };
        }
    }
    let sentence = t!(
        "The SPF record of {domain} names the addresses from which mails leave.",
        domain
    );
    Finding::new(Spf, Good, sentence)
}

/// What is to be told where the record does not simply name the address, and whether naming it would make that better.
async fn unnamed(place: &Place<'_>, record: &str, address: IpAddr, zone: &dyn Zone) -> Option<(Finding, bool)> {
    let (domain, mut questions) = (place.domain, 0);
    let said = says(domain, record, address, &mut questions, zone).await;
    let (health, sentence) = match said {
        Ok(Says::Yes) => return None,
        Ok(Says::No) if place.sends_from.is_empty() => (
            Weak,
            t!(
                "The SPF record of {domain} does not name {address}, the address of the mail server. If mails leave from there, publish this record in its place; else the one your mail provider tells you.",
                domain,
                address
            ),
        ),
        Ok(Says::No) => (
            Broken,
            t!(
                "The SPF record of {domain} does not name {address}, from which mails leave. Publish this record in its place.",
                domain,
                address
            ),
        ),
        Ok(Says::Depends) => (
            Unknown,
            t!(
                "The SPF record of {domain} leaves it to each receiver whether {address} may send. Send a mail to yourself and look what its headers say.",
                domain,
                address
            ),
        ),
        Ok(Says::Invalid) => (
            Weak,
            t!(
                "The SPF record of {domain} cannot be followed by receivers: a part of it is misspelt, leads nowhere, or asks too much. Correct it.",
                domain
            ),
        ),
        Err(_) => (Unknown, unanswered(domain)),
    };
    Some((Finding::new(Spf, health, sentence), said == Ok(Says::No)))
}

fn unanswered(domain: &str) -> String {
    t!(
        "DNS does not answer now, so the SPF record of {domain} was not checked. Look again later.",
        domain
    )
}

/// A record that names these addresses before anything else.
fn with(addresses: &[IpAddr], record: &str) -> String {
    let named = addresses.iter().map(|ip| match ip {
        IpAddr::V4(ip) => format!("ip4:{ip}"),
        IpAddr::V6(ip) => format!("ip6:{ip}"),
    });
    let rest = record.split_whitespace().skip(1).map(str::to_owned);
    let mut parts: Vec<String> = Vec::new();
    for part in std::iter::once("v=spf1".to_owned()).chain(named).chain(rest) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(" ")
}
