//! The chat: what is shown, and who is told that a conversation goes on.

use std::time::Duration;

use axum::{
    body::{Body, BodyDataStream},
    http::{Method, StatusCode},
};
use futures_util::StreamExt;

use crate::{browser::Browser, place::Site};

/// What a page that looks is told next; nothing when that takes long.
async fn told(stream: &mut BodyDataStream) -> Option<String> {
    let next = tokio::time::timeout(Duration::from_millis(600), stream.next()).await;
    let bytes = next.ok()??.unwrap();
    Some(String::from_utf8(bytes.to_vec()).unwrap())
}

async fn looks(site: &Site, browser: &Browser<'_>) -> BodyDataStream {
    let request = browser.request(Method::GET, "/chat/live").body(Body::empty()).unwrap();
    let answer = site.listen(request).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    assert!(
        !answer.headers().contains_key("content-encoding"),
        "packed, it would wait"
    );
    answer.into_body().into_data_stream()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_whose_conversation_it_is_is_told_that_it_goes_on() {
    let site = Site::open().await;
    let (_, asha) = site.seeker("asha@example.org").await;
    let (_, ben) = site.seeker("ben@example.org").await;
    let (mut hers, mut his) = (looks(&site, &asha).await, looks(&site, &ben).await);
    assert_eq!(asha.post("/chat", &[("said", "hello")]).await.location(), "/chat#say");
    assert!(told(&mut hers).await.unwrap().contains("event: went-on\ndata: look"));
    assert_eq!(told(&mut his).await, None);
    let stranger = site.browser().get("/chat/live").await;
    assert_eq!(stranger.status, StatusCode::NO_CONTENT);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_begins_with_the_first_word_and_is_shown_as_it_was_said() {
    let site = Site::open().await;
    let browser = site.browser();
    let greeting = browser.get("/chat").await.text();
    assert!(greeting.contains("I am a program, not a person"), "{greeting}");
    assert_eq!(browser.cookie("onward"), None, "looking begins no visit");
    let nothing = browser.post("/chat", &[("said", "  ")]).await;
    assert!(nothing.text().contains("Please write something first."));
    assert_eq!(browser.cookie("onward"), None);

    browser
        .post("/chat", &[("said", "find me work as a welder <b>now</b>")])
        .await;
    let page = browser.get("/chat").await.text();
    assert!(page.contains("&#60;b&#62;now") && !page.contains("<b>now"), "{page}");
    assert!(
        page.contains("I found 1\u{a0}opening.") || page.contains("I found 1 opening."),
        "{page}"
    );
    assert!(page.contains("Tapti Boilers"), "{page}");

    let text = browser.get("/chat/conversation.txt").await;
    assert!(text.header("content-disposition").contains("conversation.txt"));
    assert!(
        text.text().contains("You: find me work as a welder <b>now</b>"),
        "{}",
        text.text()
    );
    assert!(
        text.text().contains("1. Welder, Tapti Boilers, Pune, India"),
        "{}",
        text.text()
    );

    let other = site.browser();
    let theirs = other.get("/chat/conversation.txt").await;
    assert_eq!(theirs.location(), "/chat", "nobody else's can be taken away");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn earlier_lines_stand_on_pages_of_their_own() {
    let site = Site::open().await;
    let (_, asha) = site.seeker("asha@example.org").await;
    for _ in 0..35 {
        asha.post("/chat", &[("said", "thanks")]).await;
    }
    let page = asha.get("/chat").await.text();
    let earlier = page
        .split("href=\"/chat?before=")
        .nth(1)
        .expect("a way to earlier lines");
    let number = earlier.split('"').next().unwrap();
    let earlier = asha.get(&format!("/chat?before={number}")).await.text();
    assert!(earlier.contains("id=\"line-1\"") && !page.contains("id=\"line-1\""));
    assert!(!earlier.contains("name=\"said\""), "nothing is said there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_long_a_message_is_given_back() {
    let site = Site::open().await;
    let long = "word ".repeat(1_700);
    let answer = site.browser().post("/chat", &[("said", &long)]).await.text();
    assert!(answer.contains("longer than 8000 characters"));
    assert!(answer.contains(long.trim()), "what was typed is not lost");
}
