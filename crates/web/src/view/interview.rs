//! How an interview stands, in a word.

use model::{InterviewNews, InterviewState};

use super::{Light, Status};

/// How it stands: the same for both sides.
pub fn interview_status(state: InterviewState) -> Status {
    match state {
        InterviewState::Offered => Status::new(Light::Plain, t!("times are offered")),
        InterviewState::Unsuited => Status::new(Light::Careful, t!("none of the times suits")),
        InterviewState::Agreed => Status::new(Light::Good, t!("agreed")),
        InterviewState::Cancelled => Status::new(Light::Plain, t!("called off")),
        InterviewState::Held => Status::new(Light::Plain, t!("its time is over")),
        InterviewState::Lapsed => Status::new(Light::Careful, t!("no time was agreed")),
    }
}

/// What happened to it, after the opening's title.
pub fn interview_news(news: InterviewNews) -> &'static str {
    match news {
        InterviewNews::Offered => t!("times for an interview"),
        InterviewNews::Moved => t!("other times for the interview"),
        InterviewNews::Unsuited => t!("none of the times suits"),
        InterviewNews::Agreed => t!("the interview is agreed"),
        InterviewNews::Cancelled => t!("the interview is called off"),
        InterviewNews::Lapsed => t!("no time was agreed for the interview"),
        InterviewNews::Soon => t!("the interview is near"),
    }
}
