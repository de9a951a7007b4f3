//! Staff bring openings at the page: hand in, look at the columns, start, see how far it is, read what came of it.

use axum::http::StatusCode;
use journey::import::FILE_BYTES;

use crate::{browser::Browser, place::Site};

const FILE: &[u8] = b"Ref,Job title,Job description,Notiz\nN-1,Nurse,You care for patients.,\nN-2,Cook,,\n";

/// Hands a file in and gives the address of its page.
async fn hand_in(staff: &Browser<'_>, name: &str, bytes: &[u8]) -> String {
    let answer = staff.upload("/staff/import/upload", name, bytes).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.location().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_goes_the_whole_way() {
    let site = Site::open().await;
    let (_, staff) = site.staff("nadia@example.org", None).await;
    let address = hand_in(&staff, "<b>jobs.csv", FILE).await;
    let page = staff.get(&address).await.text();
    assert!(page.contains("Are these columns right?") && page.contains("2\u{a0}rows"));
    assert!(page.contains("name=\"column-4\"") && page.contains("You care for patients."));
    assert!(!page.contains("<b>jobs.csv"), "what is in files is shown as text");

    let wrong = [
        ("column-1", "id"),
        ("column-2", "ignore"),
        ("column-3", "description"),
        ("column-4", "ignore"),
        ("source", "Board"),
    ];
    let page = staff.post(&format!("{address}/start"), &wrong).await.text();
    assert!(
        page.contains("Choose the column with the “Title”") && page.contains("value=\"Board\""),
        "{page}"
    );
    let right = [
        ("column-1", "id"),
        ("column-2", "title"),
        ("column-3", "description"),
        ("column-4", "ignore"),
        ("source", "Board"),
    ];
    let started = staff.post(&format!("{address}/start"), &right).await;
    assert_eq!(
        (started.status, started.location()),
        (StatusCode::SEE_OTHER, address.as_str())
    );

    let page = staff.get(&address).await.text();
    assert!(page.contains("data-poll") && page.contains("<progress"), "{page}");
    assert!(page.contains("http-equiv=\"refresh\""), "also without scripts");
    assert!(site.journey.carry_out_import(&|| true).await.unwrap());
    let page = staff.get(&address).await.text();
    assert!(
        !page.contains("data-poll") && !page.contains("http-equiv=\"refresh\""),
        "it is done"
    );
    assert!(
        page.contains("What was not taken in") && page.contains("This row has a title but no text"),
        "{page}"
    );
    let list = staff.get("/staff/import").await.text();
    assert!(
        list.contains("1 new, 0 changed, 0 the same, 1 refused") && list.contains("Board"),
        "{list}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_file_of_openings_is_told_beside_the_form() {
    let site = Site::open().await;
    let (_, staff) = site.staff("nadia@example.org", None).await;
    let large = vec![b'a'; usize::try_from(FILE_BYTES).unwrap() + 1];
    let told: [(&[u8], &str); 3] = [
        (b"", "The file is empty"),
        (b"%PDF-1.7", "a PDF"),
        (&large, "larger than 64 MB"),
    ];
    for (bytes, words) in told {
        let answer = staff.upload("/staff/import/upload", "jobs.csv", bytes).await;
        let page = answer.text();
        assert!(
            page.contains(words) && page.contains("name=\"file\""),
            "{words}: {} {page}",
            answer.status
        );
    }
    let none = staff.post("/staff/import/upload", &[]).await.text();
    assert!(none.contains("Choose a file first"), "{none}");
    assert!(staff.get("/staff/import").await.text().contains("Nothing yet."));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_learn_nothing_of_imports() {
    let site = Site::open().await;
    let (_, staff) = site.staff("nadia@example.org", None).await;
    let address = hand_in(&staff, "secret-plans.csv", FILE).await;
    let (_, seeker) = site.seeker("asha@example.org").await;
    for browser in [&site.browser(), &seeker] {
        for answer in [
            browser.get(&address).await,
            browser.get("/staff/import").await,
            browser.post(&format!("{address}/start"), &[]).await,
            browser.post(&format!("{address}/let-go"), &[]).await,
            browser.upload("/staff/import/upload", "jobs.csv", FILE).await,
            browser.post("/staff/health/again", &[]).await,
        ] {
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
            assert!(!answer.text().contains("secret-plans"));
        }
    }
    let missing = "/staff/import/019cb0a0-5c00-7000-8000-000000000001";
    assert_eq!(staff.get(missing).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        staff.post(&format!("{missing}/start"), &[]).await.status,
        StatusCode::NOT_FOUND
    );
    let gone = staff.post(&format!("{address}/let-go"), &[]).await;
    assert_eq!((gone.status, gone.location()), (StatusCode::SEE_OTHER, "/staff/import"));
    assert_eq!(staff.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staff_see_of_people_what_they_need_and_no_more() {
    let site = Site::open().await;
    let (asha, _) = site.seeker("asha.rao@example.org").await;
    let (_, staff) = site.staff("nadia@example.org", Some(asha)).await;
    let people = staff.get("/staff/people?q=ra").await.text();
    assert!(
        people.contains("Asha Rao")
            && people.contains("This person alone")
            && people.contains("3\u{a0}March\u{a0}2026"),
        "{people}"
    );
    assert!(
        staff
            .get("/staff/people?q=zoe")
            .await
            .text()
            .contains("Nobody of this name")
    );
    let code = staff.post(&format!("/staff/people/{asha}/code"), &[]).await;
    assert!(code.text().contains("A code for Asha Rao"));
    assert_eq!(code.header("cache-control"), "no-store");
    let outbox = staff.get("/staff/outbox?state=waiting").await.text();
    assert!(
        outbox.contains("a…@example.org") && !outbox.contains("asha.rao") && !outbox.contains("/confirm/"),
        "{outbox}"
    );
}
