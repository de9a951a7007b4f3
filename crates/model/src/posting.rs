//! A posting: one opening, as published by an employer or brought in from a source.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    fact::Quote,
    ids::{EmployerId, OccupationId, PostingId, SkillId},
    pay::Pay,
    place::{Place, WorkSite},
    profile::{LanguageSkill, StudyLevel},
    time::Instant,
};

/// How strongly a posting asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Asked for as a must.
    Required,
    /// Asked for as a plus.
    Preferred,
    /// Named, with nothing said of how much it matters.
    Unknown,
}

/// One skill a posting asks for, with the words that ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// The skill.
    pub skill: SkillId,
    /// How strongly.
    pub need: Need,
    /// The words in the posting (title and description joined by a line break).
    pub quote: Quote,
}

/// The kind of employment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Employment {
    /// Full time.
    FullTime,
    /// Part time.
    PartTime,
    /// For a season or a stated time.
    Temporary,
    /// As a contractor.
    Contract,
    /// An internship.
    Internship,
    /// An apprenticeship.
    Apprenticeship,
    /// Unpaid.
    Volunteer,
}

/// How much experience an opening asks for, in the steps people search by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExperienceAsked {
    /// None, or a few months.
    None,
    /// Up to two years.
    UpToTwoYears,
    /// More than two and up to five years.
    TwoToFiveYears,
    /// More than five years.
    OverFiveYears,
}

impl ExperienceAsked {
    /// All, the least first.
    pub const ALL: [Self; 4] = [
        Self::None,
        Self::UpToTwoYears,
        Self::TwoToFiveYears,
        Self::OverFiveYears,
    ];

    /// The step these months fall into.
    pub const fn of_months(months: u16) -> Self {
        match months {
            0..=6 => Self::None,
            7..=24 => Self::UpToTwoYears,
            25..=60 => Self::TwoToFiveYears,
            _ => Self::OverFiveYears,
        }
    }
}

/// Whether people can still apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostingStatus {
    /// Public and open.
    Open,
    /// Closed: kept for those who applied, no longer shown in lists.
    Closed,
}

/// Where a posting came from and how to find it there again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostingSource {
    /// The source's name: the file's name without path, the board's name, or `onward`.
    pub source: String,
    /// The posting's key in that source; with `source` it is unique.
    pub key: String,
    /// Its address there.
    pub url: Option<String>,
}

/// One opening. Everything but title and description may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// Its id.
    pub id: PostingId,
    /// The title as published.
    pub title: String,
    /// The employer, when it has a page here.
    pub employer_id: Option<EmployerId>,
    /// The employer's name as published.
    pub employer: Option<String>,
    /// The text, plain, line breaks kept.
    pub description: String,
    /// Where.
    pub place: Option<Place>,
    /// On site, hybrid, remote.
    pub site: Option<WorkSite>,
    /// True when it says that the work may be done from any country.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub anywhere: bool,
    /// Pay.
    pub pay: Option<Pay>,
    /// Kind of employment.
    pub employment: Option<Employment>,
    /// Experience asked for, in months.
    pub experience_months: Option<u16>,
    /// Education asked for.
    pub education: Option<StudyLevel>,
    /// Languages asked for.
    pub languages: Vec<LanguageSkill>,
    /// The occupation the title stands for.
    pub occupation: Option<OccupationId>,
    /// Skills asked for, in the order they are asked, each once.
    pub requirements: Vec<Requirement>,
    /// When it was published.
    pub posted: Option<NaiveDate>,
    /// Last day to apply.
    pub deadline: Option<NaiveDate>,
    /// Open or closed.
    pub status: PostingStatus,
    /// Where it came from.
    pub source: PostingSource,
    /// When Onward took it in.
    pub taken_in: Instant,
}

impl Posting {
    /// An open posting of which nothing but its title is known.
    pub fn new(id: PostingId, title: &str, source: PostingSource, taken_in: Instant) -> Self {
        Self {
            id,
            title: title.to_owned(),
            employer_id: None,
            employer: None,
            description: String::new(),
            place: None,
            site: None,
            anywhere: false,
            pay: None,
            employment: None,
            experience_months: None,
            education: None,
            languages: Vec::new(),
            occupation: None,
            requirements: Vec::new(),
            posted: None,
            deadline: None,
            status: PostingStatus::Open,
            source,
            taken_in,
        }
    }

    /// The text that requirement quotes point into: title, line break, description.
    pub fn full_text(&self) -> String {
        format!("{}\n{}", self.title, self.description)
    }

    /// How much experience it asks for: what it says in months, or else none for an internship or an apprenticeship.
    /// `None` when it does not say.
    pub fn experience_asked(&self) -> Option<ExperienceAsked> {
        let learning = matches!(
            self.employment,
            Some(Employment::Internship | Employment::Apprenticeship)
        );
        self.experience_months
            .map(ExperienceAsked::of_months)
            .or_else(|| learning.then_some(ExperienceAsked::None))
    }
}
