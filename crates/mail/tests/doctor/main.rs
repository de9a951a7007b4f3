//! What is told of a place whose mail is well, and of places where something is missing or wrong.
#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod connecting;
mod published;
mod spf;
#[path = "../support/mod.rs"]
mod support;

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
};

use async_trait::async_trait;
use mail::{
    dkim::{DnsRecord, Signer, ed25519_key},
    doctor::{Finding, Health, Place, Subject, Unanswered, Zone, examine},
    secret::Secret,
    transport::{Failure, Security, SmtpSettings},
};
use support::smtp_to;

/// Records as given: kind and name, with what stands there. A name of `silent` gets no answer.
#[derive(Default)]
struct Given(HashMap<(&'static str, String), Vec<String>>);

impl Given {
    fn with(mut self, kind: &'static str, name: &str, value: &str) -> Self {
        self.0
            .entry((kind, name.to_owned()))
            .or_default()
            .push(value.to_owned());
        self
    }

    fn without(mut self, kind: &'static str, name: &str) -> Self {
        self.0.remove(&(kind, name.to_owned()));
        self
    }

    fn ask(&self, kind: &'static str, name: &str) -> Result<Vec<String>, Unanswered> {
        let found = self.0.get(&(kind, name.to_owned())).cloned().unwrap_or_default();
        if found == ["silent"] {
            Err(Unanswered("silent".to_owned()))
        } else {
            Ok(found)
        }
    }
}

#[async_trait]
impl Zone for Given {
    async fn texts(&self, name: &str) -> Result<Vec<String>, Unanswered> {
        self.ask("TXT", name)
    }

    async fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, Unanswered> {
        Ok(self.ask("A", name)?.iter().map(|ip| ip.parse().unwrap()).collect())
    }

    async fn mail_servers(&self, name: &str) -> Result<Vec<String>, Unanswered> {
        self.ask("MX", name)
    }

    async fn names(&self, address: IpAddr) -> Result<Vec<String>, Unanswered> {
        self.ask("PTR", &address.to_string())
    }
}

fn key() -> DnsRecord {
    let signer = Signer::new("example.org")
        .with_key("s1", &ed25519_key([7; 32]))
        .unwrap();
    signer.records().remove(0)
}

/// A place where all is well.
fn well() -> Given {
    Given::default()
        .with("A", "mail.example.org", "192.0.2.25")
        .with("PTR", "192.0.2.25", "mail.example.org")
        .with("TXT", "example.org", "some other words")
        .with("TXT", "example.org", "v=spf1 ip4:192.0.2.0/24 -all")
        .with("TXT", "_dmarc.example.org", "v=DMARC1; p=reject")
        .with("TXT", &key().name, &key().text)
}

fn smtp() -> SmtpSettings {
    SmtpSettings {
        host: "mail.example.org".to_owned(),
        credentials: Some(("careers".to_owned(), Secret::new("opensesame"))),
        ..smtp_to(SocketAddr::from(([127, 0, 0, 1], 465)), Security::Tls)
    }
}

async fn found(smtp: &SmtpSettings, connecting: &Result<(), Failure>, zone: &Given) -> Vec<Finding> {
    found_from(smtp, connecting, zone, &[]).await
}

async fn found_from(
    smtp: &SmtpSettings,
    connecting: &Result<(), Failure>,
    zone: &Given,
    sends_from: &[IpAddr],
) -> Vec<Finding> {
    let place = Place {
        domain: "example.org",
        smtp,
        connecting,
        keys: &[key()],
        sends_from,
    };
    examine(&place, zone).await
}

/// The finding about a subject, when all else is well.
async fn of(subject: Subject, zone: &Given) -> Finding {
    let findings = found_from(&smtp(), &Ok(()), zone, &["192.0.2.25".parse().unwrap()]).await;
    for finding in &findings {
        let well = finding.subject == subject || finding.health == Health::Good;
        assert!(well, "only {subject:?} is touched: {finding:?}");
    }
    findings.into_iter().find(|finding| finding.subject == subject).unwrap()
}

#[tokio::test]
async fn a_place_that_is_well_is_told_so() {
    let findings = found(&smtp(), &Ok(()), &well()).await;
    let subjects: Vec<Subject> = findings.iter().map(|finding| finding.subject).collect();
    let expected = [
        Subject::Connection,
        Subject::Encryption,
        Subject::SignIn,
        Subject::Spf,
        Subject::Dkim,
        Subject::Dmarc,
        Subject::ReverseName,
    ];
    assert_eq!(subjects, expected);
    for finding in &findings {
        assert_eq!((finding.health, &finding.record), (Health::Good, &None), "{finding:?}");
    }
    assert!(!format!("{findings:?}").contains("opensesame"));
}

#[tokio::test]
async fn where_nothing_is_published_the_records_are_told() {
    let zone =
        Given::default()
            .with("A", "mail.example.org", "192.0.2.25")
            .with("A", "mail.example.org", "2001:db8::25");
    let findings = found(&smtp(), &Ok(()), &zone).await;
    let records: Vec<String> = findings
        .iter()
        .filter_map(|finding| finding.record.as_ref())
        .map(DnsRecord::zone_line)
        .collect();
    let expected = [
        "example.org. TXT \"v=spf1 ip4:192.0.2.25 ip6:2001:db8::25 mx ~all\"".to_owned(),
        key().zone_line(),
        "_dmarc.example.org. TXT \"v=DMARC1; p=none\"".to_owned(),
    ];
    assert_eq!(records, expected);
    let last = findings.last().unwrap();
    assert_eq!((last.subject, last.health), (Subject::ReverseName, Health::Weak));
    assert!(
        last.sentence.contains("2001:db8::25") && last.sentence.contains("work.example.org"),
        "{last:?}"
    );
}
