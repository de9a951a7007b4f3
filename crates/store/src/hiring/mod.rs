//! Hiring: who hires for an employer, the openings they write, and what people sent to get them.
//!
//! What somebody sent is read by two sides: by the person with a [`crate::Grant`], by the employer's team with a [`Desk`]. Neither can
//! be made without its check.

pub mod application;
pub mod check;
pub mod clock;
pub mod draft;
pub mod interview;
pub mod job_offer;
pub mod requisition;
pub mod scorecard;
pub mod tag;
pub mod team;
pub mod team_invitation;
pub mod team_note;

pub use team::{Act, Desk, TeamRole};
