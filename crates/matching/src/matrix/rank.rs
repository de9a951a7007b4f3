//! Scores of all openings for one person, without reckoning what cannot matter.
//!
//! What a score gives for the work, the place and the terms is looked up: it is reckoned once for each that there is. Only
//! where that, with the most that skills and pay could add, reaches what still matters are skills and pay reckoned. The
//! scores are exact: equal to [`crate::score`] (property test in `tests/`).

use std::{cmp::Reverse, collections::BinaryHeap};

use model::PostingId;
use skills::OccupationIx;

use super::{JobMatrix, NO_DAY, Row};
use crate::{
    context::Context,
    filter::Filter,
    person::{Person, Seeker},
    score::{Scorer, most_of_skills, sum, within},
    weights::REACH,
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

/// What the score gives one person for everything but skills and pay, looked up.
struct Points<'a> {
    scorer: Scorer<'a, Person>,
    /// By the occupation's index, and at last for none.
    work: Vec<i32>,
    spots: Vec<i32>,
    terms: Vec<i32>,
    employers: Vec<i32>,
    /// By the slot: what this person dismissed, in order.
    dismissed: Vec<usize>,
}

impl<'a> Points<'a> {
    fn new(matrix: &JobMatrix, context: &Context<'a>, person: &'a Person, filter: &Filter) -> Self {
        let scorer = Scorer::new(context, person);
        let home = person.facts().home.at;
        let barred = |barred: bool| if barred { BARRED } else { 0 };
        let occupations = (0..=u16::MAX)
            .map(OccupationIx)
            .take(context.taxonomy.occupations().len());
        let work = occupations.map(Some).chain([None]);
        let feedback = person.feedback();
        let slots = feedback.dismissed.iter().filter_map(|id| matrix.ids.get_index_of(id));
        let mut dismissed: Vec<usize> = slots.collect();
        dismissed.sort_unstable();
        Self {
            scorer,
            work: work.map(|occupation| sum(&scorer.work(occupation))).collect(),
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
            dismissed,
        }
    }

    /// What an opening gets before skills and pay; nothing when this person cannot answer it.
    fn before_skills(&self, matrix: &JobMatrix, slot: usize) -> Option<i32> {
        let occupation = matrix.occupations[slot].map_or(self.work.len() - 1, |ix| usize::from(ix.0));
        let posted = Some(matrix.posted[slot]).filter(|day| *day != NO_DAY);
        let points = self.work[occupation]
            + self.spots[matrix.spots.of()[slot] as usize]
            + self.terms[matrix.terms.of()[slot] as usize]
            + sum(&self.scorer.age(posted))
            + self
                .employers
                .get(matrix.employers.of()[slot] as usize)
                .copied()
                .unwrap_or(0);
        (matrix.deadlines[slot] >= self.scorer.day && points > BARRED / 2).then_some(points)
    }
}

impl JobMatrix {
    /// Hands out the openings this person can still answer whose total is at least what matters, with the total; how much
    /// matters is answered each time, and begins with `least`. Gives how many they can answer.
    ///
    /// One can be answered when it was not dismissed, its deadline has not passed, and the filter lets it through.
    pub(crate) fn scored<'a>(
        &'a self,
        context: &Context,
        person: &Person,
        filter: &Filter,
        mut least: i32,
        mut take: impl FnMut(Row<'a>, i32) -> i32,
    ) -> usize {
        let points = Points::new(self, context, person, filter);
        let scorer = points.scorer;
        let mut dismissed = points.dismissed.iter().copied().peekable();
        let mut answerable = 0;
        for slot in 0..self.len() {
            if dismissed.next_if_eq(&slot).is_some() {
                continue;
            }
            let Some(before) = points.before_skills(self, slot) else {
                continue;
            };
            answerable += 1;
            let at_most = before + most_of_skills(context.weights, self.most[slot]) + context.weights.pay;
            if within(at_most) < least {
                continue;
            }
            let row = self.row(slot);
            let total = if at_most <= 0 {
                0
            } else {
                within(before + sum(&scorer.skills(row.occupation(), row.asked())) + sum(&scorer.pay(row.pay())))
            };
            if total >= least {
                least = take(row, total);
            }
        }
        answerable
    }

    /// The best `most` openings for a person.
    pub fn recommend(&self, context: &Context, person: &Person, filter: &Filter, most: usize) -> Ranking {
        // The worst of the best on top: ordered by total, equal ones by id backwards.
        let mut best: BinaryHeap<Reverse<(i32, Reverse<PostingId>)>> = BinaryHeap::with_capacity(most + 1);
        let mut within_reach = 0;
        let considered = self.scored(
            context,
            person,
            filter,
            if most == 0 { REACH } else { 0 },
            |row, total| {
                within_reach += usize::from(total >= REACH);
                best.push(Reverse((total, Reverse(row.id()))));
                if best.len() > most {
                    best.pop();
                }
                let full = best.len() == most;
                let worst = best.peek().map_or(REACH, |Reverse((total, _))| *total);
                if full { worst.min(REACH) } else { 0 }
            },
        );
        let best = best.into_sorted_vec().into_iter();
        Ranking {
            best: best
                .map(|Reverse((total, Reverse(posting)))| Ranked { total, posting })
                .collect(),
            considered,
            within_reach,
        }
    }
}
