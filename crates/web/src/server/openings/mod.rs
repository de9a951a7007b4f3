//! All openings: searching them, one of them (public), and suggestions while typing.

mod filters;
mod kept;
mod narrowed;
mod one;
mod search;
mod suggest;
mod typed;
mod usual;

use axum::{
    Router,
    routing::{get, post},
};

use super::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/openings", get(search::search))
        .route("/openings/searches", post(kept::save))
        .route("/openings/searches/remove", post(kept::unsave))
        .route("/openings/{id}", get(one::opening))
        .route("/suggest/{what}", get(suggest::suggest))
}
