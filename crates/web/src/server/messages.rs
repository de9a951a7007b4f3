//! Messages: what was written to the person, readable here whether or not it also goes out by mail.

use axum::{
    Router,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use journey::own_data::is_key;
use store::mail;

use super::{
    App, Fault, Who,
    app::show,
    said::{Asked, said},
};
use crate::{
    pages::messages::{Message, MessagesPage},
    svg::Picture,
    view::{Empty, Light, Status, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/messages", get(messages))
}

async fn messages(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    let mails = app.journey.read_messages(visit).await?;
    let mut shell = app.shell(&who, t!("Messages"), None).await?;
    shell.notices.extend(said(&query));
    let page = MessagesPage {
        shell,
        notice: None,
        empty: mails.is_empty().then(|| {
            Empty::new(
                Picture::NothingYet,
                t!("No messages yet"),
                t!("What is written to you stands here, also when it goes out by mail."),
                &[(t!("Jobs for you"), "/jobs")],
            )
        }),
        messages: mails.iter().map(message).collect(),
        pager: None,
    };
    show(&page)
}

fn message(mail: &mail::Mail) -> Message {
    let (light, word) = match mail.state {
        mail::State::Waiting if is_key(&mail.kind) => (Light::Plain, t!("not sent yet")),
        mail::State::Waiting | mail::State::Shown => (Light::Plain, t!("only here so far")),
        mail::State::Sent if mail.channel == mail::Channel::Text => (Light::Good, t!("sent to your telephone too")),
        mail::State::Sent => (Light::Good, t!("sent by mail too")),
        mail::State::Failed if mail.channel == mail::Channel::Text => {
            (Light::Bad, t!("the text message could not be delivered"))
        }
        mail::State::Failed => (Light::Bad, t!("the mail could not be delivered")),
    };
    let link = mail
        .body_text
        .split_whitespace()
        .find(|word| word.starts_with("http://") || word.starts_with("https://"));
    let path = link
        .and_then(|link| link.splitn(4, '/').nth(3))
        .map(|path| format!("/{path}"));
    Message {
        id: mail.id.to_string(),
        subject: mail.subject.clone(),
        day: when::moment(mail.created_at),
        state: Status::new(light, word),
        paragraphs: mail.body_text.split("\n\n").map(str::to_owned).collect(),
        link: path.map(|path| (t!("Open the page").to_owned(), path)),
    }
}
