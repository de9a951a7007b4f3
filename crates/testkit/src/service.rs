//! A real HTTP server that stands in for a service of others: it keeps what it is sent, and answers as it is told to.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// What it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The path with its query.
    pub path: String,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Received {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(key, _)| key == name);
        found.next().map(|(_, value)| value.as_str())
    }

    /// The body as a text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// How it answers.
#[derive(Debug, Clone)]
pub enum Reply {
    /// With this status.
    Status(u16),
    /// That what is sent should be sent there.
    Redirect(String),
    /// With this JSON.
    Json(String),
    /// With this status, after a while.
    Slow(Duration, u16),
    /// Not at all: it takes what is sent, and the connection ends.
    HangUp,
    /// With a body that never ends.
    Endless,
}

#[derive(Debug, Default)]
struct Kept {
    received: Vec<Received>,
    replies: VecDeque<Reply>,
}

/// The running service; it ends with the test.
#[derive(Debug)]
pub struct Service {
    address: SocketAddr,
    kept: Arc<Mutex<Kept>>,
}

fn kept(kept: &Mutex<Kept>) -> MutexGuard<'_, Kept> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Service {
    /// Starts it on a free port. It answers with 201 as long as it is told nothing else.
    ///
    /// # Panics
    /// When nothing can listen on this machine.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap_or_else(|error| panic!("no port is free: {error}"));
        let address = listener.local_addr().unwrap_or_else(|error| panic!("{error}"));
        let service = Self {
            address,
            kept: Arc::default(),
        };
        let kept = Arc::clone(&service.kept);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = Arc::clone(&kept);
                // Whoever hangs up in between is of no interest.
                thread::spawn(move || drop(serve(&stream, &kept)));
            }
        });
        service
    }

    /// Its address with this path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Answers the next request like this; several answer as many, one after the other.
    pub fn answer(&self, reply: Reply) {
        kept(&self.kept).replies.push_back(reply);
    }

    /// Everything it was sent so far.
    pub fn received(&self) -> Vec<Received> {
        kept(&self.kept).received.clone()
    }
}

fn serve(mut stream: &TcpStream, all: &Mutex<Kept>) -> std::io::Result<()> {
    let received = read(&mut BufReader::new(stream))?;
    let reply = {
        let mut all = kept(all);
        all.received.push(received);
        all.replies.pop_front()
    };
    let status = match reply.unwrap_or(Reply::Status(201)) {
        Reply::Status(status) => status,
        Reply::Slow(after, status) => {
            thread::sleep(after);
            status
        }
        Reply::HangUp => return Ok(()),
        Reply::Json(body) => {
            let length = body.len();
            return write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            );
        }
        Reply::Redirect(to) => {
            return write!(
                stream,
                "HTTP/1.1 307 Elsewhere\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n"
            );
        }
        Reply::Endless => {
            write!(stream, "HTTP/1.1 200 OK\r\n\r\n")?;
            loop {
                stream.write_all(&[b'x'; 4096])?;
            }
        }
    };
    write!(
        stream,
        "HTTP/1.1 {status} Answer\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
    )
}

fn read(reader: &mut BufReader<&TcpStream>) -> std::io::Result<Received> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.push((name.to_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(Received { path, headers, body })
}
