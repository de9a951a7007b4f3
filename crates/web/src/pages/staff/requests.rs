//! Requests for a person, as those see them who may answer.

use askama::Template;

use crate::{
    pages::Shell,
    view::{Empty, Form, PostButton, Status},
};

/// A request in the list.
#[derive(Debug, Clone)]
pub struct RequestRow {
    /// Who asked.
    pub name: String,
    /// The page of the request.
    pub address: String,
    /// When they asked.
    pub asked: String,
    /// By when it is answered.
    pub due: String,
    /// Whether it is late.
    pub late: Option<Status>,
    /// Who took it on.
    pub taken: String,
}

/// The requests that wait.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/requests.html")]
pub struct RequestsPage {
    /// What stands around it.
    pub shell: Shell,
    /// The requests, the one due first before the others.
    pub rows: Vec<RequestRow>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// How requests are answered, and whom to call in danger.
    pub desk: Form,
}

/// A message of the conversation that whoever asked let be seen.
#[derive(Debug, Clone)]
pub struct SharedMessage {
    /// Whether the person said it.
    pub own: bool,
    /// What was said.
    pub words: String,
}

/// One request.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/request.html")]
pub struct RequestPage {
    /// What stands around it.
    pub shell: Shell,
    /// Who asked.
    pub name: String,
    /// Where it stands.
    pub status: Status,
    /// When it was asked for and by when it is answered, a sentence each.
    pub sentences: Vec<String>,
    /// What it is about; empty when that was not said.
    pub about: String,
    /// The last messages, where the person let them be seen.
    pub shared: Vec<SharedMessage>,
    /// The answer, once there is one.
    pub answer: Option<String>,
    /// Takes it on.
    pub take: Option<PostButton>,
    /// To answer it.
    pub form: Option<Form>,
    /// To close it without an answer.
    pub close: Option<Form>,
    /// Each hands it to somebody else.
    pub hand_on: Vec<PostButton>,
}
