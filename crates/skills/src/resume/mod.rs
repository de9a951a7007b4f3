//! Reading résumés: from a document's text to a profile in which every fact carries the words it was read from.

mod dates;
mod entry;
mod headings;
mod note;
mod page;
mod section;
mod words;

use std::sync::Arc;

use chrono::NaiveDate;
use model::Profile;

pub use note::Note;
pub use section::SectionKind;

use crate::{Gazetteer, SkillReader, Taxonomy, TitleReader};

/// What was understood of a résumé.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResumeReading {
    /// The profile: every fact read, none confirmed.
    pub profile: Profile,
    /// The parts of the text in order: what it is about, start, and end (exclusive), in characters.
    pub sections: Vec<(SectionKind, u32, u32)>,
    /// What the person should look at.
    pub notes: Vec<Note>,
}

/// Reads résumés. Made once, then shared.
#[derive(Debug)]
pub struct ResumeReader {
    _skills: SkillReader,
    _titles: TitleReader,
    _places: Arc<Gazetteer>,
}

impl ResumeReader {
    /// A reader for the skills and occupations in `taxonomy` and the places in `gazetteer`.
    pub fn new(taxonomy: Arc<Taxonomy>, gazetteer: Arc<Gazetteer>) -> Self {
        Self {
            _skills: SkillReader::new(Arc::clone(&taxonomy)),
            _titles: TitleReader::new(taxonomy),
            _places: gazetteer,
        }
    }

    /// What `text` says of its person, as of `today`. `headings` are numbers of lines (from 0) that the document's own
    /// formatting makes headings: a hint. Quotes are positions in `text`, in characters.
    pub fn read(&self, _text: &str, _headings: &[u32], _today: NaiveDate) -> ResumeReading {
        ResumeReading {
            profile: Profile::default(),
            sections: Vec::new(),
            notes: Vec::new(),
        }
    }
}
