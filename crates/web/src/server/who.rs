//! Who is asking: the visit behind the cookie, and how they want pages to look.

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::request::Parts,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use journey::{Begun, Visit};

use super::{App, Fault};
use crate::pages::Theme;

/// The cookie with the session's token.
const VISIT: &str = "onward";
/// The cookie with the theme.
pub(crate) const THEME: &str = "theme";
/// The cookie that says numbers are hidden.
pub(crate) const NUMBERS: &str = "numbers";
/// The cookie that keeps by which invitation somebody came, until they do something worth keeping.
pub(crate) const SOURCE: &str = "from";

/// Who is asking.
#[derive(Debug, Clone)]
pub(crate) struct Who {
    /// The visit, when there is one.
    pub(crate) visit: Option<Visit>,
    /// How pages should look.
    pub(crate) theme: Theme,
    /// Whether scores are shown as numbers.
    pub(crate) numbers: bool,
    /// The address asked for, with its query.
    pub(crate) path: String,
    /// By which invitation they came.
    source: Option<String>,
    secure: bool,
}

impl FromRequestParts<App> for Who {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        let jar = CookieJar::from_headers(&parts.headers);
        let cookie = |name: &str| jar.get(name).map(|cookie| cookie.value().to_owned());
        let visit = match cookie(VISIT) {
            Some(token) => app.journey.visit(&token).await?,
            None => None,
        };
        Ok(Self {
            visit,
            theme: Theme::from_code(&cookie(THEME).unwrap_or_default()),
            numbers: cookie(NUMBERS).as_deref() != Some("hide"),
            path: parts
                .uri
                .path_and_query()
                .map_or_else(|| "/".to_owned(), ToString::to_string),
            source: cookie(SOURCE),
            secure: app.doors.secure_cookies,
        })
    }
}

impl OptionalFromRequestParts<App> for Who {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Fault> {
        <Self as FromRequestParts<App>>::from_request_parts(parts, app)
            .await
            .map(Some)
    }
}

impl Who {
    /// The visit of somebody signed in; otherwise the page to sign in.
    pub(crate) fn signed_in(&self) -> Result<&Visit, Elsewhere> {
        self.visit
            .as_ref()
            .filter(|visit| visit.signed_in)
            .ok_or(Elsewhere("/sign-in"))
    }

    /// The visit, begun now when there was none, with the cookie for it.
    pub(crate) async fn begin(&self, app: &App) -> Result<(Visit, CookieJar), Fault> {
        if let Some(visit) = &self.visit {
            return Ok((visit.clone(), CookieJar::new()));
        }
        let begun = app.journey.arrive(self.source.as_deref()).await?;
        let jar = self.keep(&begun);
        Ok((begun.visit, jar))
    }

    /// The code of the invitation or campaign they came by.
    pub(crate) fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The same browser, once its visit has begun.
    pub(crate) fn with(&self, visit: Visit) -> Self {
        Self {
            visit: Some(visit),
            ..self.clone()
        }
    }

    /// The same browser once its visit has ended.
    pub(crate) fn gone(&self) -> Self {
        Self {
            visit: None,
            ..self.clone()
        }
    }

    /// The cookie for a visit that has just begun.
    pub(crate) fn keep(&self, begun: &Begun) -> CookieJar {
        let cookie = self.cookie(VISIT, begun.token.as_str().to_owned());
        let days = if begun.session_cookie {
            None
        } else {
            Some(time::Duration::days(30))
        };
        CookieJar::new().add(match days {
            Some(days) => Cookie::build(cookie).max_age(days).build(),
            None => cookie,
        })
    }

    /// Takes the cookie away.
    pub(crate) fn forget(&self) -> CookieJar {
        let gone = self.cookie(VISIT, String::new());
        CookieJar::new().add(Cookie::build(gone).max_age(time::Duration::ZERO).build())
    }

    /// A cookie as all of ours are: not for scripts, not for other sites.
    pub(crate) fn cookie(&self, name: &'static str, value: String) -> Cookie<'static> {
        Cookie::build((name, value))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.secure)
            .build()
    }

    /// A small choice that is kept for a year.
    pub(crate) fn choice(&self, name: &'static str, value: String) -> CookieJar {
        let year = time::Duration::days(365);
        CookieJar::new().add(Cookie::build(self.cookie(name, value)).max_age(year).build())
    }
}

/// The page to go to first.
#[derive(Debug)]
pub(crate) struct Elsewhere(pub(crate) &'static str);

impl IntoResponse for Elsewhere {
    fn into_response(self) -> Response {
        Redirect::to(self.0).into_response()
    }
}
