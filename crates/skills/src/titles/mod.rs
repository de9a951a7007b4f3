//! From a job title to an occupation.
//!
//! A title is cleared of what is not its name (`tidy.rs`: "URGENT!! Sr. Java Dev (m/f/d) - Berlin" is about a senior Java
//! developer), its words are reduced to stems (`stem.rs`), and names of occupations that share stems with it are
//! compared word by word, rare words counting more (`compare.rs`). What shares too little is left out: an empty answer
//! is an honest one.
//!
//! To teach it an abbreviation, a noise word or a rank: the tables in `tables.rs`. To teach it a title: `other` of the
//! occupation in the taxonomy.

mod compare;
mod index;
mod stem;
mod tables;
mod tidy;

use std::sync::Arc;

use crate::taxonomy::{OccupationIx, Taxonomy};
use index::Index;

/// Below this score nothing is said.
const LEAST: u16 = 550;

/// Reads job titles. Made once for a taxonomy, then shared: a clone costs nothing.
#[derive(Debug, Clone)]
pub struct TitleReader {
    index: Arc<Index>,
}

impl TitleReader {
    /// A reader for the titles in `taxonomy`.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the readers are all made from a shared taxonomy in one way"
    )]
    pub fn new(taxonomy: Arc<Taxonomy>) -> Self {
        Self {
            index: Arc::new(Index::of(&taxonomy)),
        }
    }

    /// Up to `n` occupations with scores from 550 to 1000, best first, equal ones in order of id; empty when nothing
    /// fits. Only the first 200 characters are read.
    pub fn classify(&self, title: &str, n: usize) -> Vec<(OccupationIx, u16)> {
        let title = self.index.title(tidy::tidy(title));
        let mut scores = compare::scores(&self.index, &title);
        scores.retain(|(_, score)| *score >= LEAST);
        scores.sort_by(|(ix, score), (other_ix, other)| other.cmp(score).then(ix.cmp(other_ix)));
        scores.truncate(n);
        scores
    }
}
