//! Steps until the likelihood rises no more.

use super::{
    Model,
    climb::{Free, climb, score, within},
    expected::{Expected, expect},
    item::{Item, Point},
};

/// The steps after which it is given up.
const MOST_STEPS: u32 = 3_000;
/// So little a change of every parameter ends the climb,
const STILL: f64 = 1e-7;
/// if the likelihood is also as flat as this: where answers say little, steps are short long before the top.
const FLAT: f64 = 1e-4;
/// Where a climb to guessing begins that comes from items without.
const RARE_GUESS: f64 = 0.02;
/// Steps within one round of the M step; more do not pay.
const STEPS: usize = 3;

/// All of an item may move (an item without guessing has its third parameter held),
const FREE: Free = [true; 3];
/// or only its intercept.
const INTERCEPT: Free = [false, true, false];

type Patterns = [(Vec<Option<bool>>, f64)];

/// Where a climb ended.
pub(crate) struct Estimate {
    pub(crate) items: Vec<Item>,
    pub(crate) log_likelihood: f64,
    pub(crate) rounds: u32,
    pub(crate) converged: bool,
}

/// The most likely items. Guessing makes the likelihood hilly: there the climb starts from three places, one of them the most
/// likely items without guessing, and the highest end counts.
pub(crate) fn estimate(patterns: &Patterns, model: Model, abilities: &[(f64, f64)]) -> Estimate {
    if model != Model::Guessing {
        return climb_from(start(patterns, None), patterns, model, abilities);
    }
    let plain = climb_from(start(patterns, None), patterns, Model::Slopes, abilities);
    let guessing = |item: &Item| Item {
        guess: Some(RARE_GUESS),
        ..*item
    };
    let mut best = climb_from(plain.items.iter().map(guessing).collect(), patterns, model, abilities);
    best.rounds += plain.rounds;
    for guess in [0.2, 0.08] {
        let end = climb_from(start(patterns, Some(guess)), patterns, model, abilities);
        let rounds = best.rounds + end.rounds;
        best = if end.log_likelihood > best.log_likelihood {
            end
        } else {
            best
        };
        best.rounds = rounds;
    }
    best
}

/// Every item at slope 1 and as hard as its share of right answers says.
fn start(patterns: &Patterns, guess: Option<f64>) -> Vec<Item> {
    let items = patterns.first().map_or(0, |(pattern, _)| pattern.len());
    (0..items)
        .map(|item| {
            let asked = patterns
                .iter()
                .filter_map(|(pattern, count)| Some((pattern[item]?, count)));
            let (right, all) = asked.fold((0.5, 1.0), |(right, all), (answer, count)| {
                (right + if answer { *count } else { 0.0 }, all + count)
            });
            Item {
                slope: 1.0,
                intercept: 1.2 * (right / (all - right)).ln(),
                guess,
            }
        })
        .collect()
}

/// EM made faster by extrapolation (SQUAREM, scheme S3 of Varadhan and Roland 2008): two rounds show where the climb is going, a
/// longer step is tried there and kept when it is not lower.
fn climb_from(mut items: Vec<Item>, patterns: &Patterns, model: Model, abilities: &[(f64, f64)]) -> Estimate {
    let mut rounds = 0;
    let mut converged = false;
    while rounds < MOST_STEPS && !converged {
        let first = round(&items, patterns, model, abilities);
        let second = round(&first.items, patterns, model, abilities);
        let far = round(
            &extrapolated(&items, &first.items, &second.items),
            patterns,
            model,
            abilities,
        );
        rounds += 3;
        let next = if far.height >= second.height {
            far.items
        } else {
            second.items
        };
        converged = change(&items, &first.items).max(change(&first.items, &next)) < STILL && second.slope < FLAT;
        items = next;
    }
    Estimate {
        log_likelihood: expect(patterns, &items, abilities).log_likelihood,
        items,
        rounds,
        converged,
    }
}

/// One round of EM, with what was seen before it.
struct Round {
    items: Vec<Item>,
    /// How likely the answers were.
    height: f64,
    /// How steep the likelihood was, along its steepest parameter.
    slope: f64,
}

fn round(items: &[Item], patterns: &Patterns, model: Model, abilities: &[(f64, f64)]) -> Round {
    let expected = expect(patterns, items, abilities);
    let moved = match model {
        Model::Rasch => with_one_slope(items, &expected, abilities),
        Model::Slopes | Model::Guessing => each(items, &expected, abilities, FREE),
    };
    Round {
        items: moved,
        height: expected.log_likelihood,
        slope: steepest(items, &expected, model, abilities),
    }
}

/// The steepest slope along a parameter that is not held at its border.
fn steepest(items: &[Item], expected: &Expected, model: Model, abilities: &[(f64, f64)]) -> f64 {
    let free = if model == Model::Rasch { INTERCEPT } else { FREE };
    let along = |(item, counts): (&Item, &Vec<(f64, f64)>)| {
        let (slope, _) = score(item, counts, abilities);
        let within = within(item, slope, free);
        let steep = (0..3).filter(|at| within[*at]).map(|at| slope[at].abs());
        steep.fold(0.0, f64::max)
    };
    let of_each = items.iter().zip(&expected.counts).map(along).fold(0.0, f64::max);
    match model {
        Model::Rasch => of_each.max(slope_of_all(items, expected, abilities).0.abs()),
        Model::Slopes | Model::Guessing => of_each,
    }
}

fn each(items: &[Item], expected: &Expected, abilities: &[(f64, f64)], free: Free) -> Vec<Item> {
    let item = |(item, counts): (&Item, &Vec<(f64, f64)>)| {
        (0..STEPS).fold(*item, |item, _| climb(&item, counts, abilities, free))
    };
    items.iter().zip(&expected.counts).map(item).collect()
}

/// The intercepts each, then the slope of all.
fn with_one_slope(items: &[Item], expected: &Expected, abilities: &[(f64, f64)]) -> Vec<Item> {
    let mut items = each(items, expected, abilities, INTERCEPT);
    let (slope, information) = slope_of_all(&items, expected, abilities);
    let step = (slope / information.max(1e-9)).clamp(-0.5, 0.5);
    for item in &mut items {
        let [along, intercept, guess] = item.point();
        *item = item.at([along + step, intercept, guess]);
    }
    items
}

fn slope_of_all(items: &[Item], expected: &Expected, abilities: &[(f64, f64)]) -> (f64, f64) {
    let each = items.iter().zip(&expected.counts).map(|(item, counts)| {
        let (slope, information) = score(item, counts, abilities);
        (slope[0], information[0][0])
    });
    each.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

/// The largest change of a parameter between two sets of items.
fn change(from: &[Item], to: &[Item]) -> f64 {
    let differences = from.iter().zip(to).flat_map(|(from, to)| {
        let (from, to) = (from.point(), to.point());
        [0, 1, 2].map(|at| from[at] - to[at])
    });
    differences.fold(0.0, |most, difference| most.max(difference.abs()))
}

fn extrapolated(zero: &[Item], one: &[Item], two: &[Item]) -> Vec<Item> {
    let triples = || {
        zero.iter()
            .zip(one)
            .zip(two)
            .map(|((a, b), c)| (a.point(), b.point(), c.point()))
    };
    let squares = |of: &dyn Fn(Point, Point, Point, usize) -> f64| -> f64 {
        triples()
            .flat_map(|(a, b, c)| [0, 1, 2].map(|at| of(a, b, c, at).powi(2)))
            .sum()
    };
    let speed = squares(&|a, b, _, at| b[at] - a[at]).sqrt();
    let bend = squares(&|a, b, c, at| c[at] - 2.0 * b[at] + a[at]).sqrt();
    if bend < 1e-12 {
        return two.to_vec();
    }
    let length = (speed / bend).clamp(1.0, 64.0);
    let far = |(item, (a, b, c)): (&Item, (Point, Point, Point))| {
        item.at([0, 1, 2]
            .map(|at| a[at] + 2.0 * length * (b[at] - a[at]) + length * length * (c[at] - 2.0 * b[at] + a[at])))
    };
    zero.iter().zip(triples()).map(far).collect()
}
