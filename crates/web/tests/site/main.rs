//! The whole site, called as a browser calls it: every address, every limit, every header.
//!
//! To add an address: its line in `routes.rs`, and here in `known.rs` an example of it.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod alerts;
mod among;
mod browser;
mod chat;
mod cookies;
mod devices;
mod doubts;
mod employers;
mod forged;
mod gets;
mod headers;
mod hostile;
mod imports;
mod known;
mod languages;
mod limits;
mod others;
mod paper;
mod place;
mod posts;
mod secrets;
mod shared_page;
mod sources;
mod teams;
mod walk;
mod weights;
