//! Serves the design gallery, every page's samples and the assets on a port of this machine, with the headers the program
//! sends: `cargo run -p web --example gallery -- PORT` (0 takes a free one and prints it). `?theme=dark` renders dark.

use std::{io::Write as _, net::SocketAddr};

use axum::{
    Router,
    extract::{Path, RawQuery, Request},
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use web::{assets, pages};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(0);
    let router = Router::new()
        .route("/", get(|| async { Redirect::temporary("/design") }))
        .route(
            "/design",
            get(|RawQuery(query): RawQuery| async move { sample("gallery", "all", query.as_deref()) }),
        )
        .route("/design/pages/{page}/{sample}", get(one))
        .route("/design/list", get(list))
        .route("/theme", post(|| async { StatusCode::NO_CONTENT }))
        .merge(assets::router())
        .layer(middleware::from_fn(headers));
    let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))).await?;
    writeln!(std::io::stdout(), "http://{}/design", listener.local_addr()?)?;
    axum::serve(listener, router).await
}

async fn one(Path((page, name)): Path<(String, String)>, RawQuery(query): RawQuery) -> Response {
    sample(&page, &name, query.as_deref())
}

/// Every sample's address, one a line.
async fn list() -> String {
    let mut lines = Vec::new();
    for page in pages::ALL {
        lines.extend(
            (page.names)()
                .into_iter()
                .map(|name| format!("/design/pages/{}/{name}\n", page.name)),
        );
    }
    lines.concat()
}

fn sample(page: &str, name: &str, query: Option<&str>) -> Response {
    let theme = query
        .and_then(|query| query.strip_prefix("theme="))
        .map_or(pages::Theme::Device, pages::Theme::from_code);
    let Some(samples) = pages::ALL.iter().find(|samples| samples.name == page) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match (samples.render)(theme).into_iter().find(|(known, _)| *known == name) {
        Some((_, Ok(html))) => Html(html).into_response(),
        Some((_, Err(error))) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(assets::CONTENT_SECURITY_POLICY),
    );
    response
}
