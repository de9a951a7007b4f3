//! What programs are told, signed, and again when nobody was there.

use chrono::TimeDelta;
use serde_json::Value;
use serde_json::json;
use testkit::Reply;
use testkit::Service;

use crate::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_is_told_signed_and_again_when_it_was_not_there() {
    let site = Site::open().await;
    let (desk, opening) = site.published().await;
    let service = Service::start();
    let asha = site.member("asha@example.org").await;
    let hers = site.whole(&asha, None).await;
    let events = json!(["application.received", "application.withdrawn", "opening.closed"]);
    let added = site
        .post(
            "/webhooks",
            &desk,
            &json!({ "url": service.url("/hook"), "events": events }),
        )
        .await;
    assert_eq!(added.status, 201, "{}", added.text);
    let (hook, secret) = (
        added.json()["id"].as_str().unwrap().to_owned(),
        added.json()["secret"].as_str().unwrap().to_owned(),
    );
    let sent = site
        .post(
            "/applications",
            &hers,
            &json!({ "opening": opening, "note": "secret words" }),
        )
        .await;
    let id = sent.json()["id"].as_str().unwrap().to_owned();
    site.settle().await;
    assert_eq!(service.received().len(), 0, "it can still be undone");

    service.answer(Reply::Status(503));
    site.pass(TimeDelta::minutes(2));
    site.settle().await;
    let log = format!("/webhooks/{hook}/deliveries");
    let waiting = site.get(&log, &desk).await.json();
    assert_eq!(
        (&waiting["data"][0]["state"], &waiting["data"][0]["status"]),
        (&json!("waiting"), &json!(503)),
        "{waiting}"
    );
    site.pass(TimeDelta::minutes(1));
    site.settle().await;
    let received = service.received();
    assert_eq!(received.len(), 2);
    let body: Value = serde_json::from_str(&received[1].text()).unwrap();
    assert_eq!(body["type"], "application.received");
    assert_eq!(
        body["data"],
        json!({ "application": id, "opening": opening, "stage": "sent" })
    );
    let header = |name: &str| received[1].header(name).unwrap().to_owned();
    let seconds: i64 = header("webhook-timestamp").parse().unwrap();
    let signed = gateway::hook::sign(&secret, &header("webhook-id"), seconds, &received[1].text()).unwrap();
    assert_eq!(header("webhook-signature"), signed);
    assert_eq!(
        received[0].header("webhook-id"),
        received[1].header("webhook-id"),
        "the same message"
    );
    assert_eq!(seconds, site.journey.now().timestamp());
    let told = site.get(&log, &desk).await.json();
    assert_eq!(
        (&told["data"][0]["state"], &told["data"][0]["attempts"]),
        (&json!("delivered"), &json!(2))
    );

    let delivery = told["data"][0]["id"].as_str().unwrap();
    let again = site
        .ask("POST", &format!("{log}/{delivery}/again"), &desk, &[], "")
        .await;
    assert_eq!(again.status, 204);
    site.settle().await;
    assert_eq!(service.received().len(), 3);
    site.ask("POST", &format!("/applications/{id}/withdraw"), &hers, &[], "")
        .await;
    site.settle().await;
    assert!(service.received()[3].text().contains("application.withdrawn"));
    assert_eq!(
        site.ask("DELETE", &format!("/webhooks/{hook}"), &desk, &[], "")
            .await
            .status,
        204
    );
    site.post(
        &format!("/hiring/openings/{opening}/close"),
        &desk,
        &json!({ "reason": "gone" }),
    )
    .await;
    site.settle().await;
    assert_eq!(service.received().len(), 4, "removed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_undone_is_not_told_and_who_is_gone_is_switched_off() {
    let site = Site::open().await;
    let (desk, opening) = site.published().await;
    let service = Service::start();
    let hook = json!({ "url": service.url("/hook"), "events": ["application.received"] });
    let hook = site.post("/webhooks", &desk, &hook).await.json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let hers = site.whole(&site.member("asha@example.org").await, None).await;
    let sent = site.post("/applications", &hers, &json!({ "opening": opening })).await;
    let id = sent.json()["id"].as_str().unwrap().to_owned();
    site.settle().await;
    assert_eq!(
        site.ask("POST", &format!("/applications/{id}/withdraw"), &hers, &[], "")
            .await
            .status,
        204
    );
    site.pass(TimeDelta::minutes(2));
    site.settle().await;
    assert_eq!(service.received().len(), 0, "as if it had never been");
    let log = site.get(&format!("/webhooks/{hook}/deliveries"), &desk).await.json();
    assert_eq!(log["data"][0]["state"], "dropped");

    service.answer(Reply::Status(410));
    site.post("/applications", &hers, &json!({ "opening": opening })).await;
    site.settle().await;
    site.pass(TimeDelta::minutes(2));
    site.settle().await;
    let off = site.get(&format!("/webhooks/{hook}"), &desk).await.json();
    assert!(off["off_at"].is_string(), "{off}");
    assert_eq!(service.received().len(), 1);
}
