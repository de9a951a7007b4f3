//! What a title may stand for, by all the names that occupations have.
//!
//! A title is compared by its letters with every name of every occupation of a taxonomy; the occupations whose names are
//! most alike make a vector, in which titles of one meaning are near each other though they share no letter (after
//! explicit semantic analysis: Gabrilovich and Markovitch 2007). An occupation lends a little of its weight to those that
//! are near it. The more names a taxonomy has, the better: O*NET has fifty an occupation.

use super::{
    tidy::plain,
    view::{Bag, FULL, MOST, View, counted, letters},
};
use crate::taxonomy::{OccupationIx, Taxonomy};

/// Names less alike than this, in millionths, say nothing.
const LEAST: u64 = 300_000;
/// So many occupations, the most alike ones, make the vector.
const MOST_SENSES: usize = 20;
/// What an occupation lends to each that is near it, in thousandths of its own weight.
const LENT: u64 = 80;

/// The occupations of a taxonomy, to be found by likeness to any of their names.
#[derive(Debug)]
pub(crate) struct Senses {
    names: View,
    of_name: Vec<OccupationIx>,
    near: Vec<Vec<OccupationIx>>,
}

impl Senses {
    /// Of the occupations of this taxonomy.
    pub(crate) fn of(taxonomy: &Taxonomy) -> Self {
        let (mut bags, mut of_name) = (Vec::new(), Vec::new());
        for (ix, job) in (0..=u16::MAX).map(OccupationIx).zip(taxonomy.occupations()) {
            for name in std::iter::once(&job.name).chain(&job.other) {
                bags.push(letters(&plain(name)));
                of_name.push(ix);
            }
        }
        Self {
            names: View::by_rarity(&bags),
            of_name,
            near: taxonomy.occupations().iter().map(|job| job.near.clone()).collect(),
        }
    }

    /// The occupations that a title may stand for, by its letters, with weights up to [`MOST`].
    pub(crate) fn of_title(&self, letters: &Bag) -> Bag {
        let mut best = vec![0; self.near.len()];
        for (name, likeness) in self.names.alike(letters, LEAST) {
            let known = &mut best[usize::from(self.of_name[name].0)];
            *known = likeness.max(*known);
        }
        let mut best: Vec<(u16, u64)> = (0..).zip(best).filter(|(_, likeness)| *likeness > 0).collect();
        best.sort_by_key(|(ix, likeness)| (std::cmp::Reverse(*likeness), *ix));
        best.truncate(MOST_SENSES);
        self.lent(&best)
    }

    /// The third power of each likeness, so that little likeness weighs next to nothing, and what it lends.
    fn lent(&self, best: &[(u16, u64)]) -> Bag {
        let mut keys = Vec::new();
        for (ix, likeness) in best {
            let weight = likeness.pow(3) / FULL / FULL * MOST / FULL;
            let near = self.near[usize::from(*ix)]
                .iter()
                .map(|near| (near.0, weight * LENT / 1000));
            for (ix, weight) in near.chain([(*ix, weight)]) {
                keys.push((ix.into(), u32::try_from(weight).unwrap_or(u32::MAX)));
            }
        }
        counted(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::Senses;
    use crate::{
        Taxonomy,
        titles::{plain, view::letters},
    };

    #[test]
    fn the_occupation_meant_weighs_most_and_lends_to_those_near_it() {
        let taxonomy = Taxonomy::built_in();
        let senses = Senses::of(&taxonomy);
        let bag = senses.of_title(&letters(&plain("URGENT Welders needed")));
        let weight = |id: &str| {
            let ix = taxonomy.occupation_ix(&id.into()).unwrap();
            bag.iter()
                .find(|(key, _)| *key == u64::from(ix.0))
                .map_or(0, |(_, weight)| *weight)
        };
        assert!(bag.iter().all(|(_, other)| *other <= weight("welder")), "{bag:?}");
        let welder = taxonomy.occupation(taxonomy.occupation_ix(&"welder".into()).unwrap());
        for near in &welder.near {
            let id = taxonomy.occupation(*near).id.as_str();
            assert!((1..weight("welder")).contains(&weight(id)), "{id}");
        }
        assert!(!welder.near.is_empty() && weight("midwife") == 0);
        assert!(senses.of_title(&letters("qqq zzz")).is_empty());
    }
}
