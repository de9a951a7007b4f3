//! Problem documents (RFC 9457): what happened, and which part of the request it is about.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use journey::Error;
use schemars::JsonSchema;
use serde::Serialize;

/// The kind of content.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

/// One part of a request that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Wrong {
    /// Where in the body, as a JSON pointer: `#/answers/0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pointer: Option<String>,
    /// Which parameter of the address, or which header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) parameter: Option<String>,
    /// What is wrong with it.
    pub(crate) detail: String,
}

/// Why a request was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Problem {
    /// Its kind, as `urn:onward:problem:not-found`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// The kind in words; the same for each of the kind.
    pub(crate) title: &'static str,
    /// The status of the answer.
    pub(crate) status: u16,
    /// What happened, for people.
    pub(crate) detail: String,
    /// The parts of the request it is about.
    pub(crate) errors: Vec<Wrong>,
    #[serde(skip)]
    headers: Vec<(HeaderName, String)>,
}

/// The kinds there are: status, code, words.
const KINDS: [(u16, &str, &str); 14] = [
    (400, "malformed", "The request cannot be read"),
    (401, "no-token", "A token is needed"),
    (403, "not-allowed", "This is not allowed"),
    (404, "not-found", "Nothing is here"),
    (405, "method", "This cannot be done with it"),
    (408, "too-slow", "The request took too long to arrive"),
    (409, "conflict", "This does not go with how things stand"),
    (413, "too-large", "More was sent than is taken"),
    (415, "media-type", "Only JSON is taken"),
    (422, "invalid", "The request does not say what it must"),
    (429, "too-many", "Too much was asked"),
    (500, "broken", "Something did not work on our side"),
    (503, "busy", "There is no time for this right now"),
    (304, "not-modified", "Nothing has changed"),
];

impl Problem {
    /// A problem of this status.
    pub(crate) fn new(status: u16, detail: impl Into<String>) -> Self {
        let known = KINDS.iter().find(|(known, ..)| *known == status);
        let (_, code, title) = known.unwrap_or(&KINDS[11]);
        Self {
            kind: format!("urn:onward:problem:{code}"),
            title,
            status,
            detail: detail.into(),
            errors: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// The words of a status.
    pub(crate) fn title(status: u16) -> &'static str {
        Self::new(status, "").title
    }

    /// Something in the body.
    pub(crate) fn in_body(pointer: &str, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let mut problem = Self::new(422, detail.clone());
        problem.errors.push(Wrong {
            pointer: Some(format!("#{pointer}")),
            parameter: None,
            detail,
        });
        problem
    }

    /// Something in the address or a header.
    pub(crate) fn in_parameter(name: &str, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let mut problem = Self::new(422, detail.clone());
        problem.errors.push(Wrong {
            pointer: None,
            parameter: Some(name.to_owned()),
            detail,
        });
        problem
    }

    pub(crate) fn not_found() -> Self {
        Self::new(
            404,
            "There is nothing at this address, or nothing this token may know of.",
        )
    }

    /// With a header.
    pub(crate) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let sentence = error.sentence();
        match error {
            Error::NotFound(_) | Error::Store(store::Error::Missing(_)) => Self::new(404, sentence),
            Error::NotAllowed(_) => Self::new(403, sentence),
            Error::Invalid { field, .. } => Self::in_body(&format!("/{field}"), sentence),
            Error::TooMany(_) => Self::new(429, sentence),
            Error::Conflict(_) | Error::Store(store::Error::Taken(_)) => Self::new(409, sentence),
            Error::Index(search::Error::BadCursor) => Self::in_parameter("cursor", BAD_CURSOR),
            Error::Document(_) | Error::Store(store::Error::TooLarge(..) | store::Error::Refused(_)) => {
                Self::new(422, sentence)
            }
            Error::Store(store::Error::Busy(_)) => Self::new(503, sentence).with(header::RETRY_AFTER, "2"),
            Error::Store(_) | Error::Index(_) | Error::Internal(_) => {
                tracing::error!(%error, "a request of a program failed");
                Self::new(500, sentence)
            }
        }
    }
}

/// What is said of a place in a list that is none.
pub(crate) const BAD_CURSOR: &str =
    "This place in the list is none, or belongs to another list. Begin again without it.";

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_string(&self).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        response
    }
}
