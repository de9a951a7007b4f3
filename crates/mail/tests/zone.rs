//! DNS is asked over a real socket: a name server of our own that knows a few records.
#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use std::net::SocketAddr;

use mail::{authenticity::Dns, doctor::Zone};
use tokio::net::UdpSocket;

/// Numbers of the types (RFC 1035, section 3.2.2; RFC 3596, section 2.1).
const A: u16 = 1;
const PTR: u16 = 12;
const MX: u16 = 15;
const TXT: u16 = 16;
const AAAA: u16 = 28;

/// A name as it travels (RFC 1035, section 3.1).
fn labels(name: &str) -> Vec<u8> {
    let labels = name.split('.').filter(|label| !label.is_empty());
    let mut bytes: Vec<u8> = labels
        .flat_map(|label| [&[u8::try_from(label.len()).unwrap()], label.as_bytes()].concat())
        .collect();
    bytes.push(0);
    bytes
}

/// What is known of a name: types with their data.
fn known(name: &str) -> Vec<(u16, Vec<u8>)> {
    let text = |strings: &[&str]| {
        let strings = strings
            .iter()
            .flat_map(|one| [&[u8::try_from(one.len()).unwrap()], one.as_bytes()].concat());
        (TXT, strings.collect())
    };
    let v6: std::net::Ipv6Addr = "2001:db8::25".parse().unwrap();
    match name {
        "example.org" => vec![
            text(&["v=spf1 mx", " -all"]),
            text(&["other words"]),
            (MX, [&[0, 10], &labels("Mail.example.org")[..]].concat()),
        ],
        "mail.example.org" => vec![(A, vec![192, 0, 2, 25]), (AAAA, v6.octets().to_vec())],
        "25.2.0.192.in-addr.arpa" => vec![(PTR, labels("mail.example.org"))],
        _ => Vec::new(),
    }
}

/// The answer to a question: its header, the question, the records (RFC 1035, section 4.1).
fn answer(question: &[u8]) -> Vec<u8> {
    let end = 12 + question[12..].iter().position(|byte| *byte == 0).unwrap() + 1;
    let kind = u16::from_be_bytes([question[end], question[end + 1]]);
    let mut name = Vec::new();
    let mut at = 12;
    while question[at] > 0 {
        let next = at + 1 + usize::from(question[at]);
        name.push(String::from_utf8_lossy(&question[at + 1..next]).to_lowercase());
        at = next;
    }
    let name = name.join(".");
    let records = known(&name);
    let is_broken = name == "broken.example.org";
    let code = if is_broken {
        2
    } else if records.is_empty() {
        3
    } else {
        0
    };
    let records: Vec<_> = records.into_iter().filter(|(of, _)| *of == kind).collect();
    let count = u8::try_from(records.len()).unwrap();
    let mut out = [
        &question[..2],
        &[0x81, 0x80 | code, 0, 1, 0, count, 0, 0, 0, 0],
        &question[12..end + 4],
    ]
    .concat();
    for (kind, data) in records {
        let length = u16::try_from(data.len()).unwrap().to_be_bytes();
        out.extend(
            [
                &[0xc0, 12],
                &kind.to_be_bytes()[..],
                &[0, 1, 0, 0, 0, 60],
                &length,
                &data,
            ]
            .concat(),
        );
    }
    out
}

async fn server() -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let at = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let mut question = [0; 512];
        while let Ok((_, from)) = socket.recv_from(&mut question).await {
            let _ = socket.send_to(&answer(&question), from).await;
        }
    });
    at
}

#[tokio::test]
async fn what_dns_says_is_understood() {
    let dns = Dns::at(server().await).unwrap();
    assert_eq!(
        dns.texts("example.org").await.unwrap(),
        ["v=spf1 mx -all", "other words"]
    );
    assert_eq!(dns.mail_servers("example.org").await.unwrap(), ["mail.example.org"]);
    let addresses = dns.addresses("mail.example.org").await.unwrap();
    assert_eq!(
        addresses.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["192.0.2.25", "2001:db8::25"]
    );
    assert_eq!(dns.names(addresses[0]).await.unwrap(), ["mail.example.org"]);
}

#[tokio::test]
async fn nothing_there_and_no_answer_are_two_things() {
    let dns = Dns::at(server().await).unwrap();
    assert!(dns.texts("nowhere.example.org").await.unwrap().is_empty());
    assert!(
        dns.texts("mail.example.org").await.unwrap().is_empty(),
        "a name without texts"
    );
    assert!(dns.addresses("example.org").await.unwrap().is_empty());
    assert!(dns.names("192.0.2.99".parse().unwrap()).await.unwrap().is_empty());
    dns.texts("broken.example.org").await.unwrap_err();
    dns.texts("not a name..").await.unwrap_err();
}
