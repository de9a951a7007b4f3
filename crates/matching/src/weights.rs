//! How much each part of the score weighs: the written prior, or a set learned from what people chose.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::score::PartName;

/// The whole of a score, in points.
pub const FULL: i32 = 10_000;

/// From this many points on an opening counts as within reach: most of what it asks for is there, and nothing known
/// speaks strongly against it.
pub const REACH: i32 = 6_400;

/// Which set of weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Version {
    /// Written by hand; grows when the writing, or how a part is reckoned, changes.
    Prior(u16),
    /// [Learned](crate::learn_weights) from what people chose at one place.
    Learned(u32),
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prior(number) => write!(f, "prior-{number}"),
            Self::Learned(number) => write!(f, "learned-{number}"),
        }
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

impl FromStr for Version {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let parts = words.split_once('-');
        let read = match parts {
            Some(("prior", number)) => number.parse().ok().map(Self::Prior),
            Some(("learned", number)) => number.parse().ok().map(Self::Learned),
            _ => None,
        };
        read.ok_or_else(|| format!("“{words}” is no version of the weights, such as prior-5 or learned-1"))
    }
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(words: String) -> Result<Self, String> {
        words.parse()
    }
}

/// Points each part can give; together [`FULL`].
///
/// Skills carry nearly half, since they are the evidence a person can change, and the hours to close the gap stand beside
/// them. Place may also take away: [work nobody could get to](crate::PartName::Place) is not made up for by a fit of
/// skills. The other parts order openings that ask for the same things. Written by hand; learned sets come with another
/// version string and leave this one in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// Names this set; stored with every shown result.
    pub version: Version,
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
        version: Version::Prior(5),
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

    /// The parts that have a weight, in the order they are shown.
    pub const PARTS: [PartName; 10] = [
        PartName::Skills,
        PartName::Occupation,
        PartName::Learning,
        PartName::Experience,
        PartName::Place,
        PartName::Pay,
        PartName::Schedule,
        PartName::Language,
        PartName::Education,
        PartName::Freshness,
    ];

    /// The points of the [parts](Self::PARTS), in their order.
    pub fn points(&self) -> [i32; 10] {
        [
            self.skills,
            self.occupation,
            self.learning,
            self.experience,
            self.place,
            self.pay,
            self.schedule,
            self.language,
            self.education,
            self.freshness,
        ]
    }

    /// A set of these points, in the order of the [parts](Self::PARTS).
    pub fn of(version: Version, points: [i32; 10]) -> Self {
        Self {
            version,
            skills: points[0],
            occupation: points[1],
            learning: points[2],
            experience: points[3],
            place: points[4],
            pay: points[5],
            schedule: points[6],
            language: points[7],
            education: points[8],
            freshness: points[9],
        }
    }

    /// Whether every part counts for something, and all together for [`FULL`].
    pub fn are_whole(&self) -> bool {
        let points = self.points();
        points.iter().all(|points| *points > 0) && points.iter().sum::<i32>() == FULL
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self::PRIOR
    }
}

#[cfg(test)]
mod tests {
    use super::{Version, Weights};

    #[test]
    fn the_parts_make_a_whole() {
        assert!(Weights::PRIOR.are_whole());
        assert_eq!(
            Weights::of(Weights::PRIOR.version, Weights::PRIOR.points()),
            Weights::PRIOR
        );
    }

    #[test]
    fn a_version_is_read_as_it_is_written() {
        for version in [Version::Prior(5), Version::Learned(12)] {
            assert_eq!(version.to_string().parse(), Ok(version));
        }
        assert!("prior".parse::<Version>().is_err() && "learned-x".parse::<Version>().is_err());
    }
}
