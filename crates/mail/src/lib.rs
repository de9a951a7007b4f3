#![doc = include_str!("../README.md")]

pub mod address;
pub mod authenticity;
pub mod compose;
pub mod dkim;
pub mod doctor;
pub mod listener;
pub mod mailbox;
pub mod read;
pub mod reply;
pub mod secret;
pub mod transport;
