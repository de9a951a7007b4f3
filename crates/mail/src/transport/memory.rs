//! Mails kept instead of sent.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;

use super::{Failure, Transport};
use crate::compose::Outgoing;

/// Keeps what would have been sent, and fails when told to: for tests.
#[derive(Debug, Default)]
pub struct Memory {
    sent: Mutex<Vec<Outgoing>>,
    failures: Mutex<VecDeque<Failure>>,
}

impl Memory {
    /// What was sent so far, taken out.
    pub fn take(&self) -> Vec<Outgoing> {
        std::mem::take(&mut held(&self.sent))
    }

    /// Lets the next mail that is not yet spoken for fail like this.
    pub fn fail_next(&self, failure: Failure) {
        held(&self.failures).push_back(failure);
    }
}

#[async_trait]
impl Transport for Memory {
    async fn send(&self, mail: &Outgoing) -> Result<(), Failure> {
        if let Some(failure) = held(&self.failures).pop_front() {
            return Err(failure);
        }
        held(&self.sent).push(mail.clone());
        Ok(())
    }
}

/// A test that panicked while holding it has said enough.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
