//! When a use case is not carried out: one log line with the cause, and a page with a way out.

use std::str::FromStr;

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
pub(crate) enum Fault {
    /// A use case was not carried out.
    Refused(Error),
    /// More was sent than is taken.
    TooLarge,
}

/// The id that stands in an address; where none stands, nothing is there.
pub(crate) fn id_of<T: FromStr>(written: &str) -> Result<T, Fault> {
    written.parse().map_err(|_| Fault::not_found())
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl Fault {
    /// Nothing is at this address, or nothing this person may know of.
    pub(crate) fn not_found() -> Self {
        Self::Refused(Error::NotFound(t!("page")))
    }

    /// What was sent makes no sense.
    pub(crate) fn unclear(field: &'static str, sentence: &str) -> Self {
        Self::Refused(Error::Invalid {
            field,
            sentence: sentence.to_owned(),
        })
    }

    /// The sentence about a field, when that is what is wrong: for showing the form again.
    pub(crate) fn about_field(self) -> Result<(&'static str, String), Self> {
        match self {
            Self::Refused(Error::Invalid { field, sentence }) => Ok((field, sentence)),
            other => Err(other),
        }
    }

    fn failure(&self) -> Failure {
        let error = match self {
            Self::Refused(error) => error,
            Self::TooLarge => return Failure::TooLarge,
        };
        match error {
            Error::NotFound(_) | Error::Store(store::Error::Missing(_)) => Failure::NotFound,
            Error::NotAllowed(_) => Failure::NotAllowed,
            // The store refuses what is longer than is kept, or holds what no text holds.
            Error::Invalid { .. }
            | Error::Document(_)
            | Error::Index(search::Error::BadCursor)
            | Error::Store(store::Error::TooLarge(..) | store::Error::Refused(_)) => Failure::Unclear,
            Error::TooMany(_) => Failure::TooOften,
            Error::Conflict(_) => Failure::Conflict,
            Error::Store(_) | Error::Index(_) | Error::Internal(_) => Failure::Broken,
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let failure = self.failure();
        let Self::Refused(error) = self else {
            return page(failure, None);
        };
        if failure == Failure::Broken {
            tracing::error!(%error, "a request failed");
        }
        page(failure, Some(error.sentence()))
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
