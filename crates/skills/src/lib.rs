//! The taxonomy and reading: skills, titles, experience and pay out of text.
//!
//! Pure: no IO, no clock, no randomness. The same text and the same taxonomy give the same answer.

mod facts;
pub mod labels;
pub mod mentions;
pub mod places;
pub mod posting;
pub mod resume;
pub mod standards;
pub mod taxonomy;
pub mod text;
mod texts;
pub mod titles;
pub mod together;

pub use labels::{Labels, Language, language_of};
pub use mentions::{Mention, SkillReader};
pub use places::{Country, Gazetteer, PlaceFiles, Town};
pub use posting::{AdvertText, LaidAdvert, PostingFacts, PostingReader, RawPosting};
pub use resume::{Note, ResumeReader, ResumeReading, SectionKind};
pub use taxonomy::{Fault, MoreNames, Occupation, OccupationIx, Skill, SkillIx, SkillKind, Task, Taxonomy};
pub use texts::TextCorpus;
pub use titles::{Evidence, TitleCorpus, TitleReader};
pub use together::{Completer, SkillLists};
