//! How alike titles are: every title of a corpus in order of likeness to one.
//!
//! Three views of a title, each a vector compared by its cosine (Salton and McGill, Introduction to Modern Information
//! Retrieval, 1983, chapter 4): its letters, in runs of three to five within words and weighed by rarity in the corpus;
//! the occupations it may stand for; their ISCO-08 groups. Letters find what is spelled alike ("HR manager", "HR
//! management"), occupations what is called otherwise ("vet", "animal doctor"), groups what is next door.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::TitleReader;
use crate::{facts::Folded, taxonomy::log2_milli};

/// What the three views weigh, by measuring on titles of the same meaning.
const LETTERS: u64 = 10;
const OCCUPATIONS: u64 = 5;
const GROUPS: u64 = 3;
/// Likeness of a title to itself.
const FULL: u64 = 1_000_000;
/// As much of a title as is read, in characters.
const LONGEST: usize = 200;
/// Occupations a title may stand for.
const SENSES: usize = 8;

/// Titles to compare others with. Made once, then asked any number of times.
#[derive(Debug)]
pub struct TitleCorpus {
    reader: TitleReader,
    letters: View,
    occupations: View,
    groups: View,
    len: usize,
}

impl TitleCorpus {
    /// A corpus of these titles.
    pub fn new<'a>(reader: TitleReader, titles: impl IntoIterator<Item = &'a str>) -> Self {
        let all: Vec<Features> = titles.into_iter().map(|title| features(&reader, title)).collect();
        Self {
            letters: View::new(all.iter().map(|of| &of.letters), true),
            occupations: View::new(all.iter().map(|of| &of.occupations), false),
            groups: View::new(all.iter().map(|of| &of.groups), false),
            len: all.len(),
            reader,
        }
    }

    /// The whole corpus, as positions with their likeness in millionths: most alike first, equal ones in order.
    pub fn rank(&self, title: &str) -> Vec<(usize, u32)> {
        let of = features(&self.reader, title);
        let mut likeness = vec![0; self.len];
        for (view, has, weight) in [
            (&self.letters, &of.letters, LETTERS),
            (&self.occupations, &of.occupations, OCCUPATIONS),
            (&self.groups, &of.groups, GROUPS),
        ] {
            view.compare(has, weight, &mut likeness);
        }
        let whole = LETTERS + OCCUPATIONS + GROUPS;
        let mut ranked: Vec<(usize, u32)> = likeness
            .into_iter()
            .map(|sum| u32::try_from(sum / whole).unwrap_or(u32::MAX))
            .enumerate()
            .collect();
        ranked.sort_by_key(|(at, score)| (std::cmp::Reverse(*score), *at));
        ranked
    }
}

/// What is counted of a title, with how often or how much.
type Bag = BTreeMap<String, u32>;

#[derive(Debug)]
struct Features {
    letters: Bag,
    occupations: Bag,
    groups: Bag,
}

fn features(reader: &TitleReader, title: &str) -> Features {
    let (mut occupations, mut groups) = (Bag::new(), Bag::new());
    for (ix, score) in reader.classify(title, SENSES) {
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
    }
}

fn raise(bag: &mut Bag, key: &str, weight: u32) {
    let known = bag.entry(key.to_owned()).or_default();
    *known = weight.max(*known);
}

/// Runs of three to five letters, with the borders of words; a whole word counts twice.
fn letters(title: &str) -> Bag {
    let mut bag = Bag::new();
    let folded = Folded::of(&title[..title.floor_char_boundary(LONGEST)]);
    for word in folded.text().split_whitespace() {
        *bag.entry(format!("={word}")).or_default() += 2;
        let marked: Vec<char> = format!(" {word} ").chars().collect();
        for run in (3..=5).flat_map(|length| marked.windows(length)) {
            *bag.entry(run.iter().collect()).or_default() += 1;
        }
    }
    bag
}

/// One view of all titles of a corpus, by what is counted: which titles have it, and how much it weighs there.
#[derive(Debug)]
struct View {
    rows: FxHashMap<String, Vec<(u32, u64)>>,
    /// Lengths of the titles' vectors.
    lengths: Vec<u64>,
    /// Whether what is rare weighs more.
    by_rarity: bool,
}

impl View {
    fn new<'a>(bags: impl Iterator<Item = &'a Bag>, by_rarity: bool) -> Self {
        let mut view = Self {
            rows: FxHashMap::default(),
            lengths: Vec::new(),
            by_rarity,
        };
        for (at, bag) in (0..).zip(bags) {
            for (key, count) in bag {
                view.rows.entry(key.clone()).or_default().push((at, u64::from(*count)));
            }
            view.lengths.push(0);
        }
        view.weigh();
        view
    }

    /// Turns counts into weights, once all titles are there.
    fn weigh(&mut self) {
        let (mut rows, len) = (std::mem::take(&mut self.rows), self.lengths.len());
        for having in rows.values_mut() {
            let rarity = self.rarity(having.len(), len);
            for (at, count) in having {
                *count = self.weight(*count, rarity);
                self.lengths[*at as usize] += *count * *count;
            }
        }
        for length in &mut self.lengths {
            *length = length.isqrt();
        }
        self.rows = rows;
    }

    /// Inverse document frequency: the logarithm of all titles by those that have it, in thousandths.
    fn rarity(&self, having: usize, all: usize) -> u64 {
        if !self.by_rarity {
            return 1000;
        }
        let log = |n: usize| u64::from(log2_milli(u32::try_from(n).unwrap_or(u32::MAX)));
        log(2 * (all + 1)).saturating_sub(log(2 * having + 1))
    }

    /// Counts are damped (one plus their natural logarithm) where rarity counts; else they are weights already.
    fn weight(&self, count: u64, rarity: u64) -> u64 {
        const LN_2_MILLI: u64 = 693;
        if !self.by_rarity {
            return count;
        }
        let log = u64::from(log2_milli(u32::try_from(count).unwrap_or(u32::MAX)));
        (1000 + log * LN_2_MILLI / 1000) * rarity / 1000
    }

    /// Adds the cosine with each title, times `weight`, in millionths.
    fn compare(&self, bag: &Bag, weight: u64, likeness: &mut [u64]) {
        let (mut length, mut products) = (0, vec![0; likeness.len()]);
        for (key, count) in bag {
            let having = self.rows.get(key).map_or(&[][..], Vec::as_slice);
            let own = self.weight(u64::from(*count), self.rarity(having.len(), likeness.len()));
            length += own * own;
            for (at, theirs) in having {
                products[*at as usize] += own * theirs;
            }
        }
        let length = length.isqrt();
        for ((sum, product), theirs) in likeness.iter_mut().zip(products).zip(&self.lengths) {
            *sum += (product * FULL / (length * theirs).max(1)).min(FULL) * weight;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TitleCorpus;
    use crate::{Taxonomy, TitleReader};

    fn corpus(titles: &[&str]) -> TitleCorpus {
        TitleCorpus::new(TitleReader::new(Taxonomy::built_in()), titles.iter().copied())
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
