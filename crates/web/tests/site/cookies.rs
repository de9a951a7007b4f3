//! Cookies: not for scripts, not for other sites, and over TLS only where there is TLS.

use crate::{
    browser::Answer,
    place::{DOORS, PASSWORD, Site},
};
use web::Doors;

/// All cookies the site ever sets.
async fn all(site: &Site) -> Vec<String> {
    let (_, seeker) = site.seeker("asha@example.org").await;
    let browser = site.browser();
    let contact = ("contact", "asha@example.org");
    let answers: Vec<Answer> = vec![
        browser.get("/?from=spring-2026").await,
        browser.post("/theme", &[("theme", "dark"), ("back", "/")]).await,
        browser.post("/me/numbers", &[("numbers", "hide")]).await,
        browser.post("/me/edit/skills", &[("skill", "cooking")]).await,
        browser
            .post("/sign-up", &[("contact", "ben@example.org"), ("password", PASSWORD)])
            .await,
        site.browser()
            .post("/sign-in", &[contact, ("password", PASSWORD)])
            .await,
        site.browser()
            .post("/sign-in", &[contact, ("password", PASSWORD), ("shared", "yes")])
            .await,
        seeker.post("/sign-out", &[]).await,
    ];
    let cookies: Vec<_> = answers.iter().map(Answer::cookies).collect();
    assert!(cookies.iter().all(|cookies| !cookies.is_empty()), "{cookies:?}");
    cookies.concat()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn they_are_for_our_own_pages_alone() {
    let site = Site::open().await;
    for cookie in all(&site).await {
        for rule in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(rule), "{rule}: {cookie}");
        }
        assert!(!cookie.contains("Secure") && !cookie.contains("Domain"), "{cookie}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn behind_tls_they_never_leave_it() {
    let doors = Doors {
        secure_cookies: true,
        ..DOORS
    };
    let site = Site::behind(doors).await;
    for cookie in all(&site).await {
        assert!(cookie.contains("Secure") && cookie.contains("HttpOnly"), "{cookie}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_shared_computer_it_ends_with_the_browser() {
    let site = Site::open().await;
    site.seeker("asha@example.org").await;
    let form = [
        ("contact", "asha@example.org"),
        ("password", PASSWORD),
        ("shared", "yes"),
    ];
    let shared = site.browser().post("/sign-in", &form).await.cookies().remove(0);
    assert!(!shared.contains("Max-Age") && !shared.contains("Expires"), "{shared}");
    let own = site.browser().post("/sign-in", &form[..2]).await.cookies().remove(0);
    assert!(own.contains("Max-Age=2592000"), "{own}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cookie_that_is_not_ours_is_a_visitor() {
    let site = Site::open().await;
    for token in ["", "x", &"A".repeat(43), &"A".repeat(5000), "\u{e9}", "a\"b"] {
        let browser = site.browser();
        browser.keep("onward", token);
        assert_eq!(browser.get("/me").await.location(), "/start", "{token:?}");
        assert_eq!(browser.get("/").await.status, 200);
    }
}
