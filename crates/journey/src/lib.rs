//! The use cases: every change of state goes through here. One module a capability; [`Journey`] carries them.
//!
//! To add one more: a method on [`Journey`] in the module of its capability. It takes the [`Visit`] of whoever acts, gets
//! a grant for whose data it touches, and writes in one transaction that ends with its event.

#[macro_use]
extern crate i18n;

pub mod account;
pub mod alerts;
pub mod applying;
pub mod blocking;
pub mod by_mail;
pub mod by_text;
mod channels;
pub mod checks;
pub mod demo;
mod devices;
pub mod doubts;
pub mod employers;
mod error;
pub mod find;
pub mod help;
pub mod hiring;
pub mod import;
pub mod interviews;
pub mod jobs;
mod journey;
mod json_resume;
mod kept_openings;
mod mails;
mod market;
pub mod offers;
mod openings;
mod out;
pub mod own_data;
pub mod profile;
pub mod programs;
pub mod proving;
pub mod searches;
mod secrets;
mod sending;
mod signs;
pub mod staff;
pub mod studio;
pub mod talk;
pub mod team;
mod texts;
pub mod upkeep;
pub mod visit;
pub mod weights;

pub use channels::{Channels, TextKind, Texts};
pub use devices::{AddedDevice, Device};
pub use error::{Error, Result};
pub use journey::{Journey, Parts, Place};
pub use json_resume::json_resume;
pub use kept_openings::KeptFile;
pub use mails::Kind as MailKind;
pub use sending::{AT_ONCE as MAILS_AT_ONCE, Postbox, Sending};
pub use store::mail::Channel;
pub use visit::{Begun, Visit};
