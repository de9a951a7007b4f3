//! A sender that is killed in the middle of a thousand mails: none is lost, and only what was on its way may come twice, under
//! the same Message-ID.
#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use chrono::TimeDelta;
use mail::listener::{Answer, Delivery, Handler, ListenerSettings, Protocol, listen};
use model::{Clock, Event, EventKind, MailId, SeededRandom, SystemClock};
use store::{Options, Store, mail::NewMail};
use tokio::{net::TcpListener, sync::oneshot};

const MAILS: usize = 1_000;
/// The program is killed when so many have come.
const KILLED_AT: usize = 300;
/// So many are on their way at once.
const IN_FLIGHT: usize = 8;

/// Counts how often each Message-ID comes, and takes its time.
#[derive(Default)]
struct Sink(Mutex<BTreeMap<String, usize>>);

impl Sink {
    fn distinct(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    async fn until(&self, count: usize) {
        let began = Instant::now();
        while self.distinct() < count {
            assert!(
                began.elapsed() < Duration::from_mins(2),
                "only {} came",
                self.distinct()
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

#[async_trait]
impl Handler for Sink {
    async fn wants(&self, _: &str) -> bool {
        true
    }

    async fn deliver(&self, delivery: Delivery) -> Answer {
        let text = String::from_utf8_lossy(&delivery.bytes).into_owned();
        let name = text
            .lines()
            .find_map(|line| line.strip_prefix("Message-ID: "))
            .unwrap()
            .to_owned();
        *self.0.lock().unwrap().entry(name).or_default() += 1;
        tokio::time::sleep(Duration::from_millis(4)).await;
        Answer::Accepted
    }
}

async fn write_mails(dir: &Path) {
    let options = Options {
        url: None,
        dir: dir.to_owned(),
    };
    let store = Store::open(&options).await.unwrap();
    let random = SeededRandom::new(1);
    let mut tx = store.begin(SystemClock.now()).await.unwrap();
    for number in 0..MAILS {
        let id = MailId::new(tx.at(), &random);
        let new = NewMail {
            id,
            event_key: format!("test:{number}"),
            message_id: format!("<{number}@work.example.org>"),
            to_contact: format!("person{number}@example.net"),
            kind: "confirm_email".to_owned(),
            subject: "Hello".to_owned(),
            body_text: "Hello,\n\nthis is a mail.\n".to_owned(),
            body_html: None,
            lang: "en",
            good_until: None,
        };
        assert!(store::mail::queue(&mut tx, None, &new).await.unwrap());
    }
    tx.commit(Event::new(
        EventKind::MailQueued,
        MailId::new(SystemClock.now(), &random).0,
    ))
    .await
    .unwrap();
}

/// The Message-IDs of the mails that are due when the lease of the killed sender is over.
async fn held_back(dir: &Path) -> Vec<String> {
    let options = Options {
        url: None,
        dir: dir.to_owned(),
    };
    let store = Store::open(&options).await.unwrap();
    let later = SystemClock.now() + TimeDelta::minutes(6);
    let random = SeededRandom::new(2);
    let work = store.work();
    let due = work.claim("mail.send", 100, TimeDelta::minutes(1), later, &random);
    let mut held = Vec::new();
    for lease in due.await.unwrap() {
        let id: MailId = lease.payload["mail"].as_str().unwrap().parse().unwrap();
        let mail = store::mail::to_send(&mut store.read().await.unwrap(), id)
            .await
            .unwrap();
        held.push(mail.expect("it waits").message_id);
    }
    held
}

fn serve(dir: &Path, server: SocketAddr) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onward"));
    command
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(dir)
        .env("ONWARD_MAIL__HOST", server.ip().to_string())
        .env("ONWARD_MAIL__PORT", server.port().to_string())
        .env("ONWARD_MAIL__SECURITY", "none")
        .env("ONWARD_MAIL__FROM", "careers@work.example.org")
        .stdout(Stdio::null());
    command.spawn().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_sender_loses_nothing_and_repeats_only_what_was_on_its_way() {
    let dir = tempfile::tempdir().unwrap();
    write_mails(dir.path()).await;
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    let sink = Arc::new(Sink::default());
    let (stop, stopped) = oneshot::channel::<()>();
    let settings = ListenerSettings::new("mx.example.net", Protocol::Smtp);
    let listening = tokio::spawn(listen(socket, settings, sink.clone(), async move {
        let _ = stopped.await;
    }));

    let mut first = serve(dir.path(), address);
    sink.until(KILLED_AT).await;
    first.kill().unwrap();
    first.wait().unwrap();
    let before = sink.distinct();
    assert!(before < MAILS, "it was killed in the middle: {before}");

    let mut second = serve(dir.path(), address);
    // What the first held is free again when its lease is over; all others come at once.
    sink.until(MAILS - IN_FLIGHT).await;
    second.kill().unwrap();
    second.wait().unwrap();
    let held = held_back(dir.path()).await;
    let counts = sink.0.lock().unwrap().clone();
    let twice: Vec<_> = counts.iter().filter(|(_, times)| **times > 1).collect();
    assert!(
        twice.len() <= IN_FLIGHT && counts.values().all(|times| *times <= 2),
        "{twice:?}"
    );
    let missing = (0..MAILS).map(|number| format!("<{number}@work.example.org>"));
    let missing: Vec<String> = missing.filter(|name| !counts.contains_key(name)).collect();
    assert!(
        missing.iter().all(|name| held.contains(name)),
        "lost: {missing:?}, held: {held:?}"
    );
    drop(stop);
    listening.abort();
}
