//! The index of openings.
