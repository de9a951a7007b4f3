//! The chat: the conversation on a page.

mod lines;
mod live;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Multipart, Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::{
    Error,
    talk::{After, Channel, MAX_SAID, Said, Word, page as page_of},
};

use super::{
    App, Fault, Who,
    app::show,
    fields::Fields,
    own_data::erased,
    said::Asked,
    start::{UPLOAD_BYTES, file},
};
use crate::{
    pages::{Nav, chat::ChatPage},
    view::when,
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/chat", get(chat).post(say))
        .route("/chat/conversation.txt", get(as_text))
        .route("/chat/live", get(live::live))
        .route("/chat/resume", post(resume).layer(DefaultBodyLimit::max(UPLOAD_BYTES)))
}

async fn chat(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let before = query.get("before").and_then(|before| before.parse().ok());
    show(&page(&app, &who, before, None).await?)
}

/// What was typed and could not be taken, and why.
type Problem = Option<(String, String)>;

async fn page(app: &App, who: &Who, before: Option<i64>, problem: Problem) -> Result<ChatPage, Fault> {
    let conversation = app.journey.conversation(who.visit.as_ref(), before).await?;
    let mut shell = app.shell(who, t!("Chat"), Some(Nav::Chat)).await?;
    "/chat".clone_into(&mut shell.path);
    let last = conversation.lines.iter().rev().find_map(|line| match &line.said {
        Said::Program(reply) => Some(reply.clone()),
        Said::Person(_) | Said::Staff { .. } => None,
    });
    let last = last.unwrap_or_default();
    let first = conversation.lines.first().map(|line| line.number);
    let (typed, problem) = problem.unzip();
    Ok(ChatPage {
        shell,
        earlier: first
            .filter(|_| conversation.earlier)
            .map(|number| format!("/chat?before={number}")),
        is_earlier: before.is_some(),
        choices: last
            .choices
            .into_iter()
            .map(|choice| (choice.id, choice.label))
            .collect(),
        form: last.form.and_then(|form| page_of(form, who.visit.is_some())),
        typed: typed.unwrap_or_default(),
        problem,
        most: MAX_SAID,
        can_take_away: first.is_some_and(|number| number > 0),
        lines: lines::lines(&conversation.lines),
    })
}

async fn say(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let (typed, choice) = (fields.one("said"), fields.one("choice"));
    let word = match (typed, choice) {
        ("", "") => {
            let sentence = t!("Please write something first.").to_owned();
            return show(&page(&app, &who, None, Some((String::new(), sentence))).await?);
        }
        ("", choice) => Word::Chose(choice.to_owned()),
        (typed, _) => Word::Said(typed.to_owned()),
    };
    let (visit, jar) = who.begin(&app).await?;
    match app.journey.talk(&visit, word, Channel::Page).await {
        Ok(After::GoesOn) => Ok((jar, Redirect::to("/chat#say")).into_response()),
        Ok(After::Erased) => erased(&app, &who).await,
        Err(error @ Error::Invalid { .. }) => {
            let problem = Some((typed.to_owned(), error.sentence()));
            Ok((jar, show(&page(&app, &who, None, problem).await?)?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

async fn resume(State(app): State<App>, who: Who, form: Multipart) -> Result<Response, Fault> {
    let (name, bytes) = match file(form).await {
        Ok(file) => file,
        Err(problem) => {
            let sentence = format!("{} {}", problem.title(), problem.way_out());
            return show(&page(&app, &who, None, Some((String::new(), sentence))).await?);
        }
    };
    let (visit, jar) = who.begin(&app).await?;
    match app.journey.talk_of_resume(&visit, &name, bytes, Channel::Page).await {
        Ok(_) => Ok((jar, Redirect::to("/chat#say")).into_response()),
        Err(error @ (Error::Document(_) | Error::TooMany(_))) => {
            let problem = Some((String::new(), error.sentence()));
            Ok((jar, show(&page(&app, &who, None, problem).await?)?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// The conversation to take away, as people read it.
async fn as_text(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/chat").into_response());
    };
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let part = app.journey.conversation(Some(visit), before).await?;
        before = part.lines.first().map(|line| line.number);
        all.splice(0..0, part.lines);
        if !part.earlier || before.is_none() {
            break;
        }
    }
    let head = t!("Conversation at {place}", place = app.journey.place().name);
    let day = when::day(app.journey.now().date_naive());
    let text = format!("{head}, {day}\n\n{}", lines::text(&all));
    let kind = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"conversation.txt\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((kind, text).into_response())
}
