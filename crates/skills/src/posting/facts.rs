//! What was understood of a posting.

use chrono::NaiveDate;
use model::{
    Employment, Instant, LanguageSkill, OccupationId, Pay, Place, Posting, PostingId, PostingStatus, Requirement,
    WorkSite, posting::PostingSource, profile::StudyLevel,
};

/// The facts of one posting. What the posting does not tell is `None` (or empty), never guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingFacts {
    /// The title, in plain text on one line.
    pub title: String,
    /// The employer's name, in plain text.
    pub employer: Option<String>,
    /// The text without markup, line breaks kept. Skills that were named apart stand in a last line of their own.
    pub description: String,
    /// Where.
    pub place: Option<Place>,
    /// On site, hybrid, remote.
    pub site: Option<WorkSite>,
    /// True when it says that the work may be done from any country.
    pub anywhere: bool,
    /// Pay.
    pub pay: Option<Pay>,
    /// Kind of employment.
    pub employment: Option<Employment>,
    /// Experience asked for, in months; 0 when the posting says that none is needed.
    pub experience_months: Option<u16>,
    /// Education asked for.
    pub education: Option<StudyLevel>,
    /// Languages asked for, in order, each once.
    pub languages: Vec<LanguageSkill>,
    /// The occupation the title stands for.
    pub occupation: Option<OccupationId>,
    /// Skills asked for, in the order they are asked, each once. Quotes are positions, in characters, in title, line
    /// break, description (`model::Posting::full_text`).
    pub requirements: Vec<Requirement>,
    /// When it was published.
    pub posted: Option<NaiveDate>,
    /// Last day to apply.
    pub deadline: Option<NaiveDate>,
}

impl PostingFacts {
    /// The open posting these facts make.
    pub fn into_posting(self, id: PostingId, source: PostingSource, taken_in: Instant) -> Posting {
        Posting {
            id,
            title: self.title,
            employer_id: None,
            employer: self.employer,
            description: self.description,
            place: self.place,
            site: self.site,
            anywhere: self.anywhere,
            pay: self.pay,
            employment: self.employment,
            experience_months: self.experience_months,
            education: self.education,
            languages: self.languages,
            occupation: self.occupation,
            requirements: self.requirements,
            posted: self.posted,
            deadline: self.deadline,
            status: PostingStatus::Open,
            source,
            taken_in,
        }
    }
}
