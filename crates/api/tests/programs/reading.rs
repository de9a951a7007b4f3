//! What is read: bodies, keys that make a request happen once, and how often may be asked.

use chrono::TimeDelta;
use serde_json::Value;
use serde_json::json;

use crate::site::{ADVERT, Site};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_read_is_said_exactly() {
    let site = Site::open().await;
    let asha = site.member("asha@example.org").await;
    let token = site.whole(&asha, None).await;
    let json_kind = [("content-type", "application/json")];
    for (path, body, status, at) in [
        ("/applications", "{", 400, Value::Null),
        ("/applications", "{}", 422, json!("#")),
        ("/applications", r#"{"opening":"x"}"#, 422, json!("#/opening")),
        ("/applications", r#"{"opening":7,"more":1}"#, 422, json!("#/more")),
        (
            "/webhooks",
            r#"{"url":"https://a.example","events":["x"]}"#,
            422,
            json!("#/events/0"),
        ),
        (
            "/webhooks",
            r#"{"url":"ftp://a.example","events":["application.answered"]}"#,
            422,
            json!("#/url"),
        ),
        (
            "/webhooks",
            r#"{"url":"https://a.example","events":["opening.closed"]}"#,
            422,
            json!("#/events"),
        ),
    ] {
        let answer = site.ask("POST", path, &token, &json_kind, body).await;
        assert_eq!(answer.status, status, "{path} {body} {}", answer.text);
        let problem = answer.json();
        assert_eq!(problem["errors"][0]["pointer"], at, "{problem}");
        assert_eq!(
            (&problem["status"], answer.header("content-type")),
            (&json!(status), "application/problem+json")
        );
    }
    let large = "x".repeat(200 * 1024);
    assert_eq!(
        site.ask("POST", "/applications", &token, &json_kind, &large)
            .await
            .status,
        413
    );
    assert_eq!(
        site.ask("POST", "/applications", &token, &[("content-type", "text/plain")], "{}")
            .await
            .status,
        415
    );
    for path in [
        "/openings?limit=0",
        "/openings?wrong=1",
        "/openings?cursor=abc",
        "/applications?cursor=",
        "/openings?pay=1",
    ] {
        let answer = site.get(path, &token).await;
        assert_eq!(answer.status, 422, "{path}: {}", answer.text);
        assert!(answer.json()["errors"][0]["parameter"].is_string());
    }
    for path in [
        "/nothing",
        "/openings/x",
        "/openings/00000000-0000-7000-8000-000000000000",
        "",
    ] {
        let answer = site.get(path, &token).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (404, "application/problem+json"),
            "{path}"
        );
    }
    let profile = site.get("/profile", &token).await;
    let known = [("if-none-match", profile.header("etag"))];
    let same = site.ask("GET", "/profile", &token, &known, "").await;
    assert_eq!((same.status, same.text.as_str()), (304, ""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_with_a_key_is_carried_out_once() {
    let site = Site::open().await;
    let (desk, _) = site.published().await;
    let once = [("content-type", "application/json"), ("idempotency-key", "draft-1")];
    let body = json!({ "title": "Fitter", "description": ADVERT }).to_string();
    let first = site.ask("POST", "/hiring/openings", &desk, &once, &body).await;
    let second = site.ask("POST", "/hiring/openings", &desk, &once, &body).await;
    assert_eq!((first.status, second.status, &first.text), (201, 201, &second.text));
    assert_eq!(
        (
            first.header("idempotency-replayed"),
            second.header("idempotency-replayed")
        ),
        ("", "true")
    );
    let other = json!({ "title": "Cook", "description": ADVERT }).to_string();
    let refused = site.ask("POST", "/hiring/openings", &desk, &once, &other).await;
    assert_eq!(
        (refused.status, &refused.json()["errors"][0]["parameter"]),
        (422, &json!("Idempotency-Key"))
    );
    let list = site.get("/hiring/openings?limit=1", &desk).await.json();
    assert_eq!(list["data"].as_array().unwrap().len(), 1);
    let next = format!("/hiring/openings?limit=1&cursor={}", list["next"].as_str().unwrap());
    let rest = site.get(&next, &desk).await.json();
    assert_eq!(
        (rest["data"].as_array().unwrap().len(), &rest["next"]),
        (1, &Value::Null),
        "two in all"
    );
    let bad = json!({ "title": "Cook", "description": ADVERT, "reply_days": 99 });
    assert_eq!(site.post("/hiring/openings", &desk, &bad).await.status, 422);
    let all = site.get("/hiring/openings", &desk).await.json();
    assert_eq!(all["data"].as_array().unwrap().len(), 2, "half an opening is none");
    site.pass(TimeDelta::hours(24));
    assert_eq!(
        site.ask("POST", "/hiring/openings", &desk, &once, &other).await.status,
        201,
        "a day later"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_too_often_waits() {
    let site = Site::with(3).await;
    let asha = site.member("asha@example.org").await;
    let token = site.whole(&asha, None).await;
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(site.get("/profile", &token).await.status);
    }
    assert_eq!(statuses, [200, 200, 200, 429, 429]);
    let ben = site.member("ben@example.org").await;
    let other = site.whole(&ben, None).await;
    assert_eq!(site.get("/profile", &other).await.status, 200, "each token by itself");
}
