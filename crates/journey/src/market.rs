//! What the openings at hand pay and ask for.

use std::sync::PoisonError;

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
        self.0
            .matrix
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .usual_pay(&opening)
    }

    /// An occupation in the openings at hand.
    pub fn trade(&self, id: &OccupationId) -> Result<(&Occupation, Trade)> {
        let ix = self.0.taxonomy.occupation_ix(id).ok_or(Error::NotFound("occupation"))?;
        let day = self.now().date_naive().num_days_from_ce();
        let trade = self
            .0
            .matrix
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .trade(ix, day);
        Ok((self.0.taxonomy.occupation(ix), trade))
    }

    /// Occupations that have openings, and how many, most first.
    pub fn trades(&self) -> Vec<(&Occupation, u32)> {
        let trades = self.0.matrix.read().unwrap_or_else(PoisonError::into_inner).trades();
        trades
            .into_iter()
            .map(|(ix, n)| (self.0.taxonomy.occupation(ix), n))
            .collect()
    }

    /// The newest open postings, by id: those taken in last come first.
    pub fn open_ids(&self, most: usize) -> Vec<PostingId> {
        let matrix = self.0.matrix.read().unwrap_or_else(PoisonError::into_inner);
        let mut ids: Vec<PostingId> = matrix.ids().collect();
        drop(matrix);
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids.truncate(most);
        ids
    }
}
