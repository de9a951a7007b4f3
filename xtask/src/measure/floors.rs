//! Plain ways to do the same, for comparison: what anybody would try first.

use std::collections::{BTreeMap, HashMap};

/// Texts, found by the pieces they share.
pub(crate) struct Pieces {
    cut: fn(&str) -> Vec<String>,
    lists: HashMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    norms: Vec<f64>,
}

impl Pieces {
    /// Of these texts, cut so.
    pub(crate) fn of<'a>(texts: impl IntoIterator<Item = &'a str>, cut: fn(&str) -> Vec<String>) -> Self {
        let mut lists: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (at, text) in texts.into_iter().enumerate() {
            let counts = counted(cut(text));
            lengths.push(counts.values().sum());
            for (piece, count) in counts {
                lists.entry(piece).or_default().push((at, count));
            }
        }
        let mut norms = vec![0.0; lengths.len()];
        for list in lists.values() {
            let rare = rarity(lengths.len(), list.len());
            for (at, count) in list {
                norms[*at] += (count * rare).powi(2);
            }
        }
        Self {
            cut,
            lists,
            lengths,
            norms: norms.into_iter().map(f64::sqrt).collect(),
        }
    }

    /// Best first, by the cosine of counts weighted by rarity (TF-IDF; Salton and Buckley 1988).
    pub(crate) fn cosine(&self, text: &str) -> Vec<(usize, f64)> {
        self.ranked(text, |count, at, rare| count * rare * rare / self.norms[at])
    }

    /// Best first, by BM25 with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza 2009).
    pub(crate) fn bm25(&self, text: &str) -> Vec<(usize, f64)> {
        let usual = self.lengths.iter().sum::<f64>() / self.lengths.len() as f64;
        self.ranked(text, |count, at, rare| {
            let long = 1.2 * (0.25 + 0.75 * self.lengths[at] / usual);
            rare * count * 2.2 / (count + long)
        })
    }

    fn ranked(&self, text: &str, weigh: impl Fn(f64, usize, f64) -> f64) -> Vec<(usize, f64)> {
        let mut sums: HashMap<usize, f64> = HashMap::new();
        for (piece, times) in counted((self.cut)(text)) {
            let Some(list) = self.lists.get(&piece) else { continue };
            let rare = rarity(self.lengths.len(), list.len());
            for (at, count) in list {
                *sums.entry(*at).or_default() += times * weigh(*count, *at, rare);
            }
        }
        best_first(sums)
    }
}

/// Best first; equal ones in their order.
fn best_first(sums: HashMap<usize, f64>) -> Vec<(usize, f64)> {
    let mut ranked: Vec<_> = sums.into_iter().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked
}

fn rarity(all: usize, with: usize) -> f64 {
    (all as f64 / with as f64).ln() + 1.0
}

fn counted(pieces: Vec<String>) -> BTreeMap<String, f64> {
    let mut counts = BTreeMap::new();
    for piece in pieces {
        *counts.entry(piece).or_default() += 1.0;
    }
    counts
}

/// The words, small.
pub(crate) fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Two to four letters in a row within words, with the edges of the words.
pub(crate) fn letters(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for word in words(text) {
        let word: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
        for length in 2..=4 {
            pieces.extend(word.windows(length).map(|piece| piece.iter().collect::<String>()));
        }
    }
    pieces
}

/// What stands in lists together.
#[derive(Default)]
pub(crate) struct Together {
    names: Vec<String>,
    numbers: HashMap<String, usize>,
    counts: Vec<f64>,
    pairs: HashMap<usize, HashMap<usize, f64>>,
}

impl Together {
    pub(crate) fn add(&mut self, list: &[String]) {
        let list: Vec<usize> = list.iter().map(|name| self.number(name)).collect();
        for one in &list {
            self.counts[*one] += 1.0;
            let with = self.pairs.entry(*one).or_default();
            for other in list.iter().filter(|other| *other != one) {
                *with.entry(*other).or_default() += 1.0;
            }
        }
    }

    fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        self.numbers.insert(name.to_owned(), self.names.len());
        self.names.push(name.to_owned());
        self.counts.push(0.0);
        self.names.len() - 1
    }

    /// What stands most often with these, best first: the sum of the shares of each one's lists that have it.
    pub(crate) fn with(&self, list: &[String]) -> Vec<String> {
        let list: Vec<usize> = list.iter().filter_map(|name| self.numbers.get(name).copied()).collect();
        let mut sums: HashMap<usize, f64> = HashMap::new();
        for one in &list {
            for (other, count) in self.pairs.get(one).into_iter().flatten() {
                *sums.entry(*other).or_default() += count / self.counts[*one];
            }
        }
        let ranked = best_first(sums).into_iter().map(|(at, _)| at);
        ranked
            .filter(|at| !list.contains(at))
            .map(|at| self.names[at].clone())
            .collect()
    }
}

/// How much likelier each word makes it that a text is true than that it is not (naive Bayes, counted from one).
pub(crate) fn bayes<'a>(texts: impl Iterator<Item = (&'a str, bool)>) -> HashMap<String, f64> {
    let mut counts: HashMap<String, [f64; 2]> = HashMap::new();
    let mut all = [0.0; 2];
    for (text, is) in texts {
        for word in counted(words(text)).into_keys() {
            counts.entry(word).or_default()[usize::from(is)] += 1.0;
        }
        all[usize::from(is)] += 1.0;
    }
    let share = |count: f64, all: f64| (count + 1.0) / (all + 2.0);
    let weigh = |count: [f64; 2]| (share(count[1], all[1]) / share(count[0], all[0])).ln();
    counts.into_iter().map(|(word, count)| (word, weigh(count))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Pieces, Together, bayes, letters, words};

    #[test]
    fn what_shares_rare_pieces_comes_first() {
        let titles = ["Data engineer", "Sales engineer", "Head of sales", "Nurse"];
        let by_letters = Pieces::of(titles, letters);
        assert_eq!(by_letters.cosine("nurses")[0].0, 3);
        assert_eq!(by_letters.cosine("sale engineering")[0].0, 1);
        let by_words = Pieces::of(titles, words);
        assert_eq!(by_words.bm25("an engineer of data")[0].0, 0);
        assert!(by_words.bm25("plumber").is_empty());
    }

    #[test]
    fn what_stands_together_is_proposed() {
        let list = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let mut together = Together::default();
        for lists in ["sql python", "sql python spark", "sql excel", "tig mig"] {
            together.add(&list(lists));
        }
        assert_eq!(together.with(&list("sql"))[0], "python");
        assert_eq!(together.with(&list("mig unknown")), ["tig"]);
    }

    #[test]
    fn words_of_the_true_weigh_for_it() {
        let weights = bayes([("pay a fee", true), ("pay by the hour", false), ("a fee", true)].into_iter());
        assert!(weights["fee"] > 0.0 && weights["hour"] < 0.0 && weights["fee"] > weights["pay"]);
    }
}
