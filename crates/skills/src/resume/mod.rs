//! Reading résumés: from a document's text to a profile in which every fact carries the words it was read from.

use std::sync::Arc;

use chrono::NaiveDate;
use model::Profile;
use serde::{Deserialize, Serialize};

use crate::{Gazetteer, SkillReader, Taxonomy, TitleReader};

/// What a part of a résumé is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// The top: name, contact.
    Contact,
    /// The summary or the aim.
    Summary,
    /// Jobs.
    Work,
    /// Schools and studies.
    Education,
    /// Skills.
    Skills,
    /// Languages.
    Languages,
    /// Certificates, licences, courses.
    Certificates,
    /// Projects.
    Projects,
    /// Voluntary work.
    Volunteering,
    /// Hobbies.
    Interests,
    /// People who can be asked.
    References,
    /// Anything else under a heading of its own.
    Other,
}

/// Something the person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "note")]
pub enum Note {
    /// There are jobs, and none has a date.
    NoDates,
    /// A job's end lies before its start; both were left out.
    DatesDoNotFit {
        /// The dates as written.
        dates: String,
    },
    /// No skill was recognised.
    NoSkills,
    /// The text was longer than what is read; the rest was left out.
    CutShort,
}

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
