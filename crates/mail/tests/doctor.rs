//! What is told of a place whose mail is well, and of places where something is missing or wrong.
#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

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
    transport::{Failure, Security, Smtp, SmtpSettings},
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

/// A place with this record, and what records may lead to.
fn spf(record: &str) -> Given {
    well()
        .without("TXT", "example.org")
        .with("TXT", "example.org", record)
        .with(
            "TXT",
            "provider.example.com",
            "v=spf1 ip4:198.51.100.0/24 a:out.example.com -all",
        )
        .with("A", "out.example.com", "192.0.2.25")
        .with("MX", "example.org", "mail.example.org")
        .with("TXT", "circle.example.com", "v=spf1 include:circle.example.com")
        .with("TXT", "silent.example.com", "silent")
}

#[tokio::test]
async fn spf_records_are_followed() {
    for record in [
        "v=spf1 a:mail.example.org -all",
        "v=spf1 mx ~all",
        "V=SPF1 +MX:example.org/32 -ALL",
        "v=spf1 ip4:198.51.100.1 include:provider.example.com -all",
        "v=spf1 redirect=provider.example.com",
        "v=spf1 a:out.example.com/24//64 -all",
        "v=spf1 exp=why.example.org +all",
    ] {
        let finding = of(Subject::Spf, &spf(record)).await;
        assert_eq!(finding.health, Health::Good, "{record}: {finding:?}");
    }
    for (record, health) in [
        ("v=spf1 -all", Health::Broken),
        ("v=spf1 ip4:192.0.2.24 ip6:2001:db8::/32 -all", Health::Broken),
        ("v=spf1 -mx +all", Health::Broken),
        ("v=spf1 a ?all", Health::Broken),
        ("v=spf1 exists:%{i}.example.com -all", Health::Unknown),
        ("v=spf1 ptr -all", Health::Unknown),
        ("v=spf1 include:silent.example.com -all", Health::Unknown),
        ("v=spf1 include:nowhere.example.com -all", Health::Weak),
        ("v=spf1 include:circle.example.com -all", Health::Weak),
        ("v=spf1 ipv4:192.0.2.25 -all", Health::Weak),
    ] {
        let finding = of(Subject::Spf, &spf(record)).await;
        assert_eq!(finding.health, health, "{record}: {finding:?}");
        let better = finding.record.map(|record| record.text);
        assert_eq!(better.is_some(), health == Health::Broken, "{record}");
        if let Some(better) = better {
            assert_eq!(
                of(Subject::Spf, &spf(&better)).await.health,
                Health::Good,
                "what is told to publish helps: {better}"
            );
        }
    }
    let guessed = found(&smtp(), &Ok(()), &spf("v=spf1 -all")).await.remove(3);
    assert_eq!(
        (guessed.subject, guessed.health, guessed.record.is_some()),
        (Subject::Spf, Health::Weak, true),
        "mails may leave from elsewhere: {guessed:?}"
    );
    let several = of(Subject::Spf, &well().with("TXT", "example.org", "v=spf1 mx -all")).await;
    assert!(
        several.health == Health::Broken && several.sentence.contains("several"),
        "{several:?}"
    );
}

#[tokio::test]
async fn the_published_key_must_be_ours() {
    let published = |text: &str| well().without("TXT", &key().name).with("TXT", &key().name, text);
    let ours = key().text;
    let spaced = ours.replace("p=", "t=s; p = ").replace("; k=", " ;k=");
    assert_eq!(of(Subject::Dkim, &published(&spaced)).await.health, Health::Good);
    let other = Signer::new("example.org")
        .with_key("s1", &ed25519_key([8; 32]))
        .unwrap()
        .records()
        .remove(0)
        .text;
    for (text, words) in [
        (other.as_str(), "another key"),
        (&ours.replace("ed25519", "rsa"), "another key"),
        ("v=DKIM1; k=ed25519; p=", "withdrawn"),
        ("nothing of the kind", "another key"),
    ] {
        let finding = of(Subject::Dkim, &published(text)).await;
        assert!(
            finding.health == Health::Broken && finding.sentence.contains(words),
            "{text}: {finding:?}"
        );
        assert_eq!(finding.record, Some(key()));
    }
    let several = of(Subject::Dkim, &well().with("TXT", &key().name, &other)).await;
    assert!(
        several.health == Health::Broken && several.sentence.contains("several"),
        "{several:?}"
    );
    let unanswered = of(Subject::Dkim, &published("silent")).await;
    assert_eq!(unanswered.health, Health::Unknown);
}

#[tokio::test]
async fn a_policy_may_stand_above_the_domain() {
    let place = |zone: Given| async move {
        let (smtp, connecting) = (smtp(), Ok(()));
        let place = Place {
            domain: "jobs.city.example.org",
            smtp: &smtp,
            connecting: &connecting,
            keys: &[],
            sends_from: &["192.0.2.25".parse().unwrap()],
        };
        let findings = examine(&place, &zone).await;
        let dkim = findings
            .iter()
            .find(|finding| finding.subject == Subject::Dkim)
            .unwrap();
        assert_eq!(dkim.health, Health::Weak, "not signed here");
        findings
            .into_iter()
            .find(|finding| finding.subject == Subject::Dmarc)
            .unwrap()
    };
    assert_eq!(place(well()).await.health, Health::Good);
    assert_eq!(
        place(well().with("TXT", "_dmarc.example.org", "v=DMARC1;p=none"))
            .await
            .health,
        Health::Broken
    );
    let without = place(well().without("TXT", "_dmarc.example.org").with(
        "TXT",
        "_dmarc.example.org",
        "v=DMARC2; p=none",
    ))
    .await;
    assert_eq!(without.record.unwrap().name, "_dmarc.jobs.city.example.org");
}

#[tokio::test]
async fn an_address_and_its_name_must_lead_to_each_other() {
    let named = |name: &str| well().without("PTR", "192.0.2.25").with("PTR", "192.0.2.25", name);
    let elsewhere = of(Subject::ReverseName, &named("elsewhere.example.com")).await;
    assert!(
        elsewhere.health == Health::Weak && elsewhere.sentence.contains("elsewhere.example.com"),
        "{elsewhere:?}"
    );
    let second = of(
        Subject::ReverseName,
        &named("elsewhere.example.com").with("PTR", "192.0.2.25", "mail.example.org"),
    )
    .await;
    assert_eq!(second.health, Health::Good);
    assert_eq!(of(Subject::ReverseName, &named("silent")).await.health, Health::Unknown);
    let here = SmtpSettings {
        host: "127.0.0.1".to_owned(),
        security: Security::None,
        ..smtp()
    };
    let findings = found(&here, &Ok(()), &well()).await;
    assert!(
        findings.iter().all(|finding| finding.subject != Subject::ReverseName),
        "nobody outside sees it"
    );
    let spf = findings.iter().find(|finding| finding.subject == Subject::Spf).unwrap();
    assert_eq!(spf.health, Health::Unknown, "{spf:?}");
}

#[tokio::test]
async fn how_far_connecting_came_is_told() {
    let closed = {
        let socket = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        socket.local_addr().unwrap()
    };
    let unreachable = Smtp::new(&smtp_to(closed, Security::None)).unwrap().check().await;
    let findings = found(&smtp(), &unreachable, &well()).await;
    assert_eq!(
        (findings[0].subject, findings[0].health),
        (Subject::Connection, Health::Broken)
    );
    assert_eq!(findings[1].subject, Subject::Spf, "what was not reached is not told of");
    let server = support::Server::smtp().await;
    let unsafe_way = Smtp::new(&smtp_to(server.at, Security::StartTls))
        .unwrap()
        .check()
        .await;
    let findings = found(&smtp(), &unsafe_way, &well()).await;
    let first: Vec<_> = findings
        .iter()
        .take(3)
        .map(|finding| (finding.subject, finding.health))
        .collect();
    assert_eq!(
        first[..2],
        [
            (Subject::Connection, Health::Good),
            (Subject::Encryption, Health::Broken)
        ]
    );
    assert_eq!(first[2].0, Subject::Spf);
    let mut settings = smtp_to(server.at, Security::None);
    settings.credentials = smtp().credentials;
    let not_let_in = Smtp::new(&settings).unwrap().check().await;
    let findings = found(&smtp(), &not_let_in, &well()).await;
    let sign_in = &findings[2];
    assert_eq!((sign_in.subject, sign_in.health), (Subject::SignIn, Health::Broken));
    assert!(sign_in.sentence.contains("password"), "{sign_in:?}");
    let open = SmtpSettings {
        security: Security::None,
        ..smtp()
    };
    let findings = found(&open, &Ok(()), &well()).await;
    assert_eq!(
        (findings[1].subject, findings[1].health),
        (Subject::Encryption, Health::Weak)
    );
}
