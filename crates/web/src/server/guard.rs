//! What stands around every request: limits, protection against forged requests, security headers, compression, logging.

use std::{net::IpAddr, net::SocketAddr, num::NonZeroU32, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, DefaultBodyLimit, MatchedPath, Request},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, trace::TraceLayer};

use super::{App, fault, tongue};
use crate::{assets::CONTENT_SECURITY_POLICY, pages::error::Failure};

/// Bytes of a form; pages that take files set their own.
const FORM_BYTES: usize = 256 * 1024;
/// The longest a request may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// The longest a large file may take to arrive: 64 MB over a slow line.
const FILE_PATIENCE: Duration = Duration::from_mins(15);

/// So many addresses are kept before those that have been quiet are let go.
const MANY_ADDRESSES: usize = 20_000;

type Limiter = DefaultKeyedRateLimiter<IpAddr>;

/// What is paid for each time, or guessed at: far fewer of these are taken from one address.
const DEAR: [&str; 4] = ["/me/phone", "/me/phone/code", "/sign-in/phone", "/sign-in/phone/code"];
/// So many of them an hour: a room full of people who share an address can still sign in.
const DEAR_AN_HOUR: NonZeroU32 = NonZeroU32::new(60).expect("not zero");

/// How often one address may ask.
struct Limits {
    all: Limiter,
    dear: Limiter,
}

impl Limits {
    fn new(requests_a_minute: u32) -> Self {
        let all = Quota::per_minute(NonZeroU32::new(requests_a_minute).unwrap_or(NonZeroU32::MAX));
        Self {
            all: RateLimiter::keyed(all),
            dear: RateLimiter::keyed(Quota::per_hour(DEAR_AN_HOUR)),
        }
    }

    /// Whether a request from there is one too many.
    fn are_over(&self, address: IpAddr, request: &Request) -> bool {
        for limiter in [&self.all, &self.dear] {
            if limiter.len() > MANY_ADDRESSES {
                limiter.retain_recent();
            }
        }
        let is_dear = request.method() == Method::POST && DEAR.contains(&request.uri().path());
        self.all.check_key(&address).is_err() || (is_dear && self.dear.check_key(&address).is_err())
    }
}

/// Puts everything around the pages.
pub(super) fn around(pages: Router, app: &App) -> Router {
    let limits = Arc::new(Limits::new(app.doors.requests_a_minute));
    let behind_proxy = app.doors.behind_proxy;
    pages
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(CatchPanicLayer::custom(|_| fault::page(Failure::Broken, None)))
        .layer(middleware::from_fn(in_time))
        .layer(middleware::map_response(in_words))
        .layer(CsrfLayer::new().with_rejection_response(|_| forged()))
        .layer(CompressionLayer::new().gzip(true))
        .layer(middleware::from_fn(move |request: Request, next: Next| {
            let limits = Arc::clone(&limits);
            async move { limited(&limits, behind_proxy, request, next).await }
        }))
        .layer(middleware::from_fn(headers))
        .layer(middleware::from_fn(tongue::spoken))
        .layer(TraceLayer::new_for_http().make_span_with(span))
}

/// The route, never the address: addresses of links hold secrets.
fn span(request: &axum::http::Request<Body>) -> tracing::Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("(none)", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route)
}

/// Answers in time, or says that it could not.
async fn in_time(request: Request, next: Next) -> Response {
    let patience = if request.uri().path() == "/staff/import/upload" {
        FILE_PATIENCE
    } else {
        PATIENCE
    };
    tokio::time::timeout(patience, next.run(request))
        .await
        .unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

/// A refusal that no page of ours has put into words (a query that cannot be read, a form cut off, a method nobody
/// answers, too long a wait) gets the page for it. What machines read is left as it is.
async fn in_words(response: Response) -> Response {
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_bare = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let for_machines = response.extensions().get::<super::health::ForMachines>().is_some();
    if !is_bare || for_machines || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let headers = response.headers().clone();
    let mut page = fault::page(Failure::of_status(status.as_u16()), None);
    *page.status_mut() = status;
    for (name, value) in headers.iter().filter(|(name, _)| **name == header::ALLOW) {
        page.headers_mut().insert(name, value.clone());
    }
    page
}

/// What a form of another site gets that was sent in somebody's name.
fn forged() -> Response {
    let sentence = t!(
        "This form was not sent from a page of ours, so it was not taken. Nothing has changed. If you filled it \
                    in here, go back, reload the page and send it again."
    );
    fault::page(Failure::NotAllowed, Some(sentence.to_owned()))
}

/// Slows down whoever asks far more often than a campus full of people would.
async fn limited(limits: &Limits, behind_proxy: bool, request: Request, next: Next) -> Response {
    let is_asset = request.uri().path().starts_with("/assets/");
    match address(&request, behind_proxy) {
        Some(address) if !is_asset && limits.are_over(address, &request) => fault::page(Failure::TooOften, None),
        _ => next.run(request).await,
    }
}

/// Who asks: the peer, or, behind a trusted proxy, the address the proxy saw (the last in the list: earlier ones can be
/// made up by whoever asks).
fn address(request: &Request, behind_proxy: bool) -> Option<IpAddr> {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let address = if behind_proxy {
        forwarded(request.headers()).or(peer)
    } else {
        peer
    };
    address.map(network)
}

/// Of IPv6 a household has a whole network (64 bits), which counts as one address.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::from((address.to_bits() & !u128::from(u64::MAX)).to_be_bytes()),
        address @ IpAddr::V4(_) => address,
    }
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    headers
        .get("x-forwarded-for")?
        .to_str()
        .ok()?
        .rsplit(',')
        .next()?
        .trim()
        .parse()
        .ok()
}

/// Headers every answer carries; pages are for the viewer alone and not kept by proxies.
async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=()",
        ),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("private, no-cache"));
    response
}
