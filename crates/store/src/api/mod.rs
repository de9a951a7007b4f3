//! The interface for programs: their tokens, what was answered to repeated requests, and webhooks.

pub mod answer;
pub mod token;
pub mod webhook;
