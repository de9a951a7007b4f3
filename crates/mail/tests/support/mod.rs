//! What several stories need: a message, a mail server of our own that keeps what it gets.
#![allow(dead_code, reason = "each story uses a part of it")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use chrono::DateTime;
use i18n::Lang;
use mail::{
    address::Mailbox,
    compose::{Attachment, Message, Unsubscribe},
    listener::{Answer, Delivery, Handler, ListenerSettings, Protocol, listen},
    transport::{Security, SmtpSettings},
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

pub(crate) fn message() -> Message {
    Message {
        from: Mailbox::named("Riverside Careers", "careers@example.org"),
        to: Mailbox::named("Asha Žofie", "asha@example.net"),
        reply_to: Some(Mailbox::bare("reply+abc@example.org")),
        subject: "Your application № 1 — नमस्ते".to_owned(),
        text: "Hello Asha,\n\nOpen this page:\nhttps://work.example.org/a?b=1&c=2\n\n- one\n- two\n\n.dot\n".to_owned(),
        lang: Lang::English,
        message_id: "<0190-1@example.org>".to_owned(),
        date: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
        in_reply_to: Some("<before@example.net>".to_owned()),
        references: vec!["<first@example.org>".to_owned(), "<before@example.net>".to_owned()],
        unsubscribe: Some(Unsubscribe {
            https: "https://work.example.org/u/TOKEN".to_owned(),
            mailto: Some("unsubscribe+TOKEN@example.org".to_owned()),
        }),
        attachments: vec![
            Attachment {
                name: "Résumé.pdf".to_owned(),
                media_type: "application/pdf".to_owned(),
                bytes: (0..=255).cycle().take(5000).collect(),
            },
            Attachment {
                name: "interview.ics".to_owned(),
                media_type: "text/calendar; charset=utf-8; method=REQUEST".to_owned(),
                bytes: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec(),
            },
        ],
    }
}

/// Keeps what is delivered, wants mail for everybody at `example.net` but `nobody`, and answers as told.
#[derive(Default)]
pub(crate) struct Kept {
    pub(crate) mails: Mutex<Vec<Delivery>>,
    pub(crate) answer: Mutex<Option<Answer>>,
    pub(crate) slow: Option<Duration>,
}

#[async_trait]
impl Handler for Kept {
    async fn wants(&self, recipient: &str) -> bool {
        recipient.ends_with("@example.net") && !recipient.starts_with("nobody")
    }

    async fn deliver(&self, delivery: Delivery) -> Answer {
        if let Some(slow) = self.slow {
            tokio::time::sleep(slow).await;
        }
        self.mails.lock().unwrap().push(delivery);
        self.answer.lock().unwrap().unwrap_or(Answer::Accepted)
    }
}

/// A listener that runs.
pub(crate) struct Server {
    pub(crate) at: SocketAddr,
    pub(crate) kept: Arc<Kept>,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Server {
    pub(crate) async fn start(settings: ListenerSettings, kept: Kept) -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = socket.local_addr().unwrap();
        let kept = Arc::new(kept);
        let (stop, stopped) = oneshot::channel();
        let handler = Arc::clone(&kept);
        let running = tokio::spawn(listen(socket, settings, handler, async {
            let _ = stopped.await;
        }));
        Self {
            at,
            kept,
            stop,
            running,
        }
    }

    pub(crate) async fn smtp() -> Self {
        Self::start(settings(), Kept::default()).await
    }

    pub(crate) async fn stop(self) {
        self.stop.send(()).unwrap();
        tokio::time::timeout(Duration::from_secs(5), self.running)
            .await
            .unwrap()
            .unwrap();
    }
}

pub(crate) fn settings() -> ListenerSettings {
    ListenerSettings::new("mx.example.net", Protocol::Smtp)
}

pub(crate) fn smtp_to(at: SocketAddr, security: Security) -> SmtpSettings {
    SmtpSettings {
        host: "localhost".to_owned(),
        port: at.port(),
        security,
        credentials: None,
        authority: None,
        hello: "work.example.org".to_owned(),
        patience: Duration::from_secs(5),
        connections: 4,
    }
}
