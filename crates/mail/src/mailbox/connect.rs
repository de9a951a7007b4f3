//! The way to the server: in the open on this machine, else inside TLS.

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use tokio::{net::TcpStream, time::timeout};
use tokio_rustls::TlsConnector;

use super::{
    MailboxSettings,
    stream::Stream,
    wire::{Trouble, Wire},
};
use crate::transport::{Failure, Security};

/// A connection that may be spoken on, greeted.
pub(super) async fn connect(settings: &MailboxSettings) -> Result<Wire, Failure> {
    let address = (settings.host.as_str(), settings.port);
    let stream = timeout(settings.silence, TcpStream::connect(address)).await;
    let stream = stream
        .map_err(|_| Failure::unfinished("no answer to the connection"))?
        .map_err(|error| Failure::unreachable(error.to_string()))?;
    let on_this_machine = stream.peer_addr().is_ok_and(|peer| peer.ip().is_loopback());
    if settings.security == Security::None && !on_this_machine {
        return Err(Failure::encryption("in the open, to another machine".to_owned()));
    }
    if settings.security == Security::Tls {
        let stream = sealed(stream, settings).await?;
        let mut wire = Wire::new(stream, settings.silence);
        wire.greeting().await.map_err(greeting)?;
        return Ok(wire);
    }
    let mut wire = Wire::new(Stream::Open(stream), settings.silence);
    wire.greeting().await.map_err(greeting)?;
    if settings.security == Security::None {
        return Ok(wire);
    }
    let go_ahead = wire.ask("STARTTLS", 0, |_| ()).await;
    go_ahead.map_err(|trouble| match trouble {
        Trouble::Refused(said) => Failure::encryption(said),
        Trouble::Broken(said) => Failure::unfinished(said),
    })?;
    // What was said in the open after that is nothing anybody vouches for.
    let Some(Stream::Open(stream)) = wire.into_stream() else {
        return Err(Failure::encryption("words in the open after STARTTLS".to_owned()));
    };
    Ok(Wire::new(sealed(stream, settings).await?, settings.silence))
}

/// Not an IMAP server, or one that is silent.
fn greeting(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Refused(said) => Failure::unreachable(said),
        Trouble::Broken(said) => Failure::unfinished(said),
    }
}

async fn sealed(stream: TcpStream, settings: &MailboxSettings) -> Result<Stream, Failure> {
    let refused = |error: &dyn std::fmt::Display| Failure::encryption(error.to_string());
    let name = ServerName::try_from(settings.host.clone()).map_err(|error| refused(&error))?;
    let connector = TlsConnector::from(Arc::new(config(settings).map_err(|error| refused(&error))?));
    let sealed = timeout(settings.silence, connector.connect(name, stream)).await;
    let sealed = sealed.map_err(|_| Failure::unfinished("no answer to TLS"))?;
    Ok(Stream::Sealed(Box::new(sealed.map_err(|error| refused(&error))?)))
}

/// Whom we believe: the usual authorities, and the place's own.
fn config(settings: &MailboxSettings) -> Result<ClientConfig, Box<dyn std::error::Error>> {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    for certificate in CertificateDer::pem_slice_iter(settings.authority.as_deref().unwrap_or_default().as_bytes()) {
        roots.add(certificate?)?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth())
}
