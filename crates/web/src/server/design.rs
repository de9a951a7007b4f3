//! The design gallery and samples of every page: made up people and openings, the same in every place.

use axum::{
    Router,
    extract::{Path, RawQuery},
    http::{HeaderValue, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};

use super::{App, Fault};
use crate::pages::{self, Theme};

/// As on every page, but nothing on a sample is sent anywhere: its buttons would act on whoever looks at it.
const SAMPLES_SEND_NOTHING: &str = "default-src 'self'; base-uri 'none'; connect-src 'none'; form-action 'none'; \
                                    frame-ancestors 'none'; object-src 'none'";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/design", get(gallery))
        .route("/design/pages/{page}/{sample}", get(one))
}

async fn gallery(RawQuery(query): RawQuery) -> Result<Response, Fault> {
    sample("gallery", "all", query.as_deref())
}

async fn one(Path((page, name)): Path<(String, String)>, RawQuery(query): RawQuery) -> Result<Response, Fault> {
    sample(&page, &name, query.as_deref())
}

/// `?theme=dark` shows it dark.
fn sample(page: &str, name: &str, query: Option<&str>) -> Result<Response, Fault> {
    let theme = query
        .and_then(|query| query.strip_prefix("theme="))
        .map_or(Theme::Device, Theme::from_code);
    let samples = pages::ALL.iter().find(|samples| samples.name == page);
    let samples = samples.ok_or_else(Fault::not_found)?;
    let made = (samples.render)(theme).into_iter().find(|(known, _)| *known == name);
    let (_, html) = made.ok_or_else(Fault::not_found)?;
    let html = html.map_err(|error| journey::Error::Internal(format!("a sample could not be made: {error}")))?;
    let policy = HeaderValue::from_static(SAMPLES_SEND_NOTHING);
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response())
}
