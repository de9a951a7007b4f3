//! Names that taxonomies of others have for what means the same as an entry of ours: more words to find it by.

use super::{ConceptKind, Joined, Standard, join};
use crate::taxonomy::{MoreNames, Taxonomy};

/// The names of concepts that are joined to an entry, in English and in the languages the standard has.
pub fn more_names(taxonomy: &Taxonomy, standards: &[Standard]) -> MoreNames {
    let mut more = MoreNames::default();
    for standard in standards {
        for found in join(taxonomy, standard)
            .iter()
            .filter(|found| found.how == Joined::Joined)
        {
            let at = standard
                .concepts
                .binary_search_by(|concept| concept.uri.cmp(&found.uri));
            let Some(concept) = at.ok().and_then(|at| standard.concepts.get(at)) else {
                continue;
            };
            let names = std::iter::once(&concept.label)
                .chain(&concept.other)
                .chain(concept.labels.values());
            if concept.kind == ConceptKind::Occupation {
                let ix = taxonomy.occupation_ix(&found.id.as_str().into());
                more.occupations.extend(
                    ix.into_iter()
                        .flat_map(|ix| names.clone().map(move |name| (ix, name.clone()))),
                );
            } else {
                let ix = taxonomy.skill_ix(&found.id.as_str().into());
                more.skills.extend(
                    ix.into_iter()
                        .flat_map(|ix| names.clone().map(move |name| (ix, name.clone()))),
                );
            }
        }
    }
    more
}
