//! Commands out, responses in: each response is read as far as it goes, and no farther than it may.

use std::{io, time::Duration};

use imap_proto::Response;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    time::timeout,
};

use super::stream::Stream;

/// The longest line, in bytes: the numbers of half a million unread mails.
const LONGEST_LINE: usize = 4 << 20;
/// Responses to one command; a server that says more is not well.
const MOST_RESPONSES: usize = 10_000;

/// Why a command came to nothing.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The server said no; its words.
    Refused(String),
    /// The connection ended, was silent for too long, or said what cannot be understood.
    Broken(String),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

pub(super) struct Wire {
    stream: BufReader<Stream>,
    silence: Duration,
    commands: u32,
}

impl Wire {
    pub(super) fn new(stream: Stream, silence: Duration) -> Self {
        Self {
            stream: BufReader::new(stream),
            silence,
            commands: 0,
        }
    }

    /// The first line (RFC 3501, section 7.1): `* OK`, or `* PREAUTH`.
    pub(super) async fn greeting(&mut self) -> Result<(), Trouble> {
        let line = self.response(0).await?;
        match line.get(..4) {
            Some(b"* OK" | b"* PR") => Ok(()),
            _ => Err(Trouble::Refused(shown(&line))),
        }
    }

    /// Sends a command and gives what comes to `heard`, until the server says that it is done. `largest` are the bytes of the
    /// largest literal. The command stands in no log.
    pub(super) async fn ask(
        &mut self,
        command: &str,
        largest: usize,
        mut heard: impl FnMut(Response<'_>),
    ) -> Result<(), Trouble> {
        self.commands += 1;
        let tag = format!("A{} ", self.commands);
        let line = format!("{tag}{command}\r\n");
        let write = async {
            self.stream.write_all(line.as_bytes()).await?;
            self.stream.flush().await
        };
        timeout(self.silence, write).await.map_err(|_| silent())??;
        for _ in 0..MOST_RESPONSES {
            let response = self.response(largest).await?;
            if let Some(rest) = response.strip_prefix(tag.as_bytes()) {
                let is_ok = rest.get(..2).is_some_and(|status| status.eq_ignore_ascii_case(b"OK"));
                return if is_ok {
                    Ok(())
                } else {
                    Err(Trouble::Refused(shown(rest)))
                };
            }
            if response
                .get(..5)
                .is_some_and(|start| start.eq_ignore_ascii_case(b"* BYE"))
                && command != "LOGOUT"
            {
                return Err(Trouble::Broken(shown(&response)));
            }
            // Servers say things no standard knows; what was asked for is among the rest.
            if is_flat(&response)
                && let Ok((_, known)) = Response::parse(&response)
            {
                heard(known);
            }
        }
        Err(Trouble::Broken("more responses than there can be".to_owned()))
    }

    /// One response: a line, and where it ends with `{n}`, n bytes and the line that goes on (RFC 3501, section 4.3).
    async fn response(&mut self, largest: usize) -> Result<Vec<u8>, Trouble> {
        let mut response = Vec::new();
        let mut literals = 0;
        loop {
            let most = (LONGEST_LINE - (response.len() - literals).min(LONGEST_LINE)) as u64;
            let mut line = (&mut self.stream).take(most);
            let read = timeout(self.silence, line.read_until(b'\n', &mut response)).await;
            let read = read.map_err(|_| silent())??;
            if read == 0 || !response.ends_with(b"\n") {
                return Err(Trouble::Broken("the connection ended, or a line did not".to_owned()));
            }
            let Some(announced) = literal(&response) else {
                return Ok(response);
            };
            literals += announced;
            if literals > largest {
                return Err(Trouble::Broken(format!(
                    "{announced} bytes, and {largest} were asked for"
                )));
            }
            self.literal(announced, &mut response).await?;
        }
    }

    async fn literal(&mut self, mut left: usize, response: &mut Vec<u8>) -> Result<(), Trouble> {
        while left > 0 {
            let mut some = (&mut self.stream).take(left.min(64 << 10) as u64);
            let read = timeout(self.silence, some.read_buf(response))
                .await
                .map_err(|_| silent())??;
            if read == 0 {
                return Err(Trouble::Broken("the connection ended inside a mail".to_owned()));
            }
            left -= read;
        }
        Ok(())
    }

    /// The connection itself, unless something was said on it that nobody has read.
    pub(super) fn into_stream(self) -> Option<Stream> {
        self.stream.buffer().is_empty().then(|| self.stream.into_inner())
    }
}

fn silent() -> Trouble {
    Trouble::Broken("the server was silent for too long".to_owned())
}

/// Whether the response is none that holds others of its kind: those are taken apart one inside the other, without a bound, and
/// never asked for here.
fn is_flat(response: &[u8]) -> bool {
    let line = response.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.to_ascii_uppercase();
    let has = |words: &[u8]| line.windows(words.len()).any(|window| window == words);
    !has(b"BODYSTRUCTURE") && !has(b"BODY (") && !has(b"ENVELOPE")
}

/// How many bytes a line announces.
fn literal(line: &[u8]) -> Option<usize> {
    let line = line.strip_suffix(b"\r\n")?.strip_suffix(b"}")?;
    let start = line.iter().rposition(|byte| *byte == b'{')?;
    std::str::from_utf8(&line[start + 1..]).ok()?.parse().ok()
}

/// The server's words for the log.
fn shown(line: &[u8]) -> String {
    let line = &line[..line.len().min(300)];
    String::from_utf8_lossy(line).trim().to_owned()
}
