//! A language model over a real connection: one that answers, is slow, refuses or talks nonsense.
#![allow(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use gateway::interpreter::{Interpreter, Settings};
use testkit::{Reply, Service};

fn of(service: &Service, token: &str) -> Interpreter {
    Interpreter::new(Settings {
        url: service.url("/v1/chat/completions"),
        model: "small".to_owned(),
        token: token.to_owned(),
    })
    .unwrap()
}

fn says(words: &str) -> Reply {
    let body = serde_json::json!({"choices": [{"message": {"role": "assistant", "content": words}}]});
    Reply::Json(body.to_string())
}

#[tokio::test]
async fn it_is_asked_in_the_usual_form_and_its_first_line_counts() {
    let service = Service::start();
    service.answer(says("\"jobs as a cook\"\nbecause they said so"));
    let meant = of(&service, "s3cret").plainer("smth wid food").await;
    assert_eq!(meant, Ok(Some("jobs as a cook".to_owned())));
    let asked = &service.received()[0];
    assert_eq!(asked.path, "/v1/chat/completions");
    assert_eq!(asked.header("authorization"), Some("Bearer s3cret"));
    let body: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
    assert_eq!(body["model"], "small");
    assert_eq!(body["temperature"], 0);
    assert_eq!(body["messages"][1]["content"], "smth wid food");
}

#[tokio::test]
async fn without_a_token_none_is_sent_and_long_messages_are_cut() {
    let service = Service::start();
    service.answer(says("NONE"));
    let long = "word ".repeat(1_000);
    assert_eq!(of(&service, "").plainer(&long).await, Ok(None));
    let asked = &service.received()[0];
    assert_eq!(asked.header("authorization"), None);
    let body: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
    assert_eq!(body["messages"][1]["content"].as_str().unwrap().chars().count(), 500);
}

#[tokio::test]
async fn what_is_no_answer_is_told_without_the_message() {
    let service = Service::start();
    for (reply, why) in [
        (Reply::Status(500), "status 500"),
        (Reply::Json("{\"choices\": []}".to_owned()), "choices"),
        (Reply::Json("hello".to_owned()), "JSON"),
    ] {
        service.answer(reply);
        let told = of(&service, "s3cret").plainer("my secret").await.unwrap_err();
        assert!(
            told.contains(why) && !told.contains("s3cret") && !told.contains("my secret"),
            "{told}"
        );
    }
}

#[test]
fn settings_that_cannot_work_are_told() {
    let of = |url: &str, model: &str| {
        Interpreter::new(Settings {
            url: url.to_owned(),
            model: model.to_owned(),
            token: String::new(),
        })
    };
    assert!(of("localhost:11434", "small").unwrap_err().contains("https://"));
    assert!(of("http://localhost:11434/v1", "").unwrap_err().contains("named"));
}
