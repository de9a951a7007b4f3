//! The door: who asks, whether they may, whether what they sent can be read; and how it is answered.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{Query, RawPathParams, Request, rejection::RawPathParamsRejection},
    http::{HeaderMap, HeaderName, HeaderValue, Method as Asked, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::any,
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use i18n::Lang;
use journey::{
    Journey,
    programs::{Caller, KnownRequest, LONGEST_KEY},
};
use model::ApiTokenId;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    call::{Answer, Call},
    document::document,
    operations::{self, Method, Operation},
    params,
    problem::Problem,
};

/// Where it stands.
pub const PREFIX: &str = "/api/v1";
/// The most a body holds, in bytes.
const MOST: usize = 128 * 1024;
/// The longest a request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest a body may take to arrive.
const ARRIVES: Duration = Duration::from_secs(15);
/// So many tokens are kept before those that have been quiet are let go.
const MANY_TOKENS: usize = 20_000;
/// The header that says that a request is the same as another.
pub(crate) const ONCE: &str = "idempotency-key";
/// The header that says that an answer was given before.
pub(crate) const REPLAYED: &str = "idempotency-replayed";

/// What an operator sets about this door.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Requests a minute with one token.
    pub requests_a_minute: u32,
}

struct Door {
    journey: Journey,
    limiter: DefaultKeyedRateLimiter<ApiTokenId>,
    document: Bytes,
}

/// The interface under [`PREFIX`], to stand beside the pages.
pub fn router(journey: Journey, limits: Limits) -> Router {
    let quota = Quota::per_minute(NonZeroU32::new(limits.requests_a_minute).unwrap_or(NonZeroU32::MAX));
    let door = Arc::new(Door {
        document: document(&journey.place().public_url).to_string().into(),
        limiter: RateLimiter::keyed(quota),
        journey,
    });
    let mut paths: Vec<&'static str> = operations::all().map(|one| one.path).collect();
    paths.sort_unstable();
    paths.dedup();
    let mut inside = Router::new();
    for path in paths {
        let door = Arc::clone(&door);
        let answer = move |params: Result<RawPathParams, RawPathParamsRejection>, request: Request| {
            let door = Arc::clone(&door);
            async move {
                let Ok(params) = params else {
                    return dressed(Problem::not_found().into_response());
                };
                let ids = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
                let ids = ids.collect();
                dressed(door.asked(path, ids, request).await)
            }
        };
        inside = inside.route(path, any(answer));
    }
    let described = move |request: Request| async move { dressed(described(&door, &request)) };
    let inside = inside
        .route("/openapi.json", any(described))
        .fallback(|| async { dressed(Problem::not_found().into_response()) });
    Router::new().nest(PREFIX, inside)
}

/// The document: for everybody.
fn described(door: &Door, request: &Request) -> Response {
    if !matches!(*request.method(), Asked::GET | Asked::HEAD) {
        return not_with(request.method(), "GET, HEAD").into_response();
    }
    let kind = [
        (header::CONTENT_TYPE, "application/json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (kind, door.document.clone()).into_response()
}

fn not_with(method: &Asked, allow: &str) -> Problem {
    let words = format!("{method} is not answered here.");
    Problem::new(405, words).with(header::ALLOW, allow)
}

/// Headers every answer carries: they are for one program alone, and never a page.
fn dressed(mut response: Response) -> Response {
    let fixed = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'",
        ),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

impl Door {
    async fn asked(self: Arc<Self>, path: &'static str, ids: Vec<(String, String)>, request: Request) -> Response {
        let lang = request.headers().get(header::ACCEPT_LANGUAGE);
        let lang = Lang::accepted(lang.and_then(|text| text.to_str().ok()).unwrap_or_default());
        let operation = match operation(path, request.method()) {
            Ok(operation) => operation,
            Err(problem) => return problem.into_response(),
        };
        // A task of its own: whoever hangs up does not leave a change half answered, and a mistake ends this request alone.
        let answering = tokio::spawn(i18n::spoken(lang, async move {
            self.answered(operation, ids, request).await
        }));
        let mut response = match tokio::time::timeout(PATIENCE, answering).await {
            Ok(Ok(answered)) => answered.unwrap_or_else(IntoResponse::into_response),
            Ok(Err(error)) => {
                tracing::error!(%error, operation = operation.name, "a request of a program ended badly");
                Problem::new(500, "Something on our side did not work. Please try again in a moment.").into_response()
            }
            Err(_) => Problem::new(
                503,
                "This took too long. Please look whether it was done before you try again.",
            )
            .into_response(),
        };
        response
            .headers_mut()
            .insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.code()));
        response
    }

    async fn answered(
        &self,
        operation: &'static Operation,
        path: Vec<(String, String)>,
        request: Request,
    ) -> Result<Response, Problem> {
        let caller = self.caller(operation, request.headers()).await?;
        // An id that is none is nothing here, whatever else was sent.
        if path.iter().any(|(_, id)| id.parse::<uuid::Uuid>().is_err()) {
            return Err(Problem::not_found());
        }
        let (parts, body) = request.into_parts();
        let asked = params::Asked::new(pairs(&parts.uri)?, operation.params)?;
        let bytes = read(body).await?;
        let body = match operation.body {
            Some(_) => json(&parts.headers, &bytes)?,
            None => Value::Null,
        };
        let call = Call {
            journey: self.journey.clone(),
            caller,
            name: operation.name,
            path,
            asked,
            body,
        };
        match operation.method {
            Method::Get => Ok(shown((operation.carry_out)(call).await?, &parts.headers)),
            _ => {
                self.changed(operation, call, &parts.uri, (&parts.headers, &bytes))
                    .await
            }
        }
    }

    /// The program behind the token, if it may do this and does not ask too often.
    async fn caller(&self, operation: &Operation, headers: &HeaderMap) -> Result<Caller, Problem> {
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let Some(given) = given else {
            return Err(unknown("Bearer", "Send a token: Authorization: Bearer onward_…"));
        };
        let key = given
            .split_once(' ')
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map_or("", |(_, key)| key.trim());
        let Some(caller) = self.journey.caller(key).await? else {
            let why = "This token is none of ours, has ended, or was taken back.";
            return Err(unknown("Bearer error=\"invalid_token\"", why));
        };
        if self.limiter.len() > MANY_TOKENS {
            self.limiter.retain_recent();
        }
        if self.limiter.check_key(&caller.token).is_err() {
            let why = "This token asks too often. Nothing was changed. Please wait a moment.";
            return Err(Problem::new(429, why).with(header::RETRY_AFTER, "10"));
        }
        if !caller.may(operation.scope) {
            let scope = operation.scope.code();
            let why = format!("This token may not do that: it lacks the scope {scope}.");
            let header_says = format!("Bearer error=\"insufficient_scope\", scope=\"{scope}\"");
            return Err(Problem::new(403, why).with(header::WWW_AUTHENTICATE, header_says));
        }
        Ok(caller)
    }

    /// Carries a change out: once, where it has a key.
    async fn changed(
        &self,
        operation: &Operation,
        call: Call,
        uri: &Uri,
        (headers, bytes): (&HeaderMap, &Bytes),
    ) -> Result<Response, Problem> {
        let Some(key) = headers.get(ONCE) else {
            return Ok(told(&(operation.carry_out)(call).await?));
        };
        let key = key
            .to_str()
            .ok()
            .filter(|key| !key.is_empty() && key.len() <= LONGEST_KEY);
        let key = key.ok_or_else(|| {
            Problem::in_parameter(
                "Idempotency-Key",
                format!("This must be 1 to {LONGEST_KEY} plain characters."),
            )
        })?;
        let caller = call.caller.clone();
        let request = hashed(operation, uri, bytes);
        match self.journey.begin_once(&caller, key, &request).await? {
            KnownRequest::New => (),
            KnownRequest::Running => {
                let why = "The same request is being carried out right now. Please try again in a moment.";
                return Err(Problem::new(409, why).with(header::RETRY_AFTER, "2"));
            }
            KnownRequest::Other => {
                let why = "This key was used for another request. A new request needs a new key.";
                return Err(Problem::in_parameter("Idempotency-Key", why));
            }
            KnownRequest::Answered(status, body) => return Ok(replayed(status, body)),
        }
        let response = match (operation.carry_out)(call).await {
            Ok(answer) => {
                let body = answer.body.as_ref().map(ToString::to_string).unwrap_or_default();
                self.journey
                    .end_once(&caller, key, Some((answer.status, &body)))
                    .await?;
                told(&answer)
            }
            Err(problem) => {
                // What can be better the next time is not kept.
                let is_passing = problem.status >= 500 || problem.status == 429;
                let body = serde_json::to_string(&problem).unwrap_or_default();
                let kept = (!is_passing).then_some((problem.status, body.as_str()));
                self.journey.end_once(&caller, key, kept).await?;
                problem.into_response()
            }
        };
        Ok(response)
    }
}

fn unknown(says: &str, why: &str) -> Problem {
    Problem::new(401, why).with(header::WWW_AUTHENTICATE, says)
}

/// What answers this method here.
fn operation(path: &str, method: &Asked) -> Result<&'static Operation, Problem> {
    let here: Vec<_> = operations::all().filter(|one| one.path == path).collect();
    let name = if method == Asked::HEAD { "GET" } else { method.as_str() };
    let found = here.iter().find(|one| one.method.name() == name);
    found.copied().ok_or_else(|| {
        let mut allow: Vec<&str> = here.iter().map(|one| one.method.name()).collect();
        if allow.contains(&"GET") {
            allow.push("HEAD");
        }
        not_with(method, &allow.join(", "))
    })
}

fn pairs(uri: &Uri) -> Result<Vec<(String, String)>, Problem> {
    let pairs = Query::<Vec<(String, String)>>::try_from_uri(uri);
    pairs
        .map(|Query(pairs)| pairs)
        .map_err(|_| Problem::new(400, "The parameters of the address cannot be read."))
}

async fn read(body: Body) -> Result<Bytes, Problem> {
    let arrived = tokio::time::timeout(ARRIVES, to_bytes(body, MOST)).await;
    let arrived =
        arrived.map_err(|_| Problem::new(408, "The request took too long to arrive. Nothing was changed."))?;
    arrived.map_err(|_| {
        let most = MOST / 1024;
        Problem::new(413, format!("A request holds at most {most} KiB. Nothing was changed."))
    })
}

fn json(headers: &HeaderMap, bytes: &Bytes) -> Result<Value, Problem> {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Problem::new(
            415,
            "Send JSON, with Content-Type: application/json. Nothing was changed.",
        ));
    }
    serde_json::from_slice(bytes)
        .map_err(|error| Problem::new(400, format!("This is no JSON: {error}. Nothing was changed.")))
}

/// What makes two requests the same.
fn hashed(operation: &Operation, uri: &Uri, bytes: &Bytes) -> String {
    let mut hash = Sha256::new();
    hash.update(operation.name);
    hash.update([0]);
    hash.update(uri.path());
    hash.update([0]);
    hash.update(bytes);
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
            // Writing to a string cannot fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}

/// With a tag of the content, by which a program asks whether it changed.
fn shown(answer: Answer, headers: &HeaderMap) -> Response {
    let body = answer.body.unwrap_or_default().to_string();
    let digest = Sha256::digest(body.as_bytes());
    let tag = format!("\"{}\"", hex(&digest[..12]));
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let is_known = known
        .split(',')
        .any(|one| one.trim().trim_start_matches("W/") == tag || one.trim() == "*");
    let etag = [(header::ETAG, tag)];
    if is_known {
        return (StatusCode::NOT_MODIFIED, etag).into_response();
    }
    (etag, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// What was done.
fn told(answer: &Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    match &answer.body {
        Some(body) => (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response(),
        None => status.into_response(),
    }
}

/// What was answered to the same request before.
fn replayed(status: u16, body: String) -> Response {
    let kind = if status < 400 {
        "application/json"
    } else {
        crate::problem::MEDIA_TYPE
    };
    let code = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let mut response = if body.is_empty() {
        code.into_response()
    } else {
        (code, [(header::CONTENT_TYPE, kind)], body).into_response()
    };
    response
        .headers_mut()
        .insert(HeaderName::from_static(REPLAYED), HeaderValue::from_static("true"));
    response
}
