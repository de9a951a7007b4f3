//! What speaks against an opening is told with its words, can be contested, and staff have the last word.

use model::PostingId;

use crate::{browser::Browser, place::Site};

const FAKE: &str = "id,title,employer,location,description\n\
    T-1,Typist at home,Fast Hire,\"Pune, India\",\"Pay the refundable deposit of <500> before you begin. Write to fast.hire@gmail.com.\"\n";

/// A fake that a file brought, as lists know it.
async fn fake(site: &Site) -> PostingId {
    let import = journey::import::Import::open(FAKE.as_bytes(), "fakes.csv", &[]).unwrap();
    site.journey.import(import, |_| ()).await.unwrap();
    follow(site).await;
    let waiting = store::doubt::waiting(&mut site.store.read().await.unwrap(), None, 10).await;
    waiting.unwrap()[0]
}

async fn follow(site: &Site) {
    while site.journey.follow_openings().await.unwrap() > 0 {}
}

async fn read(browser: &Browser<'_>, address: &str) -> String {
    browser.get(address).await.text()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fake_is_warned_of_wherever_it_stands_and_nothing_leads_to_it_with_weight() {
    let site = Site::open().await;
    let id = fake(&site).await;
    let page = read(&site.browser(), &format!("/openings/{id}")).await;
    assert!(page.contains("This opening looks like a fake."), "{page}");
    assert!(page.contains("refundable deposit of &#60;500&#62;") && page.contains("fast.hire@gmail.com"));
    assert!(!page.contains("ld+json") && !page.contains("og:title") && !page.contains("to-apply"));
    let list = read(&site.browser(), "/openings").await;
    assert_eq!(list.matches("class=\"warned fake\"").count(), 1, "one of all openings");
    let map = read(&site.browser(), "/sitemap.xml").await;
    assert!(!map.contains(&id.to_string()) && map.contains(&site.openings().await[0].to_string()));
    let honest = read(&site.browser(), &format!("/openings/{}", site.openings().await[0])).await;
    assert!(!honest.contains("class=\"notice warning") && honest.contains("ld+json"));
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_can_contest_it_and_staff_read_it() {
    let site = Site::open().await;
    let id = fake(&site).await;
    let (opening, address) = (format!("/openings/{id}"), format!("/staff/doubts/{id}"));
    let visitor = site.browser();
    visitor.get("/").await;
    let nothing = visitor
        .post(&format!("{opening}/report"), &[("words", "I know them.")])
        .await
        .text();
    assert!(
        nothing.contains("Choose what is wrong with it.") && nothing.contains("I know them."),
        "what was typed stays: {nothing}"
    );
    let long = "x".repeat(601);
    for (words, told) in [(long.as_str(), "600 letters at most"), ("a\0b", "I know")] {
        let refused = visitor
            .post(&format!("{opening}/report"), &[("says", "fake"), ("words", words)])
            .await;
        assert!(
            refused.status.is_success() || refused.status.is_client_error(),
            "{told}: {}",
            refused.status
        );
    }
    let said = [("says", "mistaken"), ("words", "I <worked> there.")];
    assert_eq!(
        visitor.post(&format!("{opening}/report"), &said).await.location(),
        format!("{opening}?said=reported")
    );
    assert_eq!(visitor.get(&address).await.status, 403);
    assert!(!read(&visitor, &opening).await.contains("Write down what you find"));

    let (_, staff) = site.staff("nadia@example.org", None).await;
    assert!(read(&staff, "/staff").await.contains("1\u{a0}opening is doubtful."));
    let list = read(&staff, "/staff/doubts").await;
    assert!(
        list.contains(&address) && list.contains("1\u{a0}person says the warning is mistaken."),
        "{list}"
    );
    assert!(read(&staff, &opening).await.contains("Write down what you find"));
    assert!(read(&staff, &address).await.contains("I &#60;worked&#62; there."));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_find_stands_in_its_place() {
    let site = Site::open().await;
    let id = fake(&site).await;
    let (opening, address) = (format!("/openings/{id}"), format!("/staff/doubts/{id}"));
    let visitor = site.browser();
    let (_, staff) = site.staff("nadia@example.org", None).await;
    let seen = journey::doubts::words_hash(&site.journey.posting(id).await.unwrap());
    assert!(
        read(&staff, &address).await.contains(&seen),
        "the form says which words were seen"
    );
    let unseen = [("found", "clear"), ("words", "Fine."), ("seen", "other words")];
    let unseen = staff.post(&format!("{address}/rule"), &unseen).await;
    assert_eq!(unseen.location(), format!("{address}?said=conflict"));
    let empty = staff
        .post(
            &format!("{address}/rule"),
            &[("found", "clear"), ("words", ""), ("seen", &seen)],
        )
        .await
        .text();
    assert!(empty.contains("Write down what you found"));
    let ruled = staff
        .post(
            &format!("{address}/rule"),
            &[("found", "clear"), ("words", "We rang them."), ("seen", &seen)],
        )
        .await;
    assert_eq!(ruled.location(), format!("{address}?said=ruled"));
    follow(&site).await;
    let page = read(&visitor, &opening).await;
    assert!(
        page.contains("found nothing wrong")
            && page.contains("We rang them.")
            && !page.contains("This opening looks like a fake")
    );
    assert!(!read(&visitor, "/openings").await.contains("class=\"warned"));
    assert!(read(&staff, "/staff/doubts").await.contains("Nothing to look at"));

    staff
        .post(
            &format!("{address}/rule"),
            &[("found", "fake"), ("words", "They took money."), ("seen", &seen)],
        )
        .await;
    follow(&site).await;
    let page = read(&visitor, &opening).await;
    assert!(
        page.contains("This opening is closed.") && page.contains("They took money."),
        "{page}"
    );
    assert!(!read(&visitor, "/openings").await.contains(&id.to_string()));
}
