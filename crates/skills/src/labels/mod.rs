//! The taxonomy's names in other languages: what to show, and what to read. The format of the files is told in
//! `data/taxonomy/README.md`.
//!
//! Labels are no part of a score: the taxonomy's version stays what it is when one is mended. To add a language: a variant of
//! [`Language`] with its words in `language.rs`, and the labels.

mod file;
mod language;

pub(crate) use language::apart;
pub use language::{Language, language_of};

use crate::taxonomy::{Fault, OccupationIx, SkillIx, Taxonomy};

mod built_in {
    include!(concat!(env!("OUT_DIR"), "/label_files.rs"));
}

/// The labels of an entry in one language, the preferred one first.
type Names = Vec<Box<str>>;

/// All labels, by language, then by the entry's place in the taxonomy.
#[derive(Debug, Default)]
pub struct Labels {
    skills: [Vec<Names>; Language::ALL.len()],
    occupations: [Vec<Names>; Language::ALL.len()],
}

impl Labels {
    /// Reads what can be read. A test keeps the built-in ones without faults.
    pub(crate) fn read(taxonomy: &Taxonomy, files: &[(&str, &str)]) -> Self {
        file::read(taxonomy, files).0
    }

    /// Reads files given as `(path, text)`.
    ///
    /// # Errors
    /// Every fault there is: unreadable files, ids the taxonomy does not have, entries without a label in a language, labels
    /// that are empty or stand twice.
    pub fn parse(taxonomy: &Taxonomy, files: &[(&str, &str)]) -> Result<Self, Vec<Fault>> {
        let (labels, faults) = file::read(taxonomy, files);
        if faults.is_empty() { Ok(labels) } else { Err(faults) }
    }

    /// The files of the built-in labels as `(path, text)`.
    pub fn built_in_files() -> &'static [(&'static str, &'static str)] {
        built_in::FILES
    }

    /// What a skill is called, the preferred label first; nothing when there is none.
    pub fn skill(&self, language: Language, ix: SkillIx) -> impl Iterator<Item = &str> {
        of(&self.skills[language as usize], ix.0)
    }

    /// What an occupation is called, the preferred label first; nothing when there is none.
    pub fn occupation(&self, language: Language, ix: OccupationIx) -> impl Iterator<Item = &str> {
        of(&self.occupations[language as usize], ix.0)
    }

    /// Every label of a skill in a language.
    pub(crate) fn skills(&self, language: Language) -> impl Iterator<Item = (SkillIx, &str)> {
        let all = (0..=u16::MAX).map(SkillIx).zip(&self.skills[language as usize]);
        all.flat_map(|(ix, names)| names.iter().map(move |name| (ix, &**name)))
    }

    /// Every label of an occupation, in every language.
    pub(crate) fn occupations(&self) -> impl Iterator<Item = (OccupationIx, &str)> {
        self.occupations.iter().flat_map(|entries| {
            let all = (0..=u16::MAX).map(OccupationIx).zip(entries);
            all.flat_map(|(ix, names)| names.iter().map(move |name| (ix, &**name)))
        })
    }
}

fn of(entries: &[Names], ix: u16) -> impl Iterator<Item = &str> {
    entries.get(usize::from(ix)).into_iter().flatten().map(|name| &**name)
}
