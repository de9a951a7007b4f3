//! What a person has told of themselves. Every part says where it came from and whether it is confirmed.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    fact::{Fact, Quote},
    ids::{OccupationId, SkillId},
    pay::Pay,
    place::{Place, WorkSite},
    posting::Employment,
};

/// How well somebody can do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Has begun.
    Beginner,
    /// Can do the usual work alone. What a claim without a stated level counts as.
    #[default]
    Working,
    /// Can do the hard cases and teach others.
    Strong,
}

/// A skill a person says, or their document says, they have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillClaim {
    /// Which skill, with where the claim comes from.
    pub skill: Fact<SkillId>,
    /// How well, when it is said.
    pub level: Option<Level>,
}

/// A year and, when stated, a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct YearMonth {
    /// The year.
    pub year: i16,
    /// 1 to 12, when stated.
    pub month: Option<u8>,
}

impl YearMonth {
    /// Months since year 0, reading a missing month as January.
    pub fn first_month(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month.unwrap_or(1)) - 1
    }

    /// Months since year 0, reading a missing month as December.
    pub fn last_month(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month.unwrap_or(12)) - 1
    }
}

/// A stay in one job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The title as written.
    pub title: String,
    /// What it stands for in the taxonomy.
    pub occupation: Option<OccupationId>,
    /// The employer as written.
    pub employer: Option<String>,
    /// From.
    pub start: Option<YearMonth>,
    /// Until; nothing when `current` or not stated.
    pub end: Option<YearMonth>,
    /// Still there.
    pub current: bool,
    /// What was done, as written, line by line.
    pub text: String,
}

impl Job {
    /// First and last month as months since year 0, both inclusive, when the dates are known. A current job lasts
    /// until `today`.
    pub fn months(&self, today: NaiveDate) -> Option<(i32, i32)> {
        let now = today.year() * 12 + i32::try_from(today.month0()).unwrap_or(0);
        let start = self.start?.first_month();
        let end = if self.current { now } else { self.end?.last_month() };
        (start <= end).then_some((start, end.min(now)))
    }
}

/// The level of a course of study, lowest first (after ISCED 2011, levels joined where employers do).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StudyLevel {
    /// Some school.
    School,
    /// Finished secondary school.
    Secondary,
    /// A trade certificate or apprenticeship.
    Vocational,
    /// A diploma or associate degree.
    Diploma,
    /// A bachelor's degree.
    Bachelor,
    /// A master's degree.
    Master,
    /// A doctorate.
    Doctorate,
}

/// A course of study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Study {
    /// What: "B.Sc. Nursing".
    pub what: String,
    /// Where: the school.
    pub at: Option<String>,
    /// The level, when it can be told.
    pub level: Option<StudyLevel>,
    /// Finished (or expected) in.
    pub end: Option<YearMonth>,
    /// The occupation it prepares for, when that is clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepares_for: Option<OccupationId>,
}

/// Common European Framework levels; `Native` above them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LanguageLevel {
    /// First words.
    A1,
    /// Everyday basics.
    A2,
    /// Gets along alone.
    B1,
    /// Works in it.
    B2,
    /// Fluent.
    C1,
    /// As good as native.
    C2,
    /// Mother tongue.
    Native,
}

/// A language and how well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageSkill {
    /// The language, a skill of kind `language`.
    pub language: SkillId,
    /// How well, when it is said.
    pub level: Option<LanguageLevel>,
}

/// How far somebody would go for work that is done on the spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Travel {
    /// There and back every day, at most this many km one way.
    Km(u16),
    /// They would move within their country.
    Country,
    /// They would move to another country.
    Abroad,
}

/// What the person is looking for. Nothing said means nothing is ruled out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Wishes {
    /// Occupations they would like.
    pub occupations: Vec<OccupationId>,
    /// Where; distances count from here.
    pub place: Option<Place>,
    /// How far they would go for work done on the spot.
    pub travel: Option<Travel>,
    /// On site, hybrid, remote: any of these.
    pub sites: Vec<WorkSite>,
    /// Kinds of employment: any of these.
    pub employment: Vec<Employment>,
    /// The least they need.
    pub min_pay: Option<Pay>,
    /// Hours a week they can give to learning.
    pub learning_hours: Option<u8>,
}

/// A person's profile. Empty when nothing is known yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Profile {
    /// Name.
    pub name: Option<Fact<String>>,
    /// Mail address as it stands in the document (the account has its own).
    pub email: Option<Fact<String>>,
    /// Telephone.
    pub phone: Option<Fact<String>>,
    /// Where they live.
    pub place: Option<Fact<Place>>,
    /// Their own pages.
    pub links: Vec<Fact<String>>,
    /// One line under the name.
    pub headline: Option<Fact<String>>,
    /// The summary.
    pub summary: Option<Fact<String>>,
    /// Jobs, newest first.
    pub jobs: Vec<Fact<Job>>,
    /// Studies, newest first.
    pub education: Vec<Fact<Study>>,
    /// Skills and licences, each once.
    pub skills: Vec<SkillClaim>,
    /// Languages, each once.
    pub languages: Vec<Fact<LanguageSkill>>,
    /// What they are looking for.
    pub wishes: Wishes,
}

impl Profile {
    /// Months worked: the union of all dated jobs, so that two jobs at once count once. `None` when no job has dates.
    pub fn experience_months(&self, today: NaiveDate) -> Option<u32> {
        months_covered(self.jobs.iter().filter_map(|job| job.value.months(today)))
    }

    /// Months worked in one occupation.
    pub fn months_as(&self, occupation: &OccupationId, today: NaiveDate) -> Option<u32> {
        let jobs = self
            .jobs
            .iter()
            .filter(|job| job.value.occupation.as_ref() == Some(occupation));
        months_covered(jobs.filter_map(|job| job.value.months(today)))
    }

    /// The claim for a skill, if there is one.
    pub fn claim(&self, skill: &SkillId) -> Option<&SkillClaim> {
        self.skills.iter().find(|claim| claim.skill.value == *skill)
    }

    /// Adds a claim, or, when the skill is already claimed, keeps the one the person confirmed.
    pub fn add_skill(&mut self, claim: SkillClaim) {
        match self
            .skills
            .iter_mut()
            .find(|known| known.skill.value == claim.skill.value)
        {
            Some(known) if !known.skill.confirmed && claim.skill.confirmed => *known = claim,
            Some(_) => {}
            None => self.skills.push(claim),
        }
    }

    /// Whether there is anything at all to match with.
    pub fn is_empty(&self) -> bool {
        self.skills.is_empty()
            && self.jobs.is_empty()
            && self.education.is_empty()
            && self.wishes.occupations.is_empty()
    }

    /// A quote for a skill, if its claim was read from a document.
    pub fn skill_quote(&self, skill: &SkillId) -> Option<&Quote> {
        match &self.claim(skill)?.skill.origin {
            crate::fact::Origin::Read { quote } => Some(quote),
            _ => None,
        }
    }
}

fn months_covered(spans: impl Iterator<Item = (i32, i32)>) -> Option<u32> {
    let mut spans: Vec<_> = spans.collect();
    spans.sort_unstable();
    let mut covered = 0;
    let mut reached = i32::MIN;
    for (start, end) in &spans {
        let from = (*start).max(reached);
        covered += (end + 1 - from).max(0);
        reached = reached.max(end + 1);
    }
    (!spans.is_empty()).then(|| u32::try_from(covered).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{YearMonth, months_covered};

    #[test]
    fn overlapping_jobs_count_once() {
        let month = |year, month| {
            YearMonth {
                year,
                month: Some(month),
            }
            .first_month()
        };
        let spans = [
            (month(2019, 1), month(2019, 12)),
            (month(2019, 7), month(2020, 6)),
            (month(2022, 1), month(2022, 1)),
        ];
        assert_eq!(months_covered(spans.into_iter()), Some(19));
        assert_eq!(months_covered(std::iter::empty()), None);
    }
}
