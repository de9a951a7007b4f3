//! What belongs to somebody else answers as what is not there.

use axum::http::StatusCode;
use model::{PersonId, SeededRandom, SessionId};

use crate::{
    browser::Answer,
    place::{PASSWORD, Site},
};

/// Everything an answer tells, with the id taken out.
fn told(answer: &Answer, id: &str) -> (StatusCode, String, String) {
    (
        answer.status,
        answer.location().replace(id, "ID"),
        answer.text().replace(id, "ID"),
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_of_another_person_is_as_one_there_is_not() {
    let site = Site::open().await;
    let (asha, _) = site.seeker("asha@example.org").await;
    let (_, ben) = site.seeker("ben@example.org").await;
    let theirs = site.everything(asha).await.0["session"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let none = SessionId::new(site.journey.now(), &SeededRandom::new(9)).to_string();
    let answers =
        [&theirs, &none].map(|id| async { told(&ben.post("/me/sessions/end", &[("session", id)]).await, id) });
    let [first, second] = answers;
    assert_eq!(first.await, second.await);
    assert_eq!(site.everything(asha).await.0["session"].len(), 1, "and it goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fact_of_another_person_is_as_one_there_is_not() {
    let site = Site::open().await;
    let (_, asha) = site.seeker("asha@example.org").await;
    let (_, staff) = site.staff("nadia@example.org", None).await;
    assert_eq!(asha.get("/me/edit/skills/skill-mig-welding").await.status, 200);
    for fact in ["skill-mig-welding", "job-0", "place"] {
        let (theirs, none) = (format!("/me/edit/x/{fact}"), "/me/edit/x/skill-none".to_owned());
        let shown = (staff.get(&theirs).await, staff.get(&none).await);
        assert_eq!(told(&shown.0, fact), told(&shown.1, "skill-none"));
        assert_eq!(shown.0.status, 404);
        let removed = (
            staff.post(&format!("{theirs}/remove"), &[]).await,
            staff.post(&format!("{none}/remove"), &[]).await,
        );
        assert_eq!(told(&removed.0, fact), told(&removed.1, "skill-none"));
        assert_eq!(removed.0.status, 404);
    }
    assert_eq!(asha.get("/me/edit/skills/skill-mig-welding").await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staff_cannot_find_out_who_is_here() {
    let site = Site::open().await;
    let (asha, _) = site.seeker("asha@example.org").await;
    let (_, staff) = site.staff("nadia@example.org", None).await;
    let none = PersonId::new(site.journey.now(), &SeededRandom::new(9));
    let ask = |id: PersonId| {
        let staff = &staff;
        async move {
            told(
                &staff.post(&format!("/staff/people/{id}/code"), &[]).await,
                &id.to_string(),
            )
        }
    };
    let known = ask(asha).await;
    assert_eq!(known, ask(none).await);
    assert_eq!(known.0, 403);
    assert!(!staff.get("/staff/people").await.text().contains("Asha"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_are_read_by_their_own_person() {
    let site = Site::open().await;
    let (asha, own) = site.seeker("asha@example.org").await;
    let (_, ben) = site.seeker("ben@example.org").await;
    let (_, staff) = site.staff("nadia@example.org", Some(asha)).await;
    let secret = site.secret(asha, "confirm_email").await;
    assert!(own.get("/").await.text().contains("new messages"));
    let read = own.get("/messages").await.text();
    assert!(
        read.contains("Please confirm") && !read.contains(&secret),
        "the link is in the mail alone"
    );
    assert!(
        !own.get("/").await.text().contains("new messages"),
        "they have been read"
    );
    for browser in [&ben, &staff] {
        for address in ["/messages", "/staff/outbox", "/me/data"] {
            let page = browser.get(address).await.text();
            assert!(
                !page.contains(&secret) && !page.contains("asha@example.org"),
                "{address}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_never_tells_whether_there_is_an_account() {
    let site = Site::open().await;
    site.seeker("asha@example.org").await;
    for (address, password) in [("/forgot", ""), ("/sign-in", "not her password")] {
        let ask = |contact: &'static str| {
            let browser = site.browser();
            async move {
                let answer = browser
                    .post(address, &[("contact", contact), ("password", password)])
                    .await;
                told(&answer, contact)
            }
        };
        assert_eq!(
            ask("asha@example.org").await,
            ask("nobody@example.org").await,
            "{address}"
        );
    }
    let known = site
        .browser()
        .post("/sign-in", &[("contact", "asha@example.org"), ("password", PASSWORD)])
        .await;
    assert_eq!(known.status, StatusCode::SEE_OTHER);
}
