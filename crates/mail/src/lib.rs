#![doc = include_str!("../README.md")]

pub mod address;
pub mod compose;
pub mod dkim;
pub mod reply;
pub mod secret;
pub mod transport;
