//! The demo world: invented employers, people and openings, so that every page has something true to show.

mod data;
mod enter;
mod load;
mod openings;

pub use data::{DemoData, DemoEmployer, DemoNotice, DemoPerson, DemoRole};
pub use load::{DEMO_PASSWORD, DEMO_SEED, Stage};
pub use openings::{MadeOpening, made_openings};
