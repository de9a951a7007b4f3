//! How a background check stands, in a word.

use model::{CheckNews, CheckState, RefereeState, StepState};

use super::{Light, Status};

/// How it stands: the same for both sides.
pub fn check_status(state: CheckState) -> Status {
    match state {
        CheckState::Asked => Status::new(Light::Plain, t!("waits for a yes or a no")),
        CheckState::Refused => Status::new(Light::Plain, t!("no was said")),
        CheckState::Running => Status::new(Light::Good, t!("is under way")),
        CheckState::Notice => Status::new(Light::Careful, t!("a first notice was given")),
        CheckState::Settled => Status::new(Light::Good, t!("done")),
        CheckState::Decided => Status::new(Light::Plain, t!("a no because of it")),
        CheckState::Withdrawn => Status::new(Light::Plain, t!("the yes was taken back")),
        CheckState::CalledOff => Status::new(Light::Plain, t!("called off")),
        CheckState::Lapsed => Status::new(Light::Plain, t!("nobody answered")),
    }
}

/// How one part stands.
pub fn part_status(state: StepState) -> Status {
    match state {
        StepState::WaitsForPerson => Status::new(Light::Plain, t!("waits for what there is to look into")),
        StepState::WaitsForReferee => Status::new(Light::Plain, t!("waits for those who were named")),
        StepState::WaitsForProvider => Status::new(Light::Plain, t!("is looked into by the provider")),
        StepState::WaitsForTeam => Status::new(Light::Plain, t!("waits for the employer")),
        StepState::Confirmed => Status::new(Light::Good, t!("confirmed")),
        StepState::Unconfirmed => Status::new(Light::Careful, t!("could not be confirmed")),
        StepState::Differs => Status::new(Light::Careful, t!("differs")),
        StepState::Disputed => Status::new(Light::Careful, t!("disputed: the employer looks again")),
    }
}

/// How it stands with somebody who was named.
pub fn referee_status(state: RefereeState) -> Status {
    match state {
        RefereeState::Asked => Status::new(Light::Plain, t!("was asked")),
        RefereeState::Answered => Status::new(Light::Good, t!("has answered")),
        RefereeState::Declined => Status::new(Light::Plain, t!("would rather say nothing")),
        RefereeState::Stranger => Status::new(Light::Careful, t!("says they do not know them")),
        RefereeState::Lapsed => Status::new(Light::Plain, t!("did not answer")),
        RefereeState::Deleted => Status::new(Light::Plain, t!("had their answer deleted")),
        RefereeState::Stopped => Status::new(Light::Plain, t!("is asked no longer")),
    }
}

/// What happened to it, after the opening's title.
pub fn check_news(news: CheckNews) -> &'static str {
    match news {
        CheckNews::Asked => t!("a background check is asked for"),
        CheckNews::Agreed => t!("the background check can begin"),
        CheckNews::Refused => t!("no was said to the background check"),
        CheckNews::Withdrawn => t!("the yes to the background check was taken back"),
        CheckNews::Added => t!("something was added to the background check"),
        CheckNews::Heard => t!("somebody who was named has answered, or will not"),
        CheckNews::Found => t!("something was found in the background check"),
        CheckNews::Disputed => t!("what was found is disputed"),
        CheckNews::Notice => t!("a first notice after the background check"),
        CheckNews::TakenBack => t!("the notice was taken back"),
        CheckNews::NoticeOver => t!("the days of the notice are over"),
        CheckNews::Decided => t!("a no because of the background check"),
        CheckNews::Settled => t!("the background check is done"),
        CheckNews::CalledOff => t!("the background check is called off"),
        CheckNews::Lapsed => t!("nobody answered the background check"),
        CheckNews::Soon => t!("the background check waits for you"),
        CheckNews::Late => t!("a part of the background check is late"),
    }
}
