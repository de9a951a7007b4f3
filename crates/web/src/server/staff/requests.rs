//! Requests for a person: the list, one of them, and how they are answered here.

use std::collections::BTreeMap;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::help::{Colleague, Desk, Helpline, Listed, MAX_WORDS, MOST_DAYS, RequestState, ShownRequest};
use model::HelpRequestId;

use super::staff;
use crate::{
    pages::{
        Nav,
        staff::{RequestPage, RequestRow, RequestsPage, SharedMessage},
    },
    server::{App, Fault, Who, app::show, fault::id_of, fields::Fields, said::said},
    svg::{Icon, Picture},
    view::{Area, Control, Empty, Field, Form, Light, PostButton, Status, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/staff/requests", get(requests).post(set_desk))
        .route("/staff/requests/{id}", get(request))
        .route("/staff/requests/{id}/answer", post(answer))
        .route("/staff/requests/{id}/close", post(close))
        .route("/staff/requests/{id}/hand-on", post(hand_on))
        .route("/staff/requests/{id}/take", post(take))
}

async fn requests(
    State(app): State<App>,
    who: Who,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    staff(&who)?;
    let desk = app.journey.help_desk().await?;
    show_requests(&app, &who, &query, desk_form(&desk, None)).await
}

async fn show_requests(app: &App, who: &Who, query: &BTreeMap<String, String>, desk: Form) -> Result<Response, Fault> {
    let list = app.journey.requests_for_staff(staff(who)?).await?;
    let mut shell = app.shell(who, t!("Requests for a person"), Some(Nav::Requests)).await?;
    "/staff/requests".clone_into(&mut shell.path);
    shell.notices.extend(said(query));
    show(&RequestsPage {
        shell,
        empty: list.is_empty().then(empty),
        rows: list.iter().map(row).collect(),
        desk,
    })
}

fn empty() -> Empty {
    Empty::new(
        Picture::NothingYet,
        t!("Nobody waits"),
        t!(
            "When somebody entrusted to you asks for a person, it stands here with the day by which they were promised an answer."
        ),
        &[(t!("People entrusted to you"), "/staff/people")],
    )
}

fn name(listed: &Listed) -> String {
    listed.name.clone().unwrap_or_else(|| t!("Without a name").to_owned())
}

fn row(listed: &Listed) -> RequestRow {
    RequestRow {
        name: name(listed),
        address: format!("/staff/requests/{}", listed.id),
        asked: when::moment(listed.asked_at),
        due: when::day(listed.due),
        late: listed.late.then(|| Status::new(Light::Bad, t!("late"))),
        taken: match &listed.taken {
            Some((_, true)) => t!("You").to_owned(),
            Some((name, false)) => name.clone(),
            None => t!("Nobody yet").to_owned(),
        },
    }
}

fn desk_form(desk: &Desk, wrong: Option<&(&'static str, String)>) -> Form {
    let line = desk.helpline.clone().unwrap_or_default();
    let days = Field::number("answer_days", t!("Working days to an answer"))
        .value(&desk.answer_days.to_string())
        .width("w-short");
    let days = match wrong {
        Some((_, words)) => days.error(words),
        None => days,
    };
    let text = |name: &str, label: &str, value: &str| {
        let field = Field::text(name, label).optional().value(value).max(100);
        Control::Field(field.width("w-medium"))
    };
    let controls = vec![
        Control::Field(days),
        text("helpline_name", t!("What the helpline is called"), &line.name),
        text("helpline_phone", t!("Its telephone number"), &line.phone),
        text("helpline_hours", t!("When somebody answers there"), &line.hours),
    ];
    Form::new("/staff/requests", controls, t!("Keep it"))
}

async fn set_desk(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let typed = |name: &str| fields.one(name).trim().to_owned();
    let line = Helpline {
        name: typed("helpline_name"),
        phone: typed("helpline_phone"),
        hours: typed("helpline_hours"),
    };
    let desk = Desk {
        // What is no number is told as one that is no promise.
        answer_days: typed("answer_days").parse().unwrap_or(0).min(MOST_DAYS + 1),
        helpline: (!line.phone.is_empty()).then_some(line),
    };
    match app.journey.set_help_desk(visit, &desk).await {
        Ok(()) => Ok(Redirect::to("/staff/requests?said=kept").into_response()),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_requests(&app, &who, &BTreeMap::new(), desk_form(&desk, Some(&wrong))).await
        }
    }
}

async fn request(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    staff(&who)?;
    show_request(&app, &who, id_of(&id)?, &query, answer_field("")).await
}

fn answer_field(typed: &str) -> Area {
    Area {
        rows: 6,
        max: MAX_WORDS,
        required: true,
        hint: Some(t!("It goes into their conversation under your name, and to their mail address if they confirmed one. To write ends the request.").to_owned()),
        ..Area::new("answer", t!("Your answer"), typed)
    }
}

async fn show_request(
    app: &App,
    who: &Who,
    id: HelpRequestId,
    query: &BTreeMap<String, String>,
    field: Area,
) -> Result<Response, Fault> {
    let shown = app.journey.request_for_staff(staff(who)?, id).await?;
    let address = format!("/staff/requests/{id}");
    let name = name(&shown.listed);
    let mut shell = app.shell(who, &name, Some(Nav::Requests)).await?;
    shell.notices.extend(said(query));
    shell.path.clone_from(&address);
    let open = shown.state == RequestState::Open;
    let mine = matches!(shown.listed.taken, Some((_, true)));
    show(&RequestPage {
        shell,
        name,
        status: status(&shown),
        sentences: sentences(&shown),
        take: (open && !mine)
            .then(|| PostButton::new(&format!("{address}/take"), t!("I will answer this")).icon(Icon::Check)),
        form: open.then(|| answer_form(&address, field)),
        close: open.then(|| close_form(&address)),
        hand_on: shown
            .colleagues
            .iter()
            .filter(|_| open)
            .map(|one| hand_to(&address, one))
            .collect(),
        about: shown.about,
        shared: shown
            .shared
            .into_iter()
            .map(|line| SharedMessage {
                own: line.own,
                words: line.words,
            })
            .collect(),
        answer: shown.answer,
    })
}

fn answer_form(address: &str, field: Area) -> Form {
    Form::new(
        &format!("{address}/answer"),
        vec![Control::Area(field)],
        t!("Send the answer"),
    )
}

fn close_form(address: &str) -> Form {
    let field = Area {
        id: "closing".to_owned(),
        rows: 2,
        max: MAX_WORDS,
        ..Area::new("answer", t!("A word to them"), "")
    };
    Form::new(
        &format!("{address}/close"),
        vec![Control::Area(field)],
        t!("Close the request"),
    )
}

fn hand_to(address: &str, one: &Colleague) -> PostButton {
    PostButton::new(&format!("{address}/hand-on"), &t!("Hand it to {name}", name = one.name))
        .value("to", &one.person.to_string())
}

fn status(shown: &ShownRequest) -> Status {
    match shown.state {
        RequestState::Open if shown.listed.late => Status::new(Light::Bad, t!("late")),
        RequestState::Open => Status::new(Light::Plain, t!("waiting")),
        RequestState::Answered => Status::new(Light::Good, t!("answered")),
        RequestState::Closed => Status::new(Light::Plain, t!("closed")),
        RequestState::Withdrawn => Status::new(Light::Plain, t!("taken back")),
    }
}

fn sentences(shown: &ShownRequest) -> Vec<String> {
    let listed = &shown.listed;
    let asked = t!("Asked {when}.", when = when::moment(listed.asked_at));
    let due = t!("Promised by {day}.", day = when::day(listed.due));
    let taken = match &listed.taken {
        Some((_, true)) => Some(t!("You answer it.").to_owned()),
        Some((name, false)) => Some(t!("{name} answers it.", name)),
        None => None,
    };
    [Some(asked), Some(due), taken].into_iter().flatten().collect()
}

async fn take(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let id = id_of(&id)?;
    app.journey.take_request(staff(&who)?, id).await?;
    Ok(Redirect::to(&format!("/staff/requests/{id}?said=help-taken")).into_response())
}

async fn answer(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let id = id_of(&id)?;
    let words = fields.one("answer");
    let done = app.journey.answer_request(staff(&who)?, id, words).await;
    ended(&app, &who, id, words, done).await
}

async fn close(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let id = id_of(&id)?;
    let words = fields.one("answer");
    let done = app.journey.close_request(staff(&who)?, id, words).await;
    ended(&app, &who, id, words, done).await
}

async fn ended(
    app: &App,
    who: &Who,
    id: HelpRequestId,
    words: &str,
    done: journey::Result<()>,
) -> Result<Response, Fault> {
    match done {
        Ok(()) => Ok(Redirect::to("/staff/requests?said=help-ended").into_response()),
        Err(error) => {
            let (_, wrong) = Fault::from(error).about_field()?;
            let field = Area {
                error: Some(wrong),
                ..answer_field(words)
            };
            show_request(app, who, id, &BTreeMap::new(), field).await
        }
    }
}

async fn hand_on(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let id = id_of(&id)?;
    let to = fields
        .one("to")
        .parse()
        .map_err(|_| Fault::unclear("to", t!("Please choose who is to answer; nothing was changed.")))?;
    app.journey.hand_request_on(visit, id, to).await?;
    Ok(Redirect::to(&format!("/staff/requests/{id}?said=help-handed-on")).into_response())
}
