//! POST changes something and leads on; sent empty, it says what is missing.

use axum::http::StatusCode;
use web::routes::{Method, ROUTES};

use crate::{browser::Browser, known::Known, place::Site};

/// Makes others worthless: the link that was sent before, or the visit itself. These come last.
fn comes_last(path: &str) -> bool {
    ["/confirm-again", "/me/sessions/end-all", "/sign-out"].contains(&path)
}

async fn send_all_empty<'a>(browser: impl Fn() -> Browser<'a>, known: &Known, may_do: impl Fn(&str) -> bool) {
    let mut posts: Vec<_> = ROUTES.iter().filter(|route| route.method == Method::Post).collect();
    posts.sort_by_key(|route| comes_last(route.path));
    for route in posts {
        for address in known.examples(route.method, route.path) {
            let answer = browser().post(&address, &[]).await;
            let status = answer.status;
            let fine = status != StatusCode::METHOD_NOT_ALLOWED && !status.is_server_error();
            assert!(fine, "{address}: {status}");
            if may_do(route.path) {
                let there = status != StatusCode::NOT_FOUND && status != StatusCode::FORBIDDEN;
                assert!(there, "{address}: {status} {}", answer.text());
            } else {
                assert_eq!(status, StatusCode::FORBIDDEN, "{address}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_may_send_every_form_empty() {
    let site = Site::open().await;
    let (asha, _) = site.seeker("asha@example.org").await;
    let known = Known::of(&site, asha, "asha@example.org").await;
    let before = site.everything(asha).await;
    send_all_empty(|| site.browser(), &known, |path| !path.starts_with("/staff")).await;
    let after = site.everything(asha).await;
    for table in ["profile", "session", "file", "saved", "dismissed"] {
        assert_eq!(after.0[table], before.0[table], "{table} of somebody else");
    }
    assert_eq!(after.0["account"][0]["email"], "asha@example.org");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seeker_may_send_every_form_empty() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    let known = Known::of(&site, asha, "asha@example.org").await;
    let token = browser.cookie("onward").unwrap();
    let again = || {
        let browser = site.browser();
        browser.keep("onward", &token);
        browser
    };
    // Whoever is signed in has an account already.
    let own = |path: &str| !path.starts_with("/staff") && path != "/sign-up";
    send_all_empty(again, &known, own).await;
    assert_eq!(
        site.everything(asha).await.0["account"].len(),
        1,
        "nothing was erased without the word"
    );
    assert!(
        site.everything(asha).await.0["session"].is_empty(),
        "signed out in the end"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staff_may_send_theirs() {
    let site = Site::open().await;
    let (asha, _) = site.seeker("asha@example.org").await;
    let known = Known::of(&site, asha, "asha@example.org").await;
    let (_, browser) = site.staff("nadia@example.org", Some(asha)).await;
    for route in ROUTES
        .iter()
        .filter(|route| route.method == Method::Post && route.path.starts_with("/staff"))
    {
        for address in known.examples(route.method, route.path) {
            let answer = browser.post(&address, &[]).await;
            let bad = [
                StatusCode::NOT_FOUND,
                StatusCode::METHOD_NOT_ALLOWED,
                StatusCode::FORBIDDEN,
            ];
            assert!(
                !bad.contains(&answer.status) && !answer.status.is_server_error(),
                "{address}: {}",
                answer.status
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_becomes_somebody_by_an_empty_form() {
    let site = Site::open().await;
    let browser = site.browser();
    for address in [
        "/sign-up",
        "/sign-in",
        "/forgot",
        "/code",
        "/start/upload",
        "/jobs/x/dismiss",
        "/sign-out",
        "/me/undo",
    ] {
        browser.post(address, &[]).await;
    }
    browser
        .post("/sign-up", &[("contact", "asha@example.org"), ("password", "short")])
        .await;
    let numbers = site.journey.health().await.unwrap();
    assert_eq!(numbers.accounts, 0);
    assert_eq!(
        browser.cookie("onward"),
        None,
        "a visit begins with something worth keeping"
    );
}
