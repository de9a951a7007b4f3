//! Taking mail in: a server beside a mail server or on the internet, or a mailbox at a provider that is looked into.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use journey::{Journey, by_mail::Arrived as Mail};
use mail::{
    authenticity::{Arrival, Dns, reported},
    listener::{self, Answer, Delivery, Handler, ListenerSettings, Protocol},
    mailbox::{self, Arrived, Content, Handed, MailboxSettings, Sink, Taken},
};
use tokio::{net::TcpListener, sync::watch};

/// Between two looks into the mailbox.
const LOOK_EVERY: Duration = Duration::from_secs(20);
/// Rest after a failure: providers lock out who tries too often.
const UNTIL_MENDED: Duration = Duration::from_mins(2);

/// How mail comes in.
pub struct Inlet {
    /// The name of the mail server whose word on authenticity counts; empty: nobody's.
    pub trusted: String,
    /// The way.
    pub way: Way,
}

/// The way mail comes in.
pub enum Way {
    /// Others hand it over here.
    Listener(Box<ListenerSettings>, TcpListener),
    /// It is fetched.
    Mailbox(Box<MailboxSettings>),
}

/// Takes mail in until `stop` turns true.
pub(crate) async fn run(journey: Journey, inlet: Inlet, mut stop: watch::Receiver<bool>) {
    let trusted = inlet.trusted;
    match inlet.way {
        Way::Listener(settings, socket) => {
            let dns = match settings.protocol {
                Protocol::Smtp => Dns::system()
                    .inspect_err(|error| tracing::error!(error, "no DNS: no mail is proven"))
                    .ok(),
                Protocol::Lmtp => None,
            };
            let host = settings.host.clone();
            let taker = Arc::new(Taker {
                journey,
                trusted,
                dns,
                host,
            });
            let stopped = async move {
                // The sender is gone when the program ends.
                let _ = stop.wait_for(|stop| *stop).await;
            };
            listener::listen(socket, *settings, taker, stopped).await;
        }
        Way::Mailbox(settings) => fetch(journey, trusted, &settings, stop).await,
    }
}

async fn fetch(journey: Journey, trusted: String, settings: &MailboxSettings, mut stop: watch::Receiver<bool>) {
    // Of a mail that was taken and not marked the use case knows that it was taken.
    let mut handed = Handed::default();
    let mut fetched = Fetched { journey, trusted };
    while !*stop.borrow() {
        let rest = match mailbox::fetch(settings, &mut handed, &mut fetched).await {
            Ok(round) if round.left > 0 && round.not_now == 0 => Duration::ZERO,
            Ok(_) => LOOK_EVERY,
            Err(failure) => {
                tracing::warn!(%failure, "the mailbox was not read");
                UNTIL_MENDED
            }
        };
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            _ = stop.changed() => {}
        }
    }
}

struct Taker {
    journey: Journey,
    trusted: String,
    dns: Option<Dns>,
    host: String,
}

#[async_trait]
impl Handler for Taker {
    async fn wants(&self, recipient: &str) -> bool {
        self.journey.takes_mail_for(recipient)
    }

    async fn deliver(&self, delivery: Delivery) -> Answer {
        let authenticity = match &self.dns {
            Some(dns) => {
                let arrival = Arrival {
                    ip: delivery.peer.ip(),
                    hello: &delivery.hello,
                    sender: &delivery.sender,
                    host: &self.host,
                };
                dns.authenticity(&delivery.bytes, arrival).await
            }
            None => reported(&delivery.bytes, &self.trusted),
        };
        let mail = Mail {
            bytes: &delivery.bytes,
            is_cut: false,
            recipients: &delivery.recipients,
            authenticity,
        };
        if take(&self.journey, mail).await {
            Answer::Accepted
        } else {
            Answer::Later
        }
    }
}

struct Fetched {
    journey: Journey,
    trusted: String,
}

#[async_trait]
impl Sink for Fetched {
    async fn take(&mut self, arrived: Arrived) -> Taken {
        let (bytes, is_cut) = match arrived.content {
            Content::Whole(bytes) => (bytes, false),
            // What the mail server found by reading all of it stands in the headers.
            Content::TooLarge { size, headers } => {
                tracing::warn!(size, "a mail is too large and was not read");
                (headers, true)
            }
        };
        let mail = Mail {
            bytes: &bytes,
            is_cut,
            recipients: &[],
            authenticity: reported(&bytes, &self.trusted),
        };
        if take(&self.journey, mail).await {
            Taken::Yes
        } else {
            Taken::NotNow
        }
    }
}

/// Whether a mail is safely taken.
async fn take(journey: &Journey, mail: Mail<'_>) -> bool {
    let taken = journey.take_mail(mail).await;
    taken
        .inspect_err(|error| tracing::error!(%error, "a mail was not taken"))
        .is_ok()
}
