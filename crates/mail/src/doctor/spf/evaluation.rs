//! What a record says of an address (RFC 7208, sections 4 and 5).

use std::net::IpAddr;

use crate::doctor::{Unanswered, Zone};

/// Questions to DNS that one record may cost (section 4.6.4): receivers give up after them.
const MOST_QUESTIONS: usize = 10;

/// What a record says of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Yes,
    No,
    /// It rests on what only a receiver knows: macros, `ptr`.
    Depends,
    /// Receivers do not follow it: too many questions, or a part that leads nowhere.
    Invalid,
}

/// The records of a domain; there should be one.
pub(super) async fn records(domain: &str, zone: &dyn Zone) -> Result<Vec<String>, Unanswered> {
    let texts = zone.texts(domain).await?;
    let is_spf = |text: &String| {
        text.split_whitespace()
            .next()
            .is_some_and(|first| first.eq_ignore_ascii_case("v=spf1"))
    };
    Ok(texts.into_iter().filter(is_spf).collect())
}

/// What a record says of an address (section 4.6): the first part that matches decides.
pub(super) async fn says(
    domain: &str,
    record: &str,
    ip: IpAddr,
    questions: &mut usize,
    zone: &dyn Zone,
) -> Result<Says, Unanswered> {
    let mut redirect = None;
    for part in record.split_whitespace().skip(1) {
        if let Some(other) = part.strip_prefix("redirect=") {
            redirect = Some(other);
            continue;
        }
        let (good, mechanism) = match part.strip_prefix(['-', '~', '?']) {
            Some(mechanism) => (Says::No, mechanism),
            None => (Says::Yes, part.strip_prefix('+').unwrap_or(part)),
        };
        match matches(domain, mechanism, ip, questions, zone).await? {
            Says::Yes => return Ok(good),
            Says::No => (),
            other => return Ok(other),
        }
    }
    match redirect {
        Some(other) => included(other, ip, questions, zone).await,
        None => Ok(Says::No),
    }
}

/// Whether one mechanism (section 5) matches.
async fn matches(
    domain: &str,
    mechanism: &str,
    ip: IpAddr,
    questions: &mut usize,
    zone: &dyn Zone,
) -> Result<Says, Unanswered> {
    let split = mechanism.find([':', '/']).unwrap_or(mechanism.len());
    let (name, value) = mechanism.split_at(split);
    let yes = |is_it: bool| if is_it { Says::Yes } else { Says::No };
    let (target, lengths) = target(domain, value);
    if value.contains('%') {
        return Ok(Says::Depends);
    }
    match name.to_ascii_lowercase().as_str() {
        "all" => Ok(Says::Yes),
        "ip4" | "ip6" => Ok(yes(in_network(value.trim_start_matches(':'), ip))),
        "a" => {
            *questions += 1;
            if *questions > MOST_QUESTIONS {
                return Ok(Says::Invalid);
            }
            Ok(yes(zone
                .addresses(target)
                .await?
                .iter()
                .any(|one| is_near(*one, lengths, ip))))
        }
        "mx" => {
            *questions += 1;
            if *questions > MOST_QUESTIONS {
                return Ok(Says::Invalid);
            }
            for server in zone.mail_servers(target).await?.iter().take(MOST_QUESTIONS) {
                if zone
                    .addresses(server)
                    .await?
                    .iter()
                    .any(|one| is_near(*one, lengths, ip))
                {
                    return Ok(Says::Yes);
                }
            }
            Ok(Says::No)
        }
        "include" => included(target, ip, questions, zone).await,
        "ptr" | "exists" => Ok(Says::Depends),
        // Words of no mechanism: receivers take the record for broken (section 4.6.1). Modifiers have an equals sign.
        other => Ok(if other.contains('=') { Says::No } else { Says::Invalid }),
    }
}

/// What the record of another domain says.
async fn included(other: &str, ip: IpAddr, questions: &mut usize, zone: &dyn Zone) -> Result<Says, Unanswered> {
    *questions += 1;
    if *questions > MOST_QUESTIONS {
        return Ok(Says::Invalid);
    }
    match records(other, zone).await?.as_slice() {
        [record] => Box::pin(says(other, record, ip, questions, zone)).await,
        _ => Ok(Says::Invalid),
    }
}

/// The domain a mechanism speaks of, and how many bits of addresses count: `:mail.example.org/24//64`.
fn target<'a>(domain: &'a str, value: &'a str) -> (&'a str, [Option<u32>; 2]) {
    let (name, lengths) = value.split_once('/').unwrap_or((value, ""));
    let (four, six) = lengths.split_once("//").unwrap_or((lengths, ""));
    let (four, six) = if let Some(six) = four.strip_prefix('/') {
        ("", six)
    } else {
        (four, six)
    };
    let name = name.strip_prefix(':').filter(|name| !name.is_empty()).unwrap_or(domain);
    (name, [four.parse().ok(), six.parse().ok()])
}

fn in_network(network: &str, ip: IpAddr) -> bool {
    let (address, length) = network.split_once('/').unwrap_or((network, ""));
    let length = length.parse().ok();
    address
        .parse()
        .is_ok_and(|address| is_near(address, [length, length], ip))
}

/// Whether two addresses have their first bits in common: all, or as many as is said for their kind.
fn is_near(a: IpAddr, [four, six]: [Option<u32>; 2], b: IpAddr) -> bool {
    match (a, b) {
        (IpAddr::V4(a), IpAddr::V4(b)) => (a.to_bits() ^ b.to_bits()).leading_zeros() >= four.unwrap_or(32),
        (IpAddr::V6(a), IpAddr::V6(b)) => (a.to_bits() ^ b.to_bits()).leading_zeros() >= six.unwrap_or(128),
        _ => false,
    }
}
