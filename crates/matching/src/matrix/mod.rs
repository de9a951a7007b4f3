//! All open openings in memory: a column for each thing the score asks of them.
//!
//! What many openings share (a place and the kind of place, what is asked for beside skills) is kept once and numbered, so
//! that a score reckons it once for all of them. An opening has a slot, the same in every column; the last one moves into
//! the slot of one that is taken out.
//!
//! Kept up to date from the journal by [`JobMatrix::put`] and [`JobMatrix::remove`]; a matrix kept so equals one built
//! anew (property test in `tests/`).
//!
//! To keep one more thing of an opening: a column here, in [`JobMatrix::put`] and [`JobMatrix::remove`], and a method of
//! [`Row`]; if the score asks for it, its points in `rank.rs`.

mod choose;
mod rank;
mod row;

use indexmap::IndexSet;
use model::{PostingId, WorkSite};
use rustc_hash::FxBuildHasher;
use skills::OccupationIx;

use crate::{
    columns::{Kinds, Lists, put},
    opening::{Asked, Opening, Pay, Spot, Terms},
    parts::most_of_skills,
};
pub use choose::Limits;
pub(crate) use rank::Points;
pub use rank::{Ranked, Ranking};
pub use row::Row;

/// A day that is not known: before every other.
const NO_DAY: i32 = i32::MIN;
/// A last day that never comes.
const NO_END: i32 = i32::MAX;

/// The open openings.
#[derive(Debug, Default)]
pub struct JobMatrix {
    ids: IndexSet<PostingId, FxBuildHasher>,
    occupations: Kinds<Option<OccupationIx>>,
    asked: Lists<Asked>,
    /// What the skills' share is at most, for whomever.
    most: Vec<i16>,
    spots: Kinds<Spot>,
    terms: Kinds<(Terms, Option<WorkSite>)>,
    employers: Kinds<Option<Box<str>>>,
    pay: Vec<Option<Pay>>,
    posted: Vec<i32>,
    deadlines: Vec<i32>,
}

impl JobMatrix {
    /// How many openings it holds.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Adds an opening, or puts it in the place of its earlier state.
    pub fn put(&mut self, opening: Opening) {
        let (slot, _) = self.ids.insert_full(opening.id);
        let site = opening.spot.site;
        put(&mut self.most, slot, most_of_skills(&opening.asked));
        put(&mut self.pay, slot, opening.pay);
        put(&mut self.posted, slot, opening.posted.unwrap_or(NO_DAY));
        put(&mut self.deadlines, slot, opening.deadline.unwrap_or(NO_END));
        self.asked.put(slot, &opening.asked);
        self.occupations.put(slot, opening.occupation);
        self.spots.put(slot, opening.spot);
        self.terms.put(slot, (opening.terms, site));
        self.employers.put(slot, opening.employer.map(String::into_boxed_str));
    }

    /// Takes an opening out; one that is not there is no matter.
    pub fn remove(&mut self, id: PostingId) {
        let Some((slot, _)) = self.ids.swap_remove_full(&id) else {
            return;
        };
        self.occupations.swap_remove(slot);
        self.most.swap_remove(slot);
        self.pay.swap_remove(slot);
        self.posted.swap_remove(slot);
        self.deadlines.swap_remove(slot);
        self.asked.swap_remove(slot);
        self.spots.swap_remove(slot);
        self.terms.swap_remove(slot);
        self.employers.swap_remove(slot);
    }

    /// The opening of this posting.
    pub fn get(&self, id: PostingId) -> Option<Row<'_>> {
        self.ids.get_index_of(&id).map(|slot| self.row(slot))
    }

    /// The openings whose deadline has not passed on a day counted from 1 January of year 1 as day 1, in no order that means
    /// anything.
    pub fn open(&self, day: i32) -> impl Iterator<Item = Row<'_>> {
        let slots = self.deadlines.iter().enumerate().filter(move |(_, last)| **last >= day);
        slots.map(|(slot, _)| self.row(slot))
    }

    /// All openings, those past their deadline too.
    pub fn all(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|slot| self.row(slot))
    }

    /// The openings of an occupation one can apply to on this day; none of those whose occupation is not known.
    pub(crate) fn of_occupation(&self, occupation: Option<OccupationIx>, day: i32) -> impl Iterator<Item = Row<'_>> {
        let known = occupation.map(|_| self.occupations.having(&occupation));
        let open = known
            .into_iter()
            .flatten()
            .filter(move |slot| self.deadlines[*slot] >= day);
        open.map(|slot| self.row(slot))
    }

    fn row(&self, slot: usize) -> Row<'_> {
        Row { matrix: self, slot }
    }
}
