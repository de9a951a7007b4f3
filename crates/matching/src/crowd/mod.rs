//! Everybody who looks for work, in memory: who is told of a new opening.
//!
//! The same score from the other side: one opening, all people. What many of them share (where they live and how far they
//! would go) is reckoned once; who lives too far off and does other work is passed over before anything else of them is
//! looked at. The scores are exact: equal to [`crate::score`] (property test in `tests/`).

mod asking;
mod matters;
mod seen;

use std::{cell::OnceCell, ops::Range, panic::resume_unwind};

use chrono::NaiveDate;
use indexmap::IndexSet;
use model::{PersonId, Profile};
use rustc_hash::FxBuildHasher;
use skills::{SkillIx, Taxonomy};

use crate::{
    columns::{Kinds, Lists, put},
    context::Context,
    explain::Counted,
    facts::{Facts, Home},
    feedback::Feedback,
    opening::Opening,
    score::{of_spot, sum},
    trade::{Past, Trade, Way},
};
use asking::Asking;
use seen::Seen;

/// So many people are looked through by one thread; more by several.
const LEAST_FOR_THREAD: usize = 20_000;

/// Everybody who looks for work.
#[derive(Debug, Default)]
pub struct Crowd {
    ids: IndexSet<PersonId, FxBuildHasher>,
    homes: Kinds<Home>,
    ways: Lists<Way>,
    held: Lists<(SkillIx, u16)>,
    past: Lists<Past>,
    facts: Vec<Facts>,
}

/// Somebody an opening fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suited {
    /// Points of [`crate::FULL`].
    pub total: i32,
    /// Who.
    pub person: PersonId,
    /// The skills it asks for, as they bring them.
    pub skills: Counted,
}

impl Crowd {
    /// How many people it holds.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it holds nobody.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Adds somebody, or puts them in the place of what was known of them. How long ago their work was is counted on `today`;
    /// put them again when that should count anew.
    pub fn put(&mut self, taxonomy: &Taxonomy, id: PersonId, profile: &Profile, feedback: Feedback, today: NaiveDate) {
        let (slot, _) = self.ids.insert_full(id);
        let trade = Trade::new(taxonomy, profile, today);
        let facts = Facts::new(taxonomy, profile, feedback, today);
        self.homes.put(slot, facts.home);
        self.ways.put(slot, &trade.ways);
        self.held.put(slot, &trade.held);
        self.past.put(slot, &trade.past);
        put(&mut self.facts, slot, facts);
    }

    /// Takes somebody out; one who is not there is no matter.
    pub fn remove(&mut self, id: PersonId) {
        let Some((slot, _)) = self.ids.swap_remove_full(&id) else {
            return;
        };
        self.homes.swap_remove(slot);
        self.ways.swap_remove(slot);
        self.held.swap_remove(slot);
        self.past.swap_remove(slot);
        self.facts.swap_remove(slot);
    }

    /// Everybody whom an opening fits with at least so many points, best first, equal ones by id. Who dismissed it is not
    /// among them.
    pub fn suited(&self, context: &Context, opening: &Opening, least: i32) -> Vec<Suited> {
        let asking = Asking::new(context, opening, least);
        let of_home = |home: &Home| sum(&of_spot(context.weights, home, &opening.spot));
        let spots = self.homes.each(of_home);
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let each = self.len().div_ceil(threads).max(LEAST_FOR_THREAD);
        let parts = (0..self.len())
            .step_by(each)
            .map(|first| first..self.len().min(first + each));
        let mut list: Vec<Suited> = std::thread::scope(|scope| {
            let (asking, spots) = (&asking, &spots);
            let running: Vec<_> = parts
                .map(|slots| scope.spawn(move || self.suited_of(slots, asking, spots)))
                .collect();
            running
                .into_iter()
                .flat_map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic)))
                .collect()
        });
        list.sort_unstable_by(|a, b| b.total.cmp(&a.total).then(a.person.cmp(&b.person)));
        list
    }

    fn suited_of(&self, slots: Range<usize>, asking: &Asking, spots: &[i32]) -> Vec<Suited> {
        let (mut list, mut credits) = (Vec::new(), Vec::new());
        for slot in slots {
            let spot = spots[self.homes.of()[slot] as usize];
            if !asking.is_near_enough(spot) {
                continue;
            }
            let closeness = asking.closeness(self.ways.get(slot));
            if !asking.is_close_enough(spot, closeness) {
                continue;
            }
            let (held, past) = (self.held.get(slot), self.past.get(slot));
            asking.asked.credits(held, past, &mut credits);
            let seen = Seen {
                asking,
                held,
                past,
                facts: &self.facts[slot],
                closeness,
                credits: &credits,
                all_credits: OnceCell::new(),
            };
            list.extend(seen.total(spot).map(|total| Suited {
                total,
                person: self.ids[slot],
                skills: seen.counted(),
            }));
        }
        list
    }
}
