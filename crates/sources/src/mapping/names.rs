//! Names of columns, in several languages, and what they stand for.
//!
//! To teach one more name: put it into its list in `vocabulary.rs`, the more telling ones first; case, accents, spaces
//! and punctuation do not matter.

use std::{collections::HashMap, sync::LazyLock};

use skills::text::fold;

use super::vocabulary::{KNOWN, PARTS, UNWANTED};
use crate::Field;

/// Longer names are no names (bytes).
pub(crate) const MAX_NAME: usize = 200;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) field: Field,
    /// One of several columns that make up the field together.
    pub(crate) part: bool,
    /// Lower is more telling.
    pub(crate) rank: u16,
}

/// What is known of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It stands for a field.
    Field(Known),
    /// It stands for something a posting does not need.
    Unwanted,
}

impl Meaning {
    pub(super) fn field(self) -> Option<Known> {
        match self {
            Self::Field(known) => Some(known),
            Self::Unwanted => None,
        }
    }
}

static NAMES: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (lists, part) in [(KNOWN, false), (PARTS, true)] {
        for (field, list) in lists {
            for (rank, name) in (0..).zip(list.split('|')) {
                names.entry(squash(name)).or_insert(Meaning::Field(Known {
                    field: *field,
                    part,
                    rank,
                }));
            }
        }
    }
    for name in UNWANTED.split('|') {
        names.entry(squash(name)).or_insert(Meaning::Unwanted);
    }
    names
});

/// A name without case, accents, spaces and punctuation.
pub(crate) fn squash(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a column of this name holds; for nested JSON, `name` is a dotted path.
pub(crate) fn known(name: &str) -> Option<Known> {
    if name.len() > MAX_NAME {
        None
    } else {
        super::path::known(name)
    }
}

/// What a name without a path stands for.
pub(super) fn plain(name: &str) -> Option<Meaning> {
    NAMES.get(&squash(name)).copied()
}

/// Whether a name leaves open what its column holds, so that the content may decide.
pub(super) fn free(name: &str) -> bool {
    name.split('.').chain([name]).all(|part| plain(part).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Field::*;

    #[test]
    fn many_spellings_in_several_languages_are_one_field() {
        let table = [
            (
                Title,
                "Job Title|title|jobTitle|JOB_TITLE|position|Stellenbezeichnung|puesto|Intitulé du poste|पद",
            ),
            (
                Employer,
                "Company Name|company|Arbeitgeber|empresa|entreprise|hiringOrganization",
            ),
            (
                Description,
                "Job Description|combined_text|Stellenbeschreibung|descripción|body",
            ),
            (Place, "Location|Arbeitsort|ubicación|lieu de travail|Ort"),
            (Pay, "Salary Estimate|Gehalt|sueldo|salaire"),
            (PayMin, "salary_min|min_salary|Salary From"),
            (Posted, "date_posted|Posted On|fecha de publicación|Veröffentlicht am"),
            (Deadline, "closing date|validThrough|Bewerbungsfrist|date limite"),
            (Id, "job_id|Kennziffer|Reference Number"),
        ];
        for (field, names) in table {
            for name in names.split('|') {
                assert_eq!(known(name).map(|known| known.field), Some(field), "{name}");
            }
        }
    }

    #[test]
    fn no_name_is_listed_for_two_things() {
        let mut seen: HashMap<String, String> = HashMap::new();
        let lists = KNOWN
            .iter()
            .chain(PARTS)
            .map(|(field, list)| (field.code(), *list))
            .chain([("unwanted", UNWANTED)]);
        for (owner, list) in lists {
            for name in list.split('|') {
                if let Some(other) = seen.insert(squash(name), owner.to_owned()) {
                    assert_eq!(other, owner, "{name:?} is listed for both");
                }
            }
        }
    }

    #[test]
    fn a_name_that_is_known_leaves_nothing_to_the_content() {
        assert!(!free("Revenue") && !free("company.rating") && !free("Headquarters"));
        assert!(free("col7") && free("Column 1"));
    }
}
