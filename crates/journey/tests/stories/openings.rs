//! Openings: what is taken in can be found, what is closed no longer, and a restart loses nothing.

use journey::find::Search;
use model::{EventKind, PostingStatus};

use crate::common::{
    Home,
    fixtures::{WELDER, file},
};

/// Numbers in the file of what a search finds.
async fn found(home: &Home, words: &str) -> Vec<String> {
    let search = Search {
        words: words.to_owned(),
        limit: 20,
        ..Search::default()
    };
    let results = home.journey.search(&search).await.unwrap();
    results.postings.into_iter().map(|posting| posting.source.key).collect()
}

both! {
    async fn an_opening_is_found_once_it_is_taken_in_and_no_longer_once_closed(home: Home) {
        assert_eq!(home.journey.open_openings().await.unwrap(), 0);
        assert_eq!(found(&home, "welder").await, [""; 0]);
        home.import(file(|_, title| title.to_owned())).await;
        assert_eq!(found(&home, "nurse").await, [""; 0], "not before the journal was followed");
        home.follow_until(|| async { home.journey.openings() == 8 }).await;
        assert_eq!(found(&home, "nurse").await, ["6"]);
        assert_eq!(found(&home, "forklift licence").await, ["2"]);

        let nurse = home.opening("6").await;
        home.close(nurse.id).await;
        home.follow_until(|| async { home.journey.openings() == 7 }).await;
        assert_eq!(found(&home, "nurse").await, [""; 0]);
        assert_eq!(home.journey.posting(nurse.id).await.unwrap().status, PostingStatus::Closed, "its page still tells");
    }

    async fn a_changed_opening_is_found_by_its_new_words(home: Home) {
        home.openings().await;
        let before = home.opening("5").await.id;
        let renamed = |key: &str, title: &str| if key == "5" { "Dishwasher" } else { title }.to_owned();
        let summary = home.import(file(renamed)).await;
        assert_eq!((summary.new, summary.changed, summary.same), (0, 1, 7));
        home.follow_until(|| async { found(&home, "dishwasher").await == ["5"] }).await;
        assert_eq!(home.opening("5").await.id, before, "its address stays");
        let again = home.import(file(renamed)).await;
        assert_eq!(again.same, 8, "taking the same file in again changes nothing");
    }

    async fn what_another_source_brings_too_is_listed_once_until_the_first_is_gone(home: Home) {
        home.openings().await;
        let nurse = home.opening("6").await;
        let other = format!(
            "id,title,employer,location,description\nB-1,URGENT {} (m/f),{},\"{}\",\"{}\"\n",
            nurse.title,
            nurse.employer.clone().unwrap(),
            nurse.place.clone().unwrap().text,
            nurse.description.replace('"', "'")
        );
        home.import_as("other.csv", other).await;
        let mark = |key: &str| key.to_owned();
        home.follow_until(|| async { home.journey.twins(nurse.id).await.unwrap().len() == 1 }).await;
        assert_eq!((found(&home, "nurse").await, home.journey.openings()), (vec![mark("6")], 8));
        home.close(nurse.id).await;
        home.follow_until(|| async { found(&home, "nurse").await == [mark("B-1")] }).await;
        assert_eq!(home.journey.openings(), 8, "the other one takes its place in the matrix too");
        assert_eq!(home.journey.rebuild_openings().await.unwrap(), 8);
    }

    async fn recommendations_follow_too(home: Home) {
        home.openings().await;
        let asha = home.with_resume(WELDER).await;
        let first = home.list(&asha).await[0].0;
        home.close(first).await;
        home.follow_until(|| async { home.journey.openings() == 7 }).await;
        assert!(home.list(&asha).await.iter().all(|(id, _)| *id != first));
    }

    async fn building_anew_finds_the_same(home: Home) {
        home.openings().await;
        home.close(home.opening("6").await.id).await;
        home.follow_until(|| async { home.journey.openings() == 7 }).await;
        let before = (found(&home, "required").await, found(&home, "cook").await);
        assert_eq!(home.journey.rebuild_openings().await.unwrap(), 7);
        assert_eq!((found(&home, "required").await, found(&home, "cook").await), before);
        home.journey.ready().await.unwrap();
    }

    async fn every_change_stands_in_the_journal(home: Home) {
        home.openings().await;
        home.close(home.opening("6").await.id).await;
        let kinds: Vec<_> = home.journal().await.iter().map(|entry| entry.event.kind).collect();
        let count = |kind| kinds.iter().filter(|known| **known == kind).count();
        assert_eq!((count(EventKind::PostingAdded), count(EventKind::PostingClosed), count(EventKind::SourceAdded)), (8, 1, 1));
    }
}
