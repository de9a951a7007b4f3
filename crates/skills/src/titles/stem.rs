//! Stems of the words in titles: "welder", "welding" and "welders" share one.

use rust_stemmers::{Algorithm, Stemmer};

use crate::text::canon;

/// Stems the rules miss: (as the rules leave it, stem).
const IRREGULAR: [(&str, &str); 10] = [
    ("analysi", "analys"),
    ("analyst", "analys"),
    ("analyt", "analys"),
    ("baker", "bake"),
    ("bakeri", "bake"),
    ("buyer", "buy"),
    ("carer", "care"),
    ("miner", "mine"),
    ("tiler", "tile"),
    ("tutori", "tutor"),
];

/// A stemmer for titles: Porter's English stemmer (Snowball), after which the endings of those who do ("-er", "-or",
/// "-ant", "-ian", "-ist") are taken off, so that the person meets the trade.
pub(super) struct Stems(Stemmer);

impl Stems {
    pub(super) fn new() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }

    /// The stem of a folded word.
    pub(super) fn stem(&self, folded: &str) -> String {
        let key = canon(folded);
        if key.len() > 40 || !key.bytes().all(|b| b.is_ascii_lowercase()) {
            return key.into_owned();
        }
        let stem = self.0.stem(&key);
        if let Ok(at) = IRREGULAR.binary_search_by(|(left, _)| (*left).cmp(&stem)) {
            return IRREGULAR[at].1.to_owned();
        }
        let doer = ["er", "or", "ant", "ian", "ist"]
            .iter()
            .find_map(|end| stem.strip_suffix(end));
        let root = match doer.filter(|root| root.len() >= 4) {
            Some(root) => self.0.stem(root),
            None => stem,
        };
        undoubled(
            root.strip_suffix(['e', 'i'])
                .filter(|short| short.len() >= 4)
                .unwrap_or(&root),
        )
        .to_owned()
    }
}

/// "plann" and "plan" are one.
fn undoubled(root: &str) -> &str {
    let bytes = root.as_bytes();
    let double =
        bytes.len() > 4 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] && !b"ls".contains(&bytes[bytes.len() - 1]);
    if double { &root[..root.len() - 1] } else { root }
}

#[cfg(test)]
mod tests {
    use super::Stems;

    #[test]
    fn the_table_is_sorted_for_searching() {
        assert!(super::IRREGULAR.is_sorted());
    }

    #[test]
    fn the_person_meets_the_trade() {
        let stems = Stems::new();
        for (a, b) in [
            ("welder", "welding"),
            ("managers", "management"),
            ("developer", "development"),
            ("electricians", "electric"),
            ("teacher", "teaching"),
            ("planner", "planning"),
            ("accountant", "accounting"),
        ] {
            assert_eq!(stems.stem(a), stems.stem(b), "{a} and {b}");
        }
        for (a, b) in [("carer", "car"), ("nurse", "nursery"), ("driver", "diver")] {
            assert_ne!(stems.stem(a), stems.stem(b), "{a} and {b}");
        }
    }
}
