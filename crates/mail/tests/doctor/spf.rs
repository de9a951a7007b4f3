//! The record that says who may send.

use mail::doctor::{Health, Subject};

use crate::{Given, found, of, smtp, well};

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
