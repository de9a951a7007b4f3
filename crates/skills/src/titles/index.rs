//! Names of occupations, ready to be compared with titles.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    stem::Stems,
    tidy::{TitleWord, tidy},
};
use crate::taxonomy::{OccupationIx, SkillIx, Taxonomy, log2_milli};

/// The number of a stem.
pub(super) type StemId = u32;

/// A name of an occupation.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) occupation: OccupationIx,
    /// Its words.
    pub(super) words: Vec<NameWord>,
    /// Whether it is the main name.
    pub(super) main: bool,
}

impl Name {
    /// The last word that says what somebody is.
    pub(super) fn head(&self) -> Option<StemId> {
        self.words.iter().rev().find(|word| !word.rank).map(|word| word.stem)
    }
}

/// A word of a name.
#[derive(Debug)]
pub(super) struct NameWord {
    pub(super) stem: StemId,
    pub(super) folded: Box<str>,
    /// Whether it only says how far somebody has come.
    pub(super) rank: bool,
}

/// A word of a title, looked up.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) word: TitleWord,
    /// Its stem, when a name has it.
    pub(super) stem: Option<StemId>,
    /// Whether it was read with a typing error.
    pub(super) corrected: bool,
}

/// All names.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) names: Vec<Name>,
    /// For each stem, the names it stands in.
    pub(super) with: Vec<Vec<u32>>,
    /// For each stem, how rare it is, in thousandths of a bit.
    pub(super) rarity: Vec<u32>,
    /// For each stem, how many names end in it.
    pub(super) heads: Vec<u32>,
    /// For each stem, the occupations that require a skill named with it.
    pub(super) skilled: Vec<Vec<u16>>,
    /// What names write with a hyphen, as one word.
    compounds: FxHashSet<String>,
    stems: FxHashMap<String, StemId>,
    /// Words of names by what is left when one letter is dropped, to find words with a typing error.
    slips: FxHashMap<String, Vec<(Box<str>, StemId)>>,
}

/// The rarity of a word that no name has.
pub(super) const UNNAMED: u32 = 2500;

/// Words shorter than this are not corrected.
const SHORTEST_SLIP: usize = 7;

impl Index {
    fn empty() -> Self {
        Self {
            names: Vec::new(),
            with: Vec::new(),
            rarity: Vec::new(),
            heads: Vec::new(),
            skilled: Vec::new(),
            compounds: FxHashSet::default(),
            stems: FxHashMap::default(),
            slips: FxHashMap::default(),
        }
    }

    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let stemmer = Stems::new();
        let mut index = Self::empty();
        let names = taxonomy
            .occupations()
            .iter()
            .flat_map(|job| std::iter::once(&job.name).chain(&job.other));
        index.compounds = names.flat_map(|name| compounds(&tidy(name))).collect();
        for (ix, job) in (0..=u16::MAX).map(OccupationIx).zip(taxonomy.occupations()) {
            index.name(&stemmer, ix, &job.name, true);
            for name in &job.other {
                index.name(&stemmer, ix, name, false);
            }
        }
        index.skills(&stemmer, taxonomy);
        index.weigh(taxonomy.occupations().len());
        index
    }

    /// Names in other languages.
    pub(super) fn of_labels(taxonomy: &Taxonomy) -> Self {
        let stemmer = Stems::new();
        let mut index = Self::empty();
        for (ix, name) in taxonomy.labels().occupations() {
            index.name(&stemmer, ix, name, false);
        }
        index.skilled.resize(index.with.len(), Vec::new());
        index.weigh(taxonomy.occupations().len());
        index
    }

    fn name(&mut self, stemmer: &Stems, occupation: OccupationIx, name: &str, main: bool) {
        let at = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let mut words: Vec<NameWord> = Vec::new();
        for word in self.joined(tidy(name)) {
            let stem = self.add(stemmer, &word.folded);
            if !self.with[stem as usize].contains(&at) {
                self.with[stem as usize].push(at);
                words.push(NameWord {
                    stem,
                    rank: word.rank,
                    folded: word.folded.into(),
                });
            }
        }
        if let Some(last) = words.last_mut() {
            last.rank = false;
        }
        self.names.push(Name {
            occupation,
            words,
            main,
        });
    }

    fn add(&mut self, stemmer: &Stems, folded: &str) -> StemId {
        let next = StemId::try_from(self.with.len()).unwrap_or(StemId::MAX);
        let stem = *self.stems.entry(stemmer.stem(folded)).or_insert(next);
        if stem == next {
            self.with.push(Vec::new());
        }
        if folded.len() >= SHORTEST_SLIP && folded.is_ascii() {
            for left in without_one(folded) {
                let slips = self.slips.entry(left).or_default();
                if !slips.iter().any(|(word, _)| **word == *folded) {
                    slips.push((folded.into(), stem));
                }
            }
        }
        stem
    }

    /// Rarity as inverse document frequency, occupations being the documents (Spärck Jones 1972).
    fn weigh(&mut self, occupations: usize) {
        let all = u32::try_from(occupations).unwrap_or(u32::MAX - 1) + 1;
        let rarity = |names: &Vec<u32>| {
            let mut jobs: Vec<OccupationIx> = names.iter().map(|at| self.names[*at as usize].occupation).collect();
            jobs.dedup();
            let named = u32::try_from(jobs.len()).unwrap_or(all);
            if named == 0 {
                UNNAMED
            } else {
                1000 + log2_milli(all).saturating_sub(log2_milli(named))
            }
        };
        self.heads = vec![0; self.with.len()];
        for head in self.names.iter().filter_map(Name::head) {
            self.heads[head as usize] += 1;
        }
        self.rarity = self.with.iter().map(rarity).collect();
    }

    fn skills(&mut self, stemmer: &Stems, taxonomy: &Taxonomy) {
        for (ix, job) in (0..=u16::MAX).zip(taxonomy.occupations()) {
            let name = |(skill, _): &(SkillIx, u8)| taxonomy.skill(*skill).name.as_str();
            let words: Vec<TitleWord> = job
                .required
                .iter()
                .chain(&job.useful)
                .map(name)
                .flat_map(tidy)
                .collect();
            for word in words {
                let stem = self.add(stemmer, &word.folded) as usize;
                self.skilled.resize(self.with.len(), Vec::new());
                if self.skilled[stem].last() != Some(&ix) {
                    self.skilled[stem].push(ix);
                }
            }
        }
        self.skilled.resize(self.with.len(), Vec::new());
    }

    /// Puts together what some name writes with a hyphen: "front end" becomes "frontend".
    fn joined(&self, words: Vec<TitleWord>) -> Vec<TitleWord> {
        let mut out: Vec<TitleWord> = Vec::new();
        for word in words {
            if let Some(last) = out.last_mut()
                && last.part == word.part
                && self.compounds.contains(&format!("{}{}", last.folded, word.folded))
            {
                last.folded.push_str(&word.folded);
            } else {
                out.push(word);
            }
        }
        out
    }

    fn stem_of(&self, stemmer: &Stems, folded: &str) -> Option<StemId> {
        self.stems.get(&stemmer.stem(folded)).copied()
    }

    /// The words of a title, looked up.
    pub(super) fn title(&self, words: Vec<TitleWord>) -> Vec<Known> {
        let stemmer = Stems::new();
        let look_up = |word: TitleWord| {
            let stem = self.stem_of(&stemmer, &word.folded);
            let slip = if stem.is_none() {
                self.corrected(&word.folded)
            } else {
                None
            };
            Known {
                corrected: slip.is_some(),
                stem: stem.or(slip),
                word,
            }
        };
        self.joined(words).into_iter().map(look_up).collect()
    }

    /// The stem of the known word that is one letter dropped, added or changed away, if there is just one.
    fn corrected(&self, folded: &str) -> Option<StemId> {
        if folded.len() < SHORTEST_SLIP || folded.len() > 24 || !folded.is_ascii() {
            return None;
        }
        let keys = std::iter::once(folded.to_owned()).chain(without_one(folded));
        let near = keys.filter_map(|key| self.slips.get(&key)).flatten();
        let mut stems: Vec<StemId> = near
            .filter(|(word, _)| word.len().abs_diff(folded.len()) <= 1)
            .map(|(_, stem)| *stem)
            .collect();
        stems.extend(without_one(folded).filter_map(|left| self.stems.get(&left)));
        stems.sort_unstable();
        stems.dedup();
        if let [only] = stems.as_slice() {
            Some(*only)
        } else {
            None
        }
    }
}

/// The word with each of its letters dropped in turn.
fn without_one(word: &str) -> impl Iterator<Item = String> + '_ {
    (0..word.len()).map(|at| format!("{}{}", &word[..at], &word[at + 1..]))
}

/// The words of a name that a hyphen joins, as one.
fn compounds(words: &[TitleWord]) -> Vec<String> {
    words
        .windows(2)
        .filter(|pair| pair[1].hyphen)
        .map(|pair| format!("{}{}", pair[0].folded, pair[1].folded))
        .collect()
}
