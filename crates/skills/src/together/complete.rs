//! What usually goes with given skills.
//!
//! Two witnesses: the lists most alike to the given one, by names and by the words of names (so that "core java developer" speaks
//! for what stands beside "java"), and each given name by itself, by what stands beside it. Rare names and words weigh more
//! (inverse document frequency, Spärck Jones 1972), long lists less.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::lists::{SkillLists, key};

/// So many of the lists most alike are heard,
const HEARD: usize = 200;
/// each with its likeness to this power: the most alike speak loudest.
const LOUDNESS: i32 = 4;
/// What a shared word counts beside a shared name.
const WORD: f64 = 0.5;
/// Words in more lists than this say nothing and are passed over.
const COMMON_WORD: usize = 4_000;
/// What single names count beside alike lists.
const SINGLE: f64 = 0.5;
/// A name beside so few is taken to stand beside a few others too.
const SHRUNK: f64 = 5.0;
/// How much a name that stands everywhere yields to a rarer one, beside single names.
const EVERYWHERE: f64 = 0.15;

/// Completes lists of skills by what was learned.
#[derive(Debug)]
pub struct Completer {
    learned: SkillLists,
    by_key: FxHashMap<String, u32>,
    /// By name: the lists it stands in.
    with_name: Vec<Vec<u32>>,
    /// By word: the lists it stands in.
    with_word: FxHashMap<String, Vec<u32>>,
    /// By list: how long it is as a vector of names, and of words.
    lengths: Vec<(f64, f64)>,
}

impl Completer {
    /// Makes the indexes. Lists that are not whole ([`SkillLists::is_whole`]) must not be given.
    pub fn new(learned: SkillLists) -> Self {
        let keys: Vec<String> = learned.names.iter().map(|name| key(name)).collect();
        let mut completer = Self {
            by_key: (0..).zip(&keys).map(|(at, key)| (key.clone(), at)).collect(),
            with_name: vec![Vec::new(); keys.len()],
            with_word: FxHashMap::default(),
            lengths: Vec::new(),
            learned,
        };
        let words = |list: &[u32]| words(list.iter().map(|at| keys[*at as usize].as_str()));
        for (nr, list) in (0..).zip(&completer.learned.lists) {
            for at in list {
                completer.with_name[*at as usize].push(nr);
            }
            for word in words(list) {
                match completer.with_word.get_mut(word) {
                    Some(lists) => lists.push(nr),
                    None => drop(completer.with_word.insert(word.to_owned(), vec![nr])),
                }
            }
        }
        let length = |list: &Vec<u32>| {
            let names = list
                .iter()
                .map(|at| completer.rareness(completer.with_name[*at as usize].len()).powi(2));
            let words = words(list)
                .into_iter()
                .map(|word| completer.rareness(completer.with_word[word].len()).powi(2));
            (names.sum::<f64>().sqrt(), words.sum::<f64>().sqrt())
        };
        completer.lengths = completer.learned.lists.iter().map(length).collect();
        completer
    }

    /// What usually goes with these, best first, each with a score up to 1; nothing when none of them, nor a word of them, is known.
    pub fn complete<'a>(&self, given: impl IntoIterator<Item = &'a str>, top: usize) -> Vec<(&str, f64)> {
        let keys: BTreeSet<String> = given.into_iter().map(key).collect();
        let known: BTreeSet<u32> = keys.iter().filter_map(|key| self.by_key.get(key).copied()).collect();
        let mut scores = FxHashMap::<u32, f64>::default();
        for (witness, weight) in [(self.by_lists(&known, &keys), 1.0), (self.by_names(&known), SINGLE)] {
            let most = witness.values().copied().fold(0.0, f64::max);
            for (at, score) in witness {
                *scores.entry(at).or_default() += weight / (1.0 + SINGLE) * score / most;
            }
        }
        let mut scores: Vec<(u32, f64)> = scores.into_iter().filter(|(at, _)| !known.contains(at)).collect();
        scores.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        scores.truncate(top);
        let told = |(at, score): (u32, f64)| (self.learned.names[at as usize].as_str(), score);
        scores.into_iter().map(told).collect()
    }

    /// What the lists most alike say.
    fn by_lists(&self, known: &BTreeSet<u32>, keys: &BTreeSet<String>) -> FxHashMap<u32, f64> {
        let mut alike: Vec<(u32, f64)> = self.alike(known, keys).into_iter().collect();
        alike.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let mut said = FxHashMap::default();
        for (list, likeness) in alike.into_iter().take(HEARD) {
            for at in &self.learned.lists[list as usize] {
                *said.entry(*at).or_default() += likeness.powi(LOUDNESS);
            }
        }
        said
    }

    fn alike(&self, known: &BTreeSet<u32>, keys: &BTreeSet<String>) -> FxHashMap<u32, f64> {
        let mut alike = FxHashMap::default();
        for at in known {
            let lists = &self.with_name[*at as usize];
            let weight = self.rareness(lists.len()).powi(2);
            for list in lists {
                *alike.entry(*list).or_default() += weight / self.lengths[*list as usize].0;
            }
        }
        for word in words(keys.iter().map(String::as_str)) {
            let Some(lists) = self.with_word.get(word).filter(|lists| lists.len() <= COMMON_WORD) else {
                continue;
            };
            let weight = WORD * self.rareness(lists.len()).powi(2);
            for list in lists {
                *alike.entry(*list).or_default() += weight / self.lengths[*list as usize].1;
            }
        }
        alike
    }

    /// What stands beside each given name.
    fn by_names(&self, known: &BTreeSet<u32>) -> FxHashMap<u32, f64> {
        let mut said = FxHashMap::default();
        for given in known {
            let lists = &self.with_name[*given as usize];
            let weight = self.rareness(lists.len()) / (count(lists.len()) + SHRUNK);
            let beside = lists.iter().flat_map(|list| &self.learned.lists[*list as usize]);
            for beside in beside.filter(|beside| *beside != given) {
                *said.entry(*beside).or_default() += weight;
            }
        }
        for (at, score) in &mut said {
            *score *= count(self.with_name[*at as usize].len()).powf(-EVERYWHERE);
        }
        said
    }

    /// How much what stands in so many lists tells.
    fn rareness(&self, lists: usize) -> f64 {
        (1.0 + count(self.learned.lists.len()) / (count(lists) + 0.5)).ln()
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of lists are far below 2^52")]
fn count(of: usize) -> f64 {
    of as f64
}

/// The words of names, each once.
fn words<'a>(keys: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    keys.flat_map(|key| key.split(' ')).collect()
}
