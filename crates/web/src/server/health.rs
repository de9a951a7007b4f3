//! For machines that watch: `/healthz` says that the program runs, `/readyz` that it can do its work.

use axum::{Extension, Router, extract::State, http::StatusCode, response::IntoResponse, routing::get};

use super::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
}

/// Marks an answer that machines read: no page takes its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct ForMachines;

async fn ready(State(app): State<App>) -> impl IntoResponse {
    let (status, word) = match app.journey.ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    };
    (status, Extension(ForMachines), word)
}
