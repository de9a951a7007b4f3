//! What each part of a fit weighs stands on a page for staff, and on every opening for whoever it is scored for.

use matching::{Lesson, Version, Weights};
use model::{Event, EventKind};

use crate::{browser::Browser, place::Site};

async fn read(browser: &Browser<'_>, address: &str) -> String {
    browser.get(address).await.text()
}

/// A set that was learned here, as the record keeps it: twice the distance, less of skills.
async fn learned(site: &Site) {
    let mut points = Weights::PRIOR.points();
    points[0] -= 1_000;
    points[4] += 1_000;
    let lesson = Lesson {
        weights: Weights::of(Version::Learned(1), points),
        people: 61,
        choices: 1_240,
        tried: 310,
        written_agree: 664,
        learned_agree: 705,
    };
    let mut tx = site.store.begin(site.journey.now()).await.unwrap();
    let lesson = serde_json::to_value(lesson).unwrap();
    let id = site.openings().await[0];
    store::weights::add(&mut tx, 1, &lesson).await.unwrap();
    tx.commit(Event::new(EventKind::WeightsLearned, id.0)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_use_learned_weights_and_everybody_sees_it() {
    let site = Site::open().await;
    let (_, staff) = site.staff("nadia@example.org", None).await;
    let (_, seeker) = site.seeker("asha@example.org").await;
    let opening = format!("/openings/{}", site.openings().await[0]);
    let page = read(&staff, "/staff/weights").await;
    assert!(
        page.contains("In use: the weights written by hand") && !page.contains("As learned"),
        "{page}"
    );
    let few = staff.post("/staff/weights/learn", &[]).await.text();
    assert!(few.contains("There is too little to learn from yet."), "{few}");

    learned(&site).await;
    let page = read(&staff, "/staff/weights").await;
    assert!(
        page.contains("1,240") && page.contains("in 71 of 100, the written ones in 66"),
        "{page}"
    );
    assert!(
        page.contains(">45</td>") && page.contains(">35</td>") && page.contains(">20</td>"),
        "{page}"
    );
    assert!(
        page.contains("In use: the weights written by hand"),
        "not before somebody says so"
    );
    let before = read(&seeker, &opening).await;
    assert!(
        before.contains("What each part weighs was written by hand (prior-"),
        "{before}"
    );

    staff.post("/staff/weights/use", &[("version", "learned-1")]).await;
    let page = read(&staff, "/staff/weights").await;
    assert!(page.contains("the weights learned from choices (learned-1)"), "{page}");
    assert!(!page.contains("Use the learned weights") && page.contains("Use the written weights again"));
    let after = read(&seeker, &opening).await;
    assert!(after.contains("choices of people here (learned-1)"), "{after}");
    assert!(read(&staff, "/staff").await.contains("Learned"));

    staff
        .post(
            "/staff/weights/use",
            &[("version", &Weights::PRIOR.version.to_string())],
        )
        .await;
    assert_eq!(read(&seeker, &opening).await, before);
    for (version, status) in [
        ("", 200),
        ("learned-1; DROP", 200),
        ("learned-7", 404),
        ("prior-1", 404),
    ] {
        let refused = staff.post("/staff/weights/use", &[("version", version)]).await;
        assert_eq!(
            (refused.status.as_u16(), site.journey.weighting()),
            (status, None),
            "{version}"
        );
    }
    let refused = seeker.post("/staff/weights/use", &[("version", "learned-1")]).await;
    assert_eq!(refused.status, 403);
}
