//! GET shows and changes nothing.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use model::{EventKind, PersonId};
use serde_json::Value;
use store::{Entry, Position};
use web::routes::{Method, ROUTES};

use crate::{browser::Browser, known::Known, place::Site};

/// What asking for a page notes down, beside showing it: the address, the event, and the table of the person's own data it
/// stands in. Nothing else may.
const NOTES: [(&str, Option<EventKind>, &str); 8] = [
    ("/alerts", Some(EventKind::NotificationsRead), "notification"),
    // She applied to her own opening.
    ("/hire/openings/{}/compare", None, "look"),
    ("/jobs", Some(EventKind::RecommendationsShown), "showing"),
    ("/messages", Some(EventKind::MailShown), "mail"),
    // That staff looked, written down for the person; the journal does not keep looks.
    ("/staff/people", None, "look"),
    ("/staff/people/{}/paper", None, "look"),
    ("/staff/requests", None, "look"),
    ("/staff/requests/{}", None, "look"),
];

/// The person's own data by table, and how far the journal is.
type State = (BTreeMap<&'static str, Vec<Value>>, Position);

async fn state(site: &Site, person: PersonId) -> State {
    let everything = site.everything(person).await.0;
    (everything, site.store.journal().end().await.unwrap())
}

async fn events_since(site: &Site, position: Position) -> Vec<EventKind> {
    let entries = site.store.journal().after(position, 1000).await.unwrap();
    entries.iter().map(|entry: &Entry| entry.event.kind).collect()
}

/// Asks for every page and compares what there was before and after. `right` says which answers are.
async fn ask_for_all(
    site: &Site,
    browser: &Browser<'_>,
    person: PersonId,
    known: &Known,
    right: impl Fn(&str, StatusCode) -> bool,
) {
    for route in ROUTES.iter().filter(|route| route.method == Method::Get) {
        for address in known.examples(route.method, route.path) {
            let (data, position) = state(site, person).await;
            let answer = browser.get(&address).await;
            assert!(
                right(route.path, answer.status),
                "{address}: {} {}",
                answer.status,
                answer.text()
            );
            let (after, _) = state(site, person).await;
            let noted = NOTES.iter().find(|(path, ..)| *path == route.path);
            let allowed: Vec<_> = noted.iter().filter_map(|(_, event, _)| *event).collect();
            for kind in events_since(site, position).await {
                assert!(allowed.contains(&kind), "{address} leaves {kind:?}");
            }
            for (table, rows) in data {
                let may = noted.is_some_and(|(_, _, noted)| *noted == table || table == "journal");
                assert!(may || after[table] == rows, "{address} changes {table}");
            }
        }
    }
}

const SHOWN: [StatusCode; 2] = [StatusCode::OK, StatusCode::SEE_OTHER];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_may_ask_for_every_page_and_changes_nothing() {
    let site = Site::open().await;
    let (asha, _) = site.seeker("asha@example.org").await;
    let known = Known::of(&site, asha, "asha@example.org").await;
    let browser = site.browser();
    ask_for_all(&site, &browser, asha, &known, |path, status| {
        if path.starts_with("/staff") {
            status == StatusCode::FORBIDDEN
        } else {
            SHOWN.contains(&status)
        }
    })
    .await;
    assert_eq!(browser.cookie("onward"), None, "and is nobody yet");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seeker_may_ask_for_every_page_and_changes_nothing() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    let known = Known::of(&site, asha, "asha@example.org").await;
    ask_for_all(&site, &browser, asha, &known, |path, status| {
        if path.starts_with("/staff") {
            status == StatusCode::FORBIDDEN
        } else {
            status == StatusCode::OK
        }
    })
    .await;
    let (data, _) = state(&site, asha).await;
    assert_eq!(data["showing"].len(), 1, "what was shown is noted");
    assert!(
        data["mail"].iter().all(|mail| !mail["shown_at"].is_null()),
        "and that the mails were"
    );
    assert!(!data["notification"].is_empty());
    assert!(
        data["notification"].iter().all(|told| !told["read_at"].is_null()),
        "and that the alerts were"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staff_may_ask_for_every_page_and_only_their_look_is_noted() {
    let site = Site::open().await;
    let (asha, _) = site.seeker("asha@example.org").await;
    let known = Known::of(&site, asha, "asha@example.org").await;
    let (_, browser) = site.staff("nadia@example.org", Some(asha)).await;
    // A fact of Asha's is none of theirs, nor what she hires and applied for.
    ask_for_all(&site, &browser, asha, &known, |path, status| {
        status
            == match path {
                "/me/edit/{}/{}"
                | "/applications/{}"
                | "/applications/{}/check"
                | "/applications/{}/check/documents/{}"
                | "/applications/{}/interview"
                | "/applications/{}/interview.ics"
                | "/applications/{}/offer"
                | "/applications/{}/offer.pdf" => StatusCode::NOT_FOUND,
                "/hire/openings/new" => StatusCode::SEE_OTHER,
                // Whoever has the link of an invitation sees to what.
                "/hire/invitations/{}" => StatusCode::OK,
                path if path.starts_with("/hire/") => StatusCode::FORBIDDEN,
                _ => StatusCode::OK,
            }
    })
    .await;
    let (data, _) = state(&site, asha).await;
    assert_eq!(data["look"].len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn head_asks_as_get_does() {
    let site = Site::open().await;
    let browser = site.browser();
    for address in ["/", "/openings", "/healthz", "/design"] {
        let request = browser.request(axum::http::Method::HEAD, address);
        let answer = browser.send(request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.bytes.len()), (StatusCode::OK, 0), "{address}");
    }
}
