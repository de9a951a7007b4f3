//! What one skill and one occupation hold.

use model::{OccupationId, SkillId};
use serde::{Deserialize, Serialize};

/// A skill's position in [`super::Taxonomy::skills`]: dense, in order of id. Only good for one version of the taxonomy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SkillIx(pub u16);

/// An occupation's position in [`super::Taxonomy::occupations`]: dense, in order of id. Only good for one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OccupationIx(pub u16);

/// What sort of thing a skill is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SkillKind {
    /// Something one does: "MIG welding".
    Skill,
    /// A body of knowledge: "food hygiene".
    Knowledge,
    /// Software, a machine, an instrument.
    Tool,
    /// A language, spoken or signed.
    Language,
    /// A permit or certificate: held or not held, nothing between.
    Licence,
    /// Useful everywhere: teamwork, punctuality.
    Transversal,
}

/// A skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// Its id.
    pub id: SkillId,
    /// What people read.
    pub name: String,
    /// What sort of thing it is.
    pub kind: SkillKind,
    /// Other names.
    pub other: Vec<String>,
    /// Names that are also ordinary words or letters: counted only beside other evidence. May hold `name` itself.
    pub cautious: Vec<String>,
    /// Lower-case words that confirm a cautious name near them.
    pub clues: Vec<String>,
    /// More general skills.
    pub broader: Vec<SkillIx>,
    /// More special skills.
    pub narrower: Vec<SkillIx>,
    /// Skills that help with it, both directions.
    pub related: Vec<SkillIx>,
    /// What to learn first.
    pub needs: Vec<SkillIx>,
    /// Hours of learning and practice from the prerequisites to a working level.
    pub hours: u16,
    /// What the hours rest on.
    pub basis: String,
    /// Whether a year of any work at all brings it.
    pub any_work: bool,
}

/// A task somebody can say they have done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The task: "Welded steel parts in a workshop".
    pub did: String,
    /// The skills it shows.
    pub shows: Vec<SkillIx>,
}

/// An occupation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occupation {
    /// Its id.
    pub id: OccupationId,
    /// What people read.
    pub name: String,
    /// ISCO-08 unit group: four digits.
    pub isco: String,
    /// Other titles.
    pub other: Vec<String>,
    /// One plain sentence.
    pub about: String,
    /// Required skills with weights 1 (sometimes) to 3 (the heart of the job), in order of skill.
    pub required: Vec<(SkillIx, u8)>,
    /// Useful skills with weights 1 to 3, in order of skill.
    pub useful: Vec<(SkillIx, u8)>,
    /// Tasks to tick.
    pub tasks: Vec<Task>,
    /// Occupations people move to and from, both directions.
    pub near: Vec<OccupationIx>,
}
