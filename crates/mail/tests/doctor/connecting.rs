//! The way to the server.

use mail::{
    doctor::{Health, Subject},
    transport::{Security, Smtp, SmtpSettings},
};

use crate::{found, smtp, support, support::smtp_to, well};

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
