//! What came in is read: who wrote, what they wrote now, and whether a person did.
#![allow(clippy::unwrap_used, reason = "a mail of a test that is not read has failed")]

use mail::{
    address::Mailbox,
    read::{Kind, Unreadable, read},
};
use proptest::prelude::*;

fn with(headers: &str, body: &str) -> Vec<u8> {
    format!("From: Ben <ben@example.net>\r\nTo: reply+x@example.org\r\nSubject: Re: Hello\r\n{headers}\r\n\r\n{body}")
        .into_bytes()
}

fn text(body: &str) -> String {
    read(&with("Content-Type: text/plain; charset=utf-8", body))
        .unwrap()
        .text
}

fn html(body: &str) -> String {
    read(&with("Content-Type: text/html; charset=utf-8", body))
        .unwrap()
        .text
}

fn kind(headers: &str, body: &str) -> Kind {
    read(&with(headers, body)).unwrap().kind
}

#[test]
fn who_wrote_and_what_it_answers() {
    let mail = read(&with(
        "Message-ID: <b@example.net>\r\nIn-Reply-To: <a@example.org>\r\nReferences: <z@example.org> <a@example.org>",
        "Yes",
    ));
    let mail = mail.unwrap();
    assert_eq!(mail.from, Some(Mailbox::named("Ben", "ben@example.net")));
    assert_eq!(mail.message_id.as_deref(), Some("<b@example.net>"));
    assert_eq!(mail.in_reply_to.as_deref(), Some("<a@example.org>"));
    assert_eq!(mail.references, ["<z@example.org>", "<a@example.org>"]);
    assert_eq!((mail.text.as_str(), mail.kind), ("Yes", Kind::Person));
}

#[test]
fn quotes_in_many_languages_are_left_out() {
    for attribution in [
        "On Mon, 2 Nov 2026 at 10:11, Riverside <careers@example.org> wrote:",
        "On Mon, 2 Nov 2026 at 10:11, Riverside Careers\r\n<careers@example.org> wrote:",
        "Am 02.11.26 um 10:11 schrieb Riverside Careers:",
        "El lun, 2 nov 2026 a las 10:11, Riverside (<careers@example.org>) escribió:",
        "Le lun. 2 nov. 2026 à 10:11, Riverside <careers@example.org> a écrit :",
        "सोम, 2 नव॰ 2026 को 10:11 am बजे को Riverside <careers@example.org> ने लिखा:",
    ] {
        let body = format!("Yes, gladly.\r\n\r\nBen\r\n\r\n{attribution}\r\n> Hello\r\n> Ben\r\n");
        assert_eq!(text(&body), "Yes, gladly.\n\nBen", "{attribution}");
        let unmarked = format!("Yes, gladly.\r\n\r\n{attribution}\r\n\r\nHello Ben\r\n");
        assert_eq!(text(&unmarked), "Yes, gladly.", "{attribution}");
    }
}

#[test]
fn blocks_of_headers_and_lines_end_the_text() {
    for end in [
        "-----Original Message-----\r\nFrom: A",
        "From: Riverside <careers@example.org>\r\nSent: Monday\r\nTo: Ben\r\nSubject: Hello",
        "________________________________\r\nVon: Riverside\r\nGesendet: Montag\r\nAn: Ben\r\nBetreff: Hallo",
        "De: Riverside\r\nEnviado: lunes\r\nPara: Ben\r\nAsunto: Hola",
    ] {
        assert_eq!(
            text(&format!("I can come.\r\n\r\n{end}\r\n\r\nold words")),
            "I can come.",
            "{end}"
        );
    }
}

#[test]
fn answers_below_and_between_quotes_are_kept() {
    let body = "On Monday Asha wrote:\r\n> Can you come?\r\nYes.\r\n> When?\r\nAt ten.\r\n-- \r\nBen, Example Ltd\r\n";
    assert_eq!(text(body), "Yes.\n\nAt ten.");
}

#[test]
fn what_devices_add_is_left_out() {
    for line in [
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Enviado desde mi iPhone",
        "Envoyé de mon iPhone",
    ] {
        assert_eq!(text(&format!("Yes\r\n\r\n{line}\r\n")), "Yes", "{line}");
    }
    assert_eq!(
        text("I wrote: hello\r\nFrom: here we go\r\n"),
        "I wrote: hello\nFrom: here we go"
    );
}

#[test]
fn pages_become_text() {
    let page = "<style>x</style><div>Yes &amp; no<br>two</div><ul><li>a</li></ul><div class=gmail_quote><div \
                class=gmail_attr>On Monday Asha wrote:</div><blockquote class=gmail_quote>old</blockquote></div>";
    assert_eq!(html(page), "Yes & no\ntwo\n- a");
    assert_eq!(html("<p>Yes</p><div id=divRplyFwdMsg>From: x</div><p>old</p>"), "Yes");
}

#[test]
fn programs_are_told_from_people() {
    assert_eq!(kind("Auto-Submitted: auto-replied", "x"), Kind::AutoReply);
    assert_eq!(kind("Auto-Submitted: no", "x"), Kind::Person);
    assert_eq!(kind("X-Autoreply: yes", "x"), Kind::AutoReply);
    assert_eq!(kind("List-Id: <l.example.org>", "x"), Kind::List);
    let away = b"From: a@example.net\r\nSubject: Out of office: Hello\r\n\r\nx";
    assert_eq!(read(away).unwrap().kind, Kind::AutoReply);
}

#[test]
fn reports_of_mail_servers_are_bounces() {
    let report = |action: &str, status: &str| {
        let body = format!(
            "--b\r\n\r\nSorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\n\
             Final-Recipient: rfc822; nobody@example.net\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b\r\nContent-Type: \
             message/rfc822\r\n\r\nMessage-ID: <a@example.org>\r\nSubject: Hello\r\n\r\nx\r\n--b--\r\n"
        );
        kind(
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
            &body,
        )
    };
    let bounce = |permanent, status: &str| Kind::Bounce {
        recipient: Some("nobody@example.net".to_owned()),
        permanent,
        status: Some(status.to_owned()),
        original_message_id: Some("<a@example.org>".to_owned()),
    };
    assert_eq!(report("failed", "5.1.1"), bounce(true, "5.1.1"));
    assert_eq!(report("delayed", "4.4.1"), bounce(false, "4.4.1"));
    assert_eq!(report("delivered", "2.0.0"), Kind::AutoReply);
    let prose = b"From: MAILER-DAEMON@mx.example.net\r\nTo: careers@example.org\r\nSubject: failure notice\r\n\r\n\
                  <nobody@example.net>:\r\nno such user (#5.1.1)\r\n\r\nMessage-ID: <a@example.org>\r\n";
    assert_eq!(read(prose).unwrap().kind, bounce(true, "5.1.1"));
}

#[test]
fn what_is_no_mail_is_refused() {
    assert_eq!(read(b"").unwrap_err(), Unreadable::NotMail);
    assert_eq!(
        read(&vec![b'x'; mail::read::LARGEST + 1]).unwrap_err(),
        Unreadable::TooLarge
    );
}

proptest! {
    #[test]
    fn nothing_breaks_it(body in "(\\PC|[\r\n>:<]){0,400}", bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        for kind in ["text/plain", "text/html", "multipart/mixed; boundary=b", "message/rfc822"] {
            let _ = read(&with(&format!("Content-Type: {kind}"), &body));
        }
    }
}
