//! The use cases: every change of state goes through here. One module a capability.

pub mod demo;
mod json_resume;
mod secrets;

pub use json_resume::json_resume;
