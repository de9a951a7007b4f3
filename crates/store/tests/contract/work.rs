//! The work queue: given out once, finished by its holder, tried again later, dead in the end and visible.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use model::{Instant, SeededRandom, WorkId};
use serde_json::{Value, json};
use store::{
    Error, Store,
    work::{Count, Failed, Lease, MAX_ATTEMPTS, NewWork, Retried},
};

use crate::home::{Home, after, event, noon};

async fn enqueue(home: &Home, key: &str, run_at: Instant) -> bool {
    let payload = json!({ "mail": key });
    let work = NewWork {
        id: WorkId::new(noon(), &home.random),
        kind: "mail",
        key,
        payload: &payload,
        run_at,
    };
    let mut tx = home.store.begin(noon()).await.unwrap();
    let added = tx.enqueue(&work).await.unwrap();
    tx.commit(event(1)).await.unwrap();
    added
}

/// Claims for a minute.
async fn claim(store: &Store, limit: u32, at: Instant) -> Vec<Lease> {
    let random = SeededRandom::new(at.timestamp_micros().unsigned_abs());
    store
        .work()
        .claim("mail", limit, TimeDelta::minutes(1), at, &random)
        .await
        .unwrap()
}

fn keys(leases: &[Lease]) -> Vec<&str> {
    leases.iter().map(|lease| lease.key.as_str()).collect()
}

async fn count(home: &Home, at: Instant) -> Count {
    home.store.work().counts(at).await.unwrap().pop().unwrap()
}

both! {
    async fn work_is_there_when_the_change_is_and_not_before(home: Home) {
        let payload = Value::Null;
        let id = WorkId::new(noon(), &home.random);
        let mut tx = home.store.begin(noon()).await.unwrap();
        tx.enqueue(&NewWork { id, kind: "mail", key: "a", payload: &payload, run_at: noon() }).await.unwrap();
        drop(tx);
        assert_eq!(claim(&home.store, 9, noon()).await, []);
        assert!(enqueue(&home, "a", noon()).await);
        let claimed = claim(&home.store, 9, noon()).await;
        assert_eq!((claimed[0].payload.clone(), claimed[0].attempt), (json!({ "mail": "a" }), 1));
    }

    async fn the_same_work_is_there_once_until_it_is_done(home: Home) {
        assert!(enqueue(&home, "a", noon()).await);
        assert!(!enqueue(&home, "a", noon()).await, "waiting");
        let leases = claim(&home.store, 9, noon()).await;
        assert_eq!(keys(&leases), ["a"]);
        assert!(!enqueue(&home, "a", noon()).await, "running");
        home.store.work().finish(&leases[0]).await.unwrap();
        assert!(enqueue(&home, "a", noon()).await, "done, so it can be asked for again");
    }

    async fn work_is_given_out_when_due_in_order_and_once(home: Home) {
        for (key, due) in [("later", 60), ("second", -1), ("first", -2), ("third", 0)] {
            enqueue(&home, key, after(due)).await;
        }
        assert_eq!(keys(&claim(&home.store, 2, noon()).await), ["first", "second"]);
        assert_eq!(keys(&claim(&home.store, 9, noon()).await), ["third"]);
        assert_eq!(keys(&claim(&home.store, 9, noon()).await), Vec::<&str>::new());
        let expected = Count { kind: "mail".into(), waiting: 1, running: 3, dead: 0, due_since: None };
        assert_eq!(count(&home, after(1)).await, expected);
    }

    async fn only_the_holder_of_the_lease_can_finish_or_fail(home: Home) {
        enqueue(&home, "a", noon()).await;
        let slow = claim(&home.store, 1, noon()).await.remove(0);
        assert_eq!(claim(&home.store, 1, after(59)).await, [], "the lease lasts");
        let quick = claim(&home.store, 1, after(60)).await.remove(0);
        assert_eq!((quick.id, quick.attempt), (slow.id, 2), "it ran out");
        for late in [home.store.work().finish(&slow).await, home.store.work().fail(&slow, "late", after(61)).await.map(|_| ())] {
            assert!(matches!(late, Err(Error::Missing(_))), "{late:?}");
        }
        home.store.work().finish(&quick).await.unwrap();
        assert!(matches!(home.store.work().finish(&quick).await, Err(Error::Missing(_))), "it is done");
        assert_eq!(home.store.work().counts(after(62)).await.unwrap(), []);
    }

    async fn a_lease_can_be_kept_for_longer(home: Home) {
        enqueue(&home, "a", noon()).await;
        let mut lease = claim(&home.store, 1, noon()).await.remove(0);
        home.store.work().extend(&mut lease, after(300)).await.unwrap();
        assert_eq!(lease.until, after(300));
        assert_eq!(claim(&home.store, 1, after(299)).await, []);
        assert_eq!(claim(&home.store, 1, after(300)).await.len(), 1);
    }

    async fn finishing_can_be_part_of_a_change(home: Home) {
        enqueue(&home, "a", noon()).await;
        let lease = claim(&home.store, 1, noon()).await.remove(0);
        let mut tx = home.store.begin(after(1)).await.unwrap();
        tx.finish(&lease).await.unwrap();
        drop(tx);
        assert_eq!(count(&home, after(1)).await.running, 1, "the change was let go, so the work is not done");
        let mut tx = home.store.begin(after(2)).await.unwrap();
        tx.finish(&lease).await.unwrap();
        tx.commit(event(2)).await.unwrap();
        assert_eq!(home.store.work().counts(after(2)).await.unwrap(), []);
    }

    async fn failed_work_waits_longer_each_time_and_dies_after_the_tenth(home: Home) {
        enqueue(&home, "a", noon()).await;
        let (mut at, mut last_wait) = (noon(), TimeDelta::zero());
        for attempt in 1..MAX_ATTEMPTS {
            let lease = claim(&home.store, 1, at).await.remove(0);
            assert_eq!(lease.attempt, attempt);
            let Failed::Again(next) = home.store.work().fail(&lease, "no answer", at).await.unwrap() else {
                panic!("dead after {attempt}");
            };
            assert!(next - at > last_wait, "attempt {attempt}");
            assert_eq!(claim(&home.store, 1, next - TimeDelta::seconds(1)).await, []);
            (at, last_wait) = (next, next - at);
        }
        let lease = claim(&home.store, 1, at).await.remove(0);
        assert_eq!(home.store.work().fail(&lease, "no answer", at).await.unwrap(), Failed::Dead);
        assert_eq!(claim(&home.store, 1, at + TimeDelta::days(30)).await, []);
        let dead = home.store.work().dead(None, 10).await.unwrap().remove(0);
        assert_eq!((dead.key.as_str(), dead.attempts, dead.died_at), ("a", 10, at));
        assert_eq!(dead.reason.as_deref(), Some("no answer"));
    }

    async fn work_that_kills_its_process_dies_too(home: Home) {
        enqueue(&home, "poison", noon()).await;
        let mut at = noon();
        for _ in 0..MAX_ATTEMPTS {
            assert_eq!(claim(&home.store, 1, at).await.len(), 1);
            at += TimeDelta::minutes(1);
        }
        assert_eq!(claim(&home.store, 1, at).await, []);
        assert_eq!(count(&home, at).await.dead, 1);
    }

    async fn dead_work_can_be_tried_again_or_let_go_by_hand(home: Home) {
        for key in ["again", "twin", "gone"] {
            enqueue(&home, key, noon()).await;
        }
        for lease in claim(&home.store, 9, noon()).await {
            assert_eq!(home.store.work().give_up(&lease, "no such address", after(1)).await.unwrap(), Failed::Dead);
        }
        let work = home.store.work();
        let first = work.dead(None, 2).await.unwrap();
        let rest = work.dead(first.last().map(|dead| (dead.died_at, dead.id)), 2).await.unwrap();
        assert_eq!((first.len(), rest.len()), (2, 1), "page by page");
        let dead = [first, rest].concat();
        let id = |key| dead.iter().find(|dead| dead.key == key).unwrap().id;

        assert_eq!(work.retry(id("again"), after(2)).await.unwrap(), Retried::Waiting);
        assert_eq!(keys(&claim(&home.store, 9, after(2)).await), ["again"]);
        assert!(enqueue(&home, "twin", after(3)).await, "dead work does not keep the same work from being asked for");
        assert_eq!(work.retry(id("twin"), after(3)).await.unwrap(), Retried::Superseded);
        work.discard(id("gone")).await.unwrap();
        assert_eq!(work.dead(None, 9).await.unwrap(), []);
        assert!(matches!(work.retry(id("gone"), after(4)).await, Err(Error::Missing(_))));
    }

    async fn oversized_work_is_refused(home: Home) {
        let (long, large) = ("k".repeat(201), json!("x".repeat(70_000)));
        for (key, payload) in [(long.as_str(), &Value::Null), ("a", &large)] {
            let mut tx = home.store.begin(noon()).await.unwrap();
            let id = WorkId::new(noon(), &home.random);
            let refused = tx.enqueue(&NewWork { id, kind: "mail", key, payload, run_at: noon() }).await;
            assert!(matches!(refused, Err(Error::TooLarge(..))), "{refused:?}");
        }
    }
}

/// Many workers claim at the same time: each piece goes to one of them, and all of it is done.
async fn many_workers_share_the_work(home: Home) {
    for number in 0..60 {
        enqueue(&home, &number.to_string(), noon()).await;
    }
    let workers = (0..6).map(|seed| {
        let store = home.store.clone();
        tokio::spawn(async move {
            let random = SeededRandom::new(seed);
            let mut done = Vec::new();
            loop {
                let leases = store
                    .work()
                    .claim("mail", 3, TimeDelta::minutes(1), noon(), &random)
                    .await
                    .unwrap();
                if leases.is_empty() {
                    return done;
                }
                for lease in leases {
                    tokio::task::yield_now().await;
                    store.work().finish(&lease).await.unwrap();
                    done.push(lease.key);
                }
            }
        })
    });
    let mut done = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        done.extend(worker.await.unwrap());
    }
    assert_eq!(done.len(), 60);
    assert_eq!(
        done.into_iter().collect::<BTreeSet<_>>().len(),
        60,
        "nothing was given out twice"
    );
    assert_eq!(home.store.work().counts(noon()).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_workers_share_the_work_on_sqlite() {
    many_workers_share_the_work(Home::on_sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_workers_share_the_work_on_postgres() {
    many_workers_share_the_work(Home::on_postgres().await).await;
}
