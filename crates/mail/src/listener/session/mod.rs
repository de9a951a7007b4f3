//! One connection: its bytes read as commands (`commands`) and as mails (`content`), one after the other.

mod commands;
mod content;

use std::{io, net::SocketAddr};

use smtp_proto::{
    Error,
    request::receiver::{DataReceiver, DummyDataReceiver, RequestReceiver},
};
use tokio::{net::TcpStream, sync::watch};

use super::{
    Handler, ListenerSettings, Protocol,
    wire::{Came, Wire},
};

/// What is read now.
enum State {
    Commands(RequestReceiver),
    Data(DataReceiver),
    /// A mail that is too large, read to its end and thrown away.
    Spill(DummyDataReceiver),
}

struct Session<'a> {
    wire: Wire,
    settings: &'a ListenerSettings,
    handler: &'a dyn Handler,
    peer: SocketAddr,
    hello: String,
    sender: Option<String>,
    recipients: Vec<String>,
    body: Vec<u8>,
    mistakes: usize,
    refused: usize,
}

/// What comes after a command.
enum Next {
    Command,
    Data,
    Seal,
    End,
}

pub(in crate::listener) async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    settings: &ListenerSettings,
    handler: &dyn Handler,
    stopped: watch::Receiver<bool>,
) -> io::Result<()> {
    let mut session = Session {
        wire: Wire::new(stream, settings.silence, stopped),
        settings,
        handler,
        peer,
        hello: String::new(),
        sender: None,
        recipients: Vec::new(),
        body: Vec::new(),
        mistakes: 0,
        refused: 0,
    };
    let protocol = if settings.protocol == Protocol::Lmtp {
        "LMTP"
    } else {
        "ESMTP"
    };
    session.say(&format!("220 {} {protocol}", settings.host)).await?;
    session.run().await
}

impl Session<'_> {
    async fn run(&mut self) -> io::Result<()> {
        let mut state = State::Commands(RequestReceiver::default());
        let mut buffer = vec![0; 16 << 10];
        loop {
            let idle = self.sender.is_none() && matches!(state, State::Commands(_));
            let read = match self.wire.read(&mut buffer, idle).await? {
                Came::Bytes(read) => read,
                Came::Nothing => return Ok(()),
                Came::Stopped => return self.say("421 4.3.2 Closing, come again").await,
            };
            let mut bytes = buffer[..read].iter();
            loop {
                let done = match &mut state {
                    State::Commands(receiver) => match receiver.ingest(&mut bytes) {
                        Ok(request) => self.obey(request.into_owned()).await?,
                        Err(Error::NeedsMoreData { .. }) => break,
                        Err(error) => self.mistake(&error).await?,
                    },
                    State::Data(_) | State::Spill(_) => {
                        if !self.take(&mut state, &mut bytes).await? {
                            break;
                        }
                        state = State::Commands(RequestReceiver::default());
                        Next::Command
                    }
                };
                match done {
                    Next::Command => (),
                    Next::Data => state = State::Data(DataReceiver::new()),
                    Next::End => return Ok(()),
                    Next::Seal => {
                        self.seal().await?;
                        // What was sent in the open after STARTTLS counts for nothing (RFC 3207, section 4.2).
                        state = State::Commands(RequestReceiver::default());
                        break;
                    }
                }
            }
        }
    }

    async fn seal(&mut self) -> io::Result<()> {
        self.forget();
        self.hello.clear();
        match &self.settings.tls {
            Some(tls) => self.wire.seal(tls).await,
            None => Ok(()),
        }
    }

    async fn answer(&mut self, reply: &str) -> io::Result<Next> {
        self.say(reply).await?;
        Ok(Next::Command)
    }

    async fn say(&mut self, reply: &str) -> io::Result<()> {
        self.wire.write(&format!("{reply}\r\n")).await
    }

    fn forget(&mut self) {
        self.sender = None;
        self.recipients.clear();
        self.body = Vec::new();
    }
}
