//! Keys, policies and names of addresses.

use mail::{
    dkim::{Signer, ed25519_key},
    doctor::{Health, Place, Subject, examine},
    transport::{Security, SmtpSettings},
};

use crate::{Given, found, key, of, smtp, well};

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
