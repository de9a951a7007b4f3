//! Limits: how often one address may ask, how large a form may be, how often a password may be guessed.

use std::net::{IpAddr, SocketAddr};

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Method, StatusCode},
};
use web::Doors;

use crate::{
    browser::Answer,
    place::{DOORS, PASSWORD, Site},
};

/// Asks from an address, with what a proxy adds.
async fn ask(site: &Site, path: &str, from: &str, forwarded: Option<&str>) -> Answer {
    let mut request = site.browser().request(Method::GET, path);
    if let Some(list) = forwarded {
        request = request.header("x-forwarded-for", list);
    }
    let mut request = request.body(Body::empty()).unwrap();
    let peer = SocketAddr::new(from.parse::<IpAddr>().unwrap(), 4000);
    request.extensions_mut().insert(ConnectInfo(peer));
    site.ask(request).await
}

async fn status(site: &Site, from: &str, forwarded: Option<&str>) -> u16 {
    ask(site, "/healthz", from, forwarded).await.status.as_u16()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_asks_too_often_waits_and_others_do_not() {
    let site = Site::behind(Doors {
        requests_a_minute: 3,
        ..DOORS
    })
    .await;
    for _ in 0..3 {
        assert_eq!(status(&site, "192.0.2.1", None).await, 200);
    }
    let answer = ask(&site, "/", "192.0.2.1", None).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    let page = answer.text();
    assert!(
        page.contains("That was a little too often") && page.contains("Wait a minute"),
        "{page}"
    );
    let style = ask(&site, web::assets::url("app.css"), "192.0.2.1", None).await;
    assert_eq!(style.status, 200, "and it looks as our pages do");
    assert_eq!(status(&site, "192.0.2.2", None).await, 200);
    assert_eq!(
        status(&site, "192.0.2.1", Some("192.0.2.9")).await,
        429,
        "nobody talks their way out of it"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn behind_a_proxy_the_address_it_saw_counts() {
    let site = Site::behind(Doors {
        requests_a_minute: 1,
        behind_proxy: true,
        ..DOORS
    })
    .await;
    assert_eq!(status(&site, "127.0.0.1", Some("192.0.2.1")).await, 200);
    assert_eq!(status(&site, "127.0.0.1", Some("192.0.2.2")).await, 200);
    assert_eq!(
        status(&site, "127.0.0.1", Some("made up, 203.0.113.9, 192.0.2.1")).await,
        429
    );
    assert_eq!(
        status(&site, "127.0.0.1", Some("nonsense")).await,
        200,
        "then the proxy's own"
    );
    assert_eq!(status(&site, "127.0.0.1", None).await, 429);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_household_of_ipv6_addresses_is_one() {
    let site = Site::behind(Doors {
        requests_a_minute: 1,
        ..DOORS
    })
    .await;
    assert_eq!(status(&site, "2001:db8:1:2::1", None).await, 200);
    assert_eq!(status(&site, "2001:db8:1:2:ffff::9", None).await, 429);
    assert_eq!(status(&site, "2001:db8:1:3::1", None).await, 200);
    assert_eq!(status(&site, "::ffff:192.0.2.1", None).await, 200);
    assert_eq!(status(&site, "192.0.2.1", None).await, 429, "written in another way");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_campus_signs_in_from_one_address() {
    let usual = Doors {
        requests_a_minute: 1200,
        ..DOORS
    };
    let site = Site::behind(usual).await;
    for _ in 0..1000 {
        assert_eq!(status(&site, "192.0.2.1", None).await, 200);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_account_says_so_kindly() {
    let site = Site::open().await;
    site.seeker("asha@example.org").await;
    let guess = |password: &'static str| {
        let browser = site.browser();
        async move {
            browser
                .post("/sign-in", &[("contact", "asha@example.org"), ("password", password)])
                .await
        }
    };
    for _ in 0..7 {
        let page = guess("not her password").await;
        assert!(
            page.status == 200 && page.text().contains("do not go together"),
            "{}",
            page.status
        );
        assert!(
            !page.text().contains("not her password"),
            "a password is never shown again"
        );
    }
    for password in ["not her password", PASSWORD] {
        let page = guess(password).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(page.text().contains("wait 15 minutes"), "{}", page.text());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_is_too_large_is_told_so_and_changes_nothing() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    let before = site.everything(asha).await;
    let kind = "application/x-www-form-urlencoded";
    let large = format!("headline={}", "x".repeat(300 * 1024)).into_bytes();
    for address in [
        "/me/edit/about",
        "/sign-in",
        "/forgot",
        "/theme",
        "/me/data/erase",
        "/start/questions/work",
    ] {
        let answer = browser.post_body(address, kind, large.clone()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{address}");
        assert!(answer.text().contains("That was too large"), "{address}");
    }
    // Within what a form may hold, but longer than the field takes.
    let long = browser.post("/me/edit/about", &[("headline", &"x".repeat(1000))]).await;
    assert!(
        long.status == 200 && long.text().contains("longer than 200"),
        "{}",
        long.status
    );
    let upload = browser
        .upload("/start/upload", "large.txt", &vec![b'x'; 12 * 1024 * 1024])
        .await;
    assert!(
        upload.status.is_success() || upload.status == StatusCode::PAYLOAD_TOO_LARGE,
        "{}",
        upload.status
    );
    assert!(
        upload.text().contains("10\u{a0}MB") || upload.text().contains("10 MB"),
        "{}",
        upload.text()
    );
    assert_eq!(site.everything(asha).await, before);
}
