//! The connection ends, the program ends, the server means ill.

use std::{net::SocketAddr, time::Duration};

use mail::{
    mailbox::{Handed, MailboxSettings, fetch},
    transport::{Failure, Security},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::{Kept, fetched, mail, read_of, says, server, settings};

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
                    if left == 0 { return }
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
        for (nth, answer) in answers.iter().enumerate() {
            if nth > 0 {
                let _ = client.read(&mut asked).await;
            }
            let _ = client.write_all(answer.as_bytes()).await;
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

#[tokio::test]
async fn a_server_that_says_nothing_is_not_waited_for_without_end() {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = MailboxSettings {
        silence: Duration::from_millis(200),
        ..settings(socket.local_addr().unwrap(), Security::None)
    };
    let (_, failure) = fetched(&silent).await;
    assert!(matches!(failure, Err(Failure::Later(_))), "{failure:?}");
}
