//! What the engines do differently without saying so, and the texts by which they do the same. Told on both, with the
//! queries' own macros.

use chrono::{TimeDelta, TimeZone, Utc};
use model::{CohortId, Event, EventKind, Instant, PersonId, SeededRandom, WorkId};
use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{Error, Options, Reads, Store, Tx, cohort, person, work::NewWork};

fn noon() -> Instant {
    Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
}

/// A store on each engine, in directories that go with the first value.
async fn stores() -> (TempDir, [Store; 2]) {
    let dir = tempfile::tempdir().unwrap();
    let sqlite = Options::in_dir(dir.path().join("a"));
    let postgres = Options {
        url: Some(testkit::postgres()),
        dir: dir.path().join("b"),
    };
    let stores = [
        Store::open(&sqlite).await.unwrap(),
        Store::open(&postgres).await.unwrap(),
    ];
    (dir, stores)
}

async fn done(tx: Tx) {
    tx.commit(Event::new(EventKind::DemoLoaded, Uuid::nil())).await.unwrap();
}

async fn with_cohorts(store: &Store, names: &[&str]) {
    let random = SeededRandom::new(1);
    let mut tx = store.begin(noon()).await.unwrap();
    for name in names {
        cohort::add(&mut tx, CohortId::new(noon(), &random), name)
            .await
            .unwrap();
    }
    done(tx).await;
}

async fn with_sources(store: &Store, sources: &[Option<&str>]) {
    let mut tx = store.begin(noon()).await.unwrap();
    for (number, source) in (1..).zip(sources) {
        person::add(&mut tx, PersonId(Uuid::from_u128(number)), *source)
            .await
            .unwrap();
    }
    done(tx).await;
}

async fn texts(db: &mut impl Reads, sql: &'static str) -> Vec<Option<String>> {
    let found: Vec<(Option<String>,)> = rows!(db, sql).unwrap();
    found.into_iter().map(|(text,)| text).collect()
}

#[tokio::test]
async fn empty_values_come_last_when_the_text_says_so() {
    let (_dir, stores) = stores().await;
    for store in stores {
        with_sources(&store, &[None, Some("b"), None, Some("a")]).await;
        let mut db = store.read().await.unwrap();
        let up = texts(&mut db, "SELECT source FROM person ORDER BY source NULLS LAST").await;
        assert_eq!(
            up,
            [Some("a".into()), Some("b".into()), None, None],
            "{:?}",
            store.kind()
        );
        let down = texts(&mut db, "SELECT source FROM person ORDER BY source DESC NULLS LAST").await;
        assert_eq!(
            down,
            [Some("b".into()), Some("a".into()), None, None],
            "{:?}",
            store.kind()
        );
    }
}

#[tokio::test]
async fn text_sorts_and_compares_by_its_bytes() {
    let (_dir, stores) = stores().await;
    for store in stores {
        with_cohorts(&store, &["éclair", "zebra", "Zebra", "apple", "Apple", "_x", "10", "9"]).await;
        let names: Vec<_> = cohort::list(&mut store.read().await.unwrap(), "", 100).await.unwrap();
        let names: Vec<_> = names.iter().map(|cohort| cohort.name.as_str()).collect();
        assert_eq!(
            names,
            ["10", "9", "Apple", "Zebra", "_x", "apple", "zebra", "éclair"],
            "{:?}",
            store.kind()
        );
        let after = cohort::list(&mut store.read().await.unwrap(), "Zebra", 1)
            .await
            .unwrap();
        assert_eq!(after[0].name, "_x", "{:?}", store.kind());
    }
}

#[tokio::test]
async fn like_minds_case_and_takes_escapes() {
    let (_dir, stores) = stores().await;
    for store in stores {
        with_cohorts(&store, &["Nurses", "nurses", "50% off", "50 offers"]).await;
        let like = async |pattern: &str| {
            let sql = r"SELECT name FROM cohort WHERE name LIKE $1 ESCAPE '\' ORDER BY name";
            let found: Vec<(String,)> = rows!(&mut store.read().await.unwrap(), sql, pattern).unwrap();
            found.into_iter().map(|(name,)| name).collect::<Vec<_>>()
        };
        assert_eq!(like("nur%").await, ["nurses"], "{:?}", store.kind());
        assert_eq!(like(r"50\%%").await, ["50% off"], "{:?}", store.kind());
    }
}

#[tokio::test]
async fn sums_and_means_are_cast() {
    let (_dir, stores) = stores().await;
    for store in stores {
        let empty: Option<(Option<i64>,)> = row!(
            &mut store.read().await.unwrap(),
            "SELECT CAST(SUM(attempts) AS BIGINT) FROM work"
        )
        .unwrap();
        assert_eq!(
            empty,
            Some((None,)),
            "the sum of nothing is unknown, not 0: {:?}",
            store.kind()
        );
        let mut tx = store.begin(noon()).await.unwrap();
        for number in 1..=3_u128 {
            let key = number.to_string();
            let id = WorkId(Uuid::from_u128(number));
            tx.enqueue(&NewWork {
                id,
                kind: "sum",
                key: &key,
                payload: &json!({}),
                run_at: noon(),
            })
            .await
            .unwrap();
        }
        exec!(&mut tx, "UPDATE work SET attempts = 3000000000 WHERE key <> '1'").unwrap();
        done(tx).await;
        let sql = "SELECT CAST(SUM(attempts) AS BIGINT), CAST(AVG(attempts) AS DOUBLE PRECISION), COUNT(*) FROM work";
        let found: Option<(i64, f64, i64)> = row!(&mut store.read().await.unwrap(), sql).unwrap();
        assert_eq!(found, Some((6_000_000_000, 2_000_000_000.0, 3)), "{:?}", store.kind());
    }
}

/// A moment finer than a microsecond is cut before it is stored, so that it reads back equal; moments with and without
/// fractions sort by time although SQLite keeps them as text.
#[tokio::test]
async fn moments_are_kept_to_the_microsecond_and_sort_by_time() {
    let (_dir, stores) = stores().await;
    let nanos = [0, 1_000, 1_500, 120_000_000, 123_456_789, 999_999_999];
    for store in stores {
        for (number, nano) in (1..).zip(nanos.iter().rev()) {
            let mut tx = store.begin(noon() + TimeDelta::nanoseconds(*nano)).await.unwrap();
            person::add(&mut tx, PersonId(Uuid::from_u128(number)), None)
                .await
                .unwrap();
            done(tx).await;
        }
        let sql = "SELECT created_at FROM person ORDER BY created_at, id";
        let found: Vec<(Instant,)> = rows!(&mut store.read().await.unwrap(), sql).unwrap();
        let micros: Vec<_> = found
            .iter()
            .map(|(at,)| (*at - noon()).num_nanoseconds().unwrap())
            .collect();
        let kept = [0, 1_000, 1_000, 120_000_000, 123_456_000, 999_999_000];
        assert_eq!(micros, kept, "{:?}", store.kind());
        let sql = "SELECT COUNT(*) FROM person WHERE created_at > $1";
        let later: Option<(i64,)> = row!(&mut store.read().await.unwrap(), sql, noon()).unwrap();
        assert_eq!(later, Some((5,)), "{:?}", store.kind());
    }
}

#[tokio::test]
async fn ids_sort_by_their_bytes() {
    let (_dir, stores) = stores().await;
    for store in stores {
        let mut tx = store.begin(noon()).await.unwrap();
        for number in [u128::MAX, 1, 1 << 127, 1 << 64, 255] {
            person::add(&mut tx, PersonId(Uuid::from_u128(number)), None)
                .await
                .unwrap();
        }
        done(tx).await;
        let found: Vec<(Uuid,)> = rows!(&mut store.read().await.unwrap(), "SELECT id FROM person ORDER BY id").unwrap();
        let numbers: Vec<_> = found.iter().map(|(id,)| id.as_u128()).collect();
        assert_eq!(numbers, [1, 255, 1 << 64, 1 << 127, u128::MAX], "{:?}", store.kind());
    }
}

#[tokio::test]
async fn what_is_there_already_is_told_apart_from_other_refusals() {
    let (_dir, stores) = stores().await;
    for store in stores {
        with_cohorts(&store, &["Class of 2026"]).await;
        let mut tx = store.begin(noon()).await.unwrap();
        let again = cohort::add(&mut tx, CohortId(Uuid::from_u128(9)), "Class of 2026").await;
        assert!(matches!(again, Err(Error::Taken(_))), "{again:?}");
        drop(tx);
        let mut tx = store.begin(noon()).await.unwrap();
        let nobody = cohort::join(&mut tx, CohortId(Uuid::from_u128(8)), PersonId(Uuid::from_u128(7))).await;
        assert!(
            matches!(nobody, Err(Error::Database { .. })),
            "a reference that leads nowhere: {nobody:?}"
        );
    }
}

#[tokio::test]
async fn a_zero_character_is_refused_on_both() {
    let (_dir, stores) = stores().await;
    for store in stores {
        let mut tx = store.begin(noon()).await.unwrap();
        let refused = cohort::add(&mut tx, CohortId(Uuid::from_u128(1)), "a\0b").await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    }
}

/// Two transactions that count and then write, at the same time: with `hold`, none overwrites the other.
#[tokio::test]
async fn holding_makes_reading_then_writing_one_step() {
    let (_dir, stores) = stores().await;
    for store in stores {
        let subject = Uuid::from_u128(77);
        let mut tx = store.begin(noon()).await.unwrap();
        let work = NewWork {
            id: WorkId(subject),
            kind: "count",
            key: "",
            payload: &json!({}),
            run_at: noon(),
        };
        tx.enqueue(&work).await.unwrap();
        done(tx).await;
        let count = |store: Store| async move {
            for _ in 0..20 {
                let mut tx = store.begin(noon()).await.unwrap();
                tx.hold(subject).await.unwrap();
                let sql = "SELECT attempts FROM work WHERE id = $1";
                let found: Option<(i64,)> = row!(&mut tx, sql, subject).unwrap();
                tokio::task::yield_now().await;
                let next = found.unwrap().0 + 1;
                exec!(&mut tx, "UPDATE work SET attempts = $1 WHERE id = $2", next, subject).unwrap();
                done(tx).await;
            }
        };
        let counters: Vec<_> = (0..4).map(|_| tokio::spawn(count(store.clone()))).collect();
        for counter in counters {
            counter.await.unwrap();
        }
        let found: Option<(i64,)> = row!(&mut store.read().await.unwrap(), "SELECT attempts FROM work").unwrap();
        assert_eq!(found, Some((80,)), "{:?}", store.kind());
    }
}
