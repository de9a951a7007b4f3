//! In which language a page is: as chosen at its foot, else as the browser asks.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use i18n::Lang;

use super::{
    Who,
    fields::{Fields, back_to},
};

/// The cookie with the chosen language.
const LANGUAGE: &str = "language";

/// Answers in the language of whoever asks; all words inside are said in it.
pub(super) async fn spoken(request: Request, next: Next) -> Response {
    let lang = of(request.headers());
    let mut response = i18n::spoken(lang, next.run(request)).await;
    let headers = response.headers_mut();
    let is_page = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.code()));
        headers.append(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    }
    response
}

fn of(headers: &HeaderMap) -> Lang {
    let chosen = CookieJar::from_headers(headers)
        .get(LANGUAGE)
        .and_then(|cookie| Lang::from_code(cookie.value()));
    let asked = || {
        let header = headers.get(header::ACCEPT_LANGUAGE);
        Lang::accepted(header.and_then(|text| text.to_str().ok()).unwrap_or_default())
    };
    chosen.unwrap_or_else(asked)
}

/// Keeps the language somebody chose, and goes back to where they were.
pub(super) async fn choose(who: Who, fields: Fields) -> Response {
    let lang = Lang::from_code(fields.one("language")).unwrap_or_default();
    let jar = who.choice(LANGUAGE, lang.code().to_owned());
    (jar, Redirect::to(&back_to(fields.one("back"), "/"))).into_response()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, header};
    use i18n::Lang;

    use super::of;

    #[test]
    fn what_was_chosen_goes_before_what_the_browser_asks() {
        let mut headers = HeaderMap::new();
        assert_eq!(of(&headers), Lang::English);
        headers.insert(header::ACCEPT_LANGUAGE, "hi-IN,hi;q=0.9,en;q=0.8".parse().unwrap());
        assert_eq!(of(&headers), Lang::Hindi);
        headers.insert(header::COOKIE, "theme=dark; language=es".parse().unwrap());
        assert_eq!(of(&headers), Lang::Spanish);
        headers.insert(header::COOKIE, "language=<script>".parse().unwrap());
        assert_eq!(of(&headers), Lang::Hindi);
    }
}
