//! Mails leave over real connections, to a server that takes them, refuses them, or does not behave.
#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod support;

use std::{net::SocketAddr, time::Duration};

use mail::{
    compose::{Message, Outgoing},
    listener::{Answer, ListenerSettings, tls},
    secret::Secret,
    transport::{Failure, Memory, Security, Smtp, SmtpSettings, Transport},
};
use support::{Kept, Server, message, settings, smtp_to};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
};

fn mail_to(address: &str) -> Outgoing {
    let mut message = message();
    address.clone_into(&mut message.to.address);
    message.compose().unwrap()
}

#[tokio::test]
async fn a_mail_arrives_byte_for_byte() {
    let server = Server::smtp().await;
    let smtp = Smtp::new(&smtp_to(server.at, Security::None)).unwrap();
    smtp.check().await.unwrap();
    let mail = mail_to("asha@example.net");
    smtp.send(&mail).await.unwrap();
    smtp.send(&mail).await.unwrap();
    let kept = server.kept.mails.lock().unwrap().clone();
    assert_eq!(kept.len(), 2);
    assert_eq!(
        kept[0].bytes.trim_ascii_end(),
        mail.bytes.trim_ascii_end(),
        "dots at the start of lines included"
    );
    assert_eq!(
        (kept[0].sender.as_str(), kept[0].recipients[0].as_str()),
        ("careers@example.org", "asha@example.net")
    );
    assert_eq!(kept[0].hello, "work.example.org");
    server.stop().await;
}

#[tokio::test]
async fn what_the_server_says_decides_what_to_do() {
    let server = Server::smtp().await;
    let smtp = Smtp::new(&smtp_to(server.at, Security::None)).unwrap();
    let nobody = smtp.send(&mail_to("nobody@example.net")).await.unwrap_err();
    assert!(
        matches!(&nobody, Failure::Never(reason) if reason.said.contains("5.1.1")),
        "{nobody:?}"
    );
    assert!(nobody.reason().sentence.contains("address"));
    for (answer, later) in [(Answer::Later, true), (Answer::Refused, false)] {
        *server.kept.answer.lock().unwrap() = Some(answer);
        let failure = smtp.send(&mail_to("asha@example.net")).await.unwrap_err();
        assert_eq!(matches!(failure, Failure::Later(_)), later, "{failure:?}");
        assert_eq!(matches!(failure, Failure::Never(_)), !later, "{failure:?}");
    }
    server.stop().await;
}

/// A server that says its lines, each when a command has come, and hangs up; without lines it is silent.
async fn scripted(lines: &'static [&'static str]) -> SocketAddr {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = socket.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = socket.accept().await {
            let (read, mut write) = stream.into_split();
            let mut commands = BufReader::new(read).lines();
            for line in lines {
                let _ = write.write_all(format!("{line}\r\n").as_bytes()).await;
                let _ = commands.next_line().await;
            }
            if lines.is_empty() {
                let _ = commands.next_line().await;
            }
        }
    });
    at
}

async fn failing(settings: &SmtpSettings) -> Failure {
    let smtp = match Smtp::new(settings) {
        Ok(smtp) => smtp,
        Err(failure) => return failure,
    };
    smtp.send(&mail_to("asha@example.net")).await.unwrap_err()
}

#[tokio::test]
async fn settings_that_cannot_work_are_told_apart() {
    let says = |failure: &Failure, word: &str| {
        assert!(matches!(failure, Failure::Misconfigured(_)), "{failure:?}");
        assert!(failure.reason().sentence.contains(word), "{failure:?}");
        assert!(!format!("{failure:?} {failure}").contains("opensesame"));
    };
    let at = scripted(&["220 x", "250-x\r\n250 AUTH PLAIN", "535 5.7.8 Wrong"]).await;
    let mut with_password = smtp_to(at, Security::None);
    with_password.credentials = Some(("asha".to_owned(), Secret::new("opensesame")));
    assert!(!format!("{with_password:?}").contains("opensesame"));
    says(&failing(&with_password).await, "password");
    let at = scripted(&["220 x", "250 x"]).await;
    says(
        &failing(&SmtpSettings {
            port: at.port(),
            ..with_password
        })
        .await,
        "password",
    );
    says(&failing(&smtp_to(at, Security::StartTls)).await, "encryption");
    let at = scripted(&["220 x", "250 x", "250 ok", "554 5.7.1 Relay access denied"]).await;
    says(&failing(&smtp_to(at, Security::None)).await, "sender address");
    let at = scripted(&["HTTP/1.1 400 Bad Request"]).await;
    says(&failing(&smtp_to(at, Security::None)).await, "reached");
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    says(&failing(&smtp_to(closed, Security::None)).await, "reached");
    let nowhere = SmtpSettings {
        host: "mail.invalid".to_owned(),
        ..smtp_to(closed, Security::None)
    };
    says(&failing(&nowhere).await, "reached");
}

#[tokio::test]
async fn a_silent_or_busy_server_means_later() {
    for lines in [
        &[][..],
        &["421 4.3.2 busy"][..],
        &["220 x", "250 x", "450 4.2.1 greylisted"][..],
    ] {
        let mut settings = smtp_to(scripted(lines).await, Security::None);
        settings.patience = Duration::from_millis(300);
        let failure = failing(&settings).await;
        assert!(matches!(failure, Failure::Later(_)), "{lines:?}: {failure:?}");
    }
}

const AUTHORITY: &str = include_str!("keys/authority.pem");

fn sealed() -> ListenerSettings {
    let acceptor = tls(
        include_str!("keys/server.pem"),
        &Secret::new(include_str!("keys/server.key")),
    );
    ListenerSettings {
        tls: Some(acceptor.unwrap()),
        ..settings()
    }
}

#[tokio::test]
async fn mail_travels_inside_tls_with_a_certificate_that_is_vouched_for() {
    let server = Server::start(sealed(), Kept::default()).await;
    let mut settings = smtp_to(server.at, Security::StartTls);
    let unknown = failing(&settings).await;
    assert!(
        matches!(&unknown, Failure::Misconfigured(reason) if reason.sentence.contains("encryption")),
        "{unknown:?}"
    );
    settings.authority = Some(AUTHORITY.to_owned());
    let smtp = Smtp::new(&settings).unwrap();
    smtp.send(&mail_to("asha@example.net")).await.unwrap();
    assert_eq!(server.kept.mails.lock().unwrap().len(), 1);
    // TLS from the first byte, with a server that greets in the open.
    let wrong = failing(&SmtpSettings {
        security: Security::Tls,
        ..settings
    })
    .await;
    assert!(
        matches!(&wrong, Failure::Misconfigured(reason) if reason.sentence.contains("encryption")),
        "{wrong:?}"
    );
    server.stop().await;
}

#[tokio::test]
async fn mail_travels_inside_tls_from_the_first_byte() {
    let server = Server::start(sealed(), Kept::default()).await;
    // Takes TLS off, and speaks with the listener behind it.
    let acceptor = sealed().tls.unwrap();
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (at, behind) = (socket.local_addr().unwrap(), server.at);
    tokio::spawn(async move {
        let (stream, _) = socket.accept().await.unwrap();
        let mut outside = acceptor.accept(stream).await.unwrap();
        let mut inside = tokio::net::TcpStream::connect(behind).await.unwrap();
        let _ = tokio::io::copy_bidirectional(&mut outside, &mut inside).await;
    });
    let authority = Some(AUTHORITY.to_owned());
    let smtp = Smtp::new(&SmtpSettings {
        authority,
        ..smtp_to(at, Security::Tls)
    })
    .unwrap();
    smtp.send(&mail_to("asha@example.net")).await.unwrap();
    assert_eq!(server.kept.mails.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn memory_keeps_mails_and_fails_when_told_to() {
    let memory = Memory::default();
    let later = failing(&smtp_to(scripted(&["421 busy"]).await, Security::None)).await;
    memory.fail_next(later.clone());
    let mail = mail_to("asha@example.net");
    assert_eq!(memory.send(&mail).await, Err(later));
    memory.send(&mail).await.unwrap();
    assert_eq!((memory.take(), memory.take()), (vec![mail], Vec::new()));
}

#[test]
fn a_thousand_mails_leave_in_good_time() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let server = Server::smtp().await;
        let mut settings = smtp_to(server.at, Security::None);
        settings.connections = 8;
        let smtp = Smtp::new(&settings).unwrap();
        let mail = Message {
            attachments: Vec::new(),
            ..message()
        }
        .compose()
        .unwrap();
        let began = tokio::time::Instant::now();
        let senders = (0..8).map(|_| {
            let (smtp, mail) = (smtp.clone(), mail.clone());
            tokio::spawn(async move {
                for _ in 0..125 {
                    smtp.send(&mail).await.unwrap();
                }
            })
        });
        for sender in senders.collect::<Vec<_>>() {
            sender.await.unwrap();
        }
        let took = began.elapsed();
        println!("1,000 mails over 8 connections: {took:?}");
        assert_eq!(server.kept.mails.lock().unwrap().len(), 1000);
        assert!(took < Duration::from_secs(30), "{took:?}");
    });
}
