//! The parent's side: starts a child for every file, feeds it, waits no longer than allowed, and believes nothing it says
//! beyond one bounded line.

use std::{
    os::unix::process::ExitStatusExt,
    path::PathBuf,
    process::{ExitStatus, Stdio},
    sync::Arc,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWriteExt},
    process::{Child, Command},
    sync::Semaphore,
    time::timeout,
};

use crate::{Document, Limits, Refusal, SUBCOMMAND};

/// Children that run at the same time; the others wait.
const AT_ONCE: usize = 2;
/// Files that may wait, in turns of the wall-clock limit: whoever waits longer hears so.
const TURNS: u32 = 3;
/// What is kept of the child's complaints, in bytes; only looked at for one word, never shown or logged.
const COMPLAINTS: u64 = 16 * 1024;
/// What Rust's runtime says when an allocation fails.
const OUT_OF_MEMORY: &[u8] = b"memory allocation of";

/// The signal for processor time used up (the same number on every Linux and BSD).
const SIGXCPU: i32 = 24;
/// The signal the kernel sends when the machine itself is out of memory.
const SIGKILL: i32 = 9;

/// Reads files, each in a process of its own. Clones share the count of running children.
#[derive(Debug, Clone)]
pub struct Reader {
    program: PathBuf,
    limits: Limits,
    turns: Arc<Semaphore>,
}

impl Reader {
    /// A reader that starts `program` (the program itself) with the hidden subcommand [`SUBCOMMAND`].
    pub fn new(program: PathBuf, limits: Limits) -> Self {
        Self {
            program,
            limits,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// The limits every file is read under.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The refusal for a file of `len` bytes, if that is too much: for the door, before it takes the bytes in.
    pub fn too_large(&self, len: u64) -> Option<Refusal> {
        (len > self.limits.bytes).then_some(Refusal::TooLarge {
            limit: self.limits.bytes,
        })
    }

    /// Reads a file. Returns within a few times [`Limits::wall`], whatever is in it; a caller that stops waiting ends
    /// the child, too.
    ///
    /// # Errors
    /// The [`Refusal`] that says why there is no text.
    pub async fn read(&self, bytes: &[u8]) -> Result<Document, Refusal> {
        let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if let Some(refusal) = self.too_large(len) {
            return Err(refusal);
        }
        let turn = timeout(self.limits.wall * TURNS, self.turns.acquire()).await;
        let _turn = turn.map_err(|_| Refusal::Busy)?.map_err(|_| Refusal::ReaderFailed)?;
        let mut child = self.start()?;
        let told = timeout(self.limits.wall, talk(&mut child, bytes, self.limits.answer())).await;
        let Ok(told) = told else {
            // An error here means that the child is gone already.
            let _ = child.kill().await;
            return Err(Refusal::TookTooLong);
        };
        told?.answer()
    }

    fn start(&self) -> Result<Child, Refusal> {
        let limits = serde_json::to_string(&self.limits).map_err(|_| Refusal::ReaderFailed)?;
        Command::new(&self.program)
            .arg(SUBCOMMAND)
            .arg(limits)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|_| Refusal::ReaderFailed)
    }
}

/// What a child left behind.
struct Told {
    status: ExitStatus,
    line: Vec<u8>,
    complaints: Vec<u8>,
}

/// Feeds the child and listens at the same time, or both could wait for each other for ever.
async fn talk(child: &mut Child, bytes: &[u8], answer: u64) -> Result<Told, Refusal> {
    let (Some(mut stdin), Some(stdout), Some(stderr)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(Refusal::ReaderFailed);
    };
    let feed = async move {
        // A child that has seen enough closes its end: its answer tells why.
        let _ = stdin.write_all(bytes).await;
        drop(stdin);
    };
    let ((), line, complaints) = tokio::join!(feed, take(stdout, answer), take(stderr, COMPLAINTS));
    let status = child.wait().await.map_err(|_| Refusal::ReaderFailed)?;
    Ok(Told {
        status,
        line,
        complaints,
    })
}

/// At most `limit` bytes; what comes after is read and dropped, so that the child never waits for a reader.
async fn take(mut from: impl AsyncRead + Unpin, limit: u64) -> Vec<u8> {
    let mut kept = Vec::new();
    let _ = (&mut from).take(limit).read_to_end(&mut kept).await;
    let _ = tokio::io::copy(&mut from, &mut tokio::io::sink()).await;
    kept
}

impl Told {
    fn answer(self) -> Result<Document, Refusal> {
        if self.status.success() {
            return serde_json::from_slice(&self.line).unwrap_or(Err(Refusal::ReaderFailed));
        }
        let out_of_memory = self
            .complaints
            .windows(OUT_OF_MEMORY.len())
            .any(|words| words == OUT_OF_MEMORY);
        Err(match self.status.signal() {
            Some(SIGXCPU) => Refusal::TookTooLong,
            Some(SIGKILL) => Refusal::TooMuchMemory,
            _ if out_of_memory => Refusal::TooMuchMemory,
            _ => Refusal::ReaderFailed,
        })
    }
}
