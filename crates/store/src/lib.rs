//! Tables, queries, migrations, the journal and the work queue, on SQLite and PostgreSQL.
//!
//! [`Store`] is the way in: [`Store::read`] to read, [`Store::begin`] to change something, which commits only with the
//! event that tells of it. See the README for how to add a table and its queries.

#[macro_use]
extern crate i18n;

#[macro_use]
mod macros;

pub mod account;
pub mod alert;
pub mod api;
mod backup;
pub mod block;
pub mod caseload;
pub mod catalog;
pub mod cohort;
pub mod conversation;
mod db;
mod dialect;
#[cfg(test)]
mod differences;
pub mod doubt;
pub mod employer;
pub mod employer_proof;
mod engine;
pub mod erase;
mod error;
pub mod everything;
pub mod feedback;
pub mod files;
mod fold;
mod follower;
mod grant;
pub mod health;
pub mod help;
pub mod hiring;
pub mod import;
pub mod invitation;
mod journal;
mod json;
pub mod kept;
mod look;
pub mod mail;
pub mod notification;
mod page;
pub mod person;
pub mod phone_code;
#[cfg(test)]
mod plans;
pub mod posting;
pub mod profile;
pub mod push_device;
pub mod resume;
pub mod resume_version;
pub mod saved_search;
pub mod schema;
pub mod scope;
pub mod secret;
pub mod session;
pub mod showing;
mod snapshot;
pub mod source;
mod store;
pub mod taxonomy;
pub mod text;
pub mod token;
mod tx;
pub mod visitor;
pub mod weights;
pub mod work;

pub use backup::{Manifest, Part, RestoreError, Restored};
pub use db::{Kind, Reader, Reads};
pub use erase::Erasure;
pub use error::{Error, OpenError, Result};
pub use everything::Everything;
pub use follower::{Batch, Follower, Turn};
pub use grant::{Grant, Refused, Viewer};
pub use journal::{BadPosition, Entry, Journal, MAX_BATCH, Position};
pub use look::Look;
pub use snapshot::Snapshot;
pub use store::{Options, Store};
pub use tx::Tx;
