//! Answers to mails, with the real program: they come in by LMTP or from a mailbox, are answered once, and go on after a restart.
#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod support;

use std::{
    net::SocketAddr,
    path::Path,
    time::{Duration, Instant},
};

use support::{Running, Sink, free_port, somebody};
use testkit::Dovecot;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

const ASHA: &str = "asha@example.org";

/// Asha's answer, as her mail server's word goes with it.
fn letter(to: &str, name: &str, words: &str) -> String {
    format!(
        "Authentication-Results: mx.example.org; dmarc=pass header.from=example.org\r\nFrom: Asha <{ASHA}>\r\nTo: <{to}>\r\n\
         Subject: Re: Hello\r\nMessage-ID: <{name}@people.example>\r\n\r\n{words}\r\n"
    )
}

/// Where a mail can be answered.
fn reply_to(mail: &str) -> String {
    let start = mail
        .find("reply+")
        .unwrap_or_else(|| panic!("it can be answered: {mail}"));
    mail[start..start + mail[start..].find('>').unwrap()].to_owned()
}

fn domain() -> [(&'static str, String); 2] {
    [
        ("ONWARD_MAIL_IN__DOMAIN", "reply.example.org".to_owned()),
        ("ONWARD_MAIL_IN__TRUSTED", "mx.example.org".to_owned()),
    ]
}

fn by_lmtp(dir: &Path, server: SocketAddr) -> (Running, u16) {
    let port = free_port();
    let mut settings = domain().to_vec();
    settings.push(("ONWARD_MAIL_IN__LISTEN", format!("127.0.0.1:{port}")));
    (Running::serve(dir, server, &settings), port)
}

/// What `onward doctor mail` finds.
fn examined(dir: &Path, server: SocketAddr, port: u16) -> String {
    let mut settings = domain().to_vec();
    settings.push(("ONWARD_MAIL_IN__LISTEN", format!("127.0.0.1:{port}")));
    let mut command = support::program(server, &settings);
    command
        .args(["doctor", "mail", "--json", "--send-test", "ben@example.org", "--data"])
        .arg(dir);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

/// Hands a mail over by LMTP; the answers to the recipient and to the mail.
async fn hand_over(port: u16, to: &str, mail: &str) -> (String, String) {
    let began = Instant::now();
    let stream = loop {
        match TcpStream::connect(("127.0.0.1", port)).await {
            Ok(stream) => break stream,
            Err(error) => assert!(began.elapsed() < Duration::from_mins(1), "{error}"),
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let mut stream = BufReader::new(stream);
    reply(&mut stream).await;
    say(&mut stream, "LHLO mx.example.org").await;
    say(&mut stream, &format!("MAIL FROM:<{ASHA}>")).await;
    let wanted = say(&mut stream, &format!("RCPT TO:<{to}>")).await;
    if !wanted.starts_with("250") {
        return (wanted, String::new());
    }
    say(&mut stream, "DATA").await;
    let taken = say(&mut stream, &format!("{mail}.")).await;
    (wanted, taken)
}

async fn say(stream: &mut BufReader<TcpStream>, line: &str) -> String {
    stream.write_all(format!("{line}\r\n").as_bytes()).await.unwrap();
    reply(stream).await
}

/// The last line of a reply.
async fn reply(stream: &mut BufReader<TcpStream>) -> String {
    loop {
        let mut line = String::new();
        assert!(stream.read_line(&mut line).await.unwrap() > 0, "it hung up");
        if line.as_bytes().get(3) == Some(&b' ') {
            return line;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_by_mail_goes_on_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    somebody(dir.path(), ASHA).await;
    let (sink, server) = Sink::start().await;
    let (first, port) = by_lmtp(dir.path(), server);
    let to = reply_to(&sink.until(1).await);
    let (refused, _) = hand_over(port, "reply+guessed@reply.example.org", "").await;
    assert!(refused.starts_with("550"), "{refused}");
    let help = letter(&to, "one", "help");
    let (_, taken) = hand_over(port, &to, &help).await;
    assert!(taken.starts_with("250"), "{taken}");
    let answer = sink.until(2).await;
    assert!(
        answer.contains("In-Reply-To: <one@people.example>") && answer.contains("auto-replied"),
        "{answer}"
    );
    drop(first);

    let (_second, port) = by_lmtp(dir.path(), server);
    let (_, again) = hand_over(port, &to, &help).await;
    assert!(
        again.starts_with("250"),
        "taken before, and not to be brought again: {again}"
    );
    let erase = letter(&reply_to(&answer), "two", "delete my data");
    let (_, taken) = hand_over(port, &reply_to(&answer), &erase).await;
    assert!(taken.starts_with("250"), "{taken}");
    let third = sink.until(3).await;
    assert!(
        third.contains("In-Reply-To: <two@people.example>"),
        "the first was not answered twice: {third}"
    );
    assert!(third.contains("/me/data"), "{third}");

    let found = examined(dir.path(), server, port);
    assert!(found.contains("\"name\":\"answers\",\"health\":\"good\""), "{found}");
    assert!(found.contains("\"name\":\"test\",\"health\":\"good\""), "{found}");
    assert!(sink.until(4).await.contains("To: ben@example.org"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mailbox_at_a_provider_is_looked_into() {
    let dovecot = Dovecot::start(
        include_str!("../../mail/tests/keys/server.pem"),
        include_str!("../../mail/tests/keys/server.key"),
    );
    dovecot.make("INBOX");
    let dir = tempfile::tempdir().unwrap();
    somebody(dir.path(), ASHA).await;
    let (sink, server) = Sink::start().await;
    let mut settings = domain().to_vec();
    settings.extend([
        ("ONWARD_MAIL_IN__HOST", "127.0.0.1".to_owned()),
        ("ONWARD_MAIL_IN__PORT", dovecot.open().port().to_string()),
        ("ONWARD_MAIL_IN__SECURITY", "none".to_owned()),
        ("ONWARD_MAIL_IN__USER", "ben".to_owned()),
        ("ONWARD_MAIL_IN__PASSWORD", Dovecot::PASSWORD.to_owned()),
    ]);
    let first = Running::serve(dir.path(), server, &settings);
    let to = reply_to(&sink.until(1).await);
    drop(first);
    dovecot.put("INBOX", "1", letter(&to, "one", "help").as_bytes());
    let _second = Running::serve(dir.path(), server, &settings);
    let answer = sink.until(2).await;
    assert!(answer.contains("In-Reply-To: <one@people.example>"), "{answer}");
    let began = Instant::now();
    while !dovecot.mails("INBOX").iter().all(|(_, read)| *read) {
        assert!(began.elapsed() < Duration::from_mins(1), "it counts as read");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
