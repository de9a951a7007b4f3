//! What a list is limited to.

use model::{Coordinates, Employment, WorkSite};

use crate::opening::Spot;

/// What a list is limited to, beyond openness. Nothing set lets everything through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only these places of work.
    pub sites: Vec<WorkSite>,
    /// Only these kinds of employment.
    pub employment: Vec<Employment>,
    /// At most this far, in km. Remote openings pass; openings of unknown place do not.
    pub max_km: Option<u32>,
}

impl Filter {
    /// Whether it lets openings there through to somebody who lives at `home`.
    pub(crate) fn lets_spot(&self, home: Option<Coordinates>, spot: &Spot) -> bool {
        let site = self.sites.is_empty() || spot.site.is_some_and(|site| self.sites.contains(&site));
        site && self.max_km.is_none_or(|limit| is_within(home, spot, limit))
    }

    /// Whether it lets openings of this kind through.
    pub(crate) fn lets_kind(&self, kind: Option<Employment>) -> bool {
        self.employment.is_empty() || kind.is_some_and(|kind| self.employment.contains(&kind))
    }
}

fn is_within(home: Option<Coordinates>, spot: &Spot, limit: u32) -> bool {
    let near = || {
        home.zip(spot.at)
            .is_some_and(|(home, there)| home.km_to(there) <= limit)
    };
    spot.site == Some(WorkSite::Remote) || near()
}
