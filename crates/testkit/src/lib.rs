//! What tests of several crates need: a real PostgreSQL, a real Dovecot, a service of others.
//!
//! To use it: `testkit = { workspace = true }` under `[dev-dependencies]`, then [`postgres`] or
//! [`Dovecot`] in a test.

mod browser;
mod dovecot;
mod programs;
mod server;
mod service;
mod shared;

use std::sync::{
    Once, OnceLock,
    atomic::{AtomicU32, Ordering},
};

pub use browser::Browser;
pub use dovecot::Dovecot;
use server::Server;
pub use service::{Received, Reply, Service};
use shared::Share;

/// The address of a fresh, empty database on a real PostgreSQL server shared by all tests. Blocks while the server starts
/// (once, some two seconds).
///
/// # Panics
/// When the server cannot be started; the message says what to do.
pub fn postgres() -> String {
    static SERVER: OnceLock<(Server, Share)> = OnceLock::new();
    static TIDYING: Once = Once::new();
    static MADE: AtomicU32 = AtomicU32::new(0);
    let (server, _) = SERVER.get_or_init(|| Server::join().unwrap_or_else(|why| panic!("{why}")));
    TIDYING.call_once(|| drop(std::thread::spawn(|| server.drop_left_over())));
    let name = format!("t{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    server.create(&name).unwrap_or_else(|why| panic!("{why}"))
}
