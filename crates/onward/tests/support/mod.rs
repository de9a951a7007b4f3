//! What tests of the whole program need: somebody who has a mail, a server that mails go to, the program itself.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use mail::listener::{Answer, Delivery, Handler, ListenerSettings, Protocol, listen};
use model::{Clock, Contact, Event, EventKind, MailId, PersonId, Role, SeededRandom, SystemClock};
use store::{Grant, Options, Store, account, mail::NewMail, person};
use tokio::net::TcpListener;

/// A mail server that keeps what it is handed.
#[derive(Default)]
pub(crate) struct Sink(Mutex<Vec<String>>);

impl Sink {
    /// Starts one; it ends with the test.
    pub(crate) async fn start() -> (Arc<Self>, SocketAddr) {
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        let sink = Arc::new(Self::default());
        let settings = ListenerSettings::new("mx.example.net", Protocol::Smtp);
        tokio::spawn(listen(socket, settings, sink.clone(), std::future::pending()));
        (sink, address)
    }

    pub(crate) fn mails(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    /// Waits until so many mails have come; gives the last one.
    pub(crate) async fn until(&self, count: usize) -> String {
        let began = Instant::now();
        loop {
            let mails = self.mails();
            if mails.len() >= count {
                assert_eq!(mails.len(), count, "{mails:#?}");
                return mails[count - 1].clone();
            }
            assert!(began.elapsed() < Duration::from_mins(2), "only {} came", mails.len());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

#[async_trait]
impl Handler for Sink {
    async fn wants(&self, _: &str) -> bool {
        true
    }

    async fn deliver(&self, delivery: Delivery) -> Answer {
        self.0
            .lock()
            .unwrap()
            .push(String::from_utf8_lossy(&delivery.bytes).into_owned());
        Answer::Accepted
    }
}

/// A program that is killed with its test.
pub(crate) struct Running(Child);

impl Running {
    /// Serves this data, with these settings beside: mails leave by the server at `server`.
    pub(crate) fn serve(dir: &Path, server: SocketAddr, more: &[(&str, String)]) -> Self {
        let mut command = program(server, more);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(dir);
        command.stdout(Stdio::null());
        Self(command.spawn().unwrap())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// The program, with mails leaving by the server at `server` and these settings beside.
pub(crate) fn program(server: SocketAddr, more: &[(&str, String)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onward"));
    command
        .env("ONWARD_MAIL__HOST", server.ip().to_string())
        .env("ONWARD_MAIL__PORT", server.port().to_string())
        .env("ONWARD_MAIL__SECURITY", "none")
        .env("ONWARD_MAIL__FROM", "careers@work.example.org")
        .env("ONWARD_PUBLIC_URL", "https://work.example.org")
        .envs(more.iter().map(|(name, value)| (*name, value.as_str())));
    command
}

/// A port nobody listens on now.
pub(crate) fn free_port() -> u16 {
    let socket = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    socket.local_addr().unwrap().port()
}

/// Somebody whose address is confirmed, with one mail to them that waits.
pub(crate) async fn somebody(dir: &Path, address: &str) {
    let options = Options {
        url: None,
        dir: dir.to_owned(),
    };
    let store = Store::open(&options).await.unwrap();
    let random = SeededRandom::new(1);
    let id = PersonId::new(SystemClock.now(), &random);
    let grant = Grant::program(id);
    let contact = Contact::Email(address.to_owned());
    let mut tx = store.begin(SystemClock.now()).await.unwrap();
    person::add(&mut tx, id, None).await.unwrap();
    person::give_role(&mut tx, id, Role::Seeker).await.unwrap();
    let new = account::NewAccount {
        contact: Some(contact.clone()),
        ..account::NewAccount::default()
    };
    account::create(&mut tx, &grant, &new).await.unwrap();
    account::confirm(&mut tx, &grant, account::Confirmed::Contact(&contact))
        .await
        .unwrap();
    let mail = MailId::new(tx.at(), &random);
    let new = NewMail {
        id: mail,
        event_key: "test".to_owned(),
        message_id: format!("<{mail}@work.example.org>"),
        to_contact: address.to_owned(),
        kind: "password_changed".to_owned(),
        subject: "Hello".to_owned(),
        body_text: "Hello,\n\nthis is a mail.\n".to_owned(),
        body_html: None,
        lang: "en",
        good_until: None,
    };
    assert!(store::mail::queue(&mut tx, Some(&grant), &new).await.unwrap());
    tx.commit(Event::about(EventKind::PersonArrived, id, id)).await.unwrap();
    store.close().await;
}
