//! What is looked at of a posting.

use serde::{Deserialize, Serialize};

/// A posting as its source gives it. What is not told is empty; where it counts against a posting that nothing is told, `None`
/// says that the source has no such field, which counts for nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Advert<'a> {
    /// The job's title.
    pub title: &'a str,
    /// What the employer says of itself.
    pub company_profile: Option<&'a str>,
    /// What the work is.
    pub description: &'a str,
    /// What is asked of people.
    pub requirements: &'a str,
    /// What is offered.
    pub benefits: &'a str,
    /// The place: a town, or country, region and town parted by commas.
    pub location: Option<&'a str>,
    /// Two amounts with a hyphen between.
    pub salary_range: &'a str,
    /// How much experience is asked for, in the source's words.
    pub required_experience: Option<&'a str>,
    /// Whether the employer shows a logo, where the source says.
    pub has_company_logo: Option<bool>,
    /// What other postings tell of it.
    pub surroundings: Surroundings,
}

/// What is known of a posting by looking at others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The least it pays, in hundredths of what such work pays at most elsewhere (the upper end of what is usual).
    pub pay_percent: Option<u32>,
    /// Whether another employer's posting had the same words before.
    pub borrowed_words: bool,
    /// How often the same employer closed the same opening before and posted it again.
    pub posted_again: u32,
}

/// A part of a posting, named as in the rows of `onward postings check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "they are those of `Advert`")]
pub enum Field {
    Title,
    CompanyProfile,
    Description,
    Requirements,
    Benefits,
    Location,
    SalaryRange,
    RequiredExperience,
    HasCompanyLogo,
}

impl Field {
    /// Those with sentences in them.
    pub(crate) const WRITTEN: [Self; 5] = [
        Self::Title,
        Self::CompanyProfile,
        Self::Description,
        Self::Requirements,
        Self::Benefits,
    ];
}

impl<'a> Advert<'a> {
    /// The text of a part that has one.
    pub(crate) fn text(&self, field: Field) -> &'a str {
        match field {
            Field::Title => self.title,
            Field::CompanyProfile => self.company_profile.unwrap_or_default(),
            Field::Description => self.description,
            Field::Requirements => self.requirements,
            Field::Benefits => self.benefits,
            Field::Location => self.location.unwrap_or_default(),
            Field::SalaryRange => self.salary_range,
            Field::RequiredExperience => self.required_experience.unwrap_or_default(),
            Field::HasCompanyLogo => "",
        }
    }
}
