//! What staff do at their desk: bring openings, have them taken in, leaf through their lists. On SQLite and on a real
//! PostgreSQL.
//!
//! To add a story: `both! { async fn what_happens(home: Home) { ... } }` in the file it belongs to.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

#[macro_use]
#[path = "../common/mod.rs"]
mod common;

mod desk;
mod doubts;
mod gone;
mod handing_in;
mod lists;
mod mapping;
mod reread;
mod running;
