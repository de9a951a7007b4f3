//! Job offers: `/applications/{}/offer` is the person's, `/hire/applications/{}/offer` the team's, `/offers/check/{}` for whoever holds
//! a paper.

mod forms;
mod look;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Multipart, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use journey::{Visit, interviews::clock_time, offers::Fits};
use model::{ApplicationId, JobOfferState, Party};

use super::{
    App, Fault, Who,
    app::show,
    fault::id_of,
    fields::{Fields, Mistaken},
    own_data::attachment,
    said::{Asked, said},
    start::{UPLOAD_BYTES, file as file_of},
};
use crate::{
    pages::offer::{OfferCheckPage, OfferPage},
    view::{Notice, Tone, offer_status},
};

pub(super) use look::line;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/applications/{id}/offer", get(own).post(change_own))
        .route("/applications/{id}/offer.pdf", get(own_file))
        .route("/hire/applications/{id}/offer", get(of_team).post(change_of_team))
        .route("/hire/applications/{id}/offer.pdf", get(file_of_team))
        .route(
            "/offers/check/{code}",
            get(check).post(check_file).layer(DefaultBodyLimit::max(UPLOAD_BYTES)),
        )
}

/// Where a side finds it.
fn address(side: Party, id: ApplicationId) -> String {
    match side {
        Party::Team => format!("/hire/applications/{id}/offer"),
        Party::Seeker | Party::Clock => format!("/applications/{id}/offer"),
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
) -> Result<OfferPage, Fault> {
    let mut shell = app.shell(who, t!("Job offer"), None).await?;
    shell.path = address(side, id);
    let seen = app.journey.offer_seen(visit, side, id).await?;
    if seen.offer.is_none() && !seen.can_begin {
        return Err(Fault::not_found());
    }
    let mistake = wrong.filter(|wrong| ["approve", "send"].contains(&wrong.field));
    let notice = mistake.map(|wrong| Notice::new(Tone::Bad, &wrong.words));
    shell.notices.extend(notice);
    Ok(look::page(
        shell,
        side,
        &seen,
        app.journey.place().time_zone.name(),
        wrong,
    ))
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
    let to = |code: &str| Redirect::to(&format!("{}?said={code}", address(side, id))).into_response();
    let done = match side {
        Party::Team => done_by_team(app, visit, id, fields).await,
        Party::Seeker | Party::Clock => done_by_person(app, visit, id, fields).await,
    };
    match done {
        Ok(code) => Ok(to(code)),
        Err(journey::Error::Conflict(_)) => Ok(to("offer-over")),
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

async fn done_by_team(app: &App, visit: &Visit, id: ApplicationId, fields: &Fields) -> journey::Result<&'static str> {
    let journey = &app.journey;
    match fields.one("do") {
        "approve" => journey.approve_offer(visit, id).await.map(|()| "offer-approved"),
        "send" => journey.send_offer(visit, id).await.map(|()| "offer-sent"),
        "withdraw" => {
            let why = fields.one("reason");
            journey.withdraw_offer(visit, id, why).await.map(|()| "offer-withdrawn")
        }
        _ => {
            let typed = forms::typed(fields);
            journey.write_offer(visit, id, &typed).await.map(|()| "offer-kept")
        }
    }
}

async fn done_by_person(app: &App, visit: &Visit, id: ApplicationId, fields: &Fields) -> journey::Result<&'static str> {
    let journey = &app.journey;
    match fields.one("do") {
        "change" => {
            let which = fields.one("words");
            journey
                .ask_to_change_offer(visit, id, which)
                .await
                .map(|()| "offer-told")
        }
        "decline" => {
            let why = fields.one("reason");
            journey.decline_offer(visit, id, why).await.map(|()| "offer-told")
        }
        "others" => {
            let taken = journey.withdraw_other_applications(visit, id).await;
            taken.map(|_| "offer-others")
        }
        _ => {
            let version = fields.one("version").parse().unwrap_or_default();
            let name = fields.one("name");
            journey
                .accept_offer(visit, id, version, name)
                .await
                .map(|()| "offer-signed")
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
    let pdf = app.journey.offer_paper(visit, side, id_of(id)?).await?;
    Ok(attachment(pdf, "application/pdf", "offer.pdf"))
}

async fn check(State(app): State<App>, who: Who, Path(code): Path<String>) -> Result<Response, Fault> {
    check_page(&app, &who, &code, None).await
}

async fn check_file(
    State(app): State<App>,
    who: Who,
    Path(code): Path<String>,
    form: Multipart,
) -> Result<Response, Fault> {
    // Nothing stands for a file that is too large, or none.
    let given = file_of(form).await.map(|(_, bytes)| bytes).unwrap_or_default();
    check_page(&app, &who, &code, Some(given)).await
}

/// What may be known by a code, and what came of looking at a file.
async fn check_page(app: &App, who: &Who, code: &str, given: Option<Vec<u8>>) -> Result<Response, Fault> {
    let seal = app.journey.checked_offer(code).await?;
    let outcome = given.map(|file| {
        if file.is_empty() {
            return Notice::new(Tone::Careful, t!("Choose a file first, of at most 10 MB."));
        }
        match app.journey.which_paper(&seal, &file) {
            Fits::Signed => Notice::new(
                Tone::Good,
                t!("This file is the paper that was signed, to the last letter."),
            ),
            Fits::Given => Notice::new(
                Tone::Good,
                t!("This file is the offer as it was sent, to the last letter."),
            ),
            Fits::Neither => Notice::new(
                Tone::Bad,
                t!(
                    "This file is neither what was sent last nor what was signed. It was changed, or it is another one."
                ),
            ),
        }
    });
    let zone = app.journey.place().time_zone.name();
    let is_over = seal.state == JobOfferState::Sent && seal.reply_by < app.journey.today_there();
    let state = if is_over { JobOfferState::Lapsed } else { seal.state };
    let mut rows = vec![
        (t!("Employer"), seal.employer.clone()),
        (t!("The work"), seal.role.clone()),
        (t!("Sent on"), clock_time(seal.sent_at, zone)),
        (t!("To be answered by"), i18n::days::day(seal.reply_by)),
    ];
    if seal.state == JobOfferState::Accepted {
        rows.push((t!("Signed on"), clock_time(seal.changed_at, zone)));
    }
    let action = format!("/offers/check/{code}");
    let mut shell = app.shell(who, t!("Is this offer genuine?"), None).await?;
    shell.path.clone_from(&action);
    show(&OfferCheckPage {
        shell,
        about: t!("{role}, {employer}", role = seal.role, employer = seal.employer),
        state: offer_status(state),
        rows,
        outcome,
        action,
    })
}
