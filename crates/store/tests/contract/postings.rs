//! Postings: known again by their key, every revision kept, found in any order, told of in the journal.

use model::{EventKind, Posting, PostingId, PostingStatus, SeededRandom};
use store::{
    Error, Store,
    posting::{self, Outcome},
};

use crate::home::{Home, after, noon};

/// What the journal tells of postings, from its beginning.
async fn told(home: &Home, count: usize) -> Vec<(EventKind, PostingId)> {
    let events = home.events(count).await;
    let of_postings = events
        .into_iter()
        .map(|entry| entry.event)
        .filter(|event| event.kind.code().starts_with("posting."));
    of_postings
        .map(|event| (event.kind, PostingId(event.subject)))
        .collect()
}

async fn find(store: &Store, id: PostingId) -> posting::Kept {
    posting::find(&mut store.read().await.unwrap(), id)
        .await
        .unwrap()
        .unwrap()
}

both! {
    async fn reading_a_source_again_finds_what_is_new_changed_and_the_same(home: Home) {
        let source = home.source("jobs.csv").await;
        let (nurse, cook) = (home.opening("1", "Nurse"), home.opening("2", "Cook"));
        let first = home.put(source, &[nurse.clone(), cook.clone()], noon()).await;
        assert_eq!(first.iter().map(|put| (put.id, put.outcome)).collect::<Vec<_>>(), [
            (nurse.id, Outcome::New),
            (cook.id, Outcome::New),
        ]);

        // The file is read again: new ids were made for it, a title was changed, an opening was added.
        let again = home.opening("1", "Nurse");
        let mut changed = home.opening("2", "Head cook");
        changed.taken_in = after(60);
        let teacher = home.opening("3", "Teacher");
        let second = home.put(source, &[again, changed.clone(), teacher.clone()], after(60)).await;
        assert_eq!(second.iter().map(|put| (put.id, put.outcome, put.revision)).collect::<Vec<_>>(), [
            (nurse.id, Outcome::Same, 1),
            (cook.id, Outcome::Changed, 2),
            (teacher.id, Outcome::New, 1),
        ]);
        let kept = find(&home.store, cook.id).await;
        assert_eq!(kept.posting, Posting { id: cook.id, taken_in: noon(), ..changed.clone() });
        assert_eq!(told(&home, 6).await, [
            (EventKind::PostingAdded, nurse.id),
            (EventKind::PostingAdded, cook.id),
            (EventKind::PostingChanged, cook.id),
            (EventKind::PostingAdded, teacher.id),
        ]);

        let mut db = home.store.read().await.unwrap();
        assert_eq!(posting::at_revision(&mut db, cook.id, 1).await.unwrap(), Some(cook.clone()));
        assert_eq!(posting::at_revision(&mut db, cook.id, 2).await.unwrap().map(|posting| posting.title), Some("Head cook".into()));
        assert_eq!(posting::at_revision(&mut db, cook.id, 3).await.unwrap(), None);
    }

    async fn one_key_twice_in_a_batch_is_one_posting(home: Home) {
        let source = home.source("jobs.csv").await;
        let twice = ["Nurse", "Nurse", "Head nurse"].map(|title| home.opening("1", title));
        let put = home.put(source, &twice, noon()).await;
        let outcomes: Vec<_> = put.iter().map(|put| (put.id, put.outcome)).collect();
        assert_eq!(outcomes, [(twice[0].id, Outcome::New), (twice[0].id, Outcome::Same), (twice[0].id, Outcome::Changed)]);
    }

    async fn the_same_key_in_another_source_is_another_posting(home: Home) {
        let (a, b) = (home.source("a.csv").await, home.source("b.csv").await);
        let put = [home.put(a, &[home.opening("1", "Nurse")], noon()).await, home.put(b, &[home.opening("1", "Nurse")], noon()).await];
        assert!(put.iter().flatten().all(|put| put.outcome == Outcome::New));
        let mut db = home.store.read().await.unwrap();
        let counts = posting::count_by_source(&mut db).await.unwrap();
        assert_eq!(counts, [(a, "a.csv".to_owned(), 1), (b, "b.csv".to_owned(), 1)]);
    }

    /// Two people start the same import.
    async fn two_readings_of_a_source_at_once_add_each_posting_once(home: Home) {
        let source = home.source("jobs.csv").await;
        let batch = || (0..20).map(|number| home.opening(&number.to_string(), "Nurse")).collect::<Vec<_>>();
        let (first, second) = (batch(), batch());
        let (first, second) = tokio::join!(home.put(source, &first, noon()), home.put(source, &second, noon()));
        let new = first.iter().chain(&second).filter(|put| put.outcome == Outcome::New).count();
        assert_eq!(new, 20);
        assert!(first.iter().zip(&second).all(|(a, b)| a.id == b.id));
        assert_eq!(posting::count_open(&mut home.store.read().await.unwrap()).await.unwrap(), 20);
    }

    async fn closing_takes_a_posting_out_of_lists_and_a_source_can_open_it_again(home: Home) {
        let source = home.source("jobs.csv").await;
        let nurse = home.opening("1", "Nurse");
        home.put(source, std::slice::from_ref(&nurse), noon()).await;
        let mut tx = home.store.begin(after(1)).await.unwrap();
        assert!(posting::close(&mut tx, nurse.id).await.unwrap());
        assert!(!posting::close(&mut tx, nurse.id).await.unwrap());
        tx.commit(model::Event::new(EventKind::PostingClosed, nurse.id.0)).await.unwrap();

        let closed = find(&home.store, nurse.id).await;
        assert_eq!((closed.posting.status, closed.closed_at, closed.revision), (PostingStatus::Closed, Some(after(1)), 1));
        let mut db = home.store.read().await.unwrap();
        assert_eq!(posting::open(&mut db, None, 10).await.unwrap(), []);
        assert_eq!(posting::newest(&mut db, 10).await.unwrap(), []);
        assert_eq!(posting::count_open(&mut db).await.unwrap(), 0);
        assert_eq!(posting::count_by_source(&mut db).await.unwrap(), []);
        drop(db);

        let put = home.put(source, &[home.opening("1", "Nurse")], after(2)).await;
        assert_eq!((put[0].outcome, put[0].revision), (Outcome::Changed, 1), "open again, and it says the same");
        let open = find(&home.store, nurse.id).await;
        assert_eq!((open.posting.status, open.closed_at), (PostingStatus::Open, None));
        let gone = Posting { status: PostingStatus::Closed, ..home.opening("1", "Nurse") };
        home.put(source, &[gone], after(3)).await;
        assert_eq!(find(&home.store, nurse.id).await.closed_at, Some(after(3)));
        let kinds: Vec<_> = told(&home, 8).await.into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [
            EventKind::PostingAdded,
            EventKind::PostingClosed,
            EventKind::PostingChanged,
            EventKind::PostingClosed,
        ]);
    }

    async fn postings_come_in_the_order_asked_for(home: Home) {
        let ids = home.openings().await;
        let nobody = PostingId::new(noon(), &SeededRandom::new(99));
        let asked = [ids[2], nobody, ids[0], ids[1]];
        let mut db = home.store.read().await.unwrap();
        let titles = |kept: Vec<posting::Kept>| kept.into_iter().map(|kept| kept.posting.title).collect::<Vec<_>>();
        assert_eq!(titles(posting::find_all(&mut db, &asked).await.unwrap()), ["Electrician", "Nurse", "Cook"]);
        assert_eq!(posting::find_all(&mut db, &[]).await.unwrap(), []);
        assert_eq!(posting::find(&mut db, nobody).await.unwrap(), None);
    }

    async fn a_rebuild_pages_through_all_open_postings_of_one_moment(home: Home) {
        let source = home.source("jobs.csv").await;
        let batch: Vec<_> = (0..25).map(|number| home.opening(&number.to_string(), "Nurse")).collect();
        home.put(source, &batch, noon()).await;
        let mut snapshot = home.store.snapshot().await.unwrap();
        let mut seen = posting::open(&mut snapshot, None, 10).await.unwrap();
        home.put(source, &[home.opening("new", "Cook")], after(1)).await;
        while let Some(last) = seen.last().map(|kept| kept.posting.id) {
            let page = posting::open(&mut snapshot, Some(last), 10).await.unwrap();
            if page.is_empty() {
                break;
            }
            seen.extend(page);
        }
        let mut expected: Vec<_> = batch.iter().map(|posting| posting.id).collect();
        expected.sort_unstable();
        assert_eq!(seen.iter().map(|kept| kept.posting.id).collect::<Vec<_>>(), expected);
        drop(snapshot);
        let mut db = home.store.read().await.unwrap();
        assert_eq!(posting::open(&mut db, None, 1000).await.unwrap().len(), 26);
    }

    async fn the_newest_come_first(home: Home) {
        let source = home.source("jobs.csv").await;
        for (second, title) in (0..).zip(["Nurse", "Cook", "Teacher"]) {
            let opening = Posting { taken_in: after(second), ..home.opening(title, title) };
            home.put(source, &[opening], after(second)).await;
        }
        let newest = posting::newest(&mut home.store.read().await.unwrap(), 2).await.unwrap();
        assert_eq!(newest.into_iter().map(|kept| kept.posting.title).collect::<Vec<_>>(), ["Teacher", "Cook"]);
    }

    async fn what_cannot_be_kept_is_told_before(home: Home) {
        let source = home.source("jobs.csv").await;
        let good = home.opening("1", "Nurse");
        posting::check(&good).unwrap();
        for bad in [
            Posting { title: "x".repeat(1001), ..good.clone() },
            Posting { description: "a\0b".to_owned(), ..good.clone() },
            Posting { description: "x".repeat(600_000), ..good.clone() },
            Posting { source: model::posting::PostingSource { key: "k".repeat(1001), ..good.source.clone() }, ..good.clone() },
        ] {
            let told = posting::check(&bad).unwrap_err();
            assert!(matches!(told, Error::TooLarge(..) | Error::Refused(_)), "{told:?}");
            let mut tx = home.tx().await;
            assert!(posting::put(&mut tx, source, &[bad]).await.is_err());
        }
        let longest = Posting {
            title: "x".repeat(1000),
            source: model::posting::PostingSource { key: "\u{e9}".repeat(500), ..good.source.clone() },
            ..good
        };
        home.put(source, &[longest], noon()).await;
    }
}
