//! All open openings in memory, scored in one pass.
//!
//! Kept up to date from the journal by [`JobMatrix::put`] and [`JobMatrix::remove`]; a matrix kept so equals one built
//! anew (property test in `tests/`).

use std::collections::BTreeMap;

use model::{Employment, PostingId, WorkSite};

use crate::{context::Context, opening::Opening, person::Person, score::total, weights::REACH};

/// What a list is limited to, beyond openness. Nothing set lets everything through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only these places of work.
    pub sites: Vec<WorkSite>,
    /// Only these kinds of employment.
    pub employment: Vec<Employment>,
    /// At most this far, in km. Remote openings pass; openings of unknown place do not.
    pub max_km: Option<u32>,
}

impl Filter {
    fn lets_through(&self, person: &Person, opening: &Opening) -> bool {
        let site = self.sites.is_empty() || opening.site.is_some_and(|site| self.sites.contains(&site));
        let kind = self.employment.is_empty() || opening.employment.is_some_and(|kind| self.employment.contains(&kind));
        site && kind && self.max_km.is_none_or(|limit| within(person, opening, limit))
    }
}

fn within(person: &Person, opening: &Opening, limit: u32) -> bool {
    opening.site == Some(WorkSite::Remote)
        || person
            .at
            .zip(opening.at)
            .is_some_and(|(home, there)| home.km_to(there) <= limit)
}

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

/// The open openings.
#[derive(Debug, Default)]
pub struct JobMatrix {
    openings: Vec<Opening>,
    slots: BTreeMap<PostingId, usize>,
}

impl JobMatrix {
    /// How many openings it holds.
    pub fn len(&self) -> usize {
        self.openings.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.openings.is_empty()
    }

    /// Adds an opening, or puts it in the place of its earlier state.
    pub fn put(&mut self, opening: Opening) {
        if let Some(slot) = self.slots.get(&opening.id) {
            self.openings[*slot] = opening;
        } else {
            self.slots.insert(opening.id, self.openings.len());
            self.openings.push(opening);
        }
    }

    /// Takes an opening out; one that is not there is no matter.
    pub fn remove(&mut self, id: PostingId) {
        let Some(slot) = self.slots.remove(&id) else {
            return;
        };
        self.openings.swap_remove(slot);
        if let Some(moved) = self.openings.get(slot) {
            self.slots.insert(moved.id, slot);
        }
    }

    /// The opening of this posting.
    pub fn get(&self, id: PostingId) -> Option<&Opening> {
        self.slots.get(&id).map(|slot| &self.openings[*slot])
    }

    /// The openings whose deadline has not passed on a day counted from 1 January of year 1 as day 1, in no order that means
    /// anything.
    pub fn open(&self, day: i32) -> impl Iterator<Item = &Opening> {
        let in_time = move |opening: &&Opening| opening.deadline.is_none_or(|last| last >= day);
        self.openings.iter().filter(in_time)
    }

    /// Openings this person can still answer: not dismissed, deadline not passed, let through by the filter.
    pub(crate) fn answerable<'a>(
        &'a self,
        person: &'a Person,
        filter: &'a Filter,
        today: i32,
    ) -> impl Iterator<Item = &'a Opening> {
        self.open(today).filter(move |opening| {
            person.feedback.dismissed.binary_search(&opening.id).is_err() && filter.lets_through(person, opening)
        })
    }

    /// The best `most` openings for a person.
    pub fn recommend(&self, context: &Context, person: &Person, filter: &Filter, most: usize) -> Ranking {
        let mut best: Vec<Ranked> = self
            .answerable(person, filter, context.day())
            .map(|opening| Ranked {
                total: total(context, person, opening),
                posting: opening.id,
            })
            .collect();
        let considered = best.len();
        let within_reach = best.iter().filter(|ranked| ranked.total >= REACH).count();
        let best_first = |a: &Ranked, b: &Ranked| b.total.cmp(&a.total).then(a.posting.cmp(&b.posting));
        if best.len() > most && most > 0 {
            best.select_nth_unstable_by(most - 1, best_first);
        }
        best.truncate(most);
        best.sort_unstable_by(best_first);
        Ranking {
            best,
            considered,
            within_reach,
        }
    }
}
