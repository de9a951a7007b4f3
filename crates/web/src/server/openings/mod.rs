//! All openings: searching them, one of them (public), and suggestions while typing.

mod doubt;
mod filters;
mod narrowed;
mod one;
mod saved;
mod search;
mod suggest;
mod typed;
mod usual;

use axum::{
    Router,
    routing::{get, post},
};

pub(super) use one::{facts, marks};
pub(super) use saved::search_at;

use super::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/openings", get(search::search))
        .route("/openings/searches", post(saved::save))
        .route("/openings/searches/remove", post(saved::unsave))
        .route("/openings/{id}", get(one::opening))
        .route("/openings/{id}/report", post(doubt::report))
        .route("/suggest/{what}", get(suggest::suggest))
}
