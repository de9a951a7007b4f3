//! Learning the weights from what people at one place chose.
//!
//! A choice is an opening somebody saved, set against one that was listed near it, or that they said is not for them. The
//! weights are those under which the chosen one is likely to score higher (pairwise logistic regression, as in T. Joachims,
//! *Optimizing Search Engines using Clickthrough Data*, KDD 2002), held near the written ones: no part counts for less than
//! half or more than twice of what was written, however many choices there are. Everybody's choices count for as much, so
//! that nobody who chooses a lot decides for the others. What it is worth is told by the choices of every fifth person, which
//! nothing was learned from.

use std::{cmp::Ordering, f64::consts::LN_2};

use serde::{Deserialize, Serialize};

use crate::{
    score::Part,
    weights::{FULL, Version, Weights},
};

/// From so many people on there is something to learn.
pub const LEAST_PEOPLE: usize = 30;
/// From so many choices on.
pub const LEAST_CHOICES: usize = 200;

/// So many points more make a choice *e* times as likely.
const LOGIT: f64 = 300.0;
/// How strongly the weights are held near the written ones; as many choices weigh about as much.
const HOLD: f64 = 60.0;
/// The choices of one person together count for at most so many.
const A_PERSON: f64 = 10.0;
/// Every so many-th person is held back.
const HELD_BACK: usize = 5;
const ROUNDS: usize = 400;
/// How slowly it is learned how decided people are, and the most they are taken to be.
const STEADY: f64 = 4.0;
const MOST_DECIDED: f64 = 4.0;
/// So often the limits are applied: what is left over then is less than a point.
const HOLDS: usize = 40;

/// How good each part of a shown opening was, in thousandths, in the order of [`Weights::PARTS`].
pub type Shares = [i32; 10];

/// An opening somebody took, and one they passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The parts of the one they took.
    pub taken: Shares,
    /// The parts of the other.
    pub passed: Shares,
}

/// The shares behind the parts of a score as it was shown. What is not among them counts nothing.
pub fn shares(parts: &[Part]) -> Shares {
    Weights::PARTS.map(|name| {
        let part = parts.iter().find(|part| part.name == name);
        part.map_or(0, |part| part.points * 1000 / part.out_of.max(1))
    })
}

/// What was learned, and what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// The weights.
    pub weights: Weights,
    /// How many people chose.
    pub people: u32,
    /// How many choices it was learned from.
    pub choices: u32,
    /// How many choices of other people it was tried on.
    pub tried: u32,
    /// In how many thousandths of those the written weights score the taken opening higher.
    pub written_agree: u32,
    /// In how many the learned ones do.
    pub learned_agree: u32,
}

/// There is too little to learn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFew {
    /// People who chose.
    pub people: usize,
    /// Their choices.
    pub choices: usize,
}

/// Learns the weights with this number from the choices of people, a list each, in an order that stays the same.
///
/// # Errors
/// With fewer than [`LEAST_PEOPLE`] people or [`LEAST_CHOICES`] choices.
pub fn learn_weights(number: u32, people: &[Vec<Choice>]) -> Result<Lesson, TooFew> {
    let chose: Vec<&[Choice]> = people.iter().map(Vec::as_slice).filter(|of| !of.is_empty()).collect();
    let choices: usize = chose.iter().map(|of| of.len()).sum();
    if chose.len() < LEAST_PEOPLE || choices < LEAST_CHOICES {
        let people = chose.len();
        return Err(TooFew { people, choices });
    }
    let is_held_back = |at: &usize| at % HELD_BACK == HELD_BACK - 1;
    let part = |back: bool| {
        let of = chose.iter().enumerate().filter(move |(at, _)| is_held_back(at) == back);
        of.map(|(_, of)| *of).collect::<Vec<_>>()
    };
    let (learned_from, held_back) = (part(false), part(true));
    let weights = whole(Version::Learned(number), &fit(&learned_from));
    let count = |lists: &[&[Choice]]| lists.iter().map(|of| of.len()).sum::<usize>();
    Ok(Lesson {
        weights,
        people: number_of(chose.len()),
        choices: number_of(count(&learned_from)),
        tried: number_of(count(&held_back)),
        written_agree: agree(Weights::PRIOR, &held_back),
        learned_agree: agree(weights, &held_back),
    })
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// How many times as much as was written each part counts, by gradient descent on the logarithm of it. How decided people are
/// is learned beside it, so that those who choose by nothing do not make the parts alike.
fn fit(people: &[&[Choice]]) -> [f64; 10] {
    let written = Weights::PRIOR.points().map(f64::from);
    let (mut logs, mut decided) = ([0.0_f64; 10], 1.0_f64);
    let each: Vec<(f64, [f64; 10])> = people.iter().flat_map(|of| counted(of, &written)).collect();
    let all: f64 = each.iter().map(|(weight, _)| weight).sum();
    for _ in 0..ROUNDS {
        let times = logs.map(f64::exp);
        let mut slope = logs.map(|log| HOLD * log);
        let mut more = 0.0;
        for (weight, differ) in &each {
            let ahead: f64 = differ.iter().zip(&times).map(|(differ, times)| differ * times).sum();
            let pull = weight / (1.0 + (decided * ahead).exp());
            more += pull * ahead;
            for (slope, (differ, times)) in slope.iter_mut().zip(differ.iter().zip(&times)) {
                *slope -= pull * decided * differ * times;
            }
        }
        decided = (decided + more / all / STEADY).clamp(0.0, MOST_DECIDED);
        for (log, slope) in logs.iter_mut().zip(slope) {
            *log -= slope / (HOLD + all);
        }
        hold(&mut logs, &written);
    }
    logs.map(f64::exp)
}

/// Keeps the whole as large as it was written, and each part between half and twice of what was: as often as the one undoes the
/// other.
fn hold(logs: &mut [f64; 10], written: &[f64; 10]) {
    for _ in 0..HOLDS {
        let now: f64 = logs.iter().zip(written).map(|(log, points)| log.exp() * points).sum();
        let over = (now / f64::from(FULL)).ln();
        for log in &mut *logs {
            *log = (*log - over).clamp(-LN_2, LN_2);
        }
    }
}

/// The choices of one person: what each counts, and by how much the taken one is ahead in each part.
fn counted<'a>(choices: &'a [Choice], written: &'a [f64; 10]) -> impl Iterator<Item = (f64, [f64; 10])> + 'a {
    let weight = (A_PERSON / f64::from(number_of(choices.len()))).min(1.0);
    choices.iter().map(move |choice| {
        let mut ahead = *written;
        for (ahead, (taken, passed)) in ahead.iter_mut().zip(choice.taken.iter().zip(choice.passed)) {
            *ahead *= f64::from(taken - passed) / 1000.0 / LOGIT;
        }
        (weight, ahead)
    })
}

/// Whole points that are together [`FULL`].
fn whole(version: Version, times: &[f64; 10]) -> Weights {
    let mut points = Weights::PRIOR.points();
    for (points, times) in points.iter_mut().zip(times) {
        #[expect(clippy::cast_possible_truncation, reason = "at most twice of what was written")]
        let share = (f64::from(*points) * times).round() as i32;
        *points = share;
    }
    // What rounding leaves over goes where it changes least.
    points[0] += FULL - points.iter().sum::<i32>();
    Weights::of(version, points)
}

/// In how many thousandths of the choices these weights score the taken opening higher; equal scores count half.
fn agree(weights: Weights, people: &[&[Choice]]) -> u32 {
    let total = |shares: &Shares| -> i32 {
        let each = weights.points().into_iter().zip(shares);
        each.map(|(points, share)| points * share / 1000).sum()
    };
    let (mut agree, mut all) = (0_u64, 0_u64);
    for choice in people.iter().copied().flatten() {
        agree += match total(&choice.taken).cmp(&total(&choice.passed)) {
            Ordering::Greater => 2,
            Ordering::Equal => 1,
            Ordering::Less => 0,
        };
        all += 2;
    }
    u32::try_from(agree * 1000 / all.max(1)).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::LN_2;

    use super::{hold, whole};
    use crate::weights::{Version, Weights};

    #[test]
    fn however_far_a_step_goes_the_parts_stay_within_their_limits_and_make_a_whole() {
        let points = Weights::PRIOR.points();
        for wild in 0..1024_u32 {
            let mut logs: [f64; 10] = std::array::from_fn(|part| if wild >> part & 1 == 1 { 5.0 } else { -5.0 });
            hold(&mut logs, &points.map(f64::from));
            assert!(logs.iter().all(|log| log.abs() <= LN_2 + 1e-9), "{logs:?}");
            let learned = whole(Version::Learned(1), &logs.map(f64::exp));
            assert!(learned.are_whole(), "{learned:?}");
            for (learned, written) in learned.points().into_iter().zip(points) {
                assert!(
                    learned * 2 >= written - 10 && learned <= written * 2 + 10,
                    "{wild:b}: {learned} of {written}"
                );
            }
        }
    }
}
