//! A mail as it comes in: kept up to its limit, handed over at its end.

use std::{io, slice::Iter};

use smtp_proto::request::receiver::DummyDataReceiver;

use super::{Session, State};
use crate::listener::{Answer, Delivery, Protocol};

impl Session<'_> {
    /// Takes in more of a mail; true when it was the last of it, and answered.
    pub(super) async fn take(&mut self, state: &mut State, bytes: &mut Iter<'_, u8>) -> io::Result<bool> {
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
}
