//! Behaviour on a schedule: following the journal, finishing queued work.
