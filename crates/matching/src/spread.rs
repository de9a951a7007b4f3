//! Lists in which more than one employer is seen.
//!
//! One employer (or agency) may have a hundred openings of one kind that fit a person equally. Each further opening of the same
//! employer and occupation stands lower in a list, by 150 points of 10,000 a time and at most 600; its score stays what it is.

use std::collections::HashMap;

use crate::{JobMatrix, Ranked};

/// What each earlier one of its kind takes from an opening's place, in points,
const STEP: i32 = 150;
/// at most.
const MOST: i32 = 600;

impl JobMatrix {
    /// The same openings, best first, so that those of one employer and kind do not fill the list. Openings without a named
    /// employer stay where they are.
    pub fn spread(&self, best: &[Ranked]) -> Vec<Ranked> {
        let mut left: Vec<Ranked> = best.to_vec();
        let mut seen = HashMap::new();
        let kind = |ranked: &Ranked| {
            let row = self.get(ranked.posting)?;
            Some((row.employer()?, row.occupation()))
        };
        let mut list = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let place = |ranked: &Ranked| {
                let earlier = kind(ranked).and_then(|kind| seen.get(&kind)).copied().unwrap_or(0);
                ranked.total - (STEP * earlier).min(MOST)
            };
            // The first of those that stand highest: `left` is in order, so nothing below this total can be higher.
            let (mut next, mut highest) = (0, i32::MIN);
            for (at, ranked) in left.iter().enumerate() {
                if ranked.total <= highest {
                    break;
                }
                if place(ranked) > highest {
                    (next, highest) = (at, place(ranked));
                }
            }
            let ranked = left.remove(next);
            if let Some(kind) = kind(&ranked) {
                *seen.entry(kind).or_insert(0) += 1;
            }
            list.push(ranked);
        }
        list
    }
}
