//! Openings that their source has no more.

use model::{EventKind, PostingStatus};
use store::posting;

use crate::{
    common::Home,
    desk::{csv, many, two_and_a_bad_one},
};

impl Home {
    async fn open_keys(&self) -> Vec<String> {
        self.taken_in()
            .await
            .into_iter()
            .map(|posting| posting.source.key)
            .collect()
    }
}

both! {
    async fn what_a_whole_file_has_no_more_is_closed_and_opens_again_when_it_is_back(home: Home) {
        let nadia = home.nadia().await;
        home.take_in(&nadia, many(4)).await;
        let gone = home.taken_in().await[3].id;
        let looked = home.take_in_as(&nadia, many(3), true).await;
        assert_eq!(looked.import.progress.counts.closed, 1);
        assert_eq!(home.open_keys().await, ["N-0", "N-1", "N-2"]);
        let kept = posting::find(&mut home.store.read().await.unwrap(), gone).await.unwrap().unwrap();
        assert_eq!(kept.posting.status, PostingStatus::Closed, "closed, not lost");
        let events = home.journal().await;
        assert!(events.iter().any(|entry| entry.event.kind == EventKind::PostingClosed && entry.event.subject == gone.0));

        home.take_in_as(&nadia, many(4), true).await;
        assert_eq!(home.open_keys().await.len(), 4);
    }

    async fn a_file_that_is_not_said_to_be_whole_closes_nothing(home: Home) {
        let nadia = home.nadia().await;
        home.take_in(&nadia, many(4)).await;
        home.take_in(&nadia, many(3)).await;
        assert_eq!(home.open_keys().await.len(), 4);
    }

    async fn a_file_cut_short_or_with_refused_rows_closes_nothing_and_says_so(home: Home) {
        let nadia = home.nadia().await;
        home.take_in(&nadia, many(10)).await;
        let short = home.take_in_as(&nadia, many(4), true).await;
        assert_eq!(short.import.progress.counts.closed, 0);
        let told = &short.import.progress.refusals[0];
        assert!(told.line == 0 && told.reason.text().contains("only 4 of the 10"), "{told:?}");
        let broken = home.take_in_as(&nadia, two_and_a_bad_one(), true).await;
        assert_eq!((broken.import.progress.counts.closed, broken.import.progress.refusals.len()), (0, 2));
        assert_eq!(home.open_keys().await.len(), 10);
    }

    async fn other_sources_are_not_touched(home: Home) {
        let nadia = home.nadia().await;
        home.import(String::from_utf8(csv(&[("A-1", "Baker", "You bake bread.")])).unwrap()).await;
        home.take_in(&nadia, many(3)).await;
        let looked = home.take_in_as(&nadia, many(2), true).await;
        assert_eq!(looked.import.progress.counts.closed, 1);
        assert_eq!(home.open_keys().await, ["A-1", "N-0", "N-1"]);
    }
}
