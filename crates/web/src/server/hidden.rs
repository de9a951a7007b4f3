//! Employers somebody hides from: `/me/hidden`, and hiding from the employer of an opening.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::blocking::{Hidden, Why};

use super::{
    App, Fault, Who,
    app::show,
    fault::id_of,
    fields::Fields,
    said::{Asked, said},
};
use crate::{
    pages::hidden::{HiddenPage, HiddenRow},
    svg::Icon,
    view::{Control, Field, Form, Light, PostButton, Status},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/me/hidden", get(hidden).post(change))
        .route("/openings/{id}/hide", post(hide))
}

async fn hidden(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let Some(mut page) = page(&app, &who, None).await? else {
        return Ok(Redirect::to("/start").into_response());
    };
    page.shell.notices.extend(said(&query));
    show(&page)
}

/// The page; with what was typed when something is wrong with it. Nothing where there is no visit.
async fn page(app: &App, who: &Who, wrong: Option<(&str, String)>) -> Result<Option<HiddenPage>, Fault> {
    let Some(visit) = &who.visit else { return Ok(None) };
    let rows = app.journey.hidden_employers(visit).await?;
    let mut shell = app.shell(who, t!("Employers I hide from"), None).await?;
    "/me/hidden".clone_into(&mut shell.path);
    let (typed, error) = wrong.map_or(("", None), |(typed, words)| (typed, Some(words)));
    let field = Field {
        error,
        ..Field::text("employer", t!("Name of the employer"))
            .max(120)
            .value(typed)
    };
    Ok(Some(HiddenPage {
        shell,
        rows: rows.iter().map(row).collect(),
        form: Form::new("/me/hidden", vec![Control::Field(field)], t!("Hide from it")),
    }))
}

fn row(one: &Hidden) -> HiddenRow {
    let button = |code: &str, words: &str| {
        PostButton::new("/me/hidden", words)
            .value("do", code)
            .value("key", &one.key)
            .about(&one.name)
    };
    let (state, words, button) = match one.why {
        Some(Why::Chosen) => (
            Status::new(Light::Good, t!("does not find you")),
            t!("You chose this. You are not told of its openings."),
            button("show", t!("Hide no longer")),
        ),
        Some(Why::WorksThere) => (
            Status::new(Light::Good, t!("does not find you")),
            t!(
                "By your profile you work there now, so it does not find you unless you let it. Its openings are shown to you as all others."
            ),
            button("show", t!("Let it find me")),
        ),
        None => (
            Status::new(Light::Plain, t!("can find you")),
            t!("By your profile you work there now, and you let it find you."),
            button("again", t!("Hide from it again")),
        ),
    };
    let open = one.open.iter();
    HiddenRow {
        name: one.name.clone(),
        state,
        words,
        open: open
            .map(|(id, title)| (title.clone(), format!("/applications/{id}")))
            .collect(),
        button,
    }
}

async fn change(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let (visit, jar) = who.begin(&app).await?;
    let to = |said: &str| Redirect::to(&format!("/me/hidden?said={said}"));
    let key = fields.one("key");
    match fields.one("do") {
        "show" => {
            app.journey.show_to(&visit, key).await?;
            Ok((jar, to("shown-again")).into_response())
        }
        "again" => {
            app.journey.hide_where_i_work(&visit, key).await?;
            Ok((jar, to("hidden")).into_response())
        }
        _ => match app.journey.hide_from(&visit, fields.one("employer")).await {
            Ok(()) => Ok((jar, to("hidden")).into_response()),
            Err(error) => {
                let (_, words) = Fault::from(error).about_field()?;
                let who = who.with(visit);
                let page = page(&app, &who, Some((fields.one("employer"), words))).await?;
                let page = page.ok_or_else(Fault::not_found)?;
                Ok((jar, show(&page)?).into_response())
            }
        },
    }
}

async fn hide(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let opening = id_of(&id)?;
    let (visit, jar) = who.begin(&app).await?;
    app.journey.hide_from_employer_of(&visit, opening).await?;
    Ok((jar, Redirect::to("/me/hidden?said=hidden")).into_response())
}

/// The button on the pages of an opening and of an application to it.
pub(super) fn button(opening: model::PostingId) -> PostButton {
    PostButton::new(&format!("/openings/{opening}/hide"), t!("Hide me from this employer"))
        .icon(Icon::Eye)
        .class("plain")
}
