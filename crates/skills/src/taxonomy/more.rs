//! Names from elsewhere that entries are found by while somebody types. They are shown nowhere and change no score.

use std::collections::BTreeMap;

use super::{NameSearch, OccupationIx, SkillIx, Taxonomy};

/// Names from elsewhere: entry and name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoreNames {
    /// Of skills.
    pub skills: Vec<(SkillIx, String)>,
    /// Of occupations.
    pub occupations: Vec<(OccupationIx, String)>,
}

/// Names of one kind of entry, to be searched in and to be met whole.
#[derive(Debug, Default)]
struct Names {
    search: NameSearch,
    whole: BTreeMap<String, Vec<u16>>,
}

impl Names {
    fn of(names: impl Iterator<Item = (u16, String)>) -> Self {
        let mut all = Self::default();
        for (owner, name) in names {
            all.search.add(owner, &name, false);
            all.whole.entry(name.to_lowercase()).or_default().push(owner);
        }
        all
    }
}

/// All names from elsewhere.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    skills: Names,
    occupations: Names,
}

impl Taxonomy {
    /// Takes in names from elsewhere; those that came first stay, a second set is passed over.
    pub fn find_also_by(&self, names: MoreNames) {
        let skills = names.skills.into_iter().map(|(ix, name)| (ix.0, name));
        let occupations = names.occupations.into_iter().map(|(ix, name)| (ix.0, name));
        let elsewhere = Elsewhere {
            skills: Names::of(skills),
            occupations: Names::of(occupations),
        };
        // Whoever came second has the same names: they are read from the same files at one start.
        let _ = self.elsewhere.set(elsewhere);
    }

    pub(super) fn skills_elsewhere(&self) -> Option<&NameSearch> {
        self.elsewhere.get().map(|names| &names.skills.search)
    }

    pub(super) fn occupations_elsewhere(&self) -> Option<&NameSearch> {
        self.elsewhere.get().map(|names| &names.occupations.search)
    }

    /// Whether a name from elsewhere says just this.
    pub(crate) fn skill_is_called_elsewhere(&self, ix: SkillIx, typed: &str) -> bool {
        self.elsewhere
            .get()
            .is_some_and(|names| says(&names.skills, ix.0, typed))
    }

    /// As [`Taxonomy::skill_is_called_elsewhere`].
    pub(crate) fn occupation_is_called_elsewhere(&self, ix: OccupationIx, typed: &str) -> bool {
        self.elsewhere
            .get()
            .is_some_and(|names| says(&names.occupations, ix.0, typed))
    }
}

fn says(names: &Names, owner: u16, typed: &str) -> bool {
    names
        .whole
        .get(&typed.trim().to_lowercase())
        .is_some_and(|owners| owners.contains(&owner))
}
