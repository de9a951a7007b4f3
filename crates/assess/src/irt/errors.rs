//! How sure the estimates are: the observed information, inverted.

use super::{
    Model,
    climb::score,
    expected::expect,
    item::{Item, MOST_GUESS},
};

/// Standard errors of an item's slope, difficulty and chance of guessing, each none where the answers do not tell.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Errors {
    pub(crate) slope: Option<f64>,
    pub(crate) difficulty: Option<f64>,
    pub(crate) guess: Option<f64>,
}

/// How far the parameters are moved to see the slope change.
const NUDGE: f64 = 1e-4;

/// Which parameter: (item, 0..3); an item of `None` is the one slope of all.
type Place = (Option<usize>, usize);

/// The standard errors of all items. The slope of the marginal likelihood is that of the expected one (Fisher's identity; Louis
/// 1982), so the information is its change, taken by central differences.
pub(crate) fn errors(
    patterns: &[(Vec<Option<bool>>, f64)],
    items: &[Item],
    model: Model,
    abilities: &[(f64, f64)],
) -> Vec<Errors> {
    let places = places(items, model);
    let slope_at = |items: &[Item]| -> Vec<f64> {
        let expected = expect(patterns, items, abilities);
        let slopes: Vec<_> = items
            .iter()
            .zip(&expected.counts)
            .map(|(item, counts)| score(item, counts, abilities).0)
            .collect();
        let along = |(item, at): &Place| {
            item.map_or_else(|| slopes.iter().map(|slope| slope[*at]).sum(), |item| slopes[item][*at])
        };
        places.iter().map(along).collect()
    };
    let row = |place: &Place| -> Vec<f64> {
        let (up, down) = (
            slope_at(&nudged(items, *place, NUDGE)),
            slope_at(&nudged(items, *place, -NUDGE)),
        );
        up.iter()
            .zip(&down)
            .map(|(up, down)| (down - up) / (2.0 * NUDGE))
            .collect()
    };
    let rows: Vec<Vec<f64>> = places.iter().map(row).collect();
    let information = symmetric(&rows);
    let Some(covariance) = inverse(&information) else {
        return vec![Errors::default(); items.len()];
    };
    items
        .iter()
        .enumerate()
        .map(|(nr, item)| errors_of(nr, item, &places, &covariance))
        .collect()
}

/// The middle of what stands on both sides of the diagonal: differences are a little off.
fn symmetric(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let middle = |(one, row): (usize, &Vec<f64>)| {
        let with_mirrored = row
            .iter()
            .zip(rows)
            .map(|(here, column)| f64::midpoint(*here, column[one]));
        with_mirrored.collect()
    };
    rows.iter().enumerate().map(middle).collect()
}

/// The parameters that were estimated. A chance of guessing at its border is none: it was found to be nothing, or a half.
fn places(items: &[Item], model: Model) -> Vec<Place> {
    let of_all = (model == Model::Rasch).then_some((None, 0));
    let of_each = items.iter().enumerate().flat_map(|(nr, item)| {
        let slope = (model != Model::Rasch).then_some((Some(nr), 0));
        let within = item
            .guess
            .is_some_and(|guess| guess > NUDGE && guess < MOST_GUESS - NUDGE);
        let guess = within.then_some((Some(nr), 2));
        [slope, Some((Some(nr), 1)), guess].into_iter().flatten()
    });
    of_all.into_iter().chain(of_each).collect()
}

fn nudged(items: &[Item], (which, at): Place, by: f64) -> Vec<Item> {
    let nudge = |(nr, item): (usize, &Item)| {
        let mut point = item.point();
        point[at] += if which.is_none_or(|which| which == nr) { by } else { 0.0 };
        Item {
            slope: point[0],
            intercept: point[1],
            guess: item.guess.map(|_| point[2]),
        }
    };
    items.iter().enumerate().map(nudge).collect()
}

/// By the delta method from what was estimated to what is told: b = -intercept / a.
fn errors_of(nr: usize, item: &Item, places: &[Place], covariance: &[Vec<f64>]) -> Errors {
    let place = |at: usize| {
        places
            .iter()
            .position(|place| *place == (Some(nr), at) || *place == (None, at))
    };
    let deviation = |variance: f64| (variance > 0.0 && variance.is_finite()).then(|| variance.sqrt());
    let difficulty = place(0).zip(place(1)).and_then(|(slope, intercept)| {
        let along = (item.intercept / item.slope.powi(2), -1.0 / item.slope);
        deviation(
            along.0 * along.0 * covariance[slope][slope]
                + 2.0 * along.0 * along.1 * covariance[slope][intercept]
                + along.1 * along.1 * covariance[intercept][intercept],
        )
    });
    Errors {
        slope: place(0).and_then(|at| deviation(covariance[at][at])),
        difficulty,
        guess: place(2).and_then(|at| deviation(covariance[at][at])),
    }
}

/// The inverse of a symmetric positive definite matrix, by Cholesky's way; none if it is not so.
pub(crate) fn inverse(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let size = matrix.len();
    let mut lower = vec![vec![0.0; size]; size];
    for row in 0..size {
        for column in 0..=row {
            let known: f64 = (0..column).map(|at| lower[row][at] * lower[column][at]).sum();
            let left = matrix[row][column] - known;
            lower[row][column] = if row != column {
                left / lower[column][column]
            } else if left > 1e-12 * matrix[row][row].abs() {
                left.sqrt()
            } else {
                return None;
            };
        }
    }
    let columns: Vec<Vec<f64>> = (0..size).map(|at| solved(&lower, at)).collect();
    Some(columns)
}

/// The column `at` of the inverse, by substitution forward and back.
fn solved(lower: &[Vec<f64>], at: usize) -> Vec<f64> {
    let size = lower.len();
    let mut x = vec![0.0; size];
    for row in 0..size {
        let known: f64 = (0..row).map(|column| lower[row][column] * x[column]).sum();
        x[row] = (f64::from(u8::from(row == at)) - known) / lower[row][row];
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|below| lower[below][row] * x[below]).sum();
        x[row] = (x[row] - known) / lower[row][row];
    }
    x
}
