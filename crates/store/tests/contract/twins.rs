//! One opening that several sources bring is shown once.

use std::collections::BTreeSet;

use model::{EventKind, Posting, PostingId, PostingStatus, SourceId};
use store::posting;

use crate::home::{Home, after, noon};

/// An opening as a board writes it, with words that can be told apart.
fn welder(home: &Home, key: &str, title: &str) -> Posting {
    Posting {
        description: "You weld steel frames from drawings in our hall by the river. Shifts change every week."
            .to_owned(),
        ..home.opening(key, title)
    }
}

impl Home {
    async fn put_one(&self, source: SourceId, posting: &Posting, second: i64) -> PostingId {
        self.put(source, std::slice::from_ref(posting), after(second)).await[0].id
    }

    /// Which openings stand in lists.
    async fn listed(&self) -> BTreeSet<PostingId> {
        let mut db = self.store.read().await.unwrap();
        let page = posting::open(&mut db, None, 100).await.unwrap();
        assert_eq!(
            posting::count_open(&mut db).await.unwrap(),
            i64::try_from(page.len()).unwrap()
        );
        page.into_iter().map(|kept| kept.posting.id).collect()
    }

    async fn twins(&self, id: PostingId) -> Vec<PostingId> {
        let mut db = self.store.read().await.unwrap();
        let twins = posting::twins(&mut db, id).await.unwrap();
        twins.into_iter().map(|kept| kept.posting.id).collect()
    }
}

both! {
    async fn what_two_sources_bring_is_listed_once_and_each_leads_to_the_other(home: Home) {
        let (a, b) = (home.source("a.csv").await, home.source("b.csv").await);
        let first = home.put_one(a, &welder(&home, "1", "Welder"), 1).await;
        let second = home.put_one(b, &welder(&home, "x", "URGENT! Welder (m/f)"), 2).await;
        assert_eq!(home.listed().await, BTreeSet::from([first]));
        assert_eq!((home.twins(first).await, home.twins(second).await), (vec![second], vec![first]));
        let mut db = home.store.read().await.unwrap();
        let kept = posting::find(&mut db, second).await.unwrap().unwrap();
        assert_eq!(kept.same_as, Some(first));
        let all = posting::find_all(&mut db, &[first, second]).await.unwrap();
        assert_eq!(all.iter().map(|kept| kept.same_as).collect::<Vec<_>>(), [None, Some(first)]);
    }

    async fn within_one_source_there_are_no_twins_nor_what_only_looks_alike(home: Home) {
        let (a, b) = (home.source("a.csv").await, home.source("b.csv").await);
        home.put_one(a, &welder(&home, "1", "Welder"), 1).await;
        home.put_one(a, &welder(&home, "2", "Welder"), 2).await;
        let others = Posting {
            description: "At night on the quay you weld pipes with a coded ticket, and nobody talks to you at all.".to_owned(),
            ..welder(&home, "3", "Welder")
        };
        home.put_one(b, &others, 3).await;
        let nameless = Posting { employer: None, ..welder(&home, "4", "Welder") };
        home.put_one(b, &nameless, 4).await;
        assert_eq!(home.listed().await.len(), 4);
    }

    async fn what_one_source_has_many_times_still_has_its_twin_elsewhere(home: Home) {
        let (a, b) = (home.source("a.csv").await, home.source("b.csv").await);
        let many: Vec<Posting> = (0..15).map(|number| welder(&home, &number.to_string(), "Welder")).collect();
        let put = home.put(a, &many, after(1)).await;
        let twin = home.put_one(b, &welder(&home, "x", "Welder"), 2).await;
        assert_eq!(home.listed().await, put.iter().map(|put| put.id).collect());
        assert_eq!(home.twins(twin).await.len(), 1);
    }

    async fn when_the_first_closes_the_next_takes_its_place(home: Home) {
        let (a, b, c) = (home.source("a.csv").await, home.source("b.csv").await, home.source("c.csv").await);
        let first = home.put_one(a, &welder(&home, "1", "Welder"), 1).await;
        let second = home.put_one(b, &welder(&home, "x", "Welder"), 2).await;
        let third = home.put_one(c, &welder(&home, "y", "Welder"), 3).await;
        let mut tx = home.store.begin(after(4)).await.unwrap();
        assert!(posting::close(&mut tx, first).await.unwrap());
        tx.commit(model::Event::new(EventKind::PostingClosed, first.0)).await.unwrap();
        assert_eq!(home.listed().await, BTreeSet::from([second]));
        assert_eq!(home.twins(second).await, [third]);
        let events = home.events(11).await;
        let told = events.iter().any(|entry| {
            entry.event.kind == EventKind::PostingChanged && entry.event.subject == second.0
        });
        assert!(told, "lists hear of it");

        // The first is back: it joins the one that is listed now.
        home.put_one(a, &welder(&home, "1", "Welder"), 5).await;
        assert_eq!(home.listed().await, BTreeSet::from([second]));
        assert_eq!(home.twins(second).await, [first, third]);
    }

    async fn one_that_says_something_else_now_is_taken_apart(home: Home) {
        let (a, b) = (home.source("a.csv").await, home.source("b.csv").await);
        let first = home.put_one(a, &welder(&home, "1", "Welder"), 1).await;
        let second = home.put_one(b, &welder(&home, "x", "Welder"), 2).await;
        home.put_one(b, &welder(&home, "x", "Night welder"), 3).await;
        assert_eq!(home.listed().await, BTreeSet::from([first, second]));
        home.put_one(b, &welder(&home, "x", "Welder"), 4).await;
        assert_eq!(home.listed().await, BTreeSet::from([first]));
        home.put_one(a, &welder(&home, "1", "Crane driver"), 5).await;
        assert_eq!(home.listed().await, BTreeSet::from([first, second]));
        let closed = Posting { status: PostingStatus::Closed, ..welder(&home, "1", "Crane driver") };
        home.put(a, &[closed], noon()).await;
        assert_eq!(home.listed().await, BTreeSet::from([second]));
    }
}
