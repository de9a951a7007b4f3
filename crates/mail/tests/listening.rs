//! Strangers speak with the listener: politely, wrongly, endlessly.
#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod support;

use std::time::Duration;

use mail::listener::{Answer, ListenerSettings, Protocol};
use support::{Kept, Server, settings};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// A client that says bytes and listens.
struct Client(TcpStream);

impl Client {
    async fn to(server: &Server) -> Self {
        let mut client = Self(TcpStream::connect(server.at).await.unwrap());
        client.hears("220 ").await;
        client
    }

    async fn says(&mut self, bytes: &[u8]) {
        let _ = self.0.write_all(bytes).await;
    }

    /// All that comes until `word` has come, or the connection ends.
    async fn hears(&mut self, word: &str) -> String {
        let mut heard = Vec::new();
        let mut buffer = [0; 4096];
        while !String::from_utf8_lossy(&heard).contains(word) {
            match timeout(Duration::from_secs(5), self.0.read(&mut buffer))
                .await
                .expect(word)
            {
                Ok(0) | Err(_) => break,
                Ok(read) => heard.extend_from_slice(&buffer[..read]),
            }
        }
        let heard = String::from_utf8(heard).unwrap();
        assert!(heard.contains(word), "{word:?} in {heard:?}");
        heard
    }

    async fn asks(&mut self, line: &str, reply: &str) {
        self.says(format!("{line}\r\n").as_bytes()).await;
        self.hears(&format!("{reply} ")).await;
    }

    /// Whether the connection has ended.
    async fn is_gone(&mut self) -> bool {
        let mut rest = Vec::new();
        timeout(Duration::from_secs(5), self.0.read_to_end(&mut rest))
            .await
            .is_ok()
    }
}

#[tokio::test]
async fn wrong_addresses_and_wrong_order_are_refused() {
    let server = Server::smtp().await;
    let mut client = Client::to(&server).await;
    client.asks("MAIL FROM:<a@example.org>", "503").await;
    client.asks("HELO me.example.org", "250").await;
    client.asks("RCPT TO:<asha@example.net>", "503").await;
    client.asks("MAIL FROM:<a@example.org>", "250").await;
    client.asks("MAIL FROM:<a@example.org>", "503").await;
    client.asks("DATA", "503").await;
    client.asks("RCPT TO:<nobody@example.net>", "550").await;
    client.asks("RCPT TO:<victim@elsewhere.example>", "550").await;
    client.asks("RCPT TO:<asha@example.net>", "250").await;
    client.asks("LHLO me", "502").await;
    client.asks("STARTTLS", "502").await;
    client.asks("VRFY asha", "252").await;
    client.asks("DATA", "354").await;
    client.asks("Subject: x\r\n\r\n..two\r\n.", "250").await;
    client.asks("QUIT", "221").await;
    assert!(client.is_gone().await);
    let kept = server.kept.mails.lock().unwrap().clone();
    assert_eq!(kept[0].bytes, b"Subject: x\r\n\r\n.two\r\n");
    assert_eq!(kept[0].recipients, ["asha@example.net"]);
}

#[tokio::test]
async fn commands_may_come_all_at_once_or_letter_by_letter() {
    let server = Server::smtp().await;
    let talk =
        "EHLO me\r\nMAIL FROM:<>\r\nRCPT TO:<asha@example.net>\r\nDATA\r\nSubject: x\r\n\r\nHello\r\n.\r\nQUIT\r\n";
    let mut client = Client::to(&server).await;
    client.says(talk.as_bytes()).await;
    client.hears("221 ").await;
    let mut client = Client::to(&server).await;
    for byte in talk.bytes() {
        client.says(&[byte]).await;
    }
    client.hears("221 ").await;
    let kept = server.kept.mails.lock().unwrap().clone();
    assert_eq!(kept.len(), 2);
    assert_eq!(
        (kept[0].bytes.as_slice(), kept[0].sender.as_str()),
        (kept[1].bytes.as_slice(), "")
    );
}

#[tokio::test]
async fn a_second_mail_cannot_be_smuggled_inside_the_first() {
    let server = Server::smtp().await;
    let mut client = Client::to(&server).await;
    client
        .says(b"EHLO me\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<asha@example.net>\r\nDATA\r\n")
        .await;
    client.hears("354 ").await;
    for end in ["\n.\n", "\n.\r\n", "\r.\r", "\r\n.\n", "\r\n.\r"] {
        client
            .says(format!("x{end}MAIL FROM:<boss@example.org>\r\nRCPT TO:<asha@example.net>\r\nDATA\r\n").as_bytes())
            .await;
    }
    client.asks("\r\n.", "250").await;
    client.asks("QUIT", "221").await;
    assert_eq!(server.kept.mails.lock().unwrap().len(), 1, "RFC 5321, section 4.1.1.4");
}

#[tokio::test]
async fn a_mail_that_is_too_large_is_neither_kept_nor_held() {
    let server = Server::start(
        ListenerSettings {
            largest: 10_000,
            ..settings()
        },
        Kept::default(),
    )
    .await;
    let mut client = Client::to(&server).await;
    client.asks("EHLO me", "250").await;
    client.asks("MAIL FROM:<a@example.org> SIZE=10001", "552").await;
    for size in [11_000, 300_000, 11_000] {
        client.asks("MAIL FROM:<a@example.org>", "250").await;
        client.asks("RCPT TO:<asha@example.net>", "250").await;
        client.asks("DATA", "354").await;
        client.says(&b"0123456789\r\n".repeat(size / 12)).await;
        client.asks(".", "552").await;
    }
    client.asks("MAIL FROM:<a@example.org>", "250").await;
    client.asks("RCPT TO:<asha@example.net>", "250").await;
    client.asks("DATA", "354").await;
    client.asks("small\r\n.", "250").await;
    assert_eq!(server.kept.mails.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn patience_has_an_end() {
    let server = Server::smtp().await;
    // Lines without an end, a web browser, bytes that are no letters.
    for noise in [
        vec![b'A'; 200_000],
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20),
        [0xff, b'\n'].repeat(40),
    ] {
        let mut client = Client::to(&server).await;
        client.says(&noise).await;
        client.says(b"\r\n").await;
        client.hears("421 4.7.0").await;
        assert!(client.is_gone().await);
    }
    let mut client = Client::to(&server).await;
    client.says(b"EHLO me\r\nMAIL FROM:<a@example.org>\r\n").await;
    client.says(&b"RCPT TO:<nobody@example.net>\r\n".repeat(30)).await;
    client.hears("421 4.7.0").await;
    let mut client = Client::to(&server).await;
    client.says(b"EHLO me\r\nMAIL FROM:<a@example.org>\r\n").await;
    client.says(&b"RCPT TO:<asha@example.net>\r\n".repeat(21)).await;
    client.hears("452 4.5.3").await;
}

#[tokio::test]
async fn who_says_nothing_or_drips_is_left() {
    let (silence, patience) = (Duration::from_millis(200), Duration::from_millis(900));
    let server = Server::start(
        ListenerSettings {
            silence,
            patience,
            ..settings()
        },
        Kept::default(),
    )
    .await;
    let mut silent = Client::to(&server).await;
    assert!(silent.is_gone().await);
    let mut dripping = Client::to(&server).await;
    for _ in 0..12 {
        dripping.says(b"N").await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(dripping.is_gone().await);
}

#[tokio::test]
async fn there_is_room_for_so_many() {
    let server = Server::start(
        ListenerSettings {
            connections: 2,
            ..settings()
        },
        Kept::default(),
    )
    .await;
    let (first, _second) = (Client::to(&server).await, Client::to(&server).await);
    let mut third = Client(TcpStream::connect(server.at).await.unwrap());
    third.hears("421 4.3.2").await;
    drop(first);
    tokio::time::sleep(Duration::from_millis(100)).await;
    Client::to(&server).await.asks("EHLO me", "250").await;
}

#[tokio::test]
async fn over_lmtp_each_recipient_is_answered() {
    let lmtp = ListenerSettings {
        protocol: Protocol::Lmtp,
        ..settings()
    };
    let server = Server::start(lmtp, Kept::default()).await;
    *server.kept.answer.lock().unwrap() = Some(Answer::Later);
    let mut client = Client::to(&server).await;
    client.asks("EHLO me", "502").await;
    client.asks("LHLO me", "250").await;
    client.asks("MAIL FROM:<a@example.org>", "250").await;
    client.asks("RCPT TO:<asha@example.net>", "250").await;
    client.asks("RCPT TO:<ben@example.net>", "250").await;
    client.asks("DATA", "354").await;
    client.says(b"Subject: x\r\n\r\nHello\r\n.\r\nQUIT\r\n").await;
    let heard = client.hears("221 ").await;
    assert_eq!(heard.matches("451 4.3.0").count(), 2, "{heard}");
    assert_eq!(server.kept.mails.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn stopping_lets_a_mail_come_to_its_end() {
    let slow = Kept {
        slow: Some(Duration::from_millis(300)),
        ..Kept::default()
    };
    let server = Server::start(settings(), slow).await;
    let (kept, at) = (server.kept.clone(), server.at);
    let mut idle = Client::to(&server).await;
    let mut busy = Client::to(&server).await;
    busy.says(b"EHLO me\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<asha@example.net>\r\nDATA\r\n")
        .await;
    busy.hears("354 ").await;
    let stopping = tokio::spawn(server.stop());
    idle.hears("421 4.3.2").await;
    assert!(TcpStream::connect(at).await.is_err(), "nobody new comes in");
    busy.says(b"Subject: x\r\n\r\nHello\r\n.\r\n").await;
    busy.hears("250 2.6.0").await;
    stopping.await.unwrap();
    assert_eq!(kept.mails.lock().unwrap().len(), 1);
}
