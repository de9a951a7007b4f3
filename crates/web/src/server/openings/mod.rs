//! All openings: searching them, one of them (public), and suggestions while typing.

mod one;
mod search;
mod suggest;
mod typed;
mod usual;

use axum::{Router, routing::get};

use super::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/openings", get(search::search))
        .route("/openings/{id}", get(one::opening))
        .route("/suggest/{what}", get(suggest::suggest))
}
