//! Mails without measure.

use std::time::{Duration, Instant};

use mail::read::{LARGEST, Unreadable, read};

use crate::holds;

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
