//! The way of a seeker through the use cases, from nothing told to everything erased, on SQLite and on a real PostgreSQL.
//!
//! To add a story: `both! { async fn what_happens(home: Home) { ... } }` in the file it belongs to.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

#[macro_use]
#[path = "../common/mod.rs"]
mod common;

mod alerts;
mod among;
mod arriving;
mod by_mail;
mod by_phone;
mod by_text;
mod checks;
mod confirming;
mod devices;
mod employers;
mod help;
mod hiding;
mod hiring;
mod interviews;
mod leaving;
mod market;
mod offers;
mod openings;
mod own_list;
mod passwords;
mod programs;
mod proving;
mod quick_start;
mod searches;
mod sending;
mod showings;
mod signing_in;
mod staff;
mod studio;
mod taking_away;
mod talking;
mod talking_of_work;
mod teams;
mod upkeep;
mod weights;
