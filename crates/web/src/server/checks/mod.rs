//! Background checks: `/applications/{}/check` is the person's, `/hire/applications/{}/check` the team's, `/references/{}` for those a
//! person named, `/checks/provider` for the service that looks into it.

mod forms;
mod look;
mod reference;

use std::collections::BTreeMap;

use axum::{
    Extension, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Multipart, Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::{
    Visit,
    checks::{Opened, Taken},
};
use model::{ApplicationId, FileId, Party};

use super::{
    App, Fault, Who,
    app::show,
    fault::id_of,
    fields::{Fields, Mistaken},
    health::ForMachines,
    own_data::attachment,
    said::{Asked, said},
    start::{UPLOAD_BYTES, file as file_of},
};
use crate::{
    pages::checks::BackgroundCheckPage,
    view::{Notice, Tone},
};

pub(super) use look::line;

/// The largest message of a provider, in bytes.
const LARGEST: usize = 64 * 1024;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/applications/{id}/check", get(own).post(change_own))
        .route(
            "/applications/{id}/check/{part}/documents",
            post(hand_in).layer(DefaultBodyLimit::max(UPLOAD_BYTES)),
        )
        .route("/applications/{id}/check/documents/{file}", get(own_document))
        .route("/hire/applications/{id}/check", get(of_team).post(change_of_team))
        .route("/hire/applications/{id}/check/documents/{file}", post(look_at_document))
        .route("/references/{key}", get(reference::asked).post(reference::said))
        .route("/checks/provider", post(take).layer(DefaultBodyLimit::max(LARGEST)))
}

/// Where a side finds it.
fn address(side: Party, id: ApplicationId) -> String {
    match side {
        Party::Team => format!("/hire/applications/{id}/check"),
        Party::Seeker | Party::Clock => format!("/applications/{id}/check"),
    }
}

async fn own(State(app): State<App>, who: Who, Path(id): Path<String>, Query(query): Asked) -> Result<Response, Fault> {
    look_at(&app, &who, Party::Seeker, &id, &query).await
}

async fn of_team(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): Asked,
) -> Result<Response, Fault> {
    look_at(&app, &who, Party::Team, &id, &query).await
}

async fn look_at(
    app: &App,
    who: &Who,
    side: Party,
    id: &str,
    query: &BTreeMap<String, String>,
) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let mut page = page_for(app, who, (visit, side, id_of(id)?), None).await?;
    page.shell.notices.extend(said(query));
    show(&page)
}

async fn page_for(
    app: &App,
    who: &Who,
    (visit, side, id): (&Visit, Party, ApplicationId),
    wrong: Option<&Mistaken<'_>>,
) -> Result<BackgroundCheckPage, Fault> {
    let mut shell = app.shell(who, t!("Background check"), None).await?;
    shell.path = address(side, id);
    let seen = app.journey.check_seen(visit, side, id).await?;
    if seen.check.is_none() && !seen.can_ask {
        return Err(Fault::not_found());
    }
    // What stands beside no field is told at the top.
    let mistake = wrong.filter(|wrong| ["call_off", "settle", "order", "file", "form"].contains(&wrong.field));
    shell
        .notices
        .extend(mistake.map(|wrong| Notice::new(Tone::Bad, &wrong.words)));
    Ok(look::page(shell, side, &seen, &app.journey, wrong))
}

async fn change_own(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    change(&app, &who, Party::Seeker, &id, &fields).await
}

async fn change_of_team(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    change(&app, &who, Party::Team, &id, &fields).await
}

async fn change(app: &App, who: &Who, side: Party, id: &str, fields: &Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let id = id_of(id)?;
    let done = match side {
        Party::Team => done_by_team(app, visit, id, fields).await,
        Party::Seeker | Party::Clock => done_by_person(app, visit, id, fields).await,
    };
    answered(app, who, (visit, side, id), (done, fields)).await
}

/// Back to the page with what came of it, or the page again with what is wrong and everything that was typed.
async fn answered(
    app: &App,
    who: &Who,
    whose: (&Visit, Party, ApplicationId),
    (done, typed): (journey::Result<&'static str>, &Fields),
) -> Result<Response, Fault> {
    let to = |code: &str| Redirect::to(&format!("{}?said={code}", address(whose.1, whose.2))).into_response();
    match done {
        Ok(code) => Ok(to(code)),
        Err(journey::Error::Conflict(_)) => Ok(to("check-over")),
        Err(error) => {
            let (field, words) = Fault::from(error).about_field()?;
            let wrong = Mistaken { field, words, typed };
            show(&page_for(app, who, whose, Some(&wrong)).await?)
        }
    }
}

async fn done_by_team(app: &App, visit: &Visit, id: ApplicationId, fields: &Fields) -> journey::Result<&'static str> {
    let journey = &app.journey;
    let (part, words) = (fields.one("part"), fields.one("words"));
    match fields.one("do") {
        "find" => {
            let found = (part, fields.one("finding"), words);
            journey.find_of_check(visit, id, found).await.map(|()| "check-told")
        }
        "notice" => {
            let days = fields.one("days");
            journey
                .give_notice(visit, id, words, days)
                .await
                .map(|()| "check-notice")
        }
        "go_on" => journey.take_notice_back(visit, id).await.map(|()| "check-settled"),
        "decide" => journey.decide_by_check(visit, id, words).await.map(|()| "check-told"),
        "settle" => journey.settle_check(visit, id).await.map(|()| "check-settled"),
        "call_off" => journey.call_off_check(visit, id).await.map(|()| "check-off"),
        "order" => journey.order_check(visit, id).await.map(|()| "check-ordered"),
        _ => {
            let typed = forms::typed(fields);
            journey.ask_for_check(visit, id, &typed).await.map(|()| "check-asked")
        }
    }
}

async fn done_by_person(app: &App, visit: &Visit, id: ApplicationId, fields: &Fields) -> journey::Result<&'static str> {
    let journey = &app.journey;
    let part = fields.one("part");
    match fields.one("do") {
        "refuse" => {
            let why = fields.one("reason");
            journey.refuse_check(visit, id, why).await.map(|()| "check-refused")
        }
        "withdraw" => journey.withdraw_from_check(visit, id).await.map(|()| "check-withdrawn"),
        "tell" => {
            let details = fields.one("details");
            journey
                .tell_of_part(visit, id, part, details)
                .await
                .map(|()| "check-told")
        }
        "dispute" => {
            let words = fields.one("words");
            journey
                .dispute_part(visit, id, part, words)
                .await
                .map(|()| "check-disputed")
        }
        "name" => {
            let named = (
                fields.one("name"),
                fields.one("mail"),
                fields.one("relation"),
                fields.one("lang"),
            );
            journey.name_referee(visit, id, named).await.map(|()| "check-named")
        }
        _ => {
            let ticked = fields.has("agree");
            journey.agree_to_check(visit, id, ticked).await.map(|()| "check-agreed")
        }
    }
}

async fn hand_in(
    State(app): State<App>,
    who: Who,
    Path((id, part)): Path<(String, String)>,
    form: Multipart,
) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let id = id_of(&id)?;
    // Nothing stands for a file that is too large, or none.
    let (name, bytes) = file_of(form).await.unwrap_or_default();
    let done = app.journey.hand_in_for_check(visit, id, &part, &name, &bytes).await;
    let done = done.map(|()| "check-handed-in");
    answered(&app, &who, (visit, Party::Seeker, id), (done, &Fields::default())).await
}

async fn own_document(
    State(app): State<App>,
    who: Who,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let file: FileId = id_of(&file)?;
    let opened = app.journey.own_check_document(visit, id_of(&id)?, file).await?;
    Ok(handed_out(opened))
}

/// Opened with a reason that is written down: so it is sent, not linked to.
async fn look_at_document(
    State(app): State<App>,
    who: Who,
    Path((id, file)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let (id, file): (ApplicationId, FileId) = (id_of(&id)?, id_of(&file)?);
    match app
        .journey
        .look_at_document(visit, id, file, fields.one("reason"))
        .await
    {
        Ok(opened) => Ok(handed_out(opened)),
        Err(error) => answered(&app, &who, (visit, Party::Team, id), (Err(error), &fields)).await,
    }
}

/// As a file to keep, under a name that tells nothing: a browser shows nothing of it by itself.
fn handed_out((_, media_type, bytes): Opened) -> Response {
    let (media_type, name) = match media_type.as_str() {
        "application/pdf" => ("application/pdf", "document.pdf"),
        "image/jpeg" => ("image/jpeg", "document.jpg"),
        "image/png" => ("image/png", "document.png"),
        _ => ("application/octet-stream", "document"),
    };
    attachment(bytes, media_type, name)
}

/// Says only whether it was taken, so that the provider sends it again when it was not.
async fn take(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Response {
    let header = |name: &str| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    let proof = (
        header("webhook-id"),
        header("webhook-timestamp"),
        header("webhook-signature"),
    );
    let status = match app.journey.take_check_result(proof, &body).await {
        Ok(Taken::Taken) => StatusCode::NO_CONTENT,
        // Where there is no provider, nobody can prove to be one.
        Ok(Taken::NoProvider | Taken::NotProven) => StatusCode::UNAUTHORIZED,
        Ok(Taken::NotUnderstood) => StatusCode::UNPROCESSABLE_ENTITY,
        Err(error) => {
            tracing::error!(%error, "what a provider of background checks found was not taken");
            StatusCode::SERVICE_UNAVAILABLE
        }
    };
    (status, Extension(ForMachines), "").into_response()
}
