//! Employers: what staff write down is what everybody reads.

use model::Posting;

use crate::place::Site;

const PROOF: &str = "The number in the register was answered by them.";

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_saw_stands_at_each_opening_of_the_employer() {
    let site = Site::open().await;
    let (_, staff) = site.staff("nadia@example.org", None).await;
    let (id, opening) = (site.employer("Tapti Boilers").await, site.openings().await[0]);
    let address = format!("/staff/employers/{id}");
    let page = format!("/openings/{opening}");
    let read = site.browser().get(&page).await.text();
    assert!(read.contains("Not verified") && read.contains("never asks you for money"));

    own(&site, opening, id).await;
    assert!(staff.get("/staff/employers").await.text().contains(&address));
    let refused = staff.post(&format!("{address}/verify"), &[("proof", " ")]).await.text();
    assert!(refused.contains("Write down what you saw"));
    let kept = staff.post(&format!("{address}/verify"), &[("proof", PROOF)]).await;
    assert_eq!(kept.location(), format!("{address}?said=kept"));
    while site.journey.follow_openings().await.unwrap() > 0 {}

    let read = site.browser().get(&page).await.text();
    assert!(
        read.contains(PROOF) && read.contains("Verified on 2\u{a0}March\u{a0}2026") && !read.contains("Not verified")
    );
    let all = site.browser().get("/openings").await.text();
    assert_eq!(all.matches("class=\"verified\"").count(), 1);
    let found = site.browser().get("/openings?employer=verified").await.text();
    assert!(
        found.contains(&opening.to_string())
            && found.contains("1\u{a0}opening")
            && found.contains("Verified employers")
    );
    assert!(!found.contains(&site.openings().await[1].to_string()));

    let refused = staff.post(&format!("{address}/unverify"), &[("why", " ")]).await.text();
    assert!(refused.contains("Say in a few words why") && site.browser().get(&page).await.text().contains(PROOF));
    staff
        .post(
            &format!("{address}/unverify"),
            &[("why", "The number answers no more.")],
        )
        .await;
    while site.journey.follow_openings().await.unwrap() > 0 {}
    let found = site.browser().get("/openings?employer=verified").await.text();
    assert!(found.contains("Nothing found") && found.contains("Any employer: 2\u{a0}more"));
    assert!(
        !site
            .browser()
            .get("/openings")
            .await
            .text()
            .contains("?employer=verified")
    );
}

/// Makes the opening the employer's own.
async fn own(site: &Site, opening: model::PostingId, employer: model::EmployerId) {
    let posting = site.journey.posting(opening).await.unwrap();
    let own = Posting {
        employer_id: Some(employer),
        ..posting
    };
    let mut db = site.store.read().await.unwrap();
    let source = store::source::by_name(&mut db, &own.source.source)
        .await
        .unwrap()
        .unwrap();
    drop(db);
    let mut tx = site.store.begin(site.journey.now()).await.unwrap();
    store::posting::put(&mut tx, source.id, std::slice::from_ref(&own))
        .await
        .unwrap();
    tx.commit(model::Event::new(model::EventKind::PostingChanged, opening.0))
        .await
        .unwrap();
}
