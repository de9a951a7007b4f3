//! Mails of the corpus, damaged at random, and mails without measure: reading ends soon, and keeps no more than it promises.
//!
//! The same assertions as in `fuzz/fuzz_targets/read_mail.rs`, in the few seconds a test may take.
#![allow(clippy::unwrap_used, reason = "a mail of a test that is not read has failed")]

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use mail::read::{Incoming, Kind, LARGEST, MOST_ATTACHMENTS, Unreadable, read};
use proptest::{
    prelude::Strategy,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

/// What holds of every mail, whoever wrote it.
fn holds(mail: &Incoming) {
    let on_one_line = |text: &str| !text.contains(char::is_control);
    assert!(on_one_line(&mail.subject), "{:?}", mail.subject);
    for mailbox in mail.from.iter().chain(&mail.to) {
        assert!(
            mailbox.address.contains('@') && on_one_line(&mailbox.address),
            "{mailbox:?}"
        );
        assert!(mailbox.name.as_deref().is_none_or(on_one_line), "{mailbox:?}");
    }
    for id in mail.message_id.iter().chain(&mail.in_reply_to).chain(&mail.references) {
        assert!(id.bytes().all(|byte| byte.is_ascii_graphic()), "{id:?}");
    }
    assert!(mail.attachments.len() <= MOST_ATTACHMENTS && mail.to.len() <= 200);
    for file in &mail.attachments {
        assert!(
            on_one_line(&file.name) && !file.name.contains(['/', '\\']),
            "{:?}",
            file.name
        );
    }
    assert!(mail.text.len() <= 256 * 1024 + 16, "{} bytes of text", mail.text.len());
    assert!(!mail.text.contains(|letter: char| letter.is_control() && letter != '\n'));
    if let Kind::Bounce {
        recipient: Some(recipient),
        ..
    } = &mail.kind
    {
        assert!(recipient.contains('@'), "{recipient}");
    }
}

fn corpus() -> Vec<Vec<u8>> {
    let mails = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mails");
    let mut paths: Vec<_> = fs::read_dir(mails)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "eml"));
    paths.sort();
    let mails = paths.iter().map(|path| fs::read(path).unwrap());
    // Large ones have a test of their own; here many matter.
    mails.filter(|mail| mail.len() < 8_000).collect()
}

/// A change: what is done, where (a part of the length), with which byte, and how far it reaches.
type Damage = (u8, u16, u8, u8);

/// The mail with some of its bytes changed, taken out, said again, or exchanged with those of another mail.
fn damaged(mail: &[u8], other: &[u8], damage: &[Damage]) -> Vec<u8> {
    let mut bytes = mail.to_vec();
    for &(what, place, byte, reach) in damage {
        let at = bytes.len() * usize::from(place) / (1 << 16);
        let end = (at + usize::from(reach)).min(bytes.len());
        match what % 6 {
            0 if at < bytes.len() => bytes[at] = byte,
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            3 => {
                let start = (other.len() * usize::from(place) / (1 << 16)).min(other.len());
                let piece = &other[start..(start + usize::from(reach)).min(other.len())];
                bytes.splice(at..end, piece.iter().copied());
            }
            4 => bytes.truncate(end),
            _ => bytes.insert(at, byte),
        }
    }
    bytes
}

#[test]
fn damaged_mails_are_read_or_refused() {
    let corpus = corpus();
    assert!(corpus.len() > 100);
    // The same damage every time, so that a failure can be seen again.
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let damage = proptest::collection::vec(proptest::arbitrary::any::<Damage>(), 1..12);
    // Patterns are made once, before anything is measured.
    assert!(corpus.iter().all(|mail| read(mail).is_ok()));
    let began = Instant::now();
    let mut most = Duration::ZERO;
    for round in 0..10 {
        for (at, mail) in corpus.iter().enumerate() {
            let damage = damage.new_tree(&mut runner).unwrap();
            let damage = proptest::strategy::ValueTree::current(&damage);
            let bytes = damaged(mail, &corpus[(at * 7 + round) % corpus.len()], &damage);
            let one = Instant::now();
            if let Ok(mail) = read(&bytes) {
                holds(&mail);
            }
            most = most.max(one.elapsed());
        }
    }
    println!(
        "{} mails in {:?}, the slowest in {most:?}",
        corpus.len() * 10,
        began.elapsed()
    );
    assert!(most < Duration::from_secs(5), "one mail took {most:?}");
}

fn with_body(headers: &str, body: &str) -> Vec<u8> {
    format!("From: Ben <ben@example.net>\r\nSubject: Hello\r\n{headers}\r\n\r\n{body}").into_bytes()
}

#[test]
fn mails_without_measure_are_read_in_good_time() {
    // A part of what may come, for the sake of whoever waits for this test; what grows faster than the mail shows here too.
    let large = LARGEST / 8;
    let times = |piece: &str| piece.repeat(large / piece.len());
    let plain = "Content-Type: text/plain; charset=utf-8";
    let page = "Content-Type: text/html; charset=utf-8";
    let mixed = "Content-Type: multipart/mixed; boundary=b";
    for (what, mail) in [
        ("one line", with_body(plain, &times("word "))),
        ("lines", with_body(plain, &times("On Monday we go\r\n"))),
        (
            "flowed",
            with_body("Content-Type: text/plain; format=flowed", &times("> a \r\n>> b \r\n")),
        ),
        ("quotes", with_body(plain, &times("> On Monday Asha wrote:\r\n>"))),
        ("open elements", with_body(page, &times("<div>"))),
        ("open elements of a table", with_body(page, &times("<table><td>"))),
        ("open letters", with_body(page, &times("<p><font color=1></p><p><b>"))),
        (
            "attributes",
            with_body(page, &format!("<p {}>x", times("a b c d e f "))),
        ),
        ("words of a page", with_body(page, &times("<p>x&nbsp;"))),
        ("parts", with_body(mixed, &times("--b\r\n\r\nx\r\n"))),
        (
            "files",
            with_body(mixed, &times("--b\r\nContent-Disposition: attachment\r\n\r\nx\r\n")),
        ),
        ("headers", with_body(&times("X-A: b\r\n"), "x")),
        (
            "encoded words",
            with_body(&format!("Subject:{}", times(" =?utf-8?Q?=C3=BC?=\r\n")), "x"),
        ),
        (
            "recipients",
            with_body(&format!("To: {}", times("a@example.org, ")), "x"),
        ),
        (
            "ids",
            with_body(&format!("References: {}", times("<a@example.org> ")), "x"),
        ),
    ] {
        let began = Instant::now();
        let read = read(&mail).unwrap();
        let took = began.elapsed();
        println!("{what}: {took:?}");
        holds(&read);
        assert!(took < Duration::from_secs(30), "{what}: {took:?}");
    }
}

#[test]
fn letters_inside_letters_are_read_down_to_some_depth() {
    let letter = "Content-Type: message/rfc822\r\n\r\n";
    let deep = |times: usize| read(&with_body("Content-Type: message/rfc822", &letter.repeat(times)));
    holds(&deep(400).unwrap());
    for (times, letter) in [
        (LARGEST / 40, letter),
        (100_000, "CONTENT-type : Message / RFC822\r\n\r\n"),
        (100_000, "Content-Type: message/global\r\n\r\n"),
        (100_000, "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n"),
    ] {
        let refused = read(&with_body("Content-Type: message/rfc822", &letter.repeat(times))).unwrap_err();
        assert_eq!(refused, Unreadable::Exhausting, "{letter}");
    }
}

#[test]
fn headers_with_parameters_are_read_up_to_some_length() {
    let mail = |times: usize, parameter: &dyn Fn(usize) -> String| {
        let parameters: String = (0..times).map(parameter).collect();
        read(&with_body(&format!("Content-Type: text/plain{parameters}"), "x"))
    };
    holds(&mail(200, &|n| format!(";\r\n a{n}*=utf-8'en'x")).unwrap());
    for (times, line_end) in [(500, ""), (500, "\r\n"), (500_000, "\r\n"), (500_000, "\n")] {
        let refused = mail(times, &|n| format!(";{line_end} a{n}*=utf-8'en'x")).unwrap_err();
        assert_eq!(refused, Unreadable::Exhausting, "{times} {line_end:?}");
    }
}

#[test]
fn floods_of_headers_and_parts_are_refused_before_they_take_room() {
    let mixed = "Content-Type: multipart/mixed; boundary=b";
    let times = |piece: &str| piece.repeat((LARGEST - 1000) / piece.len());
    for (what, mail) in [
        ("headers", with_body(&times("X:\r\n"), "x")),
        ("recipients", with_body(&format!("To: {}", times("a,")), "x")),
        (
            "recipients on many lines",
            with_body(&format!("To: {}", times("\r\n a,")), "x"),
        ),
        (
            "headers of a part",
            with_body(mixed, &format!("--b\r\n{}", times("To:a\r\n"))),
        ),
        ("parts", with_body(mixed, &times("--b\n\n\n"))),
        ("parts on one line", with_body(mixed, &times("--b "))),
    ] {
        assert_eq!(read(&mail).unwrap_err(), Unreadable::Exhausting, "{what}");
    }
    let file = "QUJD".repeat(19) + "\r\n";
    let files = "--b\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n".to_owned();
    holds(&read(&with_body(mixed, &(files + &times(&file)))).unwrap());
}
