//! Serving the pages: the router, what stands around every request, and one file of handlers for each part of the way.
//!
//! A handler asks `journey` for a use case and turns what comes back into a page; no rule of the product is in here. To add
//! one more: its address in `routes.rs`, the handler in the file of its part, a line in that file's `routes()`. GET shows
//! and changes nothing; POST changes something and leads on with 303.

mod account;
mod alerts;
mod app;
mod applying;
mod cards;
mod chat;
mod check;
mod checks;
mod demo;
mod design;
mod facts;
mod fault;
mod fields;
mod guard;
mod health;
mod help;
mod hidden;
mod hire;
mod home;
mod interview;
mod jobs;
mod kept_pages;
mod learn;
mod market;
mod messages;
mod offer;
mod openings;
mod own_data;
mod phone;
mod profile;
mod questions;
mod remarks;
mod resume;
mod said;
mod staff;
mod start;
mod texts_in;
mod tongue;
mod who;
mod wishes;

use std::{future::Future, io, net::SocketAddr};

use axum::Router;
use journey::Journey;
use tokio::net::TcpListener;

pub(crate) use app::App;
pub(crate) use fault::Fault;
pub(crate) use who::Who;

/// What must be added to every filter of a log: this part of a library tells whole addresses, and addresses of links hold
/// secrets.
pub const NEVER_LOGGED: &str = "tower_http::csrf=off";

/// What an operator sets about the doors.
#[derive(Debug, Clone)]
pub struct Doors {
    /// Whether a reverse proxy in front sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Requests a minute from one address.
    pub requests_a_minute: u32,
    /// Whether cookies go over TLS only.
    pub secure_cookies: bool,
}

/// The whole site, ready to be served or called in a test.
pub fn router(journey: Journey, doors: Doors) -> Router {
    routed(&App::new(journey, doors))
}

fn routed(app: &App) -> Router {
    let parts = [
        home::routes(),
        start::routes(),
        questions::routes(),
        check::routes(),
        jobs::routes(),
        openings::routes(),
        applying::routes(),
        hire::routes(),
        interview::routes(),
        offer::routes(),
        checks::routes(),
        market::routes(),
        learn::routes(),
        chat::routes(),
        help::routes(),
        hidden::routes(),
        profile::routes(),
        own_data::routes(),
        resume::routes(),
        messages::routes(),
        alerts::routes(),
        account::routes(),
        phone::routes(),
        texts_in::routes(),
        staff::routes(),
        health::routes(),
        demo::routes(),
        design::routes(),
    ];
    let pages = parts
        .into_iter()
        .fold(Router::new(), Router::merge)
        .with_state(app.clone());
    guard::around(
        pages
            .merge(crate::assets::router())
            .fallback(fault::not_found)
            .with_state(()),
        app,
    )
}

/// Serves until `stop` ends; requests that run are finished. `beside` answers what is no page, such as the interface for programs; what
/// it does not know is a page.
pub async fn serve(
    listener: TcpListener,
    journey: Journey,
    doors: Doors,
    beside: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let app = App::new(journey, doors);
    let service = beside
        .fallback_service(routed(&app))
        .into_make_service_with_connect_info::<SocketAddr>();
    let stop = async move {
        stop.await;
        app.closing.send_replace(true);
    };
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}
