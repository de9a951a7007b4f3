//! Sending over SMTP (RFC 5321) to the server a place hands its mail to (RFC 6409, RFC 8314).

use std::time::Duration;

use async_trait::async_trait;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    address::Envelope,
    transport::smtp::{
        PoolConfig,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
        extension::ClientId,
    },
};

use super::{Failure, Transport};
use crate::{compose::Outgoing, secret::Secret};

/// How the connection is kept from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Not at all: a server on the same machine.
    None,
    /// It begins in the open and must turn to TLS before anything is said (RFC 3207), usually port 587.
    StartTls,
    /// TLS from the first byte (RFC 8314, section 3.3), usually port 465.
    Tls,
}

/// The server that takes our mail.
#[derive(Debug, Clone)]
pub struct SmtpSettings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// User name and password, where it asks for them.
    pub credentials: Option<(String, Secret)>,
    /// A certificate (PEM) that vouches for the server, where it is the place's own.
    pub authority: Option<String>,
    /// The name we greet with.
    pub hello: String,
    /// How long one mail may take, from connecting to the server's last word.
    pub patience: Duration,
    /// Connections kept open at most.
    pub connections: u32,
}

/// Sends over SMTP, with connections kept for the next mail.
#[derive(Debug, Clone)]
pub struct Smtp {
    pool: AsyncSmtpTransport<Tokio1Executor>,
    patience: Duration,
}

impl Smtp {
    /// Ready to send; nothing is connected yet. Needs a tokio runtime, in which unused connections are closed.
    pub fn new(settings: &SmtpSettings) -> Result<Self, Failure> {
        let tls = match settings.security {
            Security::None => Tls::None,
            Security::StartTls => Tls::Required(parameters(settings)?),
            Security::Tls => Tls::Wrapper(parameters(settings)?),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .tls(tls)
            .hello_name(ClientId::Domain(settings.hello.clone()))
            .timeout(Some(settings.patience))
            .pool_config(PoolConfig::new().max_size(settings.connections));
        if let Some((user, password)) = &settings.credentials {
            builder = builder.credentials(Credentials::new(user.clone(), password.reveal().to_owned()));
        }
        Ok(Self {
            pool: builder.build(),
            patience: settings.patience,
        })
    }

    /// Connects, signs in and says nothing more: whether the settings are right.
    pub async fn check(&self) -> Result<(), Failure> {
        match self.bounded(self.pool.test_connection()).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Failure::later("the server closed the connection")),
            Err(failure) => Err(failure),
        }
    }

    async fn bounded<T>(
        &self,
        sending: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
    ) -> Result<T, Failure> {
        let done = tokio::time::timeout(self.patience, sending).await;
        let done = done.map_err(|_| Failure::later("the server took too long"))?;
        done.map_err(|error| Failure::of_smtp(&error))
    }
}

#[async_trait]
impl Transport for Smtp {
    async fn send(&self, mail: &Outgoing) -> Result<(), Failure> {
        let envelope = envelope(mail).map_err(|error| Failure::never(error.to_string()))?;
        self.bounded(self.pool.send_raw(&envelope, &mail.bytes)).await?;
        Ok(())
    }
}

fn envelope(mail: &Outgoing) -> Result<Envelope, Box<dyn std::error::Error>> {
    Ok(Envelope::new(Some(mail.from.parse()?), vec![mail.to.parse()?])?)
}

fn parameters(settings: &SmtpSettings) -> Result<TlsParameters, Failure> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.authority {
        let certificate = Certificate::from_pem(pem.as_bytes());
        builder = builder.add_root_certificate(certificate.map_err(|error| Failure::of_smtp(&error))?);
    }
    builder.build_rustls().map_err(|error| Failure::of_smtp(&error))
}
