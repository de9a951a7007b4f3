//! Scores of all openings for one person, without reckoning what cannot matter.
//!
//! What a score gives for the work, the place and the terms is looked up: it is reckoned once for each that there is. Only
//! where that, with the most that skills and pay could add, reaches what still matters are skills and pay reckoned. The
//! scores are exact: equal to [`crate::score`] (property test in `tests/`).

use std::{cmp::Reverse, collections::BinaryHeap, ops::Range};

use model::PostingId;

use super::{JobMatrix, Row};
use crate::{
    context::Context,
    filter::Filter,
    person::{Person, Seeker},
    score::{Scorer, most_of_skills, sum, within},
    weights::{REACH, Weights},
};

/// An opening in a ranked list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ranked {
    /// Points of [`crate::FULL`].
    pub total: i32,
    /// Which.
    pub posting: PostingId,
}

/// A list for one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ranking {
    /// Best first; equal totals by id.
    pub best: Vec<Ranked>,
    /// How many there were to choose from.
    pub considered: usize,
    /// How many of them are within reach: at least [`REACH`] points.
    pub within_reach: usize,
}

/// The points of an opening that the filter does not let through: so low that nothing makes up for it.
const BARRED: i32 = -1_000_000;
/// Openings looked through at once.
const BLOCK: usize = 1024;

/// What the score gives one person for everything but skills and pay, looked up.
pub(crate) struct Points<'a> {
    weights: Weights,
    scorer: Scorer<'a, Person>,
    work: Vec<i32>,
    spots: Vec<i32>,
    terms: Vec<i32>,
    employers: Vec<i32>,
    /// The most that pay and freshness give.
    pay_and_age: i32,
    /// Whether the filter bars anything.
    bars: bool,
    /// By the slot: what this person dismissed, in order.
    dismissed: Vec<usize>,
}

impl<'a> Points<'a> {
    pub(crate) fn new(matrix: &JobMatrix, context: &Context<'a>, person: &'a Person, filter: &Filter) -> Self {
        let scorer = Scorer::new(context, person);
        let home = person.facts().home.at;
        let barred = |barred: bool| if barred { BARRED } else { 0 };
        let feedback = person.feedback();
        let slots = feedback.dismissed.iter().filter_map(|id| matrix.ids.get_index_of(id));
        let mut dismissed: Vec<usize> = slots.collect();
        dismissed.sort_unstable();
        Self {
            weights: context.weights,
            scorer,
            work: matrix.occupations.each(|occupation| sum(&scorer.work(*occupation))),
            spots: matrix
                .spots
                .each(|spot| sum(&scorer.spot(spot)) + barred(!filter.lets_spot(home, spot))),
            terms: matrix
                .terms
                .each(|(terms, site)| sum(&scorer.terms(terms, *site)) + barred(!filter.lets_kind(terms.employment))),
            employers: if feedback.employers.is_empty() {
                Vec::new()
            } else {
                matrix.employers.each(|name| sum(&scorer.employer(name.as_deref())))
            },
            pay_and_age: scorer.most_of_pay() + context.weights.freshness,
            bars: *filter != Filter::default(),
            dismissed,
        }
    }

    /// How many openings this person can still answer: not dismissed, the deadline not passed, let through by the filter.
    fn answerable(&self, matrix: &JobMatrix) -> usize {
        let day = self.scorer.day;
        let in_time = |slot: usize| matrix.deadlines[slot] >= day;
        let open = |slot: usize| {
            let spot = self.spots[matrix.spots.of()[slot] as usize];
            let terms = self.terms[matrix.terms.of()[slot] as usize];
            in_time(slot) && spot + terms > BARRED / 2
        };
        let all = if self.bars {
            (0..matrix.len()).filter(|slot| open(*slot)).count()
        } else {
            matrix.deadlines.iter().filter(|last| **last >= day).count()
        };
        all - self.dismissed.iter().filter(|slot| open(**slot)).count()
    }

    /// What the work, the place and the terms of these numbers give.
    fn known(&self, work: u32, spot: u32, terms: u32) -> i32 {
        self.work[work as usize] + self.spots[spot as usize] + self.terms[terms as usize]
    }

    /// Finds the openings of these slots whose total may be at least so much; gives how many.
    ///
    /// Nearly all openings end here, so there is no branch in it that could be foreseen wrongly.
    fn hopeful<'m>(
        &self,
        matrix: &'m JobMatrix,
        slots: Range<usize>,
        least: i32,
        hopeful: &mut [usize; BLOCK],
    ) -> usize {
        let of = |kinds: &'m [u32]| &kinds[slots.clone()];
        let (works, spots, terms) = (
            of(matrix.occupations.of()),
            of(matrix.spots.of()),
            of(matrix.terms.of()),
        );
        let most = &matrix.most[slots.clone()];
        let mut found = 0;
        for (slot, (((work, spot), terms), most)) in slots.clone().zip(works.iter().zip(spots).zip(terms).zip(most)) {
            let at_most = self.known(*work, *spot, *terms) + most_of_skills(self.weights, *most) + self.pay_and_age;
            hopeful[found] = slot;
            found += usize::from(within(at_most) >= least);
        }
        found
    }

    /// The total of an opening, if it is at least so much and this person can still answer it.
    pub(super) fn total(&self, row: Row, least: i32) -> Option<i32> {
        let Self { weights, scorer, .. } = self;
        let Row { matrix, slot } = row;
        let known = self.known(
            matrix.occupations.of()[slot],
            matrix.spots.of()[slot],
            matrix.terms.of()[slot],
        );
        let skills = known + sum(&scorer.skills(row.occupation(), row.asked()));
        // What lies elsewhere in memory is looked at only when it can still matter.
        if within(skills + weights.learning + self.pay_and_age) < least {
            return None;
        }
        let open = matrix.deadlines[slot] >= scorer.day && known > BARRED / 2;
        if !open || self.dismissed.binary_search(&slot).is_ok() {
            return None;
        }
        let employer = self.employers.get(matrix.employers.of()[slot] as usize);
        let total = skills
            + sum(&scorer.learning(row.asked()))
            + sum(&scorer.pay(row.pay()))
            + sum(&scorer.age(row.posted()))
            + employer.copied().unwrap_or(0);
        Some(within(total)).filter(|total| *total >= least)
    }
}

impl JobMatrix {
    /// Hands out the openings this person can still answer whose total is at least what matters, with the total; how much
    /// matters is answered each time, and begins with `least`.
    pub(crate) fn scored<'a>(&'a self, points: &Points, mut least: i32, mut take: impl FnMut(Row<'a>, i32) -> i32) {
        let mut hopeful = [0; BLOCK];
        for first in (0..self.len()).step_by(BLOCK) {
            let slots = first..self.len().min(first + BLOCK);
            let found = points.hopeful(self, slots, least, &mut hopeful);
            for slot in &hopeful[..found] {
                let row = self.row(*slot);
                if let Some(total) = points.total(row, least) {
                    least = take(row, total);
                }
            }
        }
    }

    /// The best `most` openings for a person.
    pub fn recommend(&self, context: &Context, person: &Person, filter: &Filter, most: usize) -> Ranking {
        // The worst of the best on top: ordered by total, equal ones by id backwards.
        let mut best: BinaryHeap<Reverse<(i32, Reverse<PostingId>)>> = BinaryHeap::with_capacity(most + 1);
        let mut within_reach = 0;
        let points = Points::new(self, context, person, filter);
        let first = if most == 0 { REACH } else { 0 };
        self.scored(&points, first, |row, total| {
            within_reach += usize::from(total >= REACH);
            best.push(Reverse((total, Reverse(row.id()))));
            if best.len() > most {
                best.pop();
            }
            let full = best.len() == most;
            let worst = best.peek().map_or(REACH, |Reverse((total, _))| *total);
            if full { worst.min(REACH) } else { 0 }
        });
        let best = best.into_sorted_vec().into_iter();
        Ranking {
            best: best
                .map(|Reverse((total, Reverse(posting)))| Ranked { total, posting })
                .collect(),
            considered: points.answerable(self),
            within_reach,
        }
    }
}
