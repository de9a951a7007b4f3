//! Forms of other sites, sent in somebody's name.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use web::routes::{self, ROUTES};

use crate::{
    known::Known,
    place::{HOST, Site},
};

/// What browsers say of a form that was not sent from a page of ours.
const FORGED: [&[(&str, &str)]; 5] = [
    &[("origin", "https://elsewhere.example")],
    &[("origin", "null")],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site"), ("origin", "https://other.example.org")],
    &[("origin", "https://work.example.org.elsewhere.example")],
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_form_of_another_site_changes_anything() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    let known = Known::of(&site, asha, "asha@example.org").await;
    let before = (site.everything(asha).await, site.store.journal().end().await.unwrap());
    for route in ROUTES.iter().filter(|route| route.method == routes::Method::Post) {
        for address in known.examples(route.method, route.path) {
            for said in FORGED {
                let form = "word=ERASE&password=tea+on+the+veranda&do=right&reason=other&hours=9&skill=cooking";
                let mut request = browser.request(Method::POST, &address);
                request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                for (name, value) in said {
                    request = request.header(*name, *value);
                }
                let answer = browser.send(request.body(Body::from(form)).unwrap()).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address} {said:?}");
                assert!(
                    answer.text().contains("not sent from a page of ours"),
                    "{address}: {}",
                    answer.text()
                );
            }
        }
    }
    assert_eq!(
        (site.everything(asha).await, site.store.journal().end().await.unwrap()),
        before
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_of_our_own_pages_are_taken() {
    let site = Site::open().await;
    let browser = site.browser();
    let ours = format!("https://{HOST}");
    let said: [&[(&str, &str)]; 3] = [&[("sec-fetch-site", "same-origin")], &[("origin", ours.as_str())], &[]];
    for said in said {
        let mut request = browser.request(Method::POST, "/theme");
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in said {
            request = request.header(*name, *value);
        }
        let answer = browser
            .send(request.body(Body::from("theme=dark&back=/jobs")).unwrap())
            .await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, "/jobs"),
            "{said:?}"
        );
    }
}
