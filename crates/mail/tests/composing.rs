//! A message becomes bytes that other programs read as it was meant, signed so that they can check it.
#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod support;

use std::net::{IpAddr, Ipv4Addr};

use mail::{
    address::Mailbox,
    authenticity::{Arrival, Authenticity, Dns},
    compose::{ComposeError, Message},
    dkim::{Signer, ed25519_key},
    secret::Secret,
};
use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;
use support::message;

#[test]
fn other_programs_read_what_was_written() {
    let mail = message().compose().unwrap();
    let read = MessageParser::default().parse(&mail.bytes).unwrap();
    assert_eq!(read.subject(), Some("Your application № 1 — नमस्ते"));
    let (from, to) = (
        read.from().unwrap().first().unwrap(),
        read.to().unwrap().first().unwrap(),
    );
    assert_eq!(
        (from.name(), from.address()),
        (Some("Riverside Careers"), Some("careers@example.org"))
    );
    assert_eq!(
        (to.name(), to.address()),
        (Some("Asha Žofie"), Some("asha@example.net"))
    );
    assert_eq!(read.message_id(), Some("0190-1@example.org"));
    assert_eq!(read.date().unwrap().to_timestamp(), 1_790_000_000);
    assert_eq!(
        read.references().as_text_list().unwrap(),
        ["first@example.org", "before@example.net"]
    );
    assert_eq!(
        read.body_text(0).unwrap().replace("\r\n", "\n").trim(),
        message().text.trim()
    );
    assert!(read.body_html(0).unwrap().contains("<li>one</li>"));
    let files: Vec<_> = read.attachments().collect();
    assert_eq!(files[0].attachment_name(), Some("Résumé.pdf"));
    assert_eq!(files[0].contents(), message().attachments[0].bytes);
    assert_eq!(files[1].content_type().unwrap().attribute("method"), Some("REQUEST"));
    let text = String::from_utf8(mail.bytes.clone()).unwrap();
    for header in [
        "Auto-Submitted: auto-replied\r\n",
        "List-Unsubscribe: <https://work.example.org/u/TOKEN>,\r\n <mailto:unsubscribe+TOKEN@example.org>\r\n",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        "In-Reply-To: <before@example.net>\r\n",
        "Content-Language: en\r\n",
    ] {
        assert!(text.contains(header), "{header}: {text}");
    }
    let first = Message {
        in_reply_to: None,
        ..message()
    };
    let first = String::from_utf8(first.compose().unwrap().bytes).unwrap();
    assert!(
        first.contains("Auto-Submitted: auto-generated\r\n"),
        "it answers nothing: {first}"
    );
    assert!(text.is_ascii() && text.split("\r\n").all(|line| line.len() <= 998 && !line.contains('\n')));
}

#[test]
fn the_same_message_is_the_same_bytes() {
    assert_eq!(message().compose().unwrap(), message().compose().unwrap());
    let other = Message {
        message_id: "<0190-2@example.org>".to_owned(),
        ..message()
    };
    assert_ne!(message().compose().unwrap(), other.compose().unwrap());
}

#[test]
fn a_mail_holds_no_more_than_it_was_given() {
    let plain = Message {
        attachments: Vec::new(),
        unsubscribe: None,
        reply_to: None,
        in_reply_to: None,
        references: Vec::new(),
        ..message()
    };
    let text = String::from_utf8(plain.compose().unwrap().bytes).unwrap();
    for absent in [
        "List-Unsubscribe",
        "Reply-To",
        "In-Reply-To",
        "References",
        "multipart/mixed",
        "User-Agent",
    ] {
        assert!(!text.contains(absent), "{absent}");
    }
}

/// The names of the headers of a mail, as they stand there.
fn names(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let head = text.split("\r\n\r\n").next().unwrap().to_owned();
    let lines = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
    lines.map(|line| line.split(':').next().unwrap().to_owned()).collect()
}

#[test]
fn what_would_end_a_line_is_refused_where_it_is_no_word() {
    let evil = "x\r\nBcc: eve@example.com";
    let refused = |change: &dyn Fn(&mut Message)| {
        let mut changed = message();
        change(&mut changed);
        changed.compose().unwrap_err()
    };
    let address = || Mailbox::bare("asha@example.net\r\nBcc: eve@example.com");
    assert!(matches!(refused(&|m| m.to = address()), ComposeError::Address(_)));
    assert!(matches!(refused(&|m| m.from = address()), ComposeError::Address(_)));
    assert!(matches!(
        refused(&|m| m.reply_to = Some(address())),
        ComposeError::Address(_)
    ));
    for id in [
        evil,
        "<a@b>\r\nBcc: e@x",
        "<a@b\r\n>",
        "a@b",
        "<a>",
        "<a@b><c@d>",
        "<é@b>",
        "",
    ] {
        assert!(
            matches!(refused(&|m| m.message_id = id.to_owned()), ComposeError::MessageId(_)),
            "{id}"
        );
        assert!(
            matches!(
                refused(&|m| m.in_reply_to = Some(id.to_owned())),
                ComposeError::MessageId(_)
            ),
            "{id}"
        );
        assert!(
            matches!(
                refused(&|m| m.references = vec![id.to_owned()]),
                ComposeError::MessageId(_)
            ),
            "{id}"
        );
    }
    for https in [
        "http://example.org",
        "https://example.org/>\r\nX: y",
        "https://example.org/a b",
        "javascript:x",
    ] {
        let change = |m: &mut Message| m.unsubscribe.as_mut().unwrap().https = https.to_owned();
        assert!(matches!(refused(&change), ComposeError::Unsubscribe(_)), "{https}");
    }
    assert!(matches!(
        refused(&|m| m.attachments[0].media_type = "nothing".to_owned()),
        ComposeError::MediaType(_)
    ));
}

proptest! {
    #[test]
    fn no_value_brings_a_header(words in "\\PC{0,20}(\r\n|\n|\r|\u{85}|\u{2028}|\0)Bcc: eve@example.com(\r\n\r\n)?\\PC{0,80}") {
        let expected = names(&message().compose().unwrap().bytes);
        let mut changed = message();
        changed.subject = words.clone();
        changed.from.name = Some(words.clone());
        changed.to.name = Some(words.clone());
        changed.attachments[0].name = words.clone();
        changed.text = words.clone();
        let mail = changed.compose().unwrap();
        prop_assert_eq!(names(&mail.bytes), expected);
        let read = MessageParser::default().parse(&mail.bytes).unwrap();
        prop_assert!(read.bcc().is_none() && read.attachments().count() == 2);
        prop_assert!(mail.bytes.is_ascii());
    }
}

const RSA: &str = include_str!("keys/rsa.pem");

fn signer() -> Signer {
    Signer::new("example.org")
        .with_key("ed", &ed25519_key([7; 32]))
        .unwrap()
        .with_key("rsa", &Secret::new(RSA))
        .unwrap()
}

/// What a receiver finds who knows only this record.
async fn judged(bytes: &[u8], record: &mail::dkim::DnsRecord) -> Authenticity {
    let dmarc = ("_dmarc.example.org", "v=DMARC1; p=reject");
    let dns = Dns::fixed([(record.name.as_str(), record.text.as_str()), dmarc]).unwrap();
    let arrival = Arrival {
        ip: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)),
        hello: "elsewhere.example",
        sender: "",
        host: "mx.example.net",
    };
    dns.authenticity(bytes, arrival).await
}

#[tokio::test]
async fn each_signature_alone_convinces_a_receiver() {
    let signed = signer().sign(&message().compose().unwrap().bytes).unwrap();
    let records = signer().records();
    assert_eq!(records[0].name, "ed._domainkey.example.org");
    assert!(
        records[0].text.starts_with("v=DKIM1; k=ed25519; p=")
            && records[1].text.starts_with("v=DKIM1; k=rsa; p=MIIBIj")
    );
    assert!(
        records[1].zone_line().matches('"').count() == 4,
        "longer than one string: {}",
        records[1].zone_line()
    );
    for record in &records {
        assert_eq!(judged(&signed, record).await, Authenticity::Proven, "{record:?}");
    }
    let text = String::from_utf8_lossy(&signed).into_owned();
    assert_eq!(text.matches("c=relaxed/relaxed").count(), 2);
    let signature = text.split("From: ").next().unwrap();
    assert_eq!(
        signature.matches("List-Unsubscribe-Post").count(),
        2,
        "inside both signatures (RFC 8058): {signature}"
    );
}

#[tokio::test]
async fn a_changed_mail_convinces_nobody() {
    let signed = signer().sign(&message().compose().unwrap().bytes).unwrap();
    let text = String::from_utf8(signed).unwrap();
    let changes = [
        text.replace("Hello Asha", "Hello Ashb"),
        text.replace("Riverside Careers", "Riverside Bank"),
        text.replace("u/TOKEN", "u/OTHER"),
        format!("From: eve <eve@example.org>\r\n{text}"),
    ];
    for record in &signer().records() {
        for changed in &changes {
            assert_ne!(changed, &text);
            assert_ne!(
                judged(changed.as_bytes(), record).await,
                Authenticity::Proven,
                "{changed}"
            );
        }
    }
    let unsigned = message().compose().unwrap().bytes;
    assert_eq!(judged(&unsigned, &signer().records()[0]).await, Authenticity::Forged);
}

#[test]
fn what_is_no_key_is_refused_kindly() {
    for wrong in [
        "",
        "secret",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    ] {
        assert!(
            Signer::new("example.org").with_key("s", &Secret::new(wrong)).is_err(),
            "{wrong}"
        );
    }
    assert!(!format!("{:?}", ed25519_key([7; 32])).contains("BEGIN"));
}
