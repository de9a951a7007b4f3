//! The whole way: a draft, an application, an answer.

use chrono::TimeDelta;
use serde_json::Value;
use serde_json::json;

use crate::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_a_draft_to_an_answer() {
    let site = Site::open().await;
    let (desk, opening) = site.published().await;
    let asha = site.member("asha@example.org").await;
    let token = site.whole(&asha, None).await;

    let found = site.get("/openings?q=welder&limit=5", &token).await;
    assert_eq!(
        (found.status, found.json()["total"].as_u64()),
        (200, Some(1)),
        "{}",
        found.text
    );
    assert_eq!(found.header("cache-control"), "no-store");
    let one = site.get(&format!("/openings/{opening}"), &token).await.json();
    assert!(
        one["takes_applications"].as_bool().unwrap() && one["skills"].as_array().unwrap().len() >= 2,
        "{one}"
    );
    let fit = site.get(&format!("/openings/{opening}/fit"), &token).await.json();
    assert!(
        fit["held"]
            .as_array()
            .unwrap()
            .iter()
            .any(|skill| skill["skill"] == "mig-welding"),
        "{fit}"
    );
    assert_eq!(site.get("/profile", &token).await.json()["name"], "Asha Rao");

    let sent = site
        .post(
            "/applications",
            &token,
            &json!({ "opening": opening, "note": "I weld boilers." }),
        )
        .await;
    assert_eq!(sent.status, 201, "{}", sent.text);
    let id = sent.json()["id"].as_str().unwrap().to_owned();
    let list = format!("/hiring/openings/{opening}/applications");
    assert_eq!(
        site.get(&list, &desk).await.json()["data"],
        json!([]),
        "it can still be undone"
    );
    site.pass(TimeDelta::minutes(2));
    let listed = site.get(&list, &desk).await.json();
    assert_eq!((&listed["data"][0]["id"], &listed["next"]), (&json!(id), &Value::Null));
    let read = site.get(&format!("/hiring/applications/{id}"), &desk).await;
    assert!(
        read.json()["hidden"].as_bool().unwrap() && !read.text.contains("Asha"),
        "{}",
        read.text
    );
    assert_eq!(read.json()["note"], "I weld boilers.");

    let no = json!({ "stage": "declined" });
    let answer = format!("/hiring/applications/{id}/answer");
    let refused = site.post(&answer, &desk, &no).await;
    assert_eq!(
        (refused.status, &refused.json()["errors"][0]["pointer"]),
        (422, &json!("#/reason"))
    );
    let yes = json!({ "stage": "shortlisted", "words": "Come by." });
    assert_eq!(site.post(&answer, &desk, &yes).await.json()["answered"], 1);
    assert_eq!(site.post(&answer, &desk, &yes).await.status, 409);
    let mine = site.get(&format!("/applications/{id}"), &token).await.json();
    assert_eq!(
        (&mine["stage"], &mine["steps"][1]["words"]),
        (&json!("shortlisted"), &json!("Come by."))
    );
    let back = site
        .ask("POST", &format!("/applications/{id}/withdraw"), &token, &[], "")
        .await;
    assert_eq!(back.status, 204, "{}", back.text);
    let again = site
        .ask("POST", &format!("/applications/{id}/withdraw"), &token, &[], "")
        .await;
    assert_eq!(again.status, 409);
    let closed = site
        .post(
            &format!("/hiring/openings/{opening}/close"),
            &desk,
            &json!({ "reason": "filled" }),
        )
        .await;
    assert_eq!(closed.status, 200, "{}", closed.text);
    assert_eq!(
        site.get("/hiring/openings", &desk).await.json()["data"][0]["state"],
        "closed"
    );
}
