//! The page of an opening that visitors share: theirs alone, and only until something changes.

use model::{Posting, PostingId};

use crate::place::Site;

/// Gives an opening another title, as an import does.
async fn rename(site: &Site, id: PostingId, title: &str) {
    let posting = Posting {
        title: title.to_owned(),
        ..site.journey.posting(id).await.unwrap()
    };
    let mut db = site.store.read().await.unwrap();
    let source = store::source::by_name(&mut db, &posting.source.source).await.unwrap();
    drop(db);
    let mut tx = site.store.begin(site.journey.now()).await.unwrap();
    store::posting::put(&mut tx, source.unwrap().id, &[posting])
        .await
        .unwrap();
    let changed = model::Event::new(model::EventKind::PostingChanged, id.0);
    tx.commit(changed).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn visitors_share_a_page_until_it_changes_and_nobody_else_sees_it() {
    let site = Site::open().await;
    let (_, seeker) = site.seeker("asha@example.org").await;
    let id = site.openings().await[0];
    let page = format!("/openings/{id}");
    let before = site.browser().get(&page).await.text();
    let theirs = seeker.get(&page).await.text();
    assert!(theirs.contains("What each part weighs") && !before.contains("What each part weighs"));

    rename(&site, id, "Beekeeper").await;
    assert_eq!(
        site.browser().get(&page).await.text(),
        before,
        "kept until it is followed"
    );
    assert!(
        seeker.get(&page).await.text().contains("Beekeeper"),
        "theirs is made anew"
    );
    assert!(
        site.browser()
            .get(&format!("{page}?anew"))
            .await
            .text()
            .contains("Beekeeper")
    );
    while site.journey.follow_openings().await.unwrap() > 0 {}
    let after = site.browser().get(&page).await.text();
    assert!(after.contains("Beekeeper") && !after.contains("What each part weighs"));

    let spanish = site.browser();
    spanish.keep("language", "es");
    assert!(spanish.get(&page).await.text().contains("lang=\"es\""));
    assert!(site.browser().get(&page).await.text().contains("lang=\"en\""));
}
