//! Text messages over a real connection, to a gateway that takes them, repeats itself, is slow, refuses or sends elsewhere.
#![allow(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use std::time::{Duration, Instant};

use gateway::{
    Client, Failure, Reach, Unanswered,
    text::{Format, Gateway, Settings, Text},
};
use testkit::{Reply, Service};

fn to(service: &Service, format: Format, body: &str) -> Gateway {
    Gateway::new(Settings {
        url: service.url("/v1/send?account=7"),
        token: "s3cret".to_owned(),
        headers: vec![
            "Authorization: Bearer {token}".to_owned(),
            "Idempotency-Key: {key}".to_owned(),
        ],
        format,
        body: body.to_owned(),
    })
    .unwrap()
}

const JSON: &str = r#"{"to":"{digits}","type":"text","text":{"body":"{text}","preview":false}}"#;

const HARD: Text<'_> = Text {
    to: "+919876543210",
    text: "\"नमस्ते\" {token} & \\ {to}\n+1=2",
    key: "k-1",
};

#[tokio::test]
async fn json_holds_any_text_as_it_is_and_nothing_in_it_is_taken_for_a_placeholder() {
    let service = Service::start();
    to(&service, Format::Json, JSON).send(HARD).await.unwrap();
    let sent = &service.received()[0];
    assert_eq!(sent.path, "/v1/send?account=7");
    assert_eq!(sent.header("authorization"), Some("Bearer s3cret"));
    assert_eq!(sent.header("idempotency-key"), Some("k-1"));
    assert_eq!(sent.header("content-type"), Some("application/json"));
    let body: serde_json::Value = serde_json::from_slice(&sent.body).unwrap();
    assert_eq!(body["to"], "919876543210");
    assert_eq!(body["text"]["body"], HARD.text);
    assert_eq!(body["text"]["preview"], false);
}

#[tokio::test]
async fn a_form_holds_any_text_too() {
    let service = Service::start();
    to(&service, Format::Form, "To={to}&From=Onward&Body={text}")
        .send(HARD)
        .await
        .unwrap();
    let sent = &service.received()[0];
    assert_eq!(sent.header("content-type"), Some("application/x-www-form-urlencoded"));
    let text = sent.text();
    assert!(
        text.starts_with("To=%2B919876543210&From=Onward&Body=%22%E0%A4%A8"),
        "{text}"
    );
    assert!(
        text.ends_with("%7Btoken%7D%20%26%20%5C%20%7Bto%7D%0A%2B1%3D2"),
        "{text}"
    );
}

#[tokio::test]
async fn what_a_gateway_answers_decides_what_becomes_of_a_text() {
    let service = Service::start();
    let gateway = to(&service, Format::Json, JSON);
    for status in [429, 500, 503] {
        service.answer(Reply::Status(status));
        assert!(matches!(gateway.send(HARD).await, Err(Failure::Later(_))), "{status}");
    }
    service.answer(Reply::Status(422));
    assert!(matches!(gateway.send(HARD).await, Err(Failure::Never(_))));
    service.answer(Reply::Status(401));
    let refused = gateway.send(HARD).await.unwrap_err();
    assert!(matches!(refused, Failure::Misconfigured(_)) && !refused.sentence().contains("s3cret"));
    service.answer(Reply::HangUp);
    assert!(matches!(gateway.send(HARD).await, Err(Failure::Later(_))));
}

#[tokio::test]
async fn redirects_are_not_followed_with_what_was_said_and_the_token() {
    let (service, elsewhere) = (Service::start(), Service::start());
    service.answer(Reply::Redirect(elsewhere.url("/")));
    let refused = to(&service, Format::Json, JSON).send(HARD).await;
    assert!(matches!(refused, Err(Failure::Misconfigured(_))));
    assert!(elsewhere.received().is_empty());
}

#[tokio::test]
async fn whoever_is_slow_or_never_ends_is_not_waited_for() {
    let service = Service::start();
    let client = Client::new(Reach::Anywhere, Duration::from_millis(300));
    let begun = Instant::now();
    service.answer(Reply::Slow(Duration::from_secs(30), 200));
    let posted = client.post(&service.url("/"), &[], Vec::new()).await;
    assert_eq!(posted, Err(Unanswered::TooSlow));
    service.answer(Reply::Endless);
    let client = Client::new(Reach::Anywhere, Duration::from_secs(20));
    let posted = client.post(&service.url("/"), &[], Vec::new()).await.unwrap();
    assert_eq!(posted.status, 200);
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn a_gateway_that_is_not_there_is_tried_again_later() {
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let settings = Settings {
        url: format!("http://{free}/"),
        token: String::new(),
        headers: Vec::new(),
        format: Format::Form,
        body: "to={to}&text={text}".to_owned(),
    };
    assert!(matches!(
        Gateway::new(settings).unwrap().send(HARD).await,
        Err(Failure::Later(_))
    ));
}
