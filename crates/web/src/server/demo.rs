//! Looking around the demo world: being one of its invented people with one press, at the first step of the tour.

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use journey::Error;
use model::Role;

use super::{App, Fault, Who, fields::Fields};
use crate::pages::{Tour, Viewer};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/demo/enter", post(enter))
}

/// Signs in as the first invented person of the role that was sent. Outside the demo world there are none: there it leads to
/// the page to sign in.
async fn enter(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let seeker = Viewer::Person {
        name: String::new(),
        messages: 0,
    };
    let (role, first) = match fields.one("role") {
        "staff" => (Role::Staff, Tour::address(&Viewer::Staff { name: String::new() }, 1)),
        "recruiter" => (Role::Recruiter, Some("/hire".to_owned())),
        _ => (Role::Seeker, Tour::address(&seeker, 1)),
    };
    let begun = match app.journey.enter_demo(role).await {
        Err(Error::NotAllowed(_)) => return Ok(Redirect::to("/sign-in").into_response()),
        begun => begun?,
    };
    let first = first.unwrap_or_else(|| "/".to_owned());
    Ok((who.keep(&begun), Redirect::to(&first)).into_response())
}
