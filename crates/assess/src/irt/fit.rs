//! Whether an item behaves as the model says: S-X² of Orlando and Thissen (2000).

use serde::Serialize;
use statrs::function::gamma::gamma_ur;

use super::item::Item;

/// People of equal sums of right answers, compared with what the model lets expect of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fit {
    /// S-X².
    pub s_x2: f64,
    /// Degrees of freedom.
    pub df: u32,
    /// How often so large a value would come by chance were the model true: under .01 look at the item.
    pub p: f64,
}

/// Cells in which fewer are expected are joined with the next.
const FEWEST: f64 = 1.0;

/// The fit of each item, over the people who answered all of them; none when too few did.
pub(crate) fn fits(
    patterns: &[(Vec<Option<bool>>, f64)],
    items: &[Item],
    abilities: &[(f64, f64)],
    parameters: usize,
) -> Vec<Option<Fit>> {
    let observed = observed(patterns, items.len());
    let rights: Vec<Vec<f64>> = items
        .iter()
        .map(|item| abilities.iter().map(|(ability, _)| item.right(*ability)).collect())
        .collect();
    let sums = integrate(&by_sum(&rights, None, abilities), abilities);
    (0..items.len())
        .map(|item| {
            let rest = by_sum(&rights, Some(item), abilities);
            let with_right: Vec<Vec<f64>> = rest
                .iter()
                .zip(&rights[item])
                .map(|(sums, right)| sums.iter().map(|share| share * right).collect())
                .collect();
            let right = integrate(&with_right, abilities);
            let cells = (1..items.len()).map(|sum| {
                let (people, correct) = observed[item][sum];
                (people, correct, people * right[sum - 1] / sums[sum])
            });
            fit(&joined(cells), parameters)
        })
        .collect()
}

/// By item, by sum of right answers: people, and how many of them had the item right.
fn observed(patterns: &[(Vec<Option<bool>>, f64)], items: usize) -> Vec<Vec<(f64, f64)>> {
    let mut observed = vec![vec![(0.0, 0.0); items + 1]; items];
    for (pattern, count) in patterns {
        let Some(answers) = pattern.iter().copied().collect::<Option<Vec<bool>>>() else {
            continue;
        };
        let sum = answers.iter().filter(|right| **right).count();
        for (cells, right) in observed.iter_mut().zip(answers) {
            cells[sum].0 += count;
            cells[sum].1 += if right { *count } else { 0.0 };
        }
    }
    observed
}

/// At each ability, how likely each sum of right answers is (Lord and Wingersky 1984), one item left out or none.
fn by_sum(rights: &[Vec<f64>], without: Option<usize>, abilities: &[(f64, f64)]) -> Vec<Vec<f64>> {
    let at = |node: usize| {
        let mut sums = vec![1.0];
        for (_, right) in rights.iter().enumerate().filter(|(item, _)| Some(*item) != without) {
            let right = right[node];
            let mut next = vec![0.0; sums.len() + 1];
            for (sum, share) in sums.iter().enumerate() {
                next[sum] += share * (1.0 - right);
                next[sum + 1] += share * right;
            }
            sums = next;
        }
        sums
    };
    (0..abilities.len()).map(at).collect()
}

fn integrate(by_ability: &[Vec<f64>], abilities: &[(f64, f64)]) -> Vec<f64> {
    let length = by_ability.first().map_or(0, Vec::len);
    (0..length)
        .map(|sum| {
            by_ability
                .iter()
                .zip(abilities)
                .map(|(sums, (_, share))| sums[sum] * share)
                .sum()
        })
        .collect()
}

/// Cells (people, right, expected right) joined until enough are expected right and wrong in each.
fn joined(cells: impl Iterator<Item = (f64, f64, f64)>) -> Vec<(f64, f64, f64)> {
    let enough = |cell: &(f64, f64, f64)| cell.2 >= FEWEST && cell.0 - cell.2 >= FEWEST;
    let sum = |one: (f64, f64, f64), other: (f64, f64, f64)| (one.0 + other.0, one.1 + other.1, one.2 + other.2);
    let (mut whole, mut open) = (Vec::new(), (0.0, 0.0, 0.0));
    for cell in cells {
        open = sum(open, cell);
        if enough(&open) {
            whole.push(std::mem::take(&mut open));
        }
    }
    if let Some(last) = whole.last_mut() {
        *last = sum(*last, open);
    }
    whole
}

fn fit(cells: &[(f64, f64, f64)], parameters: usize) -> Option<Fit> {
    let df = u32::try_from(cells.len().checked_sub(parameters)?)
        .ok()
        .filter(|df| *df > 0)?;
    let cell = |(people, right, expected): &(f64, f64, f64)| {
        (right - expected).powi(2) * people / (expected * (people - expected))
    };
    let s_x2: f64 = cells.iter().map(cell).sum();
    // The upper tail of chi-squared; at nothing the function of the library has no value.
    let p = if s_x2 > 0.0 {
        gamma_ur(f64::from(df) / 2.0, s_x2 / 2.0)
    } else {
        1.0
    };
    Some(Fit { s_x2, df, p })
}
