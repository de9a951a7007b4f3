//! The connection: bytes in with a limit on waiting, replies out; in the open or inside TLS.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpStream,
    sync::watch,
    time::timeout,
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

/// A connection before and after STARTTLS.
pub(super) enum Stream {
    Open(TcpStream),
    Sealed(Box<TlsStream<TcpStream>>),
    /// While it changes.
    Gone,
}

/// What came.
pub(super) enum Came {
    Bytes(usize),
    /// The client is gone, or has said nothing for too long.
    Nothing,
    /// We are to stop.
    Stopped,
}

pub(super) struct Wire {
    stream: Stream,
    silence: Duration,
    stopped: watch::Receiver<bool>,
}

impl Wire {
    pub(super) fn new(stream: TcpStream, silence: Duration, stopped: watch::Receiver<bool>) -> Self {
        let stream = Stream::Open(stream);
        Self {
            stream,
            silence,
            stopped,
        }
    }

    /// Reads what is there. Between mails (`idle`) it wakes when we are to stop.
    pub(super) async fn read(&mut self, buffer: &mut [u8], idle: bool) -> io::Result<Came> {
        let (stream, stopped) = (&mut self.stream, &mut self.stopped);
        let read = async {
            match stream {
                Stream::Open(stream) => stream.read(buffer).await,
                Stream::Sealed(stream) => stream.read(buffer).await,
                Stream::Gone => Ok(0),
            }
        };
        tokio::select! {
            biased;
            Ok(_) = stopped.wait_for(|stopped| *stopped), if idle => Ok(Came::Stopped),
            read = timeout(self.silence, read) => match read {
                Ok(Ok(0)) | Err(_) => Ok(Came::Nothing),
                Ok(Ok(some)) => Ok(Came::Bytes(some)),
                Ok(Err(error)) => Err(error),
            },
        }
    }

    pub(super) async fn write(&mut self, reply: &str) -> io::Result<()> {
        let write = async {
            match &mut self.stream {
                Stream::Open(stream) => send(stream, reply).await,
                Stream::Sealed(stream) => send(stream.as_mut(), reply).await,
                Stream::Gone => Err(io::ErrorKind::NotConnected.into()),
            }
        };
        timeout(self.silence, write)
            .await
            .map_err(|_| io::ErrorKind::TimedOut)?
    }

    pub(super) fn is_sealed(&self) -> bool {
        matches!(self.stream, Stream::Sealed(_))
    }

    /// Turns to TLS.
    pub(super) async fn seal(&mut self, tls: &TlsAcceptor) -> io::Result<()> {
        if let Stream::Open(stream) = std::mem::replace(&mut self.stream, Stream::Gone) {
            let sealed = timeout(self.silence, tls.accept(stream)).await;
            let sealed = sealed.map_err(|_| io::ErrorKind::TimedOut)??;
            self.stream = Stream::Sealed(Box::new(sealed));
        }
        Ok(())
    }
}

async fn send(stream: &mut (impl AsyncWrite + Unpin), reply: &str) -> io::Result<()> {
    stream.write_all(reply.as_bytes()).await?;
    stream.flush().await
}
