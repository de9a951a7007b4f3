//! How what was found spreads over what one can narrow it by, and what each narrowing takes away.
//!
//! To add one more facet: a variant of [`Facet`], in [`Facet::ALL`], its codes in `layout.rs` (raise `LAYOUT`) and in
//! [`crate::Query::chosen`].

use std::collections::BTreeMap;

/// Something openings say of themselves in codes, by which a search can be narrowed and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// ISO 3166 alpha-2, upper case.
    Country,
    /// As `model::WorkSite` is written: `on-site`, `hybrid`, `remote`.
    Site,
    /// As `model::Employment` is written: `full-time`.
    Employment,
    /// As `model::ExperienceAsked` is written: `none`.
    Experience,
    /// The id of a language asked for. An opening may have several.
    Language,
    /// [`VERIFIED`], or nothing.
    Employer,
}

/// The code of employers that are verified.
pub const VERIFIED: &str = "verified";

impl Facet {
    /// All of them; the position of each is its number.
    pub const ALL: [Self; 6] = [
        Self::Country,
        Self::Site,
        Self::Employment,
        Self::Experience,
        Self::Language,
        Self::Employer,
    ];
}

/// One way a search can be narrowed: what can be taken away again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Narrowing {
    /// Only some values of a facet.
    Facet(Facet),
    /// A least pay.
    Pay,
    /// Published in the last days.
    Age,
    /// A radius.
    Radius,
}

impl Narrowing {
    /// All of them; the position of each is its number.
    pub const ALL: [Self; 9] = [
        Self::Facet(Facet::Country),
        Self::Facet(Facet::Site),
        Self::Facet(Facet::Employment),
        Self::Facet(Facet::Experience),
        Self::Facet(Facet::Language),
        Self::Facet(Facet::Employer),
        Self::Pay,
        Self::Age,
        Self::Radius,
    ];
}

/// Ages that are counted, in days.
pub const AGES: [u32; 4] = [1, 3, 7, 30];
/// Radii that are counted, in km.
pub const RADII: [u32; 6] = [10, 25, 50, 100, 200, 500];

/// The counts beside what was found. Each way to narrow is counted as if nothing were chosen in it and everything else
/// held: the number beside a value is what choosing it alone would find.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// Openings with each code of each facet; codes without any are left out.
    pub codes: BTreeMap<Facet, BTreeMap<String, usize>>,
    /// Openings published at most as many days ago as [`AGES`] says.
    pub ages: [usize; AGES.len()],
    /// Openings at most as far as [`RADII`] says; all 0 without a place.
    pub radii: [usize; RADII.len()],
    /// How many more there would be without each narrowing that is set, with everything else kept.
    pub without: BTreeMap<Narrowing, usize>,
    /// The nearest one outside the radius that meets everything else, in km.
    pub nearest_outside: Option<u32>,
    /// The best pay below the least that was asked for of those that meet everything else: hundredths a full-time year,
    /// in the currency asked for.
    pub best_pay_below: Option<u64>,
}

impl Facets {
    /// How many have this code.
    pub fn count(&self, facet: Facet, code: &str) -> usize {
        self.codes
            .get(&facet)
            .and_then(|codes| codes.get(code))
            .copied()
            .unwrap_or(0)
    }

    /// How many more there would be without this narrowing.
    pub fn more_without(&self, narrowing: Narrowing) -> usize {
        self.without.get(&narrowing).copied().unwrap_or(0)
    }

    /// Takes in the counts of another part of the index.
    pub(crate) fn add(&mut self, other: Self) {
        for (facet, codes) in other.codes {
            let mine = self.codes.entry(facet).or_default();
            for (code, count) in codes {
                *mine.entry(code).or_default() += count;
            }
        }
        let counts = self.ages.iter_mut().chain(&mut self.radii);
        for (mine, theirs) in counts.zip(other.ages.iter().chain(&other.radii)) {
            *mine += theirs;
        }
        for (narrowing, count) in other.without {
            *self.without.entry(narrowing).or_default() += count;
        }
        self.nearest_outside = [self.nearest_outside, other.nearest_outside]
            .into_iter()
            .flatten()
            .min();
        self.best_pay_below = self.best_pay_below.max(other.best_pay_below);
    }
}
