//! Time as a parameter.

use std::sync::{
    Mutex,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// A moment in UTC, never finer than a microsecond (what PostgreSQL keeps).
pub type Instant = DateTime<Utc>;

/// Where the present moment comes from. Handed in at the doors; everything below them takes an [`Instant`].
pub trait Clock: Send + Sync {
    /// The present moment, cut to microseconds.
    fn now(&self) -> Instant;
}

/// The machine's clock: the one place in the program that reads it.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one clock")]
    fn now(&self) -> Instant {
        Utc::now().trunc_subsecs(6)
    }
}

/// The machine's clock, so much ahead: for the demo world, whose days go by as one likes.
#[derive(Debug, Default)]
pub struct ShiftedClock(AtomicI64);

impl ShiftedClock {
    /// So much ahead of the machine's clock.
    pub fn ahead(by: TimeDelta) -> Self {
        Self(AtomicI64::new(by.num_seconds()))
    }

    /// Goes back by so much, until what is given back is dropped.
    #[must_use]
    pub fn back(&self, by: TimeDelta) -> SetBack<'_> {
        self.0.fetch_sub(by.num_seconds(), Ordering::Relaxed);
        SetBack { clock: self, by }
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Instant {
        SystemClock.now() + TimeDelta::seconds(self.0.load(Ordering::Relaxed))
    }
}

/// While this is held its clock goes back in time.
#[derive(Debug)]
pub struct SetBack<'a> {
    clock: &'a ShiftedClock,
    by: TimeDelta,
}

impl Drop for SetBack<'_> {
    fn drop(&mut self) {
        self.clock.0.fetch_add(self.by.num_seconds(), Ordering::Relaxed);
    }
}

/// A clock that stands still until it is moved: for tests and for replaying what was shown.
#[derive(Debug)]
pub struct FixedClock(Mutex<Instant>);

impl FixedClock {
    /// A clock standing at `at`.
    pub fn new(at: Instant) -> Self {
        Self(Mutex::new(at.trunc_subsecs(6)))
    }

    /// Moves the clock on.
    pub fn advance(&self, by: TimeDelta) {
        let mut at = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *at += by;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
