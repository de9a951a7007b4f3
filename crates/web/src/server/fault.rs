//! When a use case is not carried out: one log line with the cause, and a page with a way out.

use askama::Template;
use axum::{
    http::{StatusCode, Uri},
    response::{Html, IntoResponse, Response},
};
use journey::Error;

use crate::pages::{
    Shell,
    error::{ErrorPage, Failure},
};

/// What a handler gives back when it cannot show its page.
#[derive(Debug)]
pub(crate) struct Fault(Error);

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl Fault {
    /// Nothing is at this address, or nothing this person may know of.
    pub(crate) fn not_found() -> Self {
        Self(Error::NotFound("page"))
    }

    /// What was sent makes no sense.
    pub(crate) fn unclear(field: &'static str, sentence: &str) -> Self {
        Self(Error::Invalid {
            field,
            sentence: sentence.to_owned(),
        })
    }

    /// The sentence about a field, when that is what is wrong: for showing the form again.
    pub(crate) fn about_field(self) -> Result<(&'static str, String), Self> {
        match self.0 {
            Error::Invalid { field, sentence } => Ok((field, sentence)),
            other => Err(Self(other)),
        }
    }

    fn failure(&self) -> Failure {
        match &self.0 {
            Error::NotFound(_) => Failure::NotFound,
            Error::NotAllowed(_) => Failure::NotAllowed,
            Error::Invalid { .. } | Error::Document(_) => Failure::Unclear,
            Error::Index(search::Error::BadCursor) => Failure::Unclear,
            Error::TooMany(_) => Failure::TooOften,
            Error::Conflict(_) => Failure::Conflict,
            Error::Store(_) | Error::Index(_) | Error::Internal(_) => Failure::Broken,
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let failure = self.failure();
        if failure == Failure::Broken {
            tracing::error!(error = %self.0, "a request failed");
        }
        page(failure, Some(self.0.sentence()))
    }
}

/// The page for a failure.
pub(crate) fn page(failure: Failure, sentence: Option<String>) -> Response {
    let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let page = ErrorPage {
        shell: Shell::new(failure.title(), "/"),
        failure,
        sentence,
        reference: None,
    };
    let html = page.render().unwrap_or_else(|_| failure.title().to_owned());
    (status, Html(html)).into_response()
}

/// No route answers this address.
pub(crate) async fn not_found(_: Uri) -> Response {
    page(Failure::NotFound, None)
}
