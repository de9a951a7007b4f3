//! Lists of skills taken in.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::text::fold;

/// The most names that count of one list: beyond, it is no list of what one job needs.
const LONGEST_LIST: usize = 200;

/// Lists of skills by name, the names free: spellings that differ in case, accents or spaces are one name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SkillLists {
    /// Names as they are written most often.
    pub(super) names: Vec<String>,
    /// Each list as places in `names`, none twice.
    pub(super) lists: Vec<Vec<u32>>,
}

impl SkillLists {
    /// Learns from lists; one with fewer than two names tells nothing.
    pub fn learn<L: IntoIterator<Item = String>>(lists: impl IntoIterator<Item = L>) -> Self {
        let (mut lists_of_places, mut names) = (Vec::new(), Names::default());
        for written in lists {
            let mut list = Vec::new();
            for name in written.into_iter().take(LONGEST_LIST) {
                let at = names.place(&name);
                list.extend(at.filter(|at| !list.contains(at)));
            }
            if list.len() > 1 {
                lists_of_places.push(list);
            }
        }
        Self {
            names: names.most_usual(),
            lists: lists_of_places,
        }
    }

    /// How many lists were learned from.
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// Whether every list names what is there: false for a file that was cut or changed.
    pub fn is_whole(&self) -> bool {
        let names = self.names.len();
        self.lists
            .iter()
            .flatten()
            .all(|at| usize::try_from(*at).is_ok_and(|at| at < names))
    }
}

/// Names met so far.
#[derive(Debug, Default)]
struct Names {
    known: FxHashMap<String, u32>,
    /// By place: how often each spelling was met, in the order they were met.
    spellings: Vec<Vec<(String, u32)>>,
}

impl Names {
    /// The place of a name; none for an empty one.
    fn place(&mut self, name: &str) -> Option<u32> {
        let (key, spelling) = (key(name), name.split_whitespace().collect::<Vec<_>>().join(" "));
        if key.is_empty() {
            return None;
        }
        let next = u32::try_from(self.spellings.len()).ok()?;
        let at = *self.known.entry(key).or_insert(next);
        if at == next {
            self.spellings.push(Vec::new());
        }
        let spellings = &mut self.spellings[at as usize];
        match spellings.iter_mut().find(|(known, _)| *known == spelling) {
            Some((_, times)) => *times += 1,
            None => spellings.push((spelling, 1)),
        }
        Some(at)
    }

    /// By place: the spelling met most often; of two met as often, the first.
    fn most_usual(self) -> Vec<String> {
        let usual = |spellings: Vec<(String, u32)>| spellings.into_iter().rev().max_by_key(|(_, times)| *times);
        self.spellings
            .into_iter()
            .filter_map(usual)
            .map(|(name, _)| name)
            .collect()
    }
}

/// What makes two spellings one name.
pub(super) fn key(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}
