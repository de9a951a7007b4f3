//! How a job offer stands, in a word.

use model::{JobOfferNews, JobOfferState};

use super::{Light, Status};

/// How it stands: the same for both sides.
pub fn offer_status(state: JobOfferState) -> Status {
    match state {
        JobOfferState::Draft => Status::new(Light::Plain, t!("draft")),
        JobOfferState::Approved => Status::new(Light::Plain, t!("looked over")),
        JobOfferState::Sent => Status::new(Light::Good, t!("waits for an answer")),
        JobOfferState::ChangeAsked => Status::new(Light::Careful, t!("a change is asked for")),
        JobOfferState::Accepted => Status::new(Light::Good, t!("signed")),
        JobOfferState::Declined => Status::new(Light::Plain, t!("declined")),
        JobOfferState::Withdrawn => Status::new(Light::Plain, t!("the offer was taken back")),
        JobOfferState::Lapsed => Status::new(Light::Plain, t!("its last day is over")),
    }
}

/// What happened to it, after the opening's title.
pub fn offer_news(news: JobOfferNews) -> &'static str {
    match news {
        JobOfferNews::Sent => t!("an offer for you"),
        JobOfferNews::Changed => t!("the offer has changed"),
        JobOfferNews::Soon => t!("the offer waits for your answer"),
        JobOfferNews::ChangeAsked => t!("a change to the offer is asked for"),
        JobOfferNews::Accepted => t!("the offer is signed"),
        JobOfferNews::Declined => t!("the offer is declined"),
        JobOfferNews::Withdrawn => t!("the offer was taken back"),
        JobOfferNews::Lapsed => t!("the last day of the offer is over"),
        JobOfferNews::ToApprove => t!("an offer waits for your look"),
    }
}
