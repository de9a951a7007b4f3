//! Headers that every answer carries, whatever it is.

use axum::{body::Body, http::Method};
use web::Doors;

use crate::{
    browser::Answer,
    place::{DOORS, Site},
};

fn check(what: &str, answer: &Answer, status: u16) {
    assert_eq!(answer.status.as_u16(), status, "{what}: {}", answer.text());
    let policy = answer.header("content-security-policy");
    for rule in [
        "default-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action",
    ] {
        assert!(policy.contains(rule), "{what}: {rule} is missing in {policy:?}");
    }
    assert!(!policy.contains("unsafe"), "{what}");
    let fixed = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
    ];
    for (name, value) in fixed {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
    assert!(
        !answer.header("cache-control").is_empty(),
        "{what}: for whom it may be kept"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_of_answer_carries_them() {
    let site = Site::open().await;
    let (_, seeker) = site.seeker("asha@example.org").await;
    let browser = site.browser();
    check("a page", &browser.get("/").await, 200);
    check("a page for somebody signed in", &seeker.get("/me").await, 200);
    check("a way on", &browser.get("/me").await, 303);
    check("suggestions", &browser.get("/suggest/skills?q=weld").await, 200);
    check("a style sheet", &browser.get(web::assets::url("app.css")).await, 200);
    check("what shows lines on a device", &browser.get("/sw.js").await, 200);
    check("an asset there is not", &browser.get("/assets/none.css").await, 404);
    check("an archive", &seeker.get("/me/data/archive.tar").await, 200);
    check("for machines", &browser.get("/healthz").await, 200);
    check("a sample", &browser.get("/design/pages/error/404").await, 200);
    check("not found", &browser.get("/nothing/here").await, 404);
    check("an opening there is not", &browser.get("/openings/none").await, 404);
    check("not for everybody", &browser.get("/staff").await, 403);
    check("not understood", &browser.post("/learn/hours", &[]).await, 400);
    check("not by this method", &browser.post("/healthz", &[]).await, 405);
    check("not a query", &browser.get("/openings?%ff=%ff&page=x").await, 400);
    let large = "x".repeat(300 * 1024).into_bytes();
    check(
        "too large",
        &browser
            .post_body("/theme", "application/x-www-form-urlencoded", large)
            .await,
        413,
    );
    let forged = browser
        .request(Method::POST, "/theme")
        .header("sec-fetch-site", "cross-site");
    check("forged", &browser.send(forged.body(Body::empty()).unwrap()).await, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn also_when_something_does_not_work() {
    let site = Site::unready(None, DOORS).await;
    check("not ready", &site.browser().get("/readyz").await, 503);
    let slow = Doors {
        requests_a_minute: 1,
        ..DOORS
    };
    let site = Site::behind(slow).await;
    let ask = || {
        let mut request = site
            .browser()
            .request(Method::GET, "/healthz")
            .body(Body::empty())
            .unwrap();
        let peer = std::net::SocketAddr::from(([192, 0, 2, 1], 4000));
        request.extensions_mut().insert(axum::extract::ConnectInfo(peer));
        site.ask(request)
    };
    check("once", &ask().await, 200);
    check("too often", &ask().await, 429);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_a_persons_own_is_kept_by_no_proxy() {
    let site = Site::open().await;
    let (_, seeker) = site.seeker("asha@example.org").await;
    for address in [
        "/",
        "/me",
        "/jobs",
        "/me/data",
        "/me/data/resume.json",
        "/me/data/archive.tar",
        "/messages",
        "/alerts",
        "/alerts/settings",
    ] {
        let kept = seeker.get(address).await;
        assert!(kept.header("cache-control").starts_with("private"), "{address}");
    }
    for (address, name) in [
        ("/me/data/archive.tar", "attachment"),
        ("/me/data/resume.json", "attachment"),
    ] {
        assert!(
            seeker
                .get(address)
                .await
                .header("content-disposition")
                .starts_with(name),
            "{address}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn samples_in_the_gallery_send_nothing() {
    let site = Site::open().await;
    for address in [
        "/design",
        "/design?theme=dark",
        "/design/pages/sign-in/fresh",
        "/design/pages/data/filled",
    ] {
        let answer = site.browser().get(address).await;
        let policy = answer.header("content-security-policy");
        if answer.status.is_success() {
            assert!(
                policy.contains("form-action 'none'") && policy.contains("connect-src 'none'"),
                "{policy}"
            );
        }
    }
    assert!(
        site.browser()
            .get("/design?theme=dark")
            .await
            .text()
            .contains("data-theme=\"dark\"")
    );
    assert_eq!(site.browser().get("/design/pages/none/none").await.status, 404);
}
