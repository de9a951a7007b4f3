//! From a job title to an occupation.
//!
//! A title is cleared of what is not its name (`tidy.rs`: "URGENT!! Sr. Java Dev (m/f/d) - Berlin" is about a senior Java
//! developer), its words are reduced to stems (`stem.rs`), and names of occupations that share stems with it are
//! compared word by word, rare words counting more (`compare.rs`). What shares too little is left out: an empty answer
//! is an honest one.
//!
//! To teach it an abbreviation, a noise word or a rank: the tables in `tables.rs`. To teach it a title: `other` of the
//! occupation in the taxonomy.

mod alike;
mod compare;
mod evidence;
mod index;
mod senses;
mod stem;
mod study;
mod tables;
mod tidy;
pub(crate) mod view;

use std::sync::{Arc, OnceLock};

pub use alike::TitleCorpus;
pub use evidence::Evidence;
pub(crate) use senses::Senses;
pub(crate) use tidy::{plain, plain_by_weight};

use crate::taxonomy::{OccupationIx, Taxonomy};
use index::Index;

/// From this score on, a name in another language counts; below it, an English name may be a chance.
const SURE: u16 = 850;
/// Below this score nothing is said.
const LEAST: u16 = 550;

/// Reads job titles. Made once for a taxonomy, then shared: a clone costs nothing.
#[derive(Debug, Clone)]
pub struct TitleReader {
    taxonomy: Arc<Taxonomy>,
    index: Arc<Index>,
    /// Names in other languages, made when a title is first met that is no English one.
    labels: Arc<OnceLock<Index>>,
}

impl TitleReader {
    /// A reader for the titles in `taxonomy`.
    pub fn new(taxonomy: Arc<Taxonomy>) -> Self {
        Self {
            index: Arc::new(Index::of(&taxonomy)),
            labels: Arc::default(),
            taxonomy,
        }
    }

    /// The occupation that a study prepares for, such as "B.Sc. Nursing"; nothing when that is not clear.
    pub fn prepares_for(&self, study: &str) -> Option<OccupationIx> {
        let found = self.classify(&study::title(study), 1);
        found.first().filter(|(_, score)| *score >= SURE).map(|(ix, _)| *ix)
    }

    /// The taxonomy it reads for.
    pub fn taxonomy(&self) -> &Arc<Taxonomy> {
        &self.taxonomy
    }

    /// Up to `n` occupations with scores from 550 to 1000, best first, equal ones in order of id; empty when nothing
    /// fits. Only the first 200 characters are read.
    pub fn classify(&self, title: &str, n: usize) -> Vec<(OccupationIx, u16)> {
        let mut scores = scores(&self.index, title);
        if scores.iter().all(|(_, score)| *score < SURE) {
            let labels = self.labels.get_or_init(|| Index::of_labels(&self.taxonomy));
            for (ix, score) in self::scores(labels, title)
                .into_iter()
                .filter(|(_, score)| *score >= SURE)
            {
                match scores.iter_mut().find(|(known, _)| *known == ix) {
                    Some((_, known)) => *known = score,
                    None => scores.push((ix, score)),
                }
            }
        }
        scores.sort_by(|(ix, score), (other_ix, other)| other.cmp(score).then(ix.cmp(other_ix)));
        scores.truncate(n);
        scores
    }
}

/// The stems of the words of a title, counted.
pub(crate) fn stems(title: &str) -> view::Bag {
    let stems = stem::Stems::new();
    let words = title.split(' ').filter(|word| !word.is_empty());
    view::counted(words.map(|word| (view::key(&stems.stem(word)), 1)).collect())
}

/// The occupations whose names are like a title.
fn scores(index: &Index, title: &str) -> Vec<(OccupationIx, u16)> {
    let title = index.title(tidy::tidy(title));
    let mut scores = compare::scores(index, &title);
    scores.retain(|(_, score)| *score >= LEAST);
    scores
}
