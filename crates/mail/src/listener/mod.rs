//! Taking mail in: a small server for SMTP (RFC 5321) or LMTP (RFC 2033), for one domain and for programs, not for people.
//!
//! It relays nothing, knows no users, and bounds all that a stranger can make it keep: size, time, recipients, connections.

mod session;
mod wire;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use async_trait::async_trait;
use tokio::{
    net::TcpListener,
    sync::{Semaphore, watch},
    task::JoinSet,
};
use tokio_rustls::TlsAcceptor;

/// What is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// With servers anywhere.
    Smtp,
    /// With a mail server beside it, which has done the checking (RFC 2033).
    Lmtp,
}

/// How the listener behaves.
#[derive(Clone)]
pub struct ListenerSettings {
    /// Our name, in the greeting.
    pub host: String,
    /// What is spoken.
    pub protocol: Protocol,
    /// Certificate and key for STARTTLS (RFC 3207); see [`tls`].
    pub tls: Option<TlsAcceptor>,
    /// The largest mail, in bytes.
    pub largest: usize,
    /// Recipients of one mail.
    pub recipients: usize,
    /// Connections at once; more are asked to come again.
    pub connections: usize,
    /// How long a client may say nothing (RFC 5321, section 4.5.3.2, asks for minutes).
    pub silence: Duration,
    /// How long a connection may last.
    pub patience: Duration,
}

impl ListenerSettings {
    /// For a place of any size.
    pub fn new(host: impl Into<String>, protocol: Protocol) -> Self {
        Self {
            host: host.into(),
            protocol,
            tls: None,
            largest: crate::read::LARGEST,
            recipients: 20,
            connections: 50,
            silence: Duration::from_mins(2),
            patience: Duration::from_mins(15),
        }
    }
}

/// A mail as it was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Where it came from.
    pub peer: SocketAddr,
    /// The name the client greeted with.
    pub hello: String,
    /// The sender on the envelope; empty for bounces (RFC 5321, section 4.5.5).
    pub sender: String,
    /// Those it is for, all of them wanted.
    pub recipients: Vec<String>,
    /// The mail.
    pub bytes: Vec<u8>,
}

/// What became of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is kept: we answer for it now (RFC 5321, section 4.2.5).
    Accepted,
    /// It is not wanted; the sender's server tells them.
    Refused,
    /// It could not be kept now; the client tries again.
    Later,
}

/// What is done with mail.
#[async_trait]
pub trait Handler: Send + Sync + 'static {
    /// Whether mail for this address is wanted.
    async fn wants(&self, recipient: &str) -> bool;

    /// Takes a mail. Answer [`Answer::Accepted`] only when it is safely kept.
    async fn deliver(&self, delivery: Delivery) -> Answer;
}

/// What STARTTLS needs, from PEM: the certificate with those that vouch for it, and its key.
pub fn tls(certificates: &str, key: &crate::secret::Secret) -> Result<TlsAcceptor, String> {
    use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(certificates.as_bytes()).collect();
    let chain = chain.map_err(|error| error.to_string())?;
    let key = PrivateKeyDer::from_pem_slice(key.reveal().as_bytes()).map_err(|error| error.to_string())?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_no_client_auth()
        .with_single_cert(chain, key);
    Ok(TlsAcceptor::from(Arc::new(config.map_err(|error| error.to_string())?)))
}

/// Takes mail in until `stop` is done; then no new connection is taken, and open ones end after the mail they are at.
pub async fn listen(
    socket: TcpListener,
    settings: ListenerSettings,
    handler: Arc<dyn Handler>,
    stop: impl Future<Output = ()> + Send,
) {
    let places = Arc::new(Semaphore::new(settings.connections));
    let settings = Arc::new(settings);
    let (stopping, stopped) = watch::channel(false);
    let mut sessions = JoinSet::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            Some(_) = sessions.join_next(), if !sessions.is_empty() => continue,
            accepted = socket.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // No more files may be open, say: a moment later there may.
                tracing::warn!(%error, "mail connection not taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        // Small replies must not wait for more to say.
        let _ = stream.set_nodelay(true);
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            let _ = stream.try_write(b"421 4.3.2 Busy, come again\r\n");
            continue;
        };
        let (settings, handler, stopped) = (Arc::clone(&settings), Arc::clone(&handler), stopped.clone());
        sessions.spawn(async move {
            let patience = settings.patience;
            let session = session::serve(stream, peer, &settings, handler.as_ref(), stopped);
            if let Ok(Err(error)) = tokio::time::timeout(patience, session).await {
                tracing::debug!(%peer, %error, "mail connection broken off");
            }
            drop(place);
        });
    }
    // Nobody new comes in while the last mails are taken.
    drop(socket);
    let _ = stopping.send(true);
    while sessions.join_next().await.is_some() {}
}
