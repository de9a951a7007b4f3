//! A walk through the pages: a résumé, a list, an account, and back again on another device.

use axum::http::StatusCode;

use crate::place::{PASSWORD, RESUME, Site};

const SEE_OTHER: StatusCode = StatusCode::SEE_OTHER;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_a_resume_to_an_account_and_back() {
    let site = Site::open().await;
    let browser = site.browser();
    assert_eq!(browser.get("/?from=spring-2026").await.status, 200);
    let handed_in = browser.upload("/start/upload", "asha.txt", RESUME.as_bytes()).await;
    assert_eq!(
        (handed_in.status, handed_in.location()),
        (SEE_OTHER, "/start/check"),
        "{}",
        handed_in.text()
    );
    assert!(browser.get("/start/check").await.text().contains("MIG welding"));
    assert_eq!(browser.post("/start/check", &[]).await.location(), "/jobs");
    let list = browser.get("/jobs").await.text();
    let (welder, cook) = (
        list.find("Welder").expect("the welder"),
        list.find("Cook").expect("the cook"),
    );
    assert!(welder < cook, "the one that fits stands first");

    let visitor = browser.cookie("onward").unwrap();
    let form = [("contact", "asha@example.org"), ("password", PASSWORD)];
    assert_eq!(browser.post("/sign-up", &form).await.location(), "/me?said=account");
    assert_ne!(browser.cookie("onward").unwrap(), visitor, "a new session");
    let page = browser.get("/me?said=account").await.text();
    assert!(page.contains("Asha Rao") && page.contains("everything you told is kept"));
    assert!(
        browser.get("/me/data").await.text().contains("spring-2026"),
        "how they heard of the place"
    );

    assert!(browser.post("/sign-out", &[]).await.text().contains("Signed out"));
    assert_eq!(browser.get("/me").await.location(), "/start");
    let phone = site.browser();
    assert_eq!(phone.post("/sign-in", &form).await.location(), "/jobs?said=signed-in");
    assert!(phone.get("/jobs").await.text().contains("Welder"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staff_sign_in_to_their_overview() {
    let site = Site::open().await;
    site.staff("nadia@example.org", None).await;
    let browser = site.browser();
    let form = [("contact", "nadia@example.org"), ("password", PASSWORD)];
    assert_eq!(browser.post("/sign-in", &form).await.location(), "/staff");
    assert_eq!(browser.get("/staff").await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_link_in_a_mail_opens_a_page_and_its_button_acts() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    let address = format!("/confirm/{}", site.secret(asha, "confirm_email").await);
    for _ in 0..2 {
        assert!(
            site.browser()
                .get(&address)
                .await
                .text()
                .contains(&format!("action=\"{address}\""))
        );
    }
    let confirmed = |everything: &store::Everything| !everything.0["account"][0]["email_confirmed_at"].is_null();
    assert!(!confirmed(&site.everything(asha).await), "looking is not confirming");
    assert_eq!(browser.post(&address, &[]).await.location(), "/me?said=confirmed");
    assert!(confirmed(&site.everything(asha).await));
    assert_eq!(browser.post(&address, &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_password_is_set_anew() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    let elsewhere = site.browser();
    elsewhere.post("/forgot", &[("contact", "asha@example.org")]).await;
    let address = format!("/reset/{}", site.secret(asha, "reset_password").await);
    assert!(elsewhere.get(&address).await.text().contains("New password"));
    let weak = elsewhere.post(&address, &[("password", "short")]).await.text();
    assert!(weak.contains("at least 10 characters"), "and the form is there again");
    let set = elsewhere.post(&address, &[("password", "coffee by the river")]).await;
    assert_eq!(set.location(), "/sign-in?said=reset");
    assert_eq!(browser.get("/me").await.location(), "/start", "signed out elsewhere");
    let form = [("contact", "asha@example.org"), ("password", "coffee by the river")];
    assert_eq!(elsewhere.post("/sign-in", &form).await.status, SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_is_erased_from_a_page() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    let wrong = browser
        .post("/me/data/erase", &[("word", "ERASE"), ("password", "not hers")])
        .await;
    assert!(
        wrong.status == 200 && wrong.text().contains("not your password"),
        "{}",
        wrong.text()
    );
    let erased = browser
        .post("/me/data/erase", &[("word", "erase"), ("password", PASSWORD)])
        .await;
    assert!(erased.text().contains("Everything is erased"));
    assert_eq!(browser.cookie("onward"), None);
    assert!(site.everything(asha).await.0["account"].is_empty());
}
