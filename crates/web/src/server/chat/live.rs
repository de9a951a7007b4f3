//! Tells a page that the conversation went on, also when that was on another device (server-sent events).

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State,
    http::StatusCode,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream::{self, Stream};
use model::PersonId;
use tokio::sync::{OwnedSemaphorePermit, broadcast};

use crate::server::{App, Fault, Who};

/// Between two signs of life, so that nothing in between takes the line for dead.
const ALIVE: Duration = Duration::from_secs(20);

/// A page that looks, and its place among those that may.
struct Look {
    person: PersonId,
    talks: broadcast::Receiver<PersonId>,
    closing: tokio::sync::watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
}

pub(super) async fn live(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    // 204 tells a browser to ask no more (HTML, 9.2.3): there is nobody to tell, or too many look already.
    let Some(visit) = &who.visit else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    let Ok(place) = app.lookers.clone().try_acquire_owned() else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    let look = Look {
        person: visit.person,
        talks: app.journey.talks(),
        closing: app.closing.subscribe(),
        _place: place,
    };
    Ok(Sse::new(events(look))
        .keep_alive(KeepAlive::new().interval(ALIVE))
        .into_response())
}

/// An event each time the conversation went on, until the program ends.
fn events(look: Look) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(look, |mut look| async move {
        loop {
            let spoke = tokio::select! {
                spoke = look.talks.recv() => spoke,
                _ = look.closing.wait_for(|closing| *closing) => return None,
            };
            match spoke {
                Ok(person) if person != look.person => {}
                // Whoever missed some looks once for all of them.
                Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {
                    // Without data a browser tells its page nothing (HTML, 9.2.6).
                    let event = Event::default().event("went-on").data("look");
                    return Some((Ok(event), look));
                }
                Err(broadcast::error::RecvError::Closed) => return None,
            }
        }
    })
}
