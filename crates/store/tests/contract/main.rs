//! The contract: every story here is told on SQLite and on a real PostgreSQL, and must end the same way.
//!
//! To add one: `both! { async fn what_holds(home: Home) { ... } }` in the file it belongs to.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

#[macro_use]
mod home;

mod access;
mod accounts;
mod alerts;
mod among;
mod api;
mod backup;
mod caseloads;
mod catalogue;
mod checks;
mod child;
mod conversation;
mod damage;
mod doubts;
mod erasing;
mod everything;
mod feedback;
mod files;
mod followers;
mod health;
mod help;
mod hiring;
mod imports;
mod interviews;
mod job_offers;
mod journal;
mod kill;
mod life;
mod made;
mod mails;
mod opening;
mod phones;
mod postings;
mod profiles;
mod push_devices;
mod sample;
mod schema;
mod sessions;
mod teams;
mod tokens;
mod twins;
mod visitors;
mod work;
