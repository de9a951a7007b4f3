//! Who may, and what whoever may not learns: nothing.

use chrono::TimeDelta;
use journey::programs::Scope;
use serde_json::json;

use crate::site::{ADVERT, Site};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_may_not_learns_nothing() {
    let site = Site::open().await;
    let (desk, opening) = site.published().await;
    let asha = site.member("asha@example.org").await;
    let hers = site.whole(&asha, None).await;
    let sent = site.post("/applications", &hers, &json!({ "opening": opening })).await;
    let id = sent.json()["id"].as_str().unwrap().to_owned();
    site.pass(TimeDelta::minutes(2));
    let hook = json!({ "url": "https://program.example/hook", "events": ["application.answered"] });
    let hook = site.post("/webhooks", &hers, &hook).await.json()["id"]
        .as_str()
        .unwrap()
        .to_owned();

    let ben = site.member("ben@example.org").await;
    let his = site.whole(&ben, None).await;
    let (rosa, other) = site.employer("rosa@other.example", "Other Works").await;
    // Rosa hires for two employers: a token for one is none for the other.
    let second = site.journey.start_employer(&rosa, "Second Works", "").await.unwrap();
    let theirs = site.whole(&rosa, Some(other)).await;
    let written = site
        .journey
        .begin_opening(&rosa, second, &format!("Cook\n{ADVERT}"))
        .await
        .unwrap();

    let bodies = json!({ "stage": "shortlisted", "reason": "filled" });
    for (method, path) in [
        ("GET", format!("/applications/{id}")),
        ("POST", format!("/applications/{id}/withdraw")),
        ("GET", format!("/webhooks/{hook}")),
        ("GET", format!("/webhooks/{hook}/deliveries")),
        ("DELETE", format!("/webhooks/{hook}")),
    ] {
        let answer = site.ask(method, &path, &his, &[], "").await;
        assert_eq!(answer.status, 404, "{method} {path} {}", answer.text);
        assert!(!answer.text.contains("Welder"));
    }
    for (method, path, body) in [
        ("GET", format!("/hiring/openings/{opening}/applications"), String::new()),
        ("GET", format!("/hiring/openings/{written}/applications"), String::new()),
        ("POST", format!("/hiring/openings/{opening}/publish"), String::new()),
        ("POST", format!("/hiring/openings/{written}/publish"), String::new()),
        ("POST", format!("/hiring/openings/{opening}/pause"), String::new()),
        (
            "POST",
            format!("/hiring/openings/{opening}/close"),
            json!({ "reason": "filled" }).to_string(),
        ),
        ("GET", format!("/hiring/applications/{id}"), String::new()),
        ("POST", format!("/hiring/applications/{id}/answer"), bodies.to_string()),
    ] {
        let answer = site
            .ask(method, &path, &theirs, &[("content-type", "application/json")], &body)
            .await;
        assert_eq!(answer.status, 404, "{method} {path} {}", answer.text);
        assert!(!answer.text.contains("Welder") && !answer.text.contains("Asha"));
        let own = site
            .ask(method, &path, &hers, &[("content-type", "application/json")], &body)
            .await;
        assert_eq!(own.status, 403, "a token for one's own data {method} {path}");
    }
    assert_eq!(
        site.get("/hiring/openings", &theirs).await.json()["data"],
        json!([]),
        "not those of the second employer"
    );
    for path in ["/profile", "/applications", "/applications/x"] {
        assert_eq!(
            site.get(path, &desk).await.status,
            403,
            "a desk is nobody's profile: {path}"
        );
    }
    assert_eq!(
        site.get(&format!("/applications/{id}"), &hers).await.json()["stage"],
        "sent",
        "nothing changed"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_needs_its_token_and_its_scope() {
    let site = Site::open().await;
    let document = site.get("/openapi.json", "").await.json();
    let (rita, employer) = site.employer("rita@boilers.example", "Tapti Boilers").await;
    let nothing = "00000000-0000-7000-8000-000000000000";
    let mut calls = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        let address = path.replace("{id}", nothing).replace("{delivery}", nothing);
        let known: Vec<String> = methods
            .as_object()
            .unwrap()
            .keys()
            .map(|name| name.to_uppercase())
            .collect();
        for (method, operation) in methods.as_object().unwrap() {
            let method = method.to_uppercase();
            let stranger = site.ask(&method, &address, "", &[], "").await;
            assert_eq!(stranger.status, 401, "{method} {path}");
            assert_eq!(stranger.header("content-type"), "application/problem+json");
            assert!(stranger.header("www-authenticate").starts_with("Bearer"));
            let needed = Scope::from_code(operation["security"][0]["token"][0].as_str().unwrap()).unwrap();
            for at_desk in [false, true] {
                let fits = |scope: &Scope| {
                    if at_desk {
                        scope.is_for_desks()
                    } else {
                        scope.is_for_people()
                    }
                };
                let others: Vec<Scope> = Scope::ALL
                    .into_iter()
                    .filter(|scope| *scope != needed && fits(scope))
                    .collect();
                let id = site.journey.api_tokens(&rita).await.unwrap();
                for token in id {
                    site.journey.revoke_api_token(&rita, token.id).await.unwrap();
                }
                let token = site.token(&rita, at_desk.then_some(employer), &others).await;
                let answer = site.ask(&method, &address, &token, &[], "").await;
                assert_eq!(
                    answer.status, 403,
                    "{method} {path} without {needed:?}: {}",
                    answer.text
                );
                assert!(answer.header("www-authenticate").contains("insufficient_scope"));
            }
            calls += 1;
        }
        for method in ["GET", "POST", "DELETE", "PUT", "PATCH", "TRACE"] {
            if !known.iter().any(|name| name == method) {
                let answer = site.ask(method, &address, "", &[], "").await;
                assert_eq!(answer.status, 405, "{method} {path}");
                assert!(known.iter().all(|name| answer.header("allow").contains(name.as_str())));
            }
        }
    }
    assert_eq!(calls, 22);
    let token = site.whole(&rita, None).await;
    let slip = format!("{}0", &token[..token.len() - 1]);
    for bad in ["x", "onward_x", slip.as_str()] {
        let answer = site.get("/profile", bad).await;
        assert!(bad == token || (answer.status == 401 && answer.header("www-authenticate").contains("invalid_token")));
    }
    site.pass(TimeDelta::days(90));
    assert_eq!(site.get("/profile", &token).await.status, 401, "it ended");
}
