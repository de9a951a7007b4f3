//! Requests to services of others: an operator's gateway for text messages, what it brings from people who answer, web push, a
//! language model of the operator's that puts messages into plainer words, and a service that looks into what people say of themselves.
//!
//! Everything goes through [`Client`]: no redirects, a time within which it must be done, answers of bounded length, and secrets
//! that never reach a log.

#[macro_use]
extern crate i18n;

pub mod checks;
mod client;
mod failure;
pub mod hook;
pub mod interpreter;
pub mod push;
pub mod text;
pub mod webhook;

pub use client::{Answer, Client, Reach, Unanswered};
pub use failure::Failure;

/// Text as it stands in a query or a form: everything but letters, digits and `-._~` as percent signs with digits.
fn percent(text: &str) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
