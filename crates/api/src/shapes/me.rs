//! What somebody told of themself.

use model::Profile;
use schemars::JsonSchema;
use serde::Serialize;

use super::codes;

/// A skill somebody says they have.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ClaimedSkill {
    skill: String,
    name: String,
    level: Option<String>,
    /// Whether they looked at it and said that it is right.
    confirmed: bool,
}

/// A job somebody had.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Job {
    title: String,
    employer: Option<String>,
    /// As `2019` or `2019-03`.
    start: Option<String>,
    end: Option<String>,
    current: bool,
}

/// A course of study.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Study {
    what: String,
    at: Option<String>,
    level: Option<String>,
}

/// A language somebody speaks.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Language {
    language: String,
    level: Option<String>,
}

/// What somebody told of themself.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OwnProfile {
    /// Which state of it this is.
    revision: i64,
    name: Option<String>,
    headline: Option<String>,
    summary: Option<String>,
    place: Option<String>,
    skills: Vec<ClaimedSkill>,
    jobs: Vec<Job>,
    education: Vec<Study>,
    languages: Vec<Language>,
}

fn month(when: model::profile::YearMonth) -> String {
    match when.month {
        Some(month) => format!("{:04}-{month:02}", when.year),
        None => format!("{:04}", when.year),
    }
}

impl OwnProfile {
    pub(crate) fn new(journey: &journey::Journey, profile: &Profile, revision: i64) -> Self {
        let words = |fact: &Option<model::Fact<String>>| fact.as_ref().map(|fact| fact.value.clone());
        let skills = profile.skills.iter().map(|claim| ClaimedSkill {
            skill: claim.skill.value.to_string(),
            name: journey
                .taxonomy()
                .name_of_skill(&claim.skill.value)
                .unwrap_or_default()
                .to_owned(),
            level: codes(claim.level.as_ref()),
            confirmed: claim.skill.confirmed,
        });
        let jobs = profile.jobs.iter().map(|job| Job {
            title: job.value.title.clone(),
            employer: job.value.employer.clone(),
            start: job.value.start.map(month),
            end: job.value.end.map(month),
            current: job.value.current,
        });
        let education = profile.education.iter().map(|study| Study {
            what: study.value.what.clone(),
            at: study.value.at.clone(),
            level: codes(study.value.level.as_ref()),
        });
        let languages = profile.languages.iter().map(|one| Language {
            language: one.value.language.to_string(),
            level: codes(one.value.level.as_ref()),
        });
        Self {
            revision,
            name: words(&profile.name),
            headline: words(&profile.headline),
            summary: words(&profile.summary),
            place: profile.place.as_ref().map(|place| place.value.text.clone()),
            skills: skills.collect(),
            jobs: jobs.collect(),
            education: education.collect(),
            languages: languages.collect(),
        }
    }
}
