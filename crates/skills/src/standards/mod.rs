//! Taxonomies of others, read from their official files, and what of them means the same as an entry of the built-in one.
//!
//! | file | holds |
//! |---|---|
//! | `concept` | a taxonomy of others as it is kept |
//! | `table` | official files: tables by the names of their columns |
//! | `esco` | the files of ESCO |
//! | `onet` | the files of O*NET |
//! | `join` | what means the same as an entry of a taxonomy |
//! | `taxonomy` | a taxonomy of others as one to read with |
//! | `occupations` | occupations that a title stands for |
//! | `names` | their names for what is ours too, to find it by |
//! | `meant` | skills that a sentence means without naming them |

mod concept;
mod esco;
mod join;
mod meant;
mod names;
mod occupations;
mod onet;
mod table;
mod taxonomy;

use std::collections::BTreeMap;

pub use concept::{Concept, ConceptKind, Relation, Standard};
pub use join::{Join, Joined, join};
pub use meant::{MeantReader, Said};
pub use names::more_names;
pub use occupations::OccupationReader;
pub use table::FileRead;

/// Files by name, as they stand in one directory of a release.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What was read of a release.
#[derive(Debug)]
pub struct Loaded {
    /// The taxonomy.
    pub standard: Standard,
    /// The files that were read, with what was passed over and why.
    pub files: Vec<FileRead>,
    /// Official files that are not there; their part is missing, the rest is read.
    pub missing: Vec<String>,
}

/// A taxonomy of others that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// European Skills, Competences, Qualifications and Occupations: the CSV release, one file a language.
    Esco,
    /// The Occupational Information Network: the text release, tab separated.
    Onet,
}

impl Source {
    /// Its short name, as used in files and answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Esco => "esco",
            Self::Onet => "onet",
        }
    }

    /// Whether a file of this name is read.
    pub fn reads(self, file: &str) -> bool {
        match self {
            Self::Esco => esco::reads(file),
            Self::Onet => onet::FILES.contains(&file),
        }
    }

    /// Reads a release. What is missing or cannot be read is told and left out.
    pub fn read(self, files: &Files) -> Loaded {
        match self {
            Self::Esco => esco::read(files),
            Self::Onet => onet::read(files),
        }
    }
}
