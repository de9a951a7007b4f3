//! Imports: handed in, started once, counted only by whoever holds the lease, read to the end, let go of.

use chrono::TimeDelta;
use model::{Event, EventKind, FileId, ImportId, SeededRandom, WorkId};
use serde_json::json;
use store::{
    Error, Grant, files,
    import::{self, Column, NewImport, Progress, Refusal},
    source::Counts,
    work::{Failed, Lease, NewWork, Retried, Standing},
};

use crate::home::{Home, after, noon};

const KIND: &str = "import";

fn columns() -> Vec<Column> {
    let column = |name: &str, field: Option<&str>| Column {
        name: name.to_owned(),
        field: field.map(str::to_owned),
        examples: vec!["Köchin".to_owned()],
    };
    vec![column("Titel", Some("title")), column("Notiz", None)]
}

async fn hand_in(home: &Home, staff: &Grant, name: &str, second: i64) -> (ImportId, FileId) {
    let file = home.file(staff, b"Titel,Notiz\nKoch,\n").await;
    let id = ImportId::new(after(second), &home.random);
    let new = NewImport {
        id,
        file,
        name,
        by: staff.subject(),
        columns: &columns(),
        rows: 3,
    };
    let mut tx = home.store.begin(after(second)).await.unwrap();
    import::add(&mut tx, &new).await.unwrap();
    tx.commit(Event::new(EventKind::ImportHandedIn, id.0)).await.unwrap();
    (id, file)
}

async fn start(home: &Home, staff: &Grant, id: ImportId) -> bool {
    let mut tx = home.store.begin(after(10)).await.unwrap();
    let started = import::start(&mut tx, id, staff.subject(), "City board", &["title", "ignore"], true)
        .await
        .unwrap();
    let payload = json!({});
    let key = id.to_string();
    let work = WorkId::new(noon(), &home.random);
    let new = NewWork {
        id: work,
        kind: KIND,
        key: &key,
        payload: &payload,
        run_at: after(10),
    };
    assert_eq!(tx.enqueue(&new).await.unwrap(), started);
    tx.commit(Event::new(EventKind::ImportStarted, id.0)).await.unwrap();
    started
}

async fn claim(home: &Home, at: i64) -> Option<Lease> {
    let random = SeededRandom::new(at.unsigned_abs());
    let minute = TimeDelta::minutes(1);
    home.store
        .work()
        .claim(KIND, 1, minute, after(at), &random)
        .await
        .unwrap()
        .pop()
}

fn progress(rows: u64, added: i64) -> Progress {
    Progress {
        rows,
        counts: Counts {
            added,
            refused: 1,
            ..Counts::default()
        },
        refusals: vec![Refusal {
            line: 3,
            reason: i18n::Kept::from("no title"),
        }],
    }
}

async fn find(home: &Home, id: ImportId) -> import::Import {
    import::find(&mut home.store.read().await.unwrap(), id)
        .await
        .unwrap()
        .unwrap()
}

async fn standing(home: &Home, id: ImportId, at: i64) -> Option<Standing> {
    home.store
        .work()
        .standing(KIND, &id.to_string(), after(at))
        .await
        .unwrap()
}

both! {
    async fn a_file_is_handed_in_started_once_and_counted_to_its_end(home: Home) {
        let staff = home.own(home.person().await).await;
        let (id, file) = hand_in(&home, &staff, "jobs.csv", 1).await;
        let fresh = find(&home, id).await;
        assert_eq!((fresh.name.as_str(), fresh.rows, fresh.file), ("jobs.csv", 3, Some(file)));
        assert_eq!((fresh.columns, fresh.started, fresh.done_at), (columns(), None, None));
        assert_eq!(standing(&home, id, 1).await, None);

        assert!(start(&home, &staff, id).await);
        assert!(!start(&home, &staff, id).await, "once is enough");
        assert!(matches!(standing(&home, id, 10).await, Some(Standing::Waiting { attempts: 0, .. })));
        let mut lease = claim(&home, 11).await.unwrap();
        assert_eq!(standing(&home, id, 12).await, Some(Standing::Running { until: after(71) }));
        let mut tx = home.store.begin(after(12)).await.unwrap();
        assert!(import::step(&mut tx, &mut lease, after(100), id, &progress(2, 1)).await.unwrap());
        tx.commit(Event::new(EventKind::SourceRead, id.0)).await.unwrap();
        assert!(claim(&home, 99).await.is_none(), "the lease lasts longer now");
        let under_way = find(&home, id).await;
        assert_eq!((under_way.progress, under_way.began_at), (progress(2, 1), Some(after(12))));
        let started = under_way.started.unwrap();
        assert_eq!((started.at, started.by, started.source.as_str()), (after(10), staff.subject(), "City board"));
        assert_eq!(started.fields, ["title", "ignore"]);

        assert!(home.store.note_import(&mut lease, after(200), id, &progress(3, 1), after(14)).await.unwrap());
        assert_eq!((lease.until, find(&home, id).await.progress.rows), (after(200), 3));
        let mut tx = home.store.begin(after(15)).await.unwrap();
        import::finish(&mut tx, &lease, id, &progress(3, 2)).await.unwrap();
        tx.commit(Event::new(EventKind::ImportDone, id.0)).await.unwrap();
        let done = find(&home, id).await;
        assert_eq!((done.progress, done.began_at, done.done_at), (progress(3, 2), Some(after(12)), Some(after(15))));
        assert_eq!(standing(&home, id, 16).await, None);
        let mut tx = home.tx().await;
        assert!(!import::remove(&mut tx, id).await.unwrap(), "what was done stays to be read");
    }

    async fn whoever_lost_the_lease_counts_nothing(home: Home) {
        let staff = home.own(home.person().await).await;
        let (id, _) = hand_in(&home, &staff, "jobs.csv", 1).await;
        start(&home, &staff, id).await;
        let mut slow = claim(&home, 11).await.unwrap();
        assert!(matches!(standing(&home, id, 71).await, Some(Standing::Waiting { attempts: 1, .. })), "it ran out");
        let quick = claim(&home, 71).await.unwrap();
        let mut tx = home.store.begin(after(72)).await.unwrap();
        assert!(!import::step(&mut tx, &mut slow, after(200), id, &progress(2, 1)).await.unwrap());
        drop(tx);
        assert!(!home.store.note_import(&mut slow, after(200), id, &progress(2, 1), after(72)).await.unwrap());
        let mut tx = home.store.begin(after(73)).await.unwrap();
        let late = import::finish(&mut tx, &slow, id, &progress(3, 3)).await;
        assert!(matches!(late, Err(Error::Missing(_))), "{late:?}");
        drop(tx);
        assert_eq!(find(&home, id).await.progress, Progress::default());
        let mut tx = home.store.begin(after(74)).await.unwrap();
        import::finish(&mut tx, &quick, id, &progress(3, 2)).await.unwrap();
        tx.commit(Event::new(EventKind::ImportDone, id.0)).await.unwrap();
    }

    async fn work_that_is_given_back_is_as_if_it_had_not_been_tried(home: Home) {
        let staff = home.own(home.person().await).await;
        let (id, _) = hand_in(&home, &staff, "jobs.csv", 1).await;
        start(&home, &staff, id).await;
        let lease = claim(&home, 11).await.unwrap();
        home.store.work().release(&lease, after(12)).await.unwrap();
        let again = claim(&home, 12).await.unwrap();
        assert_eq!((again.id, again.attempt), (lease.id, 1));
        assert!(matches!(home.store.work().release(&lease, after(13)).await, Err(Error::Missing(_))), "it is not his");

        assert_eq!(home.store.work().give_up(&again, "the file is gone", after(13)).await.unwrap(), Failed::Dead);
        let Some(Standing::Dead(dead)) = standing(&home, id, 14).await else { panic!("it stands there dead") };
        assert_eq!((dead.id, dead.reason.as_deref()), (lease.id, Some("the file is gone")));
        assert_eq!(home.store.work().retry(dead.id, after(15)).await.unwrap(), Retried::Waiting);
        assert!(matches!(standing(&home, id, 15).await, Some(Standing::Waiting { attempts: 0, .. })));
    }

    async fn the_newest_come_first_and_what_nobody_started_is_found(home: Home) {
        let staff = home.own(home.person().await).await;
        let mut ids = Vec::new();
        for second in 1..=3 {
            ids.push(hand_in(&home, &staff, "jobs.csv", second).await.0);
        }
        start(&home, &staff, ids[0]).await;
        let mut db = home.store.read().await.unwrap();
        let newest = import::list(&mut db, None, 2).await.unwrap();
        assert_eq!(newest.iter().map(|import| import.id).collect::<Vec<_>>(), [ids[2], ids[1]]);
        let rest = import::list(&mut db, Some((newest[1].handed_in_at, ids[1])), 2).await.unwrap();
        assert_eq!(rest.iter().map(|import| import.id).collect::<Vec<_>>(), [ids[0]]);
        assert_eq!(import::left_lying(&mut db, after(3), 9).await.unwrap(), [ids[1]], "the third is not old enough");
    }

    async fn a_file_goes_with_who_brought_it_and_what_it_came_to_stays(home: Home) {
        let staff = home.own(home.person().await).await;
        let (id, file) = hand_in(&home, &staff, "jobs.csv", 1).await;
        let mut tx = home.tx().await;
        let key = files::remove(&mut tx, &staff, file).await.unwrap();
        tx.commit(staff.event(EventKind::FileRemoved).on(file.0)).await.unwrap();
        assert!(key.is_some());
        assert_eq!(find(&home, id).await.file, None);
        let (second, _) = hand_in(&home, &staff, "more.csv", 2).await;
        home.store.erase(&staff, after(3)).await.unwrap();
        let left = find(&home, second).await;
        assert_eq!((left.file, left.handed_in_by), (None, staff.subject()));
        let mut tx = home.tx().await;
        assert!(import::remove(&mut tx, second).await.unwrap() && !import::remove(&mut tx, second).await.unwrap());
    }
}
