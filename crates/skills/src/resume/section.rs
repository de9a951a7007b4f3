//! The parts of a résumé.

use serde::{Deserialize, Serialize};

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
    /// Projects, talks, publications.
    Projects,
    /// Voluntary work and activities beside work and school.
    Volunteering,
    /// Hobbies.
    Interests,
    /// People who can be asked.
    References,
    /// Anything else under a heading of its own.
    Other,
}
