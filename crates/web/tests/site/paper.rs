//! A sheet to print: for whoever is entrusted with the person, and nobody else.

use model::{PersonId, SeededRandom};
use serde_json::Value;

use crate::place::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sheet_holds_what_helps_and_no_secret_and_its_person_sees_who_looked() {
    let site = Site::open().await;
    let (asha, own) = site.seeker("asha@example.org").await;
    let opening = site.openings().await[0];
    own.post(&format!("/jobs/{opening}/save"), &[]).await;
    let (staff, desk) = site.staff("nadia@example.org", Some(asha)).await;
    let list = desk.get("/staff/people").await.text();
    assert!(list.contains(&format!("/staff/people/{asha}/paper")), "{list}");

    let before = site.everything(asha).await;
    let answer = desk.get(&format!("/staff/people/{asha}/paper")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), "no-store");
    let page = answer.text();
    let (_, sheet) = page.split_once("<article class=\"paper\">").unwrap();
    let (sheet, _) = sheet.split_once("</article>").unwrap();
    for words in [
        "For Asha Rao",
        "Riverside Careers",
        "Welder",
        "Tapti Boilers",
        "Apply by",
        "https://jobs.example/1",
        "Openings you saved",
        "https://work.example.org/sign-in",
    ] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
    assert!(!sheet.contains("asha@example.org") && !sheet.contains("<a "), "{sheet}");

    let after = site.everything(asha).await;
    let advised = |look: &&Value| look["viewer"] == staff.to_string() && look["purpose"] == "advice";
    assert_eq!(after.0["look"].iter().filter(advised).count(), 1);
    assert_eq!(
        after.0["showing"], before.0["showing"],
        "nothing counts as shown to them"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_found_to_be_a_fake_never_stands_on_paper() {
    let site = Site::open().await;
    let (asha, own) = site.seeker("asha@example.org").await;
    let opening = site.openings().await[0];
    own.post(&format!("/jobs/{opening}/save"), &[]).await;
    let (_, desk) = site.staff("nadia@example.org", Some(asha)).await;
    let paper = format!("/staff/people/{asha}/paper");
    assert!(desk.get(&paper).await.text().contains("https://jobs.example/1"));
    let page = desk.get(&format!("/staff/doubts/{opening}")).await.text();
    let (_, seen) = page.split_once("name=\"seen\" value=\"").unwrap();
    let (seen, _) = seen.split_once('"').unwrap();
    let found = [("found", "fake"), ("words", "They ask for money."), ("seen", seen)];
    let ruled = desk.post(&format!("/staff/doubts/{opening}/rule"), &found).await;
    assert!(ruled.header("location").contains("said=ruled"));
    assert!(!desk.get(&paper).await.text().contains("https://jobs.example/1"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_gets_a_sheet_or_finds_out_who_is_here() {
    let site = Site::open().await;
    let (asha, own) = site.seeker("asha@example.org").await;
    let (ben, _) = site.seeker("ben@example.org").await;
    let (_, desk) = site.staff("nadia@example.org", Some(ben)).await;
    let none = PersonId::new(site.journey.now(), &SeededRandom::new(9));
    let told = |id: PersonId| {
        let desk = &desk;
        async move {
            let answer = desk.get(&format!("/staff/people/{id}/paper")).await;
            (answer.status, answer.text().replace(&id.to_string(), "ID"))
        }
    };
    assert_eq!(told(asha).await, told(none).await);
    assert_eq!(told(asha).await.0, 403);
    assert!(site.everything(asha).await.0["look"].is_empty());
    for browser in [&own, &site.browser()] {
        assert_eq!(browser.get(&format!("/staff/people/{asha}/paper")).await.status, 403);
    }
    assert_eq!(desk.get("/staff/people/nobody/paper").await.status, 404);
}
