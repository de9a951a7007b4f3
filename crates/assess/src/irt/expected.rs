//! What the answers lead to expect at each ability (the E step of Bock and Aitkin 1981).

use super::item::Item;

/// Abilities from -6 to 6 in steps of a fifth: for integrands that fall like a normal density the trapezoidal rule is then exact
/// to many more digits than anything printed.
const NODES: i32 = 30;
const STEP: f64 = 0.2;

/// The abilities an integral over people is summed at, each with its share of people.
pub(crate) fn abilities() -> Vec<(f64, f64)> {
    let density = |ability: f64| (-ability * ability / 2.0).exp();
    let nodes = || (-NODES..=NODES).map(|node| f64::from(node) * STEP);
    let whole: f64 = nodes().map(density).sum();
    nodes().map(|ability| (ability, density(ability) / whole)).collect()
}

/// People expected at each ability: how many were asked an item, and how many were right.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    /// By item, by ability: asked, right.
    pub(crate) counts: Vec<Vec<(f64, f64)>>,
    /// The logarithm of the likelihood of all answers.
    pub(crate) log_likelihood: f64,
}

/// What these answers lead to expect, were the items such.
pub(crate) fn expect(patterns: &[(Vec<Option<bool>>, f64)], items: &[Item], abilities: &[(f64, f64)]) -> Expected {
    let logs: Vec<Vec<(f64, f64)>> = items
        .iter()
        .map(|item| abilities.iter().map(|(ability, _)| logs(item, *ability)).collect())
        .collect();
    let mut expected = Expected {
        counts: vec![vec![(0.0, 0.0); abilities.len()]; items.len()],
        log_likelihood: 0.0,
    };
    for (pattern, count) in patterns {
        let (shares, log) = shares(pattern, &logs, abilities);
        expected.log_likelihood += count * log;
        for (item, answer) in pattern.iter().enumerate() {
            let Some(right) = answer else { continue };
            for (cell, share) in expected.counts[item].iter_mut().zip(&shares) {
                cell.0 += count * share;
                cell.1 += if *right { count * share } else { 0.0 };
            }
        }
    }
    expected
}

/// The logarithms of the probabilities of a right and of a wrong answer.
fn logs(item: &Item, ability: f64) -> (f64, f64) {
    let right = item.right(ability).clamp(1e-15, 1.0 - 1e-15);
    (right.ln(), (1.0 - right).ln())
}

/// How people of one pattern are spread over the abilities, and the logarithm of the pattern's likelihood.
fn shares(pattern: &[Option<bool>], logs: &[Vec<(f64, f64)>], abilities: &[(f64, f64)]) -> (Vec<f64>, f64) {
    let mut joint: Vec<f64> = abilities.iter().map(|(_, share)| share.ln()).collect();
    for (answer, of_item) in pattern.iter().zip(logs) {
        let Some(right) = answer else { continue };
        for (sum, (if_right, if_wrong)) in joint.iter_mut().zip(of_item) {
            *sum += if *right { if_right } else { if_wrong };
        }
    }
    let most = joint.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    for log in &mut joint {
        *log = (*log - most).exp();
    }
    let whole: f64 = joint.iter().sum();
    for share in &mut joint {
        *share /= whole;
    }
    (joint, whole.ln() + most)
}
