//! How alike titles are: every title of a corpus in order of likeness to one.
//!
//! Views of a title, each a vector compared by its cosine: its letters; the occupations it may stand for, and their
//! ISCO-08 groups, as the witnesses say ([`Evidence`]). Letters find what is spelled alike ("HR manager", "HR management"),
//! occupations what is called otherwise ("vet", "animal doctor"), groups what is next door.

use std::sync::Arc;

use super::{
    Evidence,
    evidence::Said,
    view::{Bag, View, letters},
};

/// What the views weigh, by measuring on titles of the same meaning: letters, what is read and its groups, and what is
/// told by the names of each taxonomy.
const LETTERS: u64 = 10;
const READ: u64 = 3;
const GROUPS: u64 = 2;
const NAMES: u64 = 12;

/// Titles to compare others with. Made once, then asked any number of times.
#[derive(Debug)]
pub struct TitleCorpus {
    evidence: Arc<Evidence>,
    letters: View,
    read: View,
    groups: View,
    own: View,
    others: Vec<View>,
    len: usize,
}

impl TitleCorpus {
    /// A corpus of these titles.
    pub fn new<'a>(evidence: Arc<Evidence>, titles: impl IntoIterator<Item = &'a str>) -> Self {
        let titles: Vec<&str> = titles.into_iter().collect();
        let bags: Vec<Bag> = titles.iter().map(|title| letters(title)).collect();
        let said: Vec<Said> = titles.iter().map(|title| evidence.say(title)).collect();
        let other = |at: usize| View::by_weight(said.iter().map(|said| &said.others[at]));
        Self {
            letters: View::by_rarity(&bags),
            read: View::by_weight(said.iter().map(|said| &said.read)),
            groups: View::by_weight(said.iter().map(|said| &said.groups)),
            own: View::by_weight(said.iter().map(|said| &said.own)),
            others: (0..evidence.senses().count() - 1).map(other).collect(),
            len: titles.len(),
            evidence,
        }
    }

    /// The whole corpus, as positions with their likeness in millionths: most alike first, equal ones in order.
    pub fn rank(&self, title: &str) -> Vec<(usize, u32)> {
        let each = self.likeness(title).into_iter().enumerate();
        let mut ranked: Vec<(usize, u32)> = each
            .map(|(at, likeness)| (at, u32::try_from(likeness).unwrap_or(u32::MAX)))
            .collect();
        ranked.sort_by_key(|(at, score)| (std::cmp::Reverse(*score), *at));
        ranked
    }

    /// The likeness of each title of the corpus, in order, in millionths.
    pub fn likeness(&self, title: &str) -> Vec<u64> {
        let said = self.evidence.say(title);
        let mut views = vec![
            (self.letters.likeness(&letters(title)), LETTERS),
            (self.read.likeness(&said.read), READ),
            (self.groups.likeness(&said.groups), GROUPS),
            (self.own.likeness(&said.own), NAMES),
        ];
        let others = self.others.iter().zip(&said.others);
        views.extend(others.map(|(view, bag)| (view.likeness(bag), NAMES)));
        let whole: u64 = views.iter().map(|(_, weight)| weight).sum();
        let sum = |at: usize| {
            views
                .iter()
                .map(|(likeness, weight)| likeness[at] * weight)
                .sum::<u64>()
                / whole
        };
        (0..self.len).map(sum).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::TitleCorpus;
    use crate::{Evidence, Taxonomy, TitleReader};

    fn corpus(titles: &[&str]) -> TitleCorpus {
        let evidence = Evidence::new(TitleReader::new(Taxonomy::built_in()), Vec::<Arc<Taxonomy>>::new());
        TitleCorpus::new(Arc::new(evidence), titles.iter().copied())
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
