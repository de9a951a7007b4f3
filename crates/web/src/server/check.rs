//! Looking over what was read from a résumé, fact by fact.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::profile::{Edit, FactKey};

use super::{
    App, Fault, Who,
    app::show,
    facts,
    fields::Fields,
    said::{Asked, said},
};
use crate::{
    pages::check::{CheckPage, FactGroup},
    svg::Picture,
    view::{Empty, Notice, Tone},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/start/check", get(check).post(all_right))
        .route("/start/check/{fact}", post(one))
}

async fn check(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let known = app.journey.known(visit).await?;
    let file = app.journey.last_document(visit).await?.map(|(name, _)| name);
    let mut shell = app.shell(&who, t!("Is this right?"), None).await?;
    shell.notices.extend(said(&query));
    let groups = facts::groups(&app, &known.profile);
    let nothing = groups.iter().all(|group: &FactGroup| group.facts.is_empty());
    let page = CheckPage {
        shell,
        file: file.unwrap_or_else(|| t!("what you told us").to_owned()),
        notice: notice(&known.profile),
        empty: nothing.then(|| {
            Empty::new(
                Picture::NothingYet,
                t!("There is nothing to look over yet"),
                t!("Hand in a résumé, or answer a few questions instead."),
                &[
                    (t!("I have a résumé"), "/start"),
                    (t!("Answer a few questions"), "/start/questions/work"),
                ],
            )
        }),
        groups,
    };
    show(&page)
}

fn notice(profile: &model::Profile) -> Option<Notice> {
    let few = profile.skills.len() < 3 && !profile.is_empty();
    few.then(|| {
        Notice::new(
            Tone::Careful,
            t!("We recognised few skills. You can add some yourself, or tick tasks you have done."),
        )
        .link(t!("Tick tasks"), "/start/questions/tasks")
    })
}

async fn all_right(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    app.journey.edit(visit, None, vec![Edit::ConfirmAll]).await?;
    Ok(Redirect::to("/jobs").into_response())
}

async fn one(State(app): State<App>, who: Who, Path(fact): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let key: FactKey = fact.parse().map_err(|_| Fault::not_found())?;
    let before = app.journey.known(visit).await?;
    let (edit, said) = match fields.one("do") {
        "right" => (Edit::Confirm(key), ""),
        "remove" => (Edit::Remove(key), "removed"),
        "change" => (facts::change(&key, &before.profile, &fields)?, "changed"),
        _ => {
            return Err(Fault::unclear(
                "do",
                t!("The form could not be read. Please try once more."),
            ));
        }
    };
    app.journey.edit(visit, Some(before.revision), vec![edit]).await?;
    let told = if said.is_empty() {
        String::new()
    } else {
        format!("?said={said}&undo={}&back=/start/check", before.revision)
    };
    Ok(Redirect::to(&format!("/start/check{told}#fact-{fact}")).into_response())
}
