//! One step up the expected likelihood (the M step), by Fisher scoring.

use super::item::Item;

/// Which of an item's three parameters may move.
pub(crate) type Free = [bool; 3];

/// The slope of the expected log-likelihood at an item, and the information, both along its three parameters.
pub(crate) fn score(item: &Item, counts: &[(f64, f64)], abilities: &[(f64, f64)]) -> ([f64; 3], [[f64; 3]; 3]) {
    let (mut slope, mut information) = ([0.0; 3], [[0.0; 3]; 3]);
    for ((asked, right), (ability, _)) in counts.iter().zip(abilities) {
        let (probability, along) = item.slopes(*ability);
        let spread = (probability * (1.0 - probability)).max(1e-15);
        for row in 0..3 {
            slope[row] += (right - asked * probability) / spread * along[row];
            for column in 0..3 {
                information[row][column] += asked / spread * along[row] * along[column];
            }
        }
    }
    (slope, information)
}

/// The item after a step; the item itself when it stands at the top.
pub(crate) fn climb(item: &Item, counts: &[(f64, f64)], abilities: &[(f64, f64)], free: Free) -> Item {
    let (slope, information) = score(item, counts, abilities);
    let step = step(slope, information, within(item, slope, free));
    let height = |item: &Item| height(item, counts, abilities);
    let (from, now) = (item.point(), height(item));
    let mut length = 1.0;
    while length > 1e-4 {
        let there = item.at([0, 1, 2].map(|at| from[at] + length * step[at]));
        if height(&there) >= now {
            return there;
        }
        length /= 2.0;
    }
    *item
}

/// What may move and is not held at its border by a slope that leads beyond.
pub(crate) fn within(item: &Item, slope: [f64; 3], free: Free) -> Free {
    let point = item.point();
    let nudged = item
        .at([0, 1, 2].map(|at| point[at] + slope[at].signum() * 1e-9))
        .point();
    // A parameter at its border does not move when nudged outwards.
    #[expect(clippy::float_cmp, reason = "a border is hit exactly or not at all")]
    [0, 1, 2].map(|at| free[at] && nudged[at] != point[at])
}

/// The expected log-likelihood of one item.
fn height(item: &Item, counts: &[(f64, f64)], abilities: &[(f64, f64)]) -> f64 {
    let cell = |((asked, right), (ability, _)): (&(f64, f64), &(f64, f64))| {
        let probability = item.right(*ability).clamp(1e-15, 1.0 - 1e-15);
        right * probability.ln() + (asked - right) * (1.0 - probability).ln()
    };
    counts.iter().zip(abilities).map(cell).sum()
}

/// Where to step: the slope by the inverse of the information, over what may move. A little is added to the diagonal, so that a
/// parameter of which the answers say nothing stays.
fn step(slope: [f64; 3], information: [[f64; 3]; 3], free: Free) -> [f64; 3] {
    let places: Vec<usize> = (0..3).filter(|at| free[*at]).collect();
    let matrix: Vec<Vec<f64>> = places
        .iter()
        .map(|row| {
            let ridge = |column: &usize| {
                if row == column {
                    1e-6 * information[*row][*row] + 1e-9
                } else {
                    0.0
                }
            };
            places
                .iter()
                .map(|column| information[*row][*column] + ridge(column))
                .collect()
        })
        .collect();
    let mut step = [0.0; 3];
    if let Some(inverse) = super::errors::inverse(&matrix) {
        for (row, at) in places.iter().enumerate() {
            let along = places
                .iter()
                .zip(&inverse[row])
                .map(|(from, weight)| slope[*from] * weight);
            // No step so long that the next one would have to come back.
            step[*at] = along.sum::<f64>().clamp(-2.0, 2.0);
        }
    }
    step
}
