//! The desk of an employer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Fit, Moment, OwnProfile, Step, code};

/// An opening of the employer.
#[derive(Serialize, JsonSchema)]
pub(crate) struct DeskOpening {
    pub(crate) id: Uuid,
    pub(crate) title: String,
    /// `draft`, `open`, `paused` or `closed`.
    pub(crate) state: String,
    pub(crate) deadline: Option<NaiveDate>,
    /// Within so many days everybody is answered.
    pub(crate) reply_days: u16,
    pub(crate) positions: u16,
    /// So many people wait for a word.
    pub(crate) waiting: i64,
    /// The nearest day one of them was promised.
    pub(crate) answer_by: Option<NaiveDate>,
    pub(crate) made_at: Moment,
    pub(crate) changed_at: Moment,
}

/// An opening to write. It is a draft until it is published.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOpening {
    #[schemars(length(min = 1, max = 120))]
    pub(crate) title: String,
    #[schemars(length(min = 1, max = 20000))]
    pub(crate) description: String,
    /// Where, in words.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub(crate) place: Option<String>,
    /// The pay, in words.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub(crate) pay: Option<String>,
    /// The last day to apply.
    #[serde(default)]
    pub(crate) deadline: Option<NaiveDate>,
    #[serde(default)]
    #[schemars(range(min = 1, max = 60))]
    pub(crate) reply_days: Option<u16>,
    #[serde(default)]
    #[schemars(range(min = 1, max = 999))]
    pub(crate) positions: Option<u16>,
    /// What whoever applies is asked.
    #[serde(default)]
    #[schemars(length(max = 5))]
    pub(crate) questions: Vec<String>,
}

/// Why an opening is closed: everybody who still waits is told so.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CloseOpening {
    pub(crate) reason: WhyNot,
    #[serde(default)]
    #[schemars(length(max = 1500))]
    pub(crate) words: String,
}

/// Why somebody is not taken, as they are told.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum WhyNot {
    /// Skills that the opening needs are missing.
    Skills,
    /// More experience is needed.
    Experience,
    /// A licence, certificate or permit is missing.
    Licence,
    /// Others came closer.
    OthersCloser,
    /// The opening is filled.
    Filled,
    /// The opening is no longer there.
    Gone,
}

impl WhyNot {
    pub(crate) fn reason(self) -> Option<model::DeclineReason> {
        model::DeclineReason::from_code(&code(&self))
    }
}

/// What becomes of an application.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NextStage {
    /// The employer wants to know more.
    Shortlisted,
    /// They talk with each other.
    Interview,
    /// Hired.
    Hired,
    /// A no, with at least one reason.
    Declined,
}

/// An answer to somebody who applied.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerApplication {
    pub(crate) stage: NextStage,
    /// Why; needed for a no, and told to whoever applied.
    #[serde(default)]
    #[schemars(length(max = 6))]
    pub(crate) reasons: Vec<WhyNot>,
    /// Words to whoever applied.
    #[serde(default)]
    #[schemars(length(max = 1500))]
    pub(crate) words: String,
}

/// So many people were answered.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AnsweredPeople {
    pub(crate) answered: usize,
}

/// Somebody who applied, in the list of the team.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Applicant {
    pub(crate) id: Uuid,
    /// The name, or what stands in its place while it is hidden.
    pub(crate) called: String,
    pub(crate) stage: String,
    /// Points for what they can do of what is asked for: the order of the list.
    pub(crate) points: i64,
    /// Skills they have, of those asked for.
    pub(crate) skills_held: u32,
    pub(crate) skills_asked: u32,
    pub(crate) sent_at: Moment,
    pub(crate) reply_by: NaiveDate,
}

/// One application, as the team reads it.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OneApplicant {
    #[serde(flatten)]
    pub(crate) applicant: Applicant,
    pub(crate) opening: Uuid,
    /// Whether who they are is hidden until somebody of the team chooses otherwise, on the page.
    pub(crate) hidden: bool,
    pub(crate) note: String,
    /// What was asked, and what was answered.
    pub(crate) answers: Vec<QuestionAnswered>,
    pub(crate) profile: OwnProfile,
    /// Why they fit.
    pub(crate) fit: Fit,
    pub(crate) steps: Vec<Step>,
}

/// A question with its answer.
#[derive(Serialize, JsonSchema)]
pub(crate) struct QuestionAnswered {
    pub(crate) question: String,
    pub(crate) answer: String,
}
