//! Skills and occupations, and how they hang together. The format of the files is told in `data/taxonomy/README.md`.
//!
//! To add a skill or an occupation: an entry in a file there, nothing here. To add a field to the format: `file.rs` (as
//! written), `entry.rs` (as used), `link.rs` (from one to the other), `check.rs` (what may stand in it).

mod check;
mod circle;
mod closeness;
mod entry;
mod fault;
mod file;
mod kinship;
mod link;
mod logarithm;
mod more;
mod search;
mod specificity;

use std::{
    hash::Hash,
    sync::{Arc, OnceLock},
};

use model::{OccupationId, SkillId};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::labels::{LabelNames, Labels, Language};
pub use entry::{Occupation, OccupationIx, Skill, SkillIx, SkillKind, Task};
pub use fault::Fault;
pub(crate) use logarithm::log2_milli;
pub use more::MoreNames;
pub(crate) use search::{NameSearch, find_in};

mod built_in {
    include!(concat!(env!("OUT_DIR"), "/taxonomy_files.rs"));
}

/// All skills and occupations.
#[derive(Debug)]
pub struct Taxonomy {
    skills: Vec<Skill>,
    occupations: Vec<Occupation>,
    /// Where each id stands: asked for every skill of every opening at every start.
    skill_places: FxHashMap<SkillId, SkillIx>,
    occupation_places: FxHashMap<OccupationId, OccupationIx>,
    specificity: Vec<u16>,
    kin: Vec<Vec<(SkillIx, u16)>>,
    helps: Vec<Vec<(SkillIx, u16)>>,
    skill_search: NameSearch,
    occupation_search: NameSearch,
    version: String,
    /// Local lists as `(path, text)`.
    local_files: Vec<(String, String)>,
    label_files: &'static [(&'static str, &'static str)],
    labels: OnceLock<Labels>,
    label_names: [OnceLock<LabelNames>; Language::ALL.len()],
    elsewhere: OnceLock<more::Elsewhere>,
    /// By occupation: how close it is to each, reckoned when first asked for.
    closeness: Vec<OnceLock<Box<[u16]>>>,
}

impl Taxonomy {
    /// The built-in taxonomy (`data/taxonomy`), read once. A test keeps it without faults.
    pub fn built_in() -> Arc<Self> {
        static BUILT_IN: OnceLock<Arc<Taxonomy>> = OnceLock::new();
        let built_in = || Self {
            label_files: Labels::built_in_files(),
            ..Self::read(built_in::FILES).0
        };
        Arc::clone(BUILT_IN.get_or_init(|| Arc::new(built_in())))
    }

    /// The files of the built-in taxonomy as `(path, text)`, in order of path.
    pub fn built_in_files() -> &'static [(&'static str, &'static str)] {
        built_in::FILES
    }

    /// The built-in taxonomy with local lists added: files as `(path, text)`, in the same format, that may link to built-in
    /// entries.
    ///
    /// # Errors
    /// Every fault there is, as with [`Taxonomy::parse`].
    pub fn with_local(local_files: Vec<(String, String)>) -> Result<Arc<Self>, Vec<Fault>> {
        if local_files.is_empty() {
            return Ok(Self::built_in());
        }
        let taxonomy = Self::parse(&together(&local_files))?;
        Ok(Arc::new(Self {
            local_files,
            label_files: Labels::built_in_files(),
            ..taxonomy
        }))
    }

    /// The files it was read from as `(path, text)`: the built-in ones, then the local lists. Made from these again, it gives
    /// the same answers.
    pub fn files(&self) -> Vec<(&str, &str)> {
        together(&self.local_files)
    }

    /// Reads files given as `(path, text)`.
    ///
    /// # Errors
    /// Every fault there is, in order of file and entry: unreadable entries, links that lead nowhere or in a circle,
    /// names that belong to two entries, numbers out of range, tasks that show nothing.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, Vec<Fault>> {
        let (taxonomy, faults) = Self::read(files);
        if faults.is_empty() { Ok(taxonomy) } else { Err(faults) }
    }

    /// Reads what can be read, and tells the faults.
    fn read(files: &[(&str, &str)]) -> (Self, Vec<Fault>) {
        let mut entries = file::Entries::read(files);
        let mut faults = std::mem::take(&mut entries.faults);
        faults.extend(check::check(&entries));
        let (skills, occupations, link_faults) = link::link(entries);
        faults.extend(link_faults);
        faults.sort();
        faults.dedup();
        (Self::of_entries(skills, occupations, version(files)), faults)
    }

    /// A taxonomy of entries that are linked already, in order of id.
    pub(crate) fn of_entries(skills: Vec<Skill>, occupations: Vec<Occupation>, version: String) -> Self {
        let kin = kinship::kin(&skills);
        Self {
            skill_places: places(skills.iter().map(|skill| &skill.id), SkillIx),
            occupation_places: places(occupations.iter().map(|job| &job.id), OccupationIx),
            specificity: specificity::specificities(&skills, &occupations),
            helps: kinship::turned(&kin),
            kin,
            skill_search: search_in(skills.iter().map(|skill| {
                (
                    skill.name.as_str(),
                    skill.other.iter().chain(&skill.cautious).map(String::as_str).collect(),
                )
            })),
            occupation_search: search_in(
                occupations
                    .iter()
                    .map(|job| (job.name.as_str(), job.other.iter().map(String::as_str).collect())),
            ),
            version,
            local_files: Vec::new(),
            label_files: &[],
            labels: OnceLock::new(),
            label_names: Default::default(),
            elsewhere: OnceLock::new(),
            closeness: std::iter::repeat_with(OnceLock::new).take(occupations.len()).collect(),
            skills,
            occupations,
        }
    }

    /// A hash of the files: 16 hex digits. Equal files give equal answers.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Its names in other languages, read when first asked for; none for one that is not built in.
    pub fn labels(&self) -> &Labels {
        self.labels.get_or_init(|| Labels::read(self, self.label_files))
    }

    /// All skills, in order of id; a [`SkillIx`] is a position here.
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    /// The skill at `ix`, which must come from this taxonomy.
    pub fn skill(&self, ix: SkillIx) -> &Skill {
        &self.skills[usize::from(ix.0)]
    }

    /// The position of a skill.
    pub fn skill_ix(&self, id: &SkillId) -> Option<SkillIx> {
        self.skill_places.get(id).copied()
    }

    /// All occupations, in order of id; an [`OccupationIx`] is a position here.
    pub fn occupations(&self) -> &[Occupation] {
        &self.occupations
    }

    /// The occupation at `ix`, which must come from this taxonomy.
    pub fn occupation(&self, ix: OccupationIx) -> &Occupation {
        &self.occupations[usize::from(ix.0)]
    }

    /// The position of an occupation.
    pub fn occupation_ix(&self, id: &OccupationId) -> Option<OccupationIx> {
        self.occupation_places.get(id).copied()
    }

    /// How specific a skill is: from 100, useful everywhere, to 1000, one trade only. The formula stands in
    /// `specificity.rs`.
    pub fn specificity(&self, ix: SkillIx) -> u16 {
        self.specificity[usize::from(ix.0)]
    }

    /// How much of `asked` somebody has who has `held`, 0 to 1000. The table stands in `kinship.rs`.
    pub fn kinship(&self, asked: SkillIx, held: SkillIx) -> u16 {
        if asked == held {
            return 1000;
        }
        let kin = self.kin(asked);
        kin.binary_search_by_key(&held, |(skill, _)| *skill)
            .map_or(0, |at| kin[at].1)
    }

    /// What else counts when `asked` is wanted, and how much (1 to 1000), in order of skill.
    pub fn kin(&self, asked: SkillIx) -> &[(SkillIx, u16)] {
        &self.kin[usize::from(asked.0)]
    }

    /// What else somebody has a part of who has `held`, and how much (1 to 1000), in order of skill: [`Self::kin`] from the other
    /// side.
    pub fn helps(&self, held: SkillIx) -> &[(SkillIx, u16)] {
        &self.helps[usize::from(held.0)]
    }

    /// How close two occupations are, 0 to 1000, the same in both directions. The formula stands in `closeness.rs`.
    pub fn closeness(&self, a: OccupationIx, b: OccupationIx) -> u16 {
        self.closeness_to(a)[usize::from(b.0)]
    }

    /// How close each occupation is to one, by its index; 1000 for itself.
    pub fn closeness_to(&self, one: OccupationIx) -> &[u16] {
        self.closeness[usize::from(one.0)].get_or_init(|| {
            let others = (0..=u16::MAX).map(OccupationIx).take(self.occupations.len());
            others.map(|other| self.reckon_closeness(one, other)).collect()
        })
    }

    fn reckon_closeness(&self, one: OccupationIx, other: OccupationIx) -> u16 {
        if one == other {
            return 1000;
        }
        let near = self.occupation(one).near.binary_search(&other).is_ok();
        closeness::closeness(self.occupation(one), self.occupation(other), near, |skill| {
            self.specificity(skill)
        })
    }

    /// Up to `n` skills for what somebody is typing, best first: the beginning of any word in a name, with small typing
    /// errors.
    ///
    /// Names in the language that is spoken come before English ones.
    pub fn search_skills(&self, typed: &str, n: usize) -> Vec<SkillIx> {
        let labels = self.label_names().map(|names| &names.skills);
        let lists = labels
            .into_iter()
            .chain([&self.skill_search])
            .chain(self.skills_elsewhere());
        find_in(&lists.collect::<Vec<_>>(), typed, n)
            .into_iter()
            .map(SkillIx)
            .collect()
    }

    /// Up to `n` occupations for what somebody is typing, best first, as [`Taxonomy::search_skills`].
    pub fn search_occupations(&self, typed: &str, n: usize) -> Vec<OccupationIx> {
        let labels = self.label_names().map(|names| &names.occupations);
        let lists = labels
            .into_iter()
            .chain([&self.occupation_search])
            .chain(self.occupations_elsewhere());
        find_in(&lists.collect::<Vec<_>>(), typed, n)
            .into_iter()
            .map(OccupationIx)
            .collect()
    }

    /// The labels in the language that is spoken, ready to be searched in; nothing where that is English.
    fn label_names(&self) -> Option<&LabelNames> {
        let language = Language::spoken()?;
        Some(self.label_names[language as usize].get_or_init(|| self.labels().names(language)))
    }
}

/// The built-in files, then the local ones.
fn together(local: &[(String, String)]) -> Vec<(&str, &str)> {
    let local = local.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    built_in::FILES.iter().copied().chain(local).collect()
}

fn search_in<'e>(entries: impl Iterator<Item = (&'e str, Vec<&'e str>)>) -> NameSearch {
    let mut search = NameSearch::default();
    for (owner, (name, other)) in (0..=u16::MAX).zip(entries) {
        search.add(owner, name, true);
        for name in other {
            search.add(owner, name, false);
        }
    }
    search
}

fn version(files: &[(&str, &str)]) -> String {
    let mut sorted = files.to_vec();
    sorted.sort_unstable();
    let mut hash = Sha256::new();
    for part in sorted.iter().flat_map(|(path, text)| [path, text]) {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    let start = hash
        .finalize()
        .iter()
        .take(8)
        .fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    format!("{start:016x}")
}

/// Where each id stands in its list.
fn places<'e, Id: Clone + Eq + Hash + 'e, Ix>(
    ids: impl Iterator<Item = &'e Id>,
    ix: fn(u16) -> Ix,
) -> FxHashMap<Id, Ix> {
    ids.zip(0..).map(|(id, at)| (id.clone(), ix(at))).collect()
}
