//! Devices that are told: added by whoever is there, seen and removed by nobody else.

use axum::http::StatusCode;

use crate::{browser::Browser, place::Site};

async fn add(browser: &Browser<'_>, address: &str) -> crate::browser::Answer {
    let device = testkit::Browser::new(1);
    let (key, secret) = (device.key(), device.secret());
    let fields = [("address", address), ("key", &key), ("secret", &secret)];
    browser.post("/alerts/devices", &fields).await
}

async fn settings(browser: &Browser<'_>) -> String {
    browser.get("/alerts/settings").await.text()
}

/// The id that the button to remove sends.
fn device(page: &str) -> &str {
    let (_, after) = page.split_once("name=\"device\" value=\"").unwrap();
    after.split('"').next().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_is_added_shown_and_removed() {
    let site = Site::open().await;
    let (_, asha) = site.seeker("asha@example.org").await;
    let page = settings(&asha).await;
    assert!(
        page.contains("Tell me on this device") && page.contains("data-push-key=\"B"),
        "{page}"
    );
    assert!(page.contains("no confirmed mail address") && !page.contains("device-list"));

    let answer = add(&asha, "https://push.example.net/secret-address").await;
    assert_eq!(answer.header("location"), "/alerts/settings?said=device");
    let page = settings(&asha).await;
    assert!(
        page.contains("device-list") && page.contains("since 2\u{a0}March\u{a0}2026"),
        "{page}"
    );
    assert!(!page.contains("secret-address"), "its address is a key");
    assert!(
        !page.contains("no confirmed mail address"),
        "alerts stand not in the app alone any more"
    );

    let (_, ben) = site.seeker("ben@example.org").await;
    let id = device(&page).to_owned();
    let others = ben.post("/alerts/devices/remove", &[("device", &id)]).await;
    assert_eq!(
        others.status,
        StatusCode::SEE_OTHER,
        "not a word on whether there is such a device"
    );
    assert!(
        settings(&asha).await.contains("device-list"),
        "nobody removes those of others"
    );
    let answer = asha.post("/alerts/devices/remove", &[("device", &id)]).await;
    assert_eq!(answer.header("location"), "/alerts/settings?said=device-removed");
    assert!(!settings(&asha).await.contains("device-list"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_no_browser_hands_over_is_refused_in_words() {
    let site = Site::open().await;
    let (_, asha) = site.seeker("asha@example.org").await;
    for address in ["", "http://push.example.net/1", "ftp://push.example.net/1"] {
        let answer = add(&asha, address).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.text().contains("did not say how it can be told"), "{address}");
    }
    let nobody = add(&site.browser(), "https://push.example.net/1").await;
    assert_eq!(nobody.header("location"), "/start");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_worker_answers_for_all_pages_and_is_asked_for_anew() {
    let site = Site::open().await;
    let answer = site.browser().get("/sw.js").await;
    assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-cache");
    assert!(
        !answer.text().contains("fetch"),
        "it stands between nobody and the pages"
    );
}
