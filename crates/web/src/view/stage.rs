//! How an application stands, in a word.

use journey::hiring::reason_words;
use model::{DeclineReason, RequisitionState, Stage};

use super::{Choice, Light, Status};

/// The word for a stage: the same for both sides.
pub fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Sent => t!("Sent"),
        Stage::Shortlisted => t!("They want to know more"),
        Stage::Interview => t!("Talking with each other"),
        Stage::Hired => t!("Hired"),
        Stage::Declined => t!("Answered with a no"),
        Stage::Withdrawn => t!("Taken back"),
        Stage::Unanswered => t!("No answer came"),
    }
}

/// The stage as a state.
pub fn stage_status(stage: Stage) -> Status {
    let light = match stage {
        Stage::Shortlisted | Stage::Interview | Stage::Hired => Light::Good,
        Stage::Sent | Stage::Declined | Stage::Withdrawn => Light::Plain,
        Stage::Unanswered => Light::Careful,
    };
    Status::new(light, stage_word(stage))
}

/// How an opening of one's own stands.
pub fn requisition_status(state: RequisitionState) -> Status {
    match state {
        RequisitionState::Draft => Status::new(Light::Plain, t!("draft")),
        RequisitionState::Open => Status::new(Light::Good, t!("public")),
        RequisitionState::Paused => Status::new(Light::Careful, t!("paused")),
        RequisitionState::Closed => Status::new(Light::Plain, t!("closed")),
    }
}

/// The reasons for a no, to choose from. What a background check showed is none of them: that goes its own way.
pub fn decline_reasons() -> Vec<Choice> {
    let reasons = DeclineReason::ALL
        .into_iter()
        .filter(|reason| *reason != DeclineReason::Check);
    reasons
        .map(|reason| Choice::new(reason.code(), reason_words(reason)))
        .collect()
}
