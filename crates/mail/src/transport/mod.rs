//! The ways a mail leaves: SMTP, or memory where tests look at what would have left.
//!
//! To add one more: a type with [`Transport`], whose errors say what to do next (`failure`).

mod failure;
mod memory;
mod smtp;

use async_trait::async_trait;

pub use failure::{Cause, Failure, Reason};
pub use memory::Memory;
pub use smtp::{Security, Smtp, SmtpSettings};

use crate::compose::Outgoing;

/// Takes a mail over.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Hands the mail on. `Ok` means that the next server has taken it over; whether it arrives, a bounce tells.
    async fn send(&self, mail: &Outgoing) -> Result<(), Failure>;
}
