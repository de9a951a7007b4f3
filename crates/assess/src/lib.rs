//! What answers to items tell of items and of people.
//!
//! Begin at [`irt::Responses`], which takes answers in, and [`irt::calibrate`], which estimates items from them.

pub mod irt;
