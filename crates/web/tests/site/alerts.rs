//! Hearing of openings: what is chosen, what is told, and how it ends.

use axum::{body::Body, http::Request};
use journey::searches::SavedSearch;
use store::{Grant, alert, saved_search};

use crate::{browser::Browser, place::Site};

async fn searches(site: &Site, person: model::PersonId) -> Vec<SavedSearch> {
    let mut db = site.store.read().await.unwrap();
    saved_search::list(&mut db, &Grant::program(person), 20).await.unwrap()
}

async fn chosen(site: &Site, person: model::PersonId) -> alert::Kept {
    let mut db = site.store.read().await.unwrap();
    let kept = alert::settings(&mut db, &Grant::program(person)).await.unwrap();
    kept.expect("they chose")
}

async fn choose(browser: &Browser<'_>, fields: &[(&str, &str)]) {
    let answer = browser.post("/alerts/settings", fields).await;
    assert_eq!(answer.header("location"), "/alerts/settings?said=kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_chosen_is_kept_and_shown() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    let saved = browser
        .post("/openings/searches", &[("search", "/openings?q=cook&place=Nairobi")])
        .await;
    assert!(
        saved.header("location").ends_with("said=search-saved"),
        "{}",
        saved.text()
    );
    assert!(
        searches(&site, asha).await[0].tells,
        "whoever saves a search hears of it"
    );
    let page = browser.get("/alerts/settings").await.text();
    assert!(
        page.contains("cook, near Nairobi") && page.contains("no confirmed mail address"),
        "{page}"
    );
    let at_once = [
        ("tell", "fits"),
        ("by_mail", "yes"),
        ("often", "at_once"),
        ("quiet_from", "22"),
        ("quiet_until", "6"),
    ];
    choose(&browser, &at_once).await;
    let settings = chosen(&site, asha).await.settings;
    assert!(settings.fits && settings.by_mail && !settings.deadlines);
    assert_eq!(
        (settings.often, settings.quiet_from, settings.quiet_until),
        (alert::Often::AtOnce, 22, 6)
    );
    assert!(!searches(&site, asha).await[0].tells, "its box was left empty");
    choose(
        &browser,
        &[("search", "/openings?place=Nairobi&q=cook"), ("quiet_from", "99")],
    )
    .await;
    assert!(searches(&site, asha).await[0].tells);
    let settings = chosen(&site, asha).await.settings;
    assert!(!settings.fits && !settings.by_mail);
    assert_eq!(settings.quiet_from, 22, "there is no such hour");
}

/// A search that the conversation saves is the one its page shows.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_address_of_a_search_is_read_as_it_was_written() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    let search = journey::find::Search {
        words: "cook & baker".to_owned(),
        place: "Nairobi, Kenya".to_owned(),
        radius: journey::find::Radius::Km(25),
        min_pay_yearly: Some((1_234_500, "INR".parse().unwrap())),
        sites: vec![model::WorkSite::Remote, model::WorkSite::OnSite],
        employment: vec![model::Employment::PartTime],
        verified: true,
        days: Some(7),
        ..Default::default()
    };
    browser
        .post("/openings/searches", &[("search", &search.address())])
        .await;
    assert_eq!(searches(&site, asha).await[0].address, search.address());
    let told = saved_search::telling(&mut site.store.read().await.unwrap(), None, 5)
        .await
        .unwrap();
    let read: journey::find::Search = serde_json::from_value(told[0].search.clone()).unwrap();
    assert_eq!(read, search);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bell_counts_until_it_was_looked_at() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    crate::known::Known::of(&site, asha, "asha@example.org").await;
    assert!(browser.get("/openings").await.text().contains("not seen:"));
    let page = browser.get("/alerts").await.text();
    assert!(
        page.contains("3\u{a0}new openings") && page.contains("It fits your profile."),
        "{page}"
    );
    assert!(page.contains("new-mark"), "seen for the first time");
    assert!(!browser.get("/openings").await.text().contains("not seen:"));
    assert!(!browser.get("/alerts").await.text().contains("new-mark"));
    let (_, ben) = site.seeker("ben@example.org").await;
    assert!(
        ben.get("/alerts").await.text().contains("No alerts yet"),
        "they are Asha's"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_program_ends_mails_without_a_cookie() {
    let site = Site::open().await;
    let (asha, _) = site.seeker("asha@example.org").await;
    crate::known::Known::of(&site, asha, "asha@example.org").await;
    let stranger = site.browser();
    let asks = stranger.get("/alerts/stop/stop-token").await.text();
    assert!(asks.contains("End these mails"), "{asks}");
    assert!(chosen(&site, asha).await.settings.by_mail, "looking ends nothing");
    // RFC 8058, section 3.2: what a mail program sends, without anything of a browser.
    let request = Request::post("/alerts/stop/stop-token")
        .header("host", crate::place::HOST)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("List-Unsubscribe=One-Click"))
        .unwrap();
    let answer = site.ask(request).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let kept = chosen(&site, asha).await.settings;
    assert!(!kept.by_mail && kept.fits, "mails end, and nothing else");
    let wrong = stranger.post("/alerts/stop/made-up", &[]).await;
    assert!(wrong.text().contains("This link ends nothing"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_calendar_is_read_by_its_address_alone() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    crate::known::Known::of(&site, asha, "asha@example.org").await;
    let opening = site.openings().await[0];
    browser.post(&format!("/jobs/{opening}/save"), &[]).await;
    let stranger = site.browser();
    let feed = stranger.get("/alerts/calendar/calendar-token/deadlines.ics").await;
    assert!(feed.header("content-type").starts_with("text/calendar"));
    assert!(feed.header("cache-control").starts_with("private") || feed.header("cache-control").contains("no-store"));
    assert_eq!(feed.text().matches("BEGIN:VEVENT").count(), 1);
    assert_eq!(
        stranger.get("/alerts/calendar/stop-token/deadlines.ics").await.status,
        404
    );
    let page = browser.get("/alerts/settings").await.text();
    assert!(page.contains("/alerts/calendar/calendar-token/deadlines.ics"));
    browser.post("/alerts/calendar", &[]).await;
    assert_eq!(
        stranger
            .get("/alerts/calendar/calendar-token/deadlines.ics")
            .await
            .status,
        404
    );
}
