//! Looking around the demo world: being one of its invented people with one press, at the first step of the tour.

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use journey::demo::{DEMO_PASSWORD, DemoData};
use model::Role;

use super::{App, Fault, Who, fields::Fields};
use crate::pages::{Tour, Viewer};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/demo/enter", post(enter))
}

/// Signs in as the first invented person of the role that was sent. Outside the demo world there are none: there it leads to
/// the page to sign in.
async fn enter(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    if !app.journey.place().demo {
        return Ok(Redirect::to("/sign-in").into_response());
    }
    let (role, viewer) = match fields.one("role") {
        "staff" => (Role::Staff, Viewer::Staff { name: String::new() }),
        _ => (
            Role::Seeker,
            Viewer::Person {
                name: String::new(),
                messages: 0,
            },
        ),
    };
    let people = &DemoData::built_in().people;
    let contact = people
        .iter()
        .filter(|person| Role::from_code(&person.role) == Some(role))
        .find_map(|person| person.email.as_deref())
        .ok_or_else(Fault::not_found)?;
    let begun = app.journey.sign_in(None, contact, DEMO_PASSWORD, true).await?;
    let first = Tour::address(&viewer, 1).unwrap_or_else(|| "/".to_owned());
    Ok((who.keep(&begun), Redirect::to(&first)).into_response())
}
