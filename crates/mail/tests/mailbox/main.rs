//! Mail is fetched from a real mailbox: each once, marked only when it is kept, whatever breaks.
#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod broken;
mod rounds;

use std::{net::SocketAddr, time::Duration};

use async_trait::async_trait;
use mail::{
    mailbox::{Arrived, Content, Handed, MailboxSettings, Round, Sink, Taken, fetch},
    secret::Secret,
    transport::{Failure, Security},
};
use testkit::Dovecot;
use tokio::net::TcpListener;

const AUTHORITY: &str = include_str!("../keys/authority.pem");

fn server() -> Dovecot {
    Dovecot::start(include_str!("../keys/server.pem"), include_str!("../keys/server.key"))
}

fn settings(at: SocketAddr, security: Security) -> MailboxSettings {
    MailboxSettings {
        port: at.port(),
        security,
        authority: Some(AUTHORITY.to_owned()),
        silence: Duration::from_secs(10),
        ..MailboxSettings::new("localhost", "ben", Secret::new(Dovecot::PASSWORD))
    }
}

fn mail(subject: &str) -> String {
    format!("From: Ben <ben@example.net>\r\nSubject: {subject}\r\n\r\nHello\r\n")
}

/// Keeps what it gets, and takes it unless its subject says not to.
#[derive(Default)]
struct Kept(Vec<Arrived>);

impl Kept {
    fn subjects(&self) -> Vec<String> {
        let bytes = self.0.iter().map(|arrived| match &arrived.content {
            Content::Whole(bytes) | Content::TooLarge { headers: bytes, .. } => bytes,
        });
        bytes.map(|bytes| mail::read::read(bytes).unwrap().subject).collect()
    }
}

#[async_trait]
impl Sink for Kept {
    async fn take(&mut self, arrived: Arrived) -> Taken {
        self.0.push(arrived);
        match self.subjects().last() {
            Some(subject) if subject == "not now" => Taken::NotNow,
            _ => Taken::Yes,
        }
    }
}

/// A round with an empty memory: the subjects that came, and how it ended.
async fn fetched(settings: &MailboxSettings) -> (Vec<String>, Result<Round, Failure>) {
    let mut kept = Kept::default();
    let round = fetch(settings, &mut Handed::default(), &mut kept).await;
    (kept.subjects(), round)
}

fn read_of(server: &Dovecot, folder: &str) -> Vec<bool> {
    server.mails(folder).into_iter().map(|(_, read)| read).collect()
}

#[track_caller]
fn says(failure: &Failure, words: &str) {
    assert!(matches!(failure, Failure::Misconfigured(_)), "{failure:?}");
    assert!(failure.reason().sentence.contains(words), "{failure:?}");
    assert!(!format!("{failure:?}").contains(Dovecot::PASSWORD));
}

#[tokio::test]
async fn settings_that_cannot_work_are_told_apart() {
    let server = server();
    let good = || settings(server.open(), Security::None);
    assert!(!format!("{:?}", good()).contains(Dovecot::PASSWORD));
    let wrong = [
        (
            MailboxSettings {
                password: Secret::new("a \"wrong\\ one"),
                ..good()
            },
            "password",
        ),
        (
            MailboxSettings {
                folder: "Nowhere".to_owned(),
                ..good()
            },
            "no folder named Nowhere",
        ),
        (
            MailboxSettings {
                authority: None,
                security: Security::StartTls,
                ..good()
            },
            "encryption",
        ),
        (
            MailboxSettings {
                security: Security::Tls,
                ..good()
            },
            "encryption",
        ),
        (
            MailboxSettings {
                port: TcpListener::bind("127.0.0.1:0")
                    .await
                    .unwrap()
                    .local_addr()
                    .unwrap()
                    .port(),
                ..good()
            },
            "reached",
        ),
    ];
    for (settings, words) in wrong {
        says(&fetched(&settings).await.1.unwrap_err(), words);
    }
}
