//! Interviews, for both sides: `/applications/{}/interview` is the person's, `/hire/applications/{}/interview` the team's.

mod forms;
mod look;

use axum::{
    Router,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use journey::Visit;
use model::{ApplicationId, Instant, Party};

use super::{
    App, Fault, Who,
    app::show,
    fault::id_of,
    fields::{Fields, Mistaken},
    said::{Asked, said},
};
use crate::pages::interview::InterviewPage;

pub(super) use look::line;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/applications/{id}/interview", get(own).post(change_own))
        .route("/applications/{id}/interview.ics", get(own_file))
        .route("/hire/applications/{id}/interview", get(of_team).post(change_of_team))
        .route("/hire/applications/{id}/interview.ics", get(file_of_team))
}

/// Where a side finds it.
fn address(side: Party, id: ApplicationId) -> String {
    match side {
        Party::Team => format!("/hire/applications/{id}/interview"),
        Party::Seeker | Party::Clock => format!("/applications/{id}/interview"),
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
    query: &std::collections::BTreeMap<String, String>,
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
) -> Result<InterviewPage, Fault> {
    let mut shell = app.shell(who, t!("Interview"), None).await?;
    shell.path = address(side, id);
    let zone = app.journey.place().time_zone.name();
    let about = match side {
        Party::Team => look::About::team(app.journey.applicant(visit, id).await?),
        Party::Seeker | Party::Clock => look::About::person(app.journey.my_application(visit, id).await?),
    };
    if about.interview.is_none() && !about.can_begin {
        return Err(Fault::not_found());
    }
    Ok(look::page(shell, about, app.journey.now(), zone, wrong))
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
    let journey = &app.journey;
    let typed = forms::typed(fields);
    let (done, code) = match fields.one("do") {
        "choose" => {
            let at = fields.one("at").parse::<Instant>().map_err(|_| Fault::not_found())?;
            (journey.choose_time(visit, side, id, at).await, "interview-agreed")
        }
        "none" => {
            let words = fields.one("words");
            (journey.no_time_suits(visit, side, id, words).await, "interview-told")
        }
        "cancel" => {
            let why = fields.one("reason");
            (journey.cancel_interview(visit, side, id, why).await, "interview-off")
        }
        "begin" if side == Party::Team => (journey.offer_interview(visit, id, &typed).await, "interview-offered"),
        _ => {
            let why = fields.one("why");
            let moved = journey.offer_other_times(visit, side, id, &typed, why).await;
            (moved, "interview-offered")
        }
    };
    let to = |code: &str| Redirect::to(&format!("{}?said={code}", address(side, id))).into_response();
    match done {
        Ok(()) => Ok(to(code)),
        Err(journey::Error::Conflict(_)) => Ok(to("interview-changed")),
        Err(error) => {
            let (field, words) = Fault::from(error).about_field()?;
            let wrong = Mistaken {
                field,
                words,
                typed: fields,
            };
            show(&page_for(app, who, (visit, side, id), Some(&wrong)).await?)
        }
    }
}

async fn own_file(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    file(&app, &who, Party::Seeker, &id).await
}

async fn file_of_team(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    file(&app, &who, Party::Team, &id).await
}

async fn file(app: &App, who: &Who, side: Party, id: &str) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let file = app.journey.interview_file(visit, side, id_of(id)?).await?;
    let head = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8; method=PUBLISH"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"interview.ics\""),
    ];
    Ok((head, file).into_response())
}
