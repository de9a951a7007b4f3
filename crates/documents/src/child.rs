//! The child's side: bounded by the kernel before it reads the first byte.

use std::{
    io::{Read, Write},
    process::ExitCode,
};

use rlimit::Resource;

use crate::{Document, Limits, Refusal, read_here};

/// The first argument of the child process; the second one carries its limits.
pub const SUBCOMMAND: &str = "read-document";

/// What the hidden subcommand [`SUBCOMMAND`] runs: bounds this process, reads a file from standard input and writes one
/// line of JSON, `{"Ok": document}` or `{"Err": refusal}`. Call it first thing in `main`, before any thread or runtime.
pub fn child_main() -> ExitCode {
    child_main_with(read_here)
}

/// [`child_main`] with other work inside, to see in a test what happens when it crashes, hangs or eats memory.
pub fn child_main_with(read: fn(&[u8], &Limits) -> Result<Document, Refusal>) -> ExitCode {
    let Some(limits) = limits() else {
        return ExitCode::from(2);
    };
    if bound(&limits).is_err() {
        return ExitCode::from(3);
    }
    let answer = input(&limits).and_then(|bytes| read(&bytes, &limits));
    if write(&answer).is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(4)
    }
}

/// The limits as the parent hands them over, behind the subcommand.
fn limits() -> Option<Limits> {
    let mut arguments = std::env::args().skip_while(|argument| argument != SUBCOMMAND);
    serde_json::from_str(&arguments.nth(1)?).ok()
}

/// Bounds this process for good: soft and hard limits alike.
fn bound(limits: &Limits) -> std::io::Result<()> {
    let cpu = limits.cpu.as_secs().max(1);
    // At the soft limit the kernel sends SIGXCPU, which ends the process and tells the parent why.
    Resource::CPU.set(cpu, cpu + 1)?;
    Resource::AS.set(limits.memory, limits.memory)?;
    Resource::CORE.set(0, 0)?;
    Resource::FSIZE.set(0, 0)?;
    // Standard input, output and error are open already; nothing else ever will be.
    Resource::NOFILE.set(3, 3)?;
    Resource::NPROC.set(0, 0)
}

fn input(limits: &Limits) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let read = std::io::stdin()
        .lock()
        .take(limits.bytes.saturating_add(1))
        .read_to_end(&mut bytes);
    match read {
        Ok(length) if u64::try_from(length).is_ok_and(|length| length <= limits.bytes) => Ok(bytes),
        Ok(_) => Err(Refusal::TooLarge { limit: limits.bytes }),
        Err(_) => Err(Refusal::ReaderFailed),
    }
}

fn write(answer: &Result<Document, Refusal>) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(answer)?;
    line.push(b'\n');
    let mut out = std::io::stdout().lock();
    out.write_all(&line)?;
    out.flush()
}
