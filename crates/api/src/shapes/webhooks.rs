//! Webhooks, and what is sent to them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Moment;

/// What programs can be told of.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
pub(crate) enum EventName {
    /// An application reached the employer.
    #[serde(rename = "application.received")]
    Received,
    /// The employer answered.
    #[serde(rename = "application.answered")]
    Answered,
    /// Whoever applied took it back.
    #[serde(rename = "application.withdrawn")]
    Withdrawn,
    /// An opening of the employer became public.
    #[serde(rename = "opening.published")]
    Published,
    /// It was closed.
    #[serde(rename = "opening.closed")]
    Closed,
}

/// A webhook to add.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewWebhook {
    /// Where it is reached: `https://`, on the internet.
    #[schemars(length(max = 1000))]
    pub(crate) url: String,
    #[schemars(length(min = 1, max = 5))]
    pub(crate) events: Vec<EventName>,
}

/// A webhook that was added.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AddedWebhook {
    pub(crate) id: Uuid,
    /// With this each message is signed, as in Standard Webhooks. It is shown this once.
    pub(crate) secret: String,
}

/// A webhook.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Webhook {
    pub(crate) id: Uuid,
    pub(crate) url: String,
    pub(crate) events: Vec<String>,
    pub(crate) made_at: Moment,
    /// Since when nobody takes what is sent there.
    pub(crate) failing_since: Option<Moment>,
    /// When it was switched off for that.
    pub(crate) off_at: Option<Moment>,
}

/// What became of one message.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Delivery {
    pub(crate) id: Uuid,
    pub(crate) event: String,
    /// The application or opening it is about.
    pub(crate) subject: Uuid,
    pub(crate) made_at: Moment,
    /// `waiting`, `delivered`, `failed`, or `dropped` when there was nothing to tell any more.
    pub(crate) state: String,
    pub(crate) attempts: i64,
    pub(crate) tried_at: Option<Moment>,
    /// The status that was answered last.
    pub(crate) status: Option<u16>,
    pub(crate) reason: Option<String>,
}

/// What is sent to a webhook.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Message {
    /// What happened.
    pub(crate) r#type: String,
    /// When.
    pub(crate) timestamp: Moment,
    pub(crate) data: MessageData,
}

/// About what a message is.
#[derive(Serialize, JsonSchema)]
pub(crate) struct MessageData {
    pub(crate) opening: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) application: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stage: Option<String>,
}
