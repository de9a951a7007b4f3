//! The written prior: how much each part of the score weighs.

use serde::Serialize;

/// The whole of a score, in points.
pub const FULL: i32 = 10_000;

/// From this many points on an opening counts as within reach: most of what it asks for is there, and nothing known
/// speaks strongly against it.
pub const REACH: i32 = 6_400;

/// Points each part can give; together [`FULL`].
///
/// Skills carry nearly half, since they are the evidence a person can change, and the hours to close the gap stand beside
/// them. Place may also take away: [work nobody could get to](crate::PartName::Place) is not made up for by a fit of
/// skills. The other parts order openings that ask for the same things. Written by hand; learned sets come with another
/// version string and leave this one in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Weights {
    /// Names this set; stored with every shown result.
    pub version: &'static str,
    /// Skills asked for and had.
    pub skills: i32,
    /// How close the occupation is to what the person did or wants.
    pub occupation: i32,
    /// Hours to learn what is missing.
    pub learning: i32,
    /// Months of experience asked for and had.
    pub experience: i32,
    /// Distance.
    pub place: i32,
    /// Pay against the least the person needs.
    pub pay: i32,
    /// Kind of employment, and on site or remote.
    pub schedule: i32,
    /// Languages asked for.
    pub language: i32,
    /// Education asked for.
    pub education: i32,
    /// Age of the posting.
    pub freshness: i32,
}

impl Weights {
    /// The written prior.
    pub const PRIOR: Self = Self {
        version: "prior-5",
        skills: 4_500,
        occupation: 1_900,
        learning: 600,
        experience: 700,
        place: 1_000,
        pay: 350,
        schedule: 350,
        language: 250,
        education: 200,
        freshness: 150,
    };
}

impl Default for Weights {
    fn default() -> Self {
        Self::PRIOR
    }
}

#[cfg(test)]
mod tests {
    use super::{FULL, Weights};

    #[test]
    fn the_parts_make_a_whole() {
        let w = Weights::PRIOR;
        let sum = w.skills
            + w.occupation
            + w.learning
            + w.experience
            + w.place
            + w.pay
            + w.schedule
            + w.language
            + w.education
            + w.freshness;
        assert_eq!(sum, FULL);
    }
}
