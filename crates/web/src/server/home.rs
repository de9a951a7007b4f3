//! The first page, and small choices about how pages look.

use axum::{
    Router,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};

use super::{
    App, Fault, Who,
    app::show,
    fields::{Fields, back_to},
    said::Asked,
    tongue,
    who::{NUMBERS, SOURCE, THEME},
};
use crate::{
    pages::{Theme, welcome::WelcomePage},
    view::PostButton,
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(welcome))
        .route("/language", post(tongue::choose))
        .route("/theme", post(theme))
        .route("/me/numbers", post(numbers))
}

async fn welcome(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let mut shell = app
        .shell(&who, t!("From needing work to doing well in it"), None)
        .await?;
    shell.notices.extend(super::said::said(&query));
    shell.sharing = Some(app.sharing(
        "/",
        t!("Jobs that fit you, why they fit, what is missing and how long it takes to learn."),
    ));
    let begun = match &who.visit {
        Some(visit) => !app.journey.known(visit).await?.profile.is_empty(),
        None => false,
    };
    let (employers, _) = app.journey.count_employers().await?;
    let page = WelcomePage {
        shell,
        openings: app.journey.openings() as u64,
        employers: employers.unsigned_abs(),
        begun,
        tours: if app.journey.place().demo { tours() } else { Vec::new() },
    };
    let source = query
        .get("from")
        .filter(|code| code.len() <= 60)
        .map(|code| who.choice(SOURCE, code.clone()));
    Ok((source, show(&page)?).into_response())
}

/// One for each role that has pages.
fn tours() -> Vec<PostButton> {
    [
        ("seeker", t!("as somebody who looks for work")),
        ("recruiter", t!("as somebody who hires")),
        ("staff", t!("as staff")),
    ]
    .map(|(role, words)| PostButton::new("/demo/enter", words).value("role", role))
    .to_vec()
}

async fn theme(who: Who, fields: Fields) -> Response {
    let jar = who.choice(THEME, Theme::from_code(fields.one("theme")).code().to_owned());
    (jar, Redirect::to(&back_to(fields.one("back"), "/"))).into_response()
}

async fn numbers(who: Who, fields: Fields) -> Response {
    let shown = if fields.one("numbers") == "hide" {
        "hide"
    } else {
        "show"
    };
    (
        who.choice(NUMBERS, shown.to_owned()),
        Redirect::to(&back_to(fields.one("back"), "/jobs")),
    )
        .into_response()
}
