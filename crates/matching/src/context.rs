//! What a score depends on beside the person and the opening.

use chrono::{Datelike, NaiveDate};
use skills::Taxonomy;

use crate::weights::Weights;

/// The taxonomy, the weights, and the day. Together with the profile, the posting and the feedback, these are the whole
/// input of a score.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Skills and occupations.
    pub taxonomy: &'a Taxonomy,
    /// What each part weighs.
    pub weights: Weights,
    /// The day it is scored for.
    pub today: NaiveDate,
}

impl Context<'_> {
    /// The day, counted from 1 January of year 1 as day 1.
    pub(crate) fn day(&self) -> i32 {
        self.today.num_days_from_ce()
    }
}
