//! What the openings at hand pay and ask for.

use chrono::Datelike;
use matching::{
    Opening,
    market::{Trade, Usual},
};
use model::{OccupationId, Posting, PostingId};
use skills::Occupation;

use crate::{Error, Journey, Result};

impl Journey {
    /// What is usually paid for such work.
    pub fn usual_pay(&self, posting: &Posting) -> Option<Usual> {
        let opening = Opening::new(&self.0.taxonomy, posting);
        self.matrix().usual_pay(&opening, self.day())
    }

    /// An occupation in the openings at hand.
    pub fn trade(&self, id: &OccupationId) -> Result<(&Occupation, Trade)> {
        let ix = self.0.taxonomy.occupation_ix(id).ok_or(Error::NotFound("occupation"))?;
        Ok((self.0.taxonomy.occupation(ix), self.matrix().trade(ix, self.day())))
    }

    /// Occupations that have openings, and how many, most first.
    pub fn trades(&self) -> Vec<(&Occupation, u32)> {
        let trades = self.matrix().trades(self.day());
        trades
            .into_iter()
            .map(|(ix, n)| (self.0.taxonomy.occupation(ix), n))
            .collect()
    }

    /// The openings one can apply to, by id: those taken in last come first.
    pub fn open_ids(&self, most: usize) -> Vec<PostingId> {
        let mut ids: Vec<PostingId> = self.matrix().open(self.day()).map(|opening| opening.id).collect();
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids.truncate(most);
        ids
    }

    /// Today, counted as the matrix counts days.
    fn day(&self) -> i32 {
        self.now().date_naive().num_days_from_ce()
    }
}
