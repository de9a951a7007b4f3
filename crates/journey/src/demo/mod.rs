//! The demo world: invented employers, people and openings, so that every page has something true to show.

mod data;
mod enter;
mod hire;
mod load;
mod openings;

pub use data::{DemoApplicant, DemoData, DemoEmployer, DemoNotice, DemoOpening, DemoPerson, DemoRole};
pub use load::{DEMO_PASSWORD, DEMO_SEED, Stage};
pub use openings::{MadeOpening, made_openings};
