//! Followers whose position is kept here, and rebuilding from one state of everything.

use model::{PersonId, WorkId};
use serde_json::json;
use store::{Error, Position, person, work::NewWork};

use crate::home::{Home, after, event, eventually, noon};

async fn happen(home: &Home, numbers: std::ops::RangeInclusive<u128>) {
    for number in numbers {
        home.store
            .begin(noon())
            .await
            .unwrap()
            .commit(event(number))
            .await
            .unwrap();
    }
}

/// The next batch that is not empty.
async fn next(home: &Home, limit: u32) -> store::Batch {
    eventually(|| async {
        let batch = home.store.follower("alerts").next(limit).await.unwrap();
        (!batch.entries.is_empty()).then_some(batch)
    })
    .await
}

both! {
    async fn what_a_follower_writes_and_where_it_stands_go_together(home: Home) {
        happen(&home, 1..=3).await;
        home.events(3).await;
        let follower = home.store.follower("alerts");
        let batch = next(&home, 2).await;
        assert_eq!(batch.entries.len(), 2);
        let work = NewWork {
            id: WorkId::new(noon(), &home.random),
            kind: "alert",
            key: "1",
            payload: &json!({ "posting": 1 }),
            run_at: noon(),
        };

        let mut turn = follower.turn(&batch, after(1)).await.unwrap();
        assert!(turn.enqueue(&work).await.unwrap());
        drop(turn);
        assert_eq!(follower.position().await.unwrap(), Position::START, "a crash: neither");
        assert_eq!(home.store.work().counts(after(1)).await.unwrap(), []);

        let mut turn = follower.turn(&batch, after(1)).await.unwrap();
        assert!(turn.enqueue(&work).await.unwrap());
        turn.commit().await.unwrap();
        assert_eq!(follower.position().await.unwrap(), batch.upto);
        assert_eq!(home.store.work().counts(after(1)).await.unwrap().len(), 1);
        assert_eq!(next(&home, 9).await.entries[0].event, event(3));
    }

    async fn two_processes_following_never_do_the_same_turn_twice(home: Home) {
        happen(&home, 1..=2).await;
        home.events(2).await;
        let follower = home.store.follower("alerts");
        let batch = next(&home, 1).await;
        follower.turn(&batch, noon()).await.unwrap().commit().await.unwrap();
        let late = follower.turn(&batch, noon()).await;
        assert!(matches!(late, Err(Error::Busy(_))), "{late:?}");
    }

    async fn a_follower_may_cause_events_of_its_own(home: Home) {
        happen(&home, 1..=1).await;
        let batch = next(&home, 9).await;
        let mut turn = home.store.follower("alerts").turn(&batch, after(5)).await.unwrap();
        turn.also(event(2));
        turn.commit().await.unwrap();
        let again = next(&home, 9).await;
        assert_eq!(again.entries.iter().map(|entry| (entry.at, &entry.event)).collect::<Vec<_>>(), [(
            after(5),
            &event(2)
        )]);
    }

    async fn rebuilding_misses_nothing_that_happens_meanwhile(home: Home) {
        let early = home.person().await;
        let mut snapshot = eventually(|| async {
            let snapshot = home.store.snapshot().await.unwrap();
            (snapshot.position() > Position::START).then_some(snapshot)
        })
        .await;
        let late = home.person().await;
        assert!(person::exists(&mut snapshot, early).await.unwrap());
        assert!(!person::exists(&mut snapshot, late).await.unwrap(), "one state for as long as it lives");
        let position = snapshot.position();
        drop(snapshot);

        let follower = home.store.follower("alerts");
        follower.rebuild(Position::START, position, after(1)).await.unwrap().commit().await.unwrap();
        let batch = next(&home, 9).await;
        let told: Vec<_> = batch.entries.iter().map(|entry| PersonId(entry.event.subject)).collect();
        assert_eq!(told, [late]);
    }
}
