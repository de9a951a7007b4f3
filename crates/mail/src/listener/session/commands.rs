//! What is answered to each command.

use std::io;

use smtp_proto::{Error, Request};

use super::{Next, Session};
use crate::listener::Protocol;

/// Commands not understood before the client is sent away.
const MOST_MISTAKES: usize = 10;
/// Recipients refused before the client is sent away: it is guessing.
const MOST_REFUSED: usize = 20;

impl Session<'_> {
    pub(super) async fn obey(&mut self, request: Request<String>) -> io::Result<Next> {
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

    pub(super) async fn mistake(&mut self, error: &Error) -> io::Result<Next> {
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
}
