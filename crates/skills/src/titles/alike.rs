//! How alike titles are: every title of a corpus in order of likeness to one.
//!
//! Views of a title, each a vector compared by its cosine: its letters; the occupations it may stand for among the
//! built-in ones, and their ISCO-08 groups; and, where they are loaded, the occupations of other taxonomies, whose many
//! names are the best witness there is. Letters find what is spelled alike ("HR manager", "HR management"), occupations what
//! is called otherwise ("vet", "animal doctor"), groups what is next door.

use std::sync::Arc;

use super::{
    Senses, TitleReader,
    view::{Bag, View, letters},
};

/// What the views weigh, by measuring on titles of the same meaning.
const LETTERS: u64 = 10;
const OCCUPATIONS: u64 = 5;
const GROUPS: u64 = 3;
/// What the occupations of another taxonomy weigh; what is read of the built-in ones weighs half beside them.
const SENSES: u64 = 12;
/// Occupations a title may stand for.
const MOST_READ: usize = 8;

/// Titles to compare others with. Made once, then asked any number of times.
#[derive(Debug)]
pub struct TitleCorpus {
    reader: TitleReader,
    senses: Arc<Vec<Senses>>,
    letters: View<String>,
    occupations: View<String>,
    groups: View<String>,
    others: Vec<View<u16>>,
    len: usize,
}

impl TitleCorpus {
    /// A corpus of these titles; `senses` are of taxonomies of others.
    pub fn new<'a>(reader: TitleReader, senses: Arc<Vec<Senses>>, titles: impl IntoIterator<Item = &'a str>) -> Self {
        let all: Vec<Features> = titles
            .into_iter()
            .map(|title| features(&reader, &senses, title))
            .collect();
        let others = 0..senses.len();
        Self {
            letters: View::by_rarity(all.iter().map(|of| &of.letters)),
            occupations: View::by_weight(all.iter().map(|of| &of.occupations)),
            groups: View::by_weight(all.iter().map(|of| &of.groups)),
            others: others
                .map(|at| View::by_weight(all.iter().map(|of| &of.others[at])))
                .collect(),
            len: all.len(),
            reader,
            senses,
        }
    }

    /// The whole corpus, as positions with their likeness in millionths: most alike first, equal ones in order.
    pub fn rank(&self, title: &str) -> Vec<(usize, u32)> {
        let of = features(&self.reader, &self.senses, title);
        let read = if self.senses.is_empty() { 2 } else { 1 };
        let mut views = vec![
            (self.letters.likeness(&of.letters), 2 * LETTERS),
            (self.occupations.likeness(&of.occupations), read * OCCUPATIONS),
            (self.groups.likeness(&of.groups), read * GROUPS),
        ];
        views.extend(
            self.others
                .iter()
                .zip(&of.others)
                .map(|(view, bag)| (view.likeness(bag), 2 * SENSES)),
        );
        let whole: u64 = views.iter().map(|(_, weight)| weight).sum();
        let sum = |at: usize| {
            views
                .iter()
                .map(|(likeness, weight)| likeness[at] * weight)
                .sum::<u64>()
                / whole
        };
        let sums = (0..self.len).map(|at| (at, u32::try_from(sum(at)).unwrap_or(u32::MAX)));
        let mut ranked: Vec<(usize, u32)> = sums.collect();
        ranked.sort_by_key(|(at, score)| (std::cmp::Reverse(*score), *at));
        ranked
    }
}

#[derive(Debug)]
struct Features {
    letters: Bag<String>,
    occupations: Bag<String>,
    groups: Bag<String>,
    others: Vec<Bag<u16>>,
}

fn features(reader: &TitleReader, senses: &[Senses], title: &str) -> Features {
    let (mut occupations, mut groups) = (Bag::new(), Bag::new());
    for (ix, score) in reader.classify(title, MOST_READ) {
        let occupation = reader.taxonomy.occupation(ix);
        // What is hardly alike counts for little: the square of what lies above the half.
        let above = u32::from(score.saturating_sub(500)) * 2;
        let weight = above * above / 1000;
        raise(&mut occupations, occupation.id.as_str(), weight);
        for digits in 2..=4 {
            raise(&mut groups, &occupation.isco[..digits], weight);
        }
    }
    Features {
        letters: letters(title),
        occupations,
        groups,
        others: senses.iter().map(|senses| senses.of_title(title)).collect(),
    }
}

fn raise(bag: &mut Bag<String>, key: &str, weight: u32) {
    let known = bag.entry(key.to_owned()).or_default();
    *known = weight.max(*known);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::TitleCorpus;
    use crate::{Taxonomy, TitleReader};

    fn corpus(titles: &[&str]) -> TitleCorpus {
        TitleCorpus::new(
            TitleReader::new(Taxonomy::built_in()),
            Arc::default(),
            titles.iter().copied(),
        )
    }

    #[test]
    fn what_is_called_otherwise_comes_before_what_only_shares_letters() {
        let titles = ["car washer", "rn", "nursery gardener", "staff nurse", "welder"];
        let ranked = corpus(&titles).rank("registered nurse");
        let order: Vec<&str> = ranked.iter().map(|(at, _)| titles[*at]).collect();
        assert_eq!(ranked.len(), titles.len(), "the whole corpus");
        assert!(
            order[..2].contains(&"staff nurse") && order[..2].contains(&"rn"),
            "{order:?}"
        );
    }

    #[test]
    fn the_same_title_is_fully_alike_and_a_strange_one_not_at_all() {
        let corpus = corpus(&["line cook", "zzyzx"]);
        let ranked = corpus.rank("Line Cook");
        assert_eq!(ranked[0].0, 0);
        assert!(ranked[0].1 > 990_000, "{ranked:?}");
        assert_eq!(corpus.rank("qqq")[0], (0, 0), "equal ones in order");
        assert_eq!(corpus.rank("").len(), 2);
    }

    #[test]
    fn an_empty_corpus_ranks_nothing() {
        assert_eq!(corpus(&[]).rank("cook"), []);
    }
}
