//! One connection, command by command.

use std::{io, net::SocketAddr, slice::Iter};

use smtp_proto::{
    Error, Request,
    request::receiver::{DataReceiver, DummyDataReceiver, RequestReceiver},
};
use tokio::{net::TcpStream, sync::watch};

use super::{
    Answer, Delivery, Handler, ListenerSettings, Protocol,
    wire::{Came, Wire},
};

/// Commands not understood before the client is sent away.
const MOST_MISTAKES: usize = 10;
/// Recipients refused before the client is sent away: it is guessing.
const MOST_REFUSED: usize = 20;

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

pub(super) async fn serve(
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

    /// Takes in more of a mail; true when it was the last of it, and answered.
    async fn take(&mut self, state: &mut State, bytes: &mut Iter<'_, u8>) -> io::Result<bool> {
        if let State::Data(data) = state {
            let ended = data.ingest(bytes, &mut self.body);
            let too_large = self.body.len() > self.settings.largest;
            if ended && !too_large {
                self.deliver().await?;
                return Ok(true);
            }
            if ended {
                return self.too_large().await;
            }
            if too_large {
                *state = State::Spill(DummyDataReceiver::new_data(data));
                self.body = Vec::new();
            }
            return Ok(false);
        }
        match state {
            State::Spill(spill) => Ok(spill.ingest(bytes) && self.too_large().await?),
            _ => Ok(false),
        }
    }

    async fn too_large(&mut self) -> io::Result<bool> {
        let times = if self.settings.protocol == Protocol::Lmtp {
            self.recipients.len()
        } else {
            1
        };
        self.forget();
        for _ in 0..times {
            self.say("552 5.3.4 The mail is too large").await?;
        }
        Ok(true)
    }

    async fn obey(&mut self, request: Request<String>) -> io::Result<Next> {
        match request {
            Request::Ehlo { host } if self.settings.protocol == Protocol::Smtp => self.greet(host, true).await,
            Request::Helo { host } if self.settings.protocol == Protocol::Smtp => self.greet(host, false).await,
            Request::Lhlo { host } if self.settings.protocol == Protocol::Lmtp => self.greet(host, true).await,
            Request::Mail { from } => self.begin(from.address, from.size).await,
            Request::Rcpt { to } => self.recipient(to.address).await,
            Request::Data => self.data().await,
            Request::StartTls if self.settings.tls.is_some() && !self.wire.is_sealed() => {
                self.say("220 2.0.0 Go ahead").await?;
                Ok(Next::Seal)
            }
            Request::Rset => {
                self.forget();
                self.answer("250 2.0.0 Forgotten").await
            }
            Request::Noop { .. } => self.answer("250 2.0.0 Still here").await,
            // Whether an address exists, a delivery tells (RFC 5321, section 3.5.3).
            Request::Vrfy { .. } => self.answer("252 2.1.5 Send it and see").await,
            Request::Quit => {
                self.say("221 2.0.0 Goodbye").await?;
                Ok(Next::End)
            }
            _ => self.wrong("502 5.5.1 Not spoken here").await,
        }
    }

    async fn greet(&mut self, host: String, extended: bool) -> io::Result<Next> {
        self.hello = host;
        self.forget();
        if !extended {
            return self.answer(&format!("250 {}", self.settings.host)).await;
        }
        let starttls = if self.settings.tls.is_some() && !self.wire.is_sealed() {
            "250-STARTTLS\r\n"
        } else {
            ""
        };
        let (host, largest) = (&self.settings.host, self.settings.largest);
        let offers = format!(
            "250-{host}\r\n{starttls}250-SIZE {largest}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n\
             250 ENHANCEDSTATUSCODES"
        );
        self.answer(&offers).await
    }

    async fn begin(&mut self, sender: String, size: usize) -> io::Result<Next> {
        if self.hello.is_empty() || self.sender.is_some() {
            return self.wrong("503 5.5.1 Greet first, and one mail at a time").await;
        }
        // Said beforehand (RFC 1870, section 6.1), it need not be sent.
        if size > self.settings.largest {
            return self.answer("552 5.3.4 The mail is too large").await;
        }
        self.sender = Some(sender);
        self.answer("250 2.1.0 Go on").await
    }

    async fn recipient(&mut self, address: String) -> io::Result<Next> {
        if self.sender.is_none() {
            return self.wrong("503 5.5.1 MAIL comes first").await;
        }
        if self.recipients.len() >= self.settings.recipients {
            return self.answer("452 4.5.3 Too many recipients").await;
        }
        if self.handler.wants(&address).await {
            self.recipients.push(address);
            return self.answer("250 2.1.5 Go on").await;
        }
        self.refused += 1;
        if self.refused > MOST_REFUSED {
            self.say("421 4.7.0 Too many wrong addresses").await?;
            return Ok(Next::End);
        }
        self.answer("550 5.1.1 No such address here").await
    }

    async fn data(&mut self) -> io::Result<Next> {
        if self.recipients.is_empty() {
            return self.wrong("503 5.5.1 For whom?").await;
        }
        self.say("354 End with a dot on a line of its own").await?;
        Ok(Next::Data)
    }

    async fn deliver(&mut self) -> io::Result<()> {
        let delivery = Delivery {
            peer: self.peer,
            hello: self.hello.clone(),
            sender: self.sender.take().unwrap_or_default(),
            recipients: std::mem::take(&mut self.recipients),
            bytes: std::mem::take(&mut self.body),
        };
        // One answer a recipient (RFC 2033, section 4.2); all of them share one mail here.
        let times = if self.settings.protocol == Protocol::Lmtp {
            delivery.recipients.len()
        } else {
            1
        };
        let reply = match self.handler.deliver(delivery).await {
            Answer::Accepted => "250 2.6.0 Kept",
            Answer::Refused => "550 5.7.1 Not wanted",
            Answer::Later => "451 4.3.0 Not now, come again",
        };
        for _ in 0..times {
            self.say(reply).await?;
        }
        Ok(())
    }

    async fn seal(&mut self) -> io::Result<()> {
        self.forget();
        self.hello.clear();
        match &self.settings.tls {
            Some(tls) => self.wire.seal(tls).await,
            None => Ok(()),
        }
    }

    async fn mistake(&mut self, error: &Error) -> io::Result<Next> {
        let reply = match error {
            Error::InvalidSenderAddress => "501 5.1.7 Not an address",
            Error::InvalidRecipientAddress => "501 5.1.3 Not an address",
            Error::UnsupportedParameter { .. } => "555 5.5.4 Parameter not known",
            Error::ResponseTooLong => "500 5.5.6 Line too long",
            _ => "500 5.5.2 Not understood",
        };
        self.wrong(reply).await
    }

    async fn wrong(&mut self, reply: &str) -> io::Result<Next> {
        self.mistakes += 1;
        if self.mistakes > MOST_MISTAKES {
            self.say("421 4.7.0 Too many mistakes").await?;
            return Ok(Next::End);
        }
        self.answer(reply).await
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
