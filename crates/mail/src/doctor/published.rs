//! What the domain publishes about its mails: the keys of our signatures, and what to do with forged ones.

use i18n::t;

use super::{
    Finding,
    Health::{Broken, Good, Unknown, Weak},
    Place,
    Subject::{Dkim, Dmarc},
    Unanswered, Zone,
};
use crate::dkim::DnsRecord;

/// Labels of a domain that are looked through upwards (RFC 9989, section 4.10).
const MOST_LABELS: usize = 8;

/// Of each key, whether it is published as it is.
pub(super) async fn keys(place: &Place<'_>, zone: &dyn Zone) -> Vec<Finding> {
    if place.keys.is_empty() {
        let sentence = t!(
            "Mails are not signed here. If your mail server does not sign them, make a key: signed mails are believed more."
        );
        return vec![Finding::new(Dkim, Weak, sentence)];
    }
    let mut findings = Vec::new();
    for ours in place.keys {
        let name = &ours.name;
        let finding = match zone.texts(name).await {
            Ok(texts) => key(ours, &texts),
            Err(_) => Finding::new(
                Dkim,
                Unknown,
                t!(
                    "DNS does not answer now, so the key {name} was not checked. Look again later.",
                    name
                ),
            ),
        };
        findings.push(finding);
    }
    findings
}

/// What is published under the name of a key (RFC 6376, section 3.6.2).
fn key(ours: &DnsRecord, texts: &[String]) -> Finding {
    let name = &ours.name;
    let wrong = |sentence: String| Finding::new(Dkim, Broken, sentence).publish(name, &ours.text);
    let [published] = texts else {
        return wrong(if texts.is_empty() {
            t!("The key of the signatures is not published, so receivers cannot check them. Publish this record.")
                .to_owned()
        } else {
            t!(
                "Under {name} stand several records, and receivers take any of them. Leave this one alone.",
                name
            )
        });
    };
    let tag = |text: &str, tag: &str| {
        let tags = text.split(';').filter_map(|one| one.split_once('='));
        let value = tags
            .into_iter()
            .find(|(name, _)| name.trim() == tag)
            .map(|(_, value)| value);
        value.map(|value| value.split_whitespace().collect::<String>())
    };
    let kind = |text: &str| tag(text, "k").unwrap_or_else(|| "rsa".to_owned());
    match tag(published, "p") {
        Some(key) if key.is_empty() => wrong(t!(
            "The published key {name} says that it is withdrawn. Publish this record.",
            name
        )),
        key if key == tag(&ours.text, "p") && kind(published) == kind(&ours.text) => {
            Finding::new(Dkim, Good, t!("The key {name} is published, and is ours.", name))
        }
        _ => wrong(t!(
            "Under {name} stands another key than ours, so receivers take our signatures for forged. Publish this record.",
            name
        )),
    }
}

/// Whether the domain, or one above it, has a policy.
pub(super) async fn dmarc(domain: &str, zone: &dyn Zone) -> Finding {
    match policies(domain, zone).await {
        Err(_) => Finding::new(
            Dmarc,
            Unknown,
            t!(
                "DNS does not answer now, so the DMARC record of {domain} was not checked. Look again later.",
                domain
            ),
        ),
        Ok(0) => {
            let sentence = t!(
                "{domain} has no DMARC record; large receivers want one. Publish this record.",
                domain
            );
            Finding::new(Dmarc, Weak, sentence).publish(format!("_dmarc.{domain}"), "v=DMARC1; p=none")
        }
        Ok(1) => Finding::new(Dmarc, Good, t!("{domain} has a DMARC record.", domain)),
        Ok(_) => Finding::new(
            Dmarc,
            Broken,
            t!(
                "{domain} has several DMARC records, and receivers then believe none. Leave one.",
                domain
            ),
        ),
    }
}

/// How many policies stand at the domain, else at the nearest one above it that has any.
async fn policies(domain: &str, zone: &dyn Zone) -> Result<usize, Unanswered> {
    let labels: Vec<&str> = domain.split('.').collect();
    let highest = labels.len().saturating_sub(1).max(1);
    for start in (0..highest).take(MOST_LABELS) {
        let texts = zone.texts(&format!("_dmarc.{}", labels[start..].join("."))).await?;
        let found = texts.iter().filter(|text| {
            let version = text.split(';').next().unwrap_or_default();
            version.split('=').map(str::trim).eq(["v", "DMARC1"])
        });
        let found = found.count();
        if found > 0 {
            return Ok(found);
        }
    }
    Ok(0)
}
