//! Applications, for whoever sent them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Moment;

/// How an application stands, for whoever sent it.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OwnApplication {
    pub(crate) id: Uuid,
    pub(crate) opening: Uuid,
    pub(crate) title: String,
    pub(crate) employer: Option<String>,
    /// `sent`, `shortlisted`, `interview`, `hired`, `declined`, `withdrawn` or `unanswered`.
    pub(crate) stage: String,
    pub(crate) sent_at: Moment,
    /// The day by which the employer promised the next word.
    pub(crate) reply_by: NaiveDate,
    pub(crate) moved_at: Moment,
}

/// A step an application took.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Step {
    at: Moment,
    stage: String,
    /// Who took it: `seeker`, `team` or `clock`.
    party: String,
    reasons: Vec<String>,
    words: String,
}

impl Step {
    pub(crate) fn new(step: &store::hiring::application::Step) -> Self {
        Self {
            at: step.at,
            stage: step.stage.code().to_owned(),
            party: step.party.code().to_owned(),
            reasons: step.reasons.iter().map(|reason| reason.code().to_owned()).collect(),
            words: step.words.clone(),
        }
    }
}

/// One application with what was sent and said.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OneOwnApplication {
    #[serde(flatten)]
    pub(crate) application: OwnApplication,
    pub(crate) note: String,
    pub(crate) answers: Vec<String>,
    pub(crate) steps: Vec<Step>,
}

/// What is sent to apply: the profile goes with it, as it is.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendApplication {
    /// For which opening.
    pub(crate) opening: Uuid,
    /// Words to the employer.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub(crate) note: String,
    /// The answers to the opening's questions, in their order.
    #[serde(default)]
    #[schemars(length(max = 5))]
    pub(crate) answers: Vec<String>,
}
