//! The shapes of bodies, as they are read and written; the document is made of the same types.

mod applications;
mod hiring;
mod me;
mod openings;
mod webhooks;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

pub(crate) use applications::{OneOwnApplication, OwnApplication, SendApplication, Step};
pub(crate) use hiring::{
    AnswerApplication, AnsweredPeople, Applicant, CloseOpening, DeskOpening, NewOpening, NextStage, OneApplicant,
    QuestionAnswered,
};
pub(crate) use me::OwnProfile;
pub(crate) use openings::{Counted, Fit, FoundOpenings, ListedOpening, Opening};
pub(crate) use webhooks::{AddedWebhook, Delivery, Message, NewWebhook, Webhook};

/// A moment.
pub(crate) type Moment = DateTime<Utc>;

/// As it is written everywhere else.
pub(crate) fn code(value: &impl Serialize) -> String {
    let code = serde_json::to_value(value).unwrap_or_default();
    code.as_str().unwrap_or_default().to_owned()
}

fn codes<T: Serialize>(value: Option<&T>) -> Option<String> {
    value.map(code)
}

/// Part of a list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Page<T> {
    /// The entries, in the order of the list.
    pub(crate) data: Vec<T>,
    /// Where the list goes on; nothing at its end.
    pub(crate) next: Option<String>,
}

/// The id of what was made.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Made {
    pub(crate) id: Uuid,
}
