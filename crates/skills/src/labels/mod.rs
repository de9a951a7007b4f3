//! The taxonomy's names in other languages: what to show, and what to read. The format of the files is told in
//! `data/taxonomy/README.md`.
//!
//! Labels are no part of a score: the taxonomy's version stays what it is when one is mended. To add a language: a variant of
//! [`Language`] with its words in `language.rs`, and the labels.

mod file;
mod language;

pub(crate) use language::apart;
pub use language::{Language, language_of};

use model::{OccupationId, SkillId};

use crate::taxonomy::{Fault, NameSearch, OccupationIx, SkillIx, Taxonomy};

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

    /// The labels of a language, to search in while somebody types.
    pub(crate) fn names(&self, language: Language) -> LabelNames {
        LabelNames {
            skills: search_in(&self.skills[language as usize]),
            occupations: search_in(&self.occupations[language as usize]),
        }
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

/// The labels of a language, to search in.
#[derive(Debug)]
pub(crate) struct LabelNames {
    pub(crate) skills: NameSearch,
    pub(crate) occupations: NameSearch,
}

fn search_in(entries: &[Names]) -> NameSearch {
    let mut search = NameSearch::default();
    for (owner, names) in (0..=u16::MAX).zip(entries) {
        for (nr, name) in names.iter().enumerate() {
            search.add(owner, name, nr == 0);
        }
    }
    search
}

impl Taxonomy {
    /// Whether a skill is called just this, in English or in the language that is spoken; capitals do not matter.
    pub fn skill_is_called(&self, ix: SkillIx, typed: &str) -> bool {
        let skill = self.skill(ix);
        let english = std::iter::once(&skill.name).chain(&skill.other).map(String::as_str);
        let labels = Language::spoken()
            .into_iter()
            .flat_map(|language| self.labels().skill(language, ix));
        said(typed, english.chain(labels)) || self.skill_is_called_elsewhere(ix, typed)
    }

    /// Whether an occupation is called just this, as [`Taxonomy::skill_is_called`].
    pub fn occupation_is_called(&self, ix: OccupationIx, typed: &str) -> bool {
        let job = self.occupation(ix);
        let english = std::iter::once(&job.name).chain(&job.other).map(String::as_str);
        let labels = Language::spoken()
            .into_iter()
            .flat_map(|language| self.labels().occupation(language, ix));
        said(typed, english.chain(labels)) || self.occupation_is_called_elsewhere(ix, typed)
    }

    /// What a skill is called in the language that is spoken; its English name where there is no label.
    pub fn skill_name(&self, ix: SkillIx) -> &str {
        let label = Language::spoken().and_then(|language| self.labels().skill(language, ix).next());
        label.unwrap_or(&self.skill(ix).name)
    }

    /// What an occupation is called in the language that is spoken; its English name where there is no label.
    pub fn occupation_name(&self, ix: OccupationIx) -> &str {
        let label = Language::spoken().and_then(|language| self.labels().occupation(language, ix).next());
        label.unwrap_or(&self.occupation(ix).name)
    }
}

impl Taxonomy {
    /// What the skill of this id is called in the language that is spoken; nothing when it is not known here.
    pub fn name_of_skill(&self, id: &SkillId) -> Option<&str> {
        self.skill_ix(id).map(|ix| self.skill_name(ix))
    }

    /// What the occupation of this id is called in the language that is spoken; nothing when it is not known here.
    pub fn name_of_occupation(&self, id: &OccupationId) -> Option<&str> {
        self.occupation_ix(id).map(|ix| self.occupation_name(ix))
    }
}

fn said<'a>(typed: &str, mut names: impl Iterator<Item = &'a str>) -> bool {
    let typed = typed.trim().to_lowercase();
    names.any(|name| name.to_lowercase() == typed)
}

fn of(entries: &[Names], ix: u16) -> impl Iterator<Item = &str> {
    entries.get(usize::from(ix)).into_iter().flatten().map(|name| &**name)
}
