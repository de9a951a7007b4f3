//! Where a gateway brings text messages: for a machine, with a secret of its own, not for people.

use axum::{
    Extension, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use journey::Error;

use super::{App, health::ForMachines};

/// The largest request, in bytes: messages are short.
const LARGEST: usize = 64 * 1024;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/texts/in", post(take).layer(DefaultBodyLimit::max(LARGEST)))
}

/// Says only whether it was taken, so that the gateway brings it again when it was not.
async fn take(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Response {
    let header = app.journey.texts_in().map(|inlet| inlet.header.as_str());
    let proof = header.and_then(|name| headers.get(name)?.to_str().ok());
    let status = match app.journey.take_text(proof.unwrap_or_default(), &body).await {
        Ok(_) => StatusCode::OK,
        Err(Error::NotFound(_)) => StatusCode::NOT_FOUND,
        Err(Error::NotAllowed(_)) => StatusCode::UNAUTHORIZED,
        Err(error) => {
            tracing::error!(%error, "a text message was not taken");
            StatusCode::SERVICE_UNAVAILABLE
        }
    };
    (status, Extension(ForMachines), "").into_response()
}
