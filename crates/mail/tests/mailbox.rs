//! Mail is fetched from a real mailbox: each once, marked only when it is kept, whatever breaks.
#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use std::{net::SocketAddr, time::Duration};

use async_trait::async_trait;
use mail::{
    mailbox::{After, Arrived, Content, Handed, MailboxSettings, Round, Sink, Taken, fetch},
    secret::Secret,
    transport::{Failure, Security},
};
use testkit::Dovecot;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

const AUTHORITY: &str = include_str!("keys/authority.pem");

fn server() -> Dovecot {
    Dovecot::start(include_str!("keys/server.pem"), include_str!("keys/server.key"))
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

#[tokio::test]
async fn unread_mails_come_once_in_order_and_are_marked() {
    let server = server();
    for (at, security) in [
        (server.open(), Security::None),
        (server.open(), Security::StartTls),
        (server.sealed(), Security::Tls),
    ] {
        for subject in ["1", "2", "3"] {
            server.put(
                "INBOX",
                &format!("{subject}{}", u32::from(at.port()) + security as u32),
                mail(subject).as_bytes(),
            );
        }
        let mut handed = Handed::default();
        let mut kept = Kept::default();
        let round = fetch(&settings(at, security), &mut handed, &mut kept).await.unwrap();
        let taken = Round {
            taken: 3,
            ..Round::default()
        };
        assert_eq!(
            (round, kept.subjects()),
            (taken, vec!["1".to_owned(), "2".to_owned(), "3".to_owned()]),
            "{security:?}"
        );
        assert_eq!(
            kept.0[0].content,
            Content::Whole(mail("1").into_bytes()),
            "byte for byte"
        );
        assert!(read_of(&server, "INBOX").iter().all(|read| *read), "{security:?}");
        assert!(handed.to_string().ends_with(&kept.0[2].uid.to_string()), "{handed}");
        let again = fetch(&settings(at, security), &mut handed, &mut kept).await.unwrap();
        assert_eq!((again, kept.0.len()), (Round::default(), 3));
    }
}

#[tokio::test]
async fn what_is_not_taken_stays_and_comes_again() {
    let server = server();
    for (name, subject) in [("1", "first"), ("2", "not now"), ("3", "third")] {
        server.put("INBOX", name, mail(subject).as_bytes());
    }
    let settings = settings(server.open(), Security::None);
    let mut handed = Handed::default();
    let mut kept = Kept::default();
    let round = fetch(&settings, &mut handed, &mut kept).await.unwrap();
    assert_eq!((round.taken, round.not_now), (2, 1));
    assert_eq!(read_of(&server, "INBOX"), [true, false, true]);
    fetch(&settings, &mut handed, &mut kept).await.unwrap();
    assert_eq!(kept.subjects(), ["first", "not now", "third", "not now"]);
}

#[tokio::test]
async fn a_round_has_an_end_and_the_next_goes_on() {
    let server = server();
    (10..15).for_each(|n: u32| server.put("INBOX", &n.to_string(), mail(&n.to_string()).as_bytes()));
    let settings = MailboxSettings {
        at_once: 2,
        ..settings(server.open(), Security::None)
    };
    let mut left = Vec::new();
    let mut kept = Kept::default();
    let mut handed = Handed::default();
    for _ in 0..3 {
        left.push(fetch(&settings, &mut handed, &mut kept).await.unwrap().left);
    }
    assert_eq!(
        (left, kept.subjects().join(" ")),
        (vec![3, 1, 0], "10 11 12 13 14".to_owned())
    );
}

#[tokio::test]
async fn of_a_mail_that_is_too_large_only_the_headers_come() {
    let server = server();
    let large = format!("{}{}", mail("large"), "x".repeat(50_000));
    server.put("INBOX", "1", large.as_bytes());
    server.put("INBOX", "2", mail("small").as_bytes());
    let settings = MailboxSettings {
        largest: 10_000,
        ..settings(server.sealed(), Security::Tls)
    };
    let mut kept = Kept::default();
    fetch(&settings, &mut Handed::default(), &mut kept).await.unwrap();
    let Content::TooLarge { size, headers } = &kept.0[0].content else {
        panic!("{:?}", kept.0[0]);
    };
    assert_eq!((*size, headers.len() < 100), (large.len(), true));
    assert_eq!(kept.subjects(), ["large", "small"]);
    assert_eq!(read_of(&server, "INBOX"), [true, true]);
}

#[tokio::test]
async fn taken_mails_move_to_a_folder() {
    let server = server();
    server.make("Entw&APw-rfe");
    server.put("INBOX", "1", mail("first").as_bytes());
    server.put("INBOX", "2", mail("not now").as_bytes());
    let settings = MailboxSettings {
        after: After::MoveTo("Entwürfe".to_owned()),
        ..settings(server.open(), Security::StartTls)
    };
    let (subjects, round) = fetched(&settings).await;
    assert_eq!((subjects.len(), round.unwrap().taken), (2, 1));
    assert_eq!(
        (server.mails("INBOX").len(), server.mails("Entw&APw-rfe").len()),
        (1, 1)
    );
    let missing = MailboxSettings {
        after: After::MoveTo("Nowhere".to_owned()),
        ..settings
    };
    let (subjects, failure) = fetched(&missing).await;
    assert!(subjects.is_empty(), "nothing is taken that cannot be moved");
    says(&failure.unwrap_err(), "no folder named Nowhere");
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

/// A way to the server that breaks when the client says `word`, or after so many bytes of the server's.
async fn breaking(server: SocketAddr, word: &'static str, most: usize) -> SocketAddr {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut client, _) = socket.accept().await.unwrap();
        let mut server = TcpStream::connect(server).await.unwrap();
        let (mut asked, mut said, mut left) = (vec![0; 4096], vec![0; 4096], most);
        loop {
            tokio::select! {
                read = client.read(&mut asked) => {
                    let read = read.unwrap_or(0);
                    if read == 0 || String::from_utf8_lossy(&asked[..read]).contains(word) { return }
                    server.write_all(&asked[..read]).await.unwrap();
                }
                read = server.read(&mut said) => {
                    let read = read.unwrap_or(0).min(left);
                    left -= read;
                    if read == 0 { return }
                    client.write_all(&said[..read]).await.unwrap();
                }
            }
        }
    });
    at
}

#[tokio::test]
async fn when_it_ends_before_a_mail_is_marked_only_that_one_comes_again() {
    let server = server();
    (1..=3).for_each(|n: u32| server.put("INBOX", &n.to_string(), mail(&n.to_string()).as_bytes()));
    let mut handed = Handed::default();
    let mut kept = Kept::default();
    let way = breaking(server.open(), "STORE 2", usize::MAX).await;
    let broken = fetch(&settings(way, Security::None), &mut handed, &mut kept)
        .await
        .unwrap_err();
    assert!(matches!(broken, Failure::Later(_)), "{broken:?}");
    assert_eq!(
        (kept.subjects().join(" "), read_of(&server, "INBOX")),
        ("1 2".to_owned(), vec![true, false, false])
    );
    // The program was killed: what it remembered is gone.
    let direct = MailboxSettings {
        at_once: 1,
        ..settings(server.open(), Security::None)
    };
    assert_eq!(fetched(&direct).await.0, ["2"]);
    server.put("INBOX", "4", mail("4").as_bytes());
    assert_eq!(fetched(&settings(server.open(), Security::None)).await.0, ["3", "4"]);
}

#[tokio::test]
async fn what_was_remembered_is_only_marked() {
    let server = server();
    (1..=2).for_each(|n: u32| server.put("INBOX", &n.to_string(), mail(&n.to_string()).as_bytes()));
    let mut handed = Handed::default();
    let mut kept = Kept::default();
    let way = breaking(server.open(), "STORE 1", usize::MAX).await;
    fetch(&settings(way, Security::None), &mut handed, &mut kept)
        .await
        .unwrap_err();
    let mut remembered: Handed = handed.to_string().parse().unwrap();
    fetch(&settings(server.open(), Security::None), &mut remembered, &mut kept)
        .await
        .unwrap();
    assert_eq!(
        (kept.subjects().join(" "), read_of(&server, "INBOX")),
        ("1 2".to_owned(), vec![true, true])
    );
}

#[tokio::test]
async fn a_connection_that_ends_in_the_middle_loses_nothing() {
    let server = server();
    let long = format!("{}{}", mail("long"), "0123456789\r\n".repeat(2_000));
    server.put("INBOX", "1", long.as_bytes());
    for most in [0, 3, 200, 900, 1500, 10_000, 20_000] {
        let way = breaking(server.open(), "nothing breaks it", most).await;
        let (subjects, failure) = fetched(&settings(way, Security::None)).await;
        assert!(
            subjects.is_empty() && matches!(failure, Err(Failure::Later(_))),
            "{most}: {failure:?}"
        );
    }
    assert_eq!(read_of(&server, "INBOX"), [false]);
    assert_eq!(fetched(&settings(server.open(), Security::None)).await.0, ["long"]);
}

/// A server that answers each command with the next of these.
async fn scripted(answers: &'static [&'static str]) -> SocketAddr {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut client, _) = socket.accept().await.unwrap();
        let mut asked = vec![0; 4096];
        for answer in answers {
            let _ = client.write_all(answer.as_bytes()).await;
            let _ = client.read(&mut asked).await;
        }
    });
    at
}

#[tokio::test]
async fn servers_that_mean_ill_or_are_busy_are_left() {
    let until_fetch = [
        "* OK hello\r\n",
        "A1 OK\r\n",
        "* OK [UIDVALIDITY 7] x\r\nA2 OK\r\n",
        "* SEARCH 1\r\nA3 OK\r\n",
    ];
    let with = |last: &[&'static str]| -> &'static [&'static str] { [&until_fetch[..], last].concat().leak() };
    let size = "* 1 FETCH (UID 1 RFC822.SIZE 5)\r\nA4 OK\r\n";
    for answers in [
        &["* BYE busy\r\n"][..],
        &["* OK hello\r\n", "A1 NO [UNAVAILABLE] busy\r\n"],
        &["* OK hello\r\n", "* BYE no more\r\n"],
        with(&[size, "* 1 FETCH (UID 1 BODY[]<0> {4000000000}\r\nx"]),
        with(&[size, "* 1 FETCH (UID 1 BODY[]<0> {99999999999999999999}\r\nx"]),
        with(&["* 1 FETCH (UID 1 \0\r\nnonsense\r\n"]),
        with(&[format!("* 1 FETCH (UID 1 BODYSTRUCTURE {}\r\n", "(".repeat(1_000_000)).leak()]),
    ] {
        let (subjects, failure) = fetched(&settings(scripted(answers).await, Security::None)).await;
        let failure = failure.unwrap_err();
        assert!(subjects.is_empty(), "{answers:?}");
        assert!(
            matches!(failure, Failure::Later(_)) || answers.len() == 1,
            "{answers:?}: {failure:?}"
        );
    }
    // Words in the open behind STARTTLS are not taken for the server's.
    let injecting = &["* OK hello\r\n", "A1 OK go\r\nA1 OK signed in\r\n"];
    let (_, failure) = fetched(&settings(scripted(injecting).await, Security::StartTls)).await;
    says(&failure.unwrap_err(), "encryption");
}
