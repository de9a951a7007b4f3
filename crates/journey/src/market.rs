//! What the openings at hand pay and ask for.

use chrono::Datelike;
use matching::{
    Opening, Row,
    market::{Cut, Demand, Market, Usual},
};
use model::{Posting, PostingId};
use skills::{Occupation, SkillIx};

use crate::Journey;

impl Journey {
    /// What is usually paid for such work.
    pub fn usual_pay(&self, posting: &Posting) -> Option<Usual> {
        let opening = Opening::new(&self.0.taxonomy, posting);
        self.matrix().usual_pay(&opening, self.day())
    }

    /// A part of the openings at hand: an occupation, a skill, a place.
    pub fn market(&self, cut: Cut) -> Market {
        self.matrix().market(cut, self.day())
    }

    /// Occupations that have openings, and how many, most first.
    pub fn occupations_asked(&self) -> Vec<(&Occupation, u32)> {
        let counts = self.matrix().by_occupation(self.day());
        counts
            .into_iter()
            .map(|(ix, n)| (self.0.taxonomy.occupation(ix), n))
            .collect()
    }

    /// Skills that openings ask for, most often first.
    pub fn skills_asked(&self) -> Vec<Demand> {
        self.matrix().by_skill(self.day())
    }

    /// How openings ask for one skill; nothing when few do.
    pub fn skill_asked(&self, skill: SkillIx) -> Option<Demand> {
        self.matrix().demand(skill, self.day())
    }

    /// Countries that have openings, and how many, most first.
    pub fn countries_asked(&self) -> Vec<([u8; 2], u32)> {
        self.matrix().by_country(self.day())
    }

    /// The openings one can apply to and that look like no fakes, by id: those taken in last come first.
    pub fn open_ids(&self, most: usize) -> Vec<PostingId> {
        let fakes = self.fakes();
        let mut ids: Vec<PostingId> = self.matrix().open(self.day()).map(Row::id).collect();
        ids.retain(|id| !fakes.contains(id));
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids.truncate(most);
        ids
    }

    /// Today, counted as the matrix counts days.
    pub(crate) fn day(&self) -> i32 {
        self.now().date_naive().num_days_from_ce()
    }
}
