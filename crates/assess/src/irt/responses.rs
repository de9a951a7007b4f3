//! Answers of people to items.

use std::collections::BTreeMap;

/// Answers taken in, equal patterns counted together: memory grows with the patterns, not with the people.
#[derive(Debug, Clone, Default)]
pub struct Responses {
    names: Vec<String>,
    patterns: BTreeMap<Vec<Option<bool>>, f64>,
}

/// Why answers cannot be calibrated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// Fewer than three items vary: one ability cannot be told from them.
    #[error("at least three items must have both right and wrong answers; {0} have")]
    TooFewItems(usize),
}

impl Responses {
    /// No answers yet, to items of these names.
    pub fn new(names: Vec<String>) -> Self {
        Self {
            names,
            patterns: BTreeMap::new(),
        }
    }

    /// Takes in what `count` people answered, an entry an item: right, wrong, or not asked. A count that is not positive adds
    /// nothing; entries too few are taken as not asked.
    pub fn add(&mut self, answers: &[Option<bool>], count: f64) {
        let mut pattern = answers.to_vec();
        pattern.resize(self.names.len(), None);
        if count > 0.0 && count.is_finite() && pattern.iter().any(Option::is_some) {
            *self.patterns.entry(pattern).or_default() += count;
        }
    }

    /// How many people answered at least one item.
    pub fn people(&self) -> f64 {
        self.patterns.values().sum()
    }

    /// What the items are called.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Which items have both right and wrong answers.
    pub(crate) fn varied(&self) -> Vec<usize> {
        let has = |item: usize, answer| self.patterns.keys().any(|pattern| pattern[item] == Some(answer));
        (0..self.names.len())
            .filter(|item| has(*item, true) && has(*item, false))
            .collect()
    }

    /// The answers to these items alone, each pattern with its count.
    pub(crate) fn of(&self, items: &[usize]) -> Vec<(Vec<Option<bool>>, f64)> {
        let mut patterns = BTreeMap::<Vec<Option<bool>>, f64>::new();
        for (pattern, count) in &self.patterns {
            let pattern: Vec<_> = items.iter().map(|item| pattern[*item]).collect();
            if pattern.iter().any(Option::is_some) {
                *patterns.entry(pattern).or_default() += count;
            }
        }
        patterns.into_iter().collect()
    }
}
