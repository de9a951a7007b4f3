//! Backup and restore: everything comes back, on either engine; what is damaged or in the way is refused; who was erased
//! stays erased.

use std::{
    fs,
    path::{Path, PathBuf},
};

use model::{Event, EventKind, Instant, Purpose};
use store::{Entry, Grant, Manifest, Options, Position, RestoreError, Restored, Store, Viewer, erase, files, person};
use tempfile::TempDir;

use crate::{
    home::{Home, after, event, eventually, noon},
    sample::fill,
};

/// An empty place on the same engine as the home, or on the other one.
fn place(home: &Home, other: bool) -> (TempDir, Options) {
    let dir = tempfile::tempdir().unwrap();
    let on_postgres = home.options.url.is_some() != other;
    let url = on_postgres.then(testkit::postgres);
    let options = Options {
        url,
        dir: dir.path().join("restored"),
    };
    (dir, options)
}

async fn saved(home: &Home) -> (PathBuf, Manifest) {
    let path = home.options.dir.join("backup.tar");
    let manifest = home.store.backup(&path, after(60)).await.unwrap();
    (path, manifest)
}

/// The hashes of all tables but the two whose numbers are this server's own.
fn hashes(manifest: &Manifest) -> Vec<(&str, u64, &str)> {
    let parts = manifest
        .tables
        .iter()
        .filter(|part| !["journal", "follower", "instance"].contains(&part.table.as_str()));
    parts
        .map(|part| (part.table.as_str(), part.rows, part.sha256.as_str()))
        .collect()
}

fn told(entries: &[Entry]) -> Vec<(Instant, &Event)> {
    entries.iter().map(|entry| (entry.at, &entry.event)).collect()
}

/// Restores and checks that everything is there.
async fn comes_back(home: &Home, other: bool) {
    let (asha, carla) = fill(home).await;
    let before = home.events(4).await;
    let (path, manifest) = saved(home).await;
    let counts = (manifest.files, manifest.absent.len(), manifest.engine.as_str());
    assert_eq!(counts, (1, 0, home.store.kind().name()));
    let (_dir, options) = place(home, other);
    let restored = Store::restore(&path, &options, None).await.unwrap();
    assert_eq!((&restored.manifest, restored.erased), (&manifest, 0));
    let store = restored.store;

    let found = store.journal().after(Position::START, 9).await.unwrap();
    assert_eq!(told(&found), told(&before));
    assert_ne!(store.history().await.unwrap(), home.store.history().await.unwrap());
    let grant = store
        .grant(Viewer(carla), asha, Purpose::Advice, after(1))
        .await
        .unwrap();
    let mut db = store.read().await.unwrap();
    let file = files::list(&mut db, &grant).await.unwrap().remove(0);
    assert_eq!(store.files().get(&file).await.unwrap(), b"my resume");
    assert_eq!(store.looks_at(&grant).await.unwrap().len(), 1);
    drop(db);

    let follower = store.follower("alerts");
    assert_eq!(
        follower.next(9).await.unwrap().entries,
        found[3..],
        "it stands where it stood"
    );
    store.begin(after(70)).await.unwrap().commit(event(99)).await.unwrap();
    let next = eventually(|| async {
        let batch = follower.next(9).await.unwrap();
        (batch.entries.len() == 2).then_some(batch)
    });
    assert_eq!(
        next.await.entries[1].event,
        event(99),
        "what happens now comes after what was restored"
    );
}

/// Restores into an empty place of the same kind, with the log of erasures.
async fn restore(home: &Home, path: &Path, log: Option<&Path>) -> (TempDir, Restored) {
    let (dir, options) = place(home, false);
    (dir, Store::restore(path, &options, log).await.unwrap())
}

both! {
    async fn everything_comes_back_on_the_same_engine(home: Home) {
        comes_back(&home, false).await;
    }

    async fn everything_comes_back_on_the_other_engine(home: Home) {
        comes_back(&home, true).await;
    }

    async fn every_table_comes_back_to_the_bit_also_by_way_of_the_other_engine(home: Home) {
        fill(&home).await;
        let (path, first) = saved(&home).await;
        let (_dir, same) = restore(&home, &path, None).await;
        let second = same.store.backup(&path.with_extension("second"), noon()).await.unwrap();
        assert_eq!(hashes(&second), hashes(&first));

        let (_dir, options) = place(&home, true);
        let other = Store::restore(&path, &options, None).await.unwrap();
        let path = path.with_extension("other");
        other.store.backup(&path, noon()).await.unwrap();
        let (_dir, back) = restore(&home, &path, None).await;
        let third = back.store.backup(&path.with_extension("third"), noon()).await.unwrap();
        for (there, back) in hashes(&first).iter().zip(hashes(&third)) {
            // SQLite keeps the text of a structure as it was, PostgreSQL its meaning.
            assert!(*there == back || (there.0 == "work" && there.1 == back.1), "{there:?} {back:?}");
        }
    }

    async fn who_was_erased_after_the_backup_is_erased_again(home: Home) {
        let (asha, carla) = fill(&home).await;
        let (path, _) = saved(&home).await;
        home.store.erase(&Grant::program(asha), after(100)).await.unwrap();
        let log = home.options.dir.join(erase::LOG);

        let (dir, restored) = restore(&home, &path, Some(&log)).await;
        assert_eq!(restored.erased, 1);
        let mut db = restored.store.read().await.unwrap();
        assert!(!person::exists(&mut db, asha).await.unwrap());
        assert!(person::exists(&mut db, carla).await.unwrap());
        assert_eq!(files::list(&mut db, &Grant::program(asha)).await.unwrap(), []);
        drop(db);
        let files = fs::read_dir(dir.path().join("restored/files")).unwrap();
        assert_eq!(files.count(), 0, "the bytes are gone too");
        let events = restored.store.journal().after(Position::START, 99).await.unwrap();
        assert!(events.iter().all(|entry| entry.position.tx == 0 || entry.event.kind == EventKind::PersonErased));
        let told = erase::read_log(&dir.path().join("restored").join(erase::LOG)).unwrap();
        assert_eq!(told.iter().map(|erasure| (erasure.at, erasure.person)).collect::<Vec<_>>(), [(after(100), asha)]);

        let (_dir, without) = restore(&home, &path, None).await;
        assert!(person::exists(&mut without.store.read().await.unwrap(), asha).await.unwrap(), "nobody told it");
    }

    async fn a_backup_holds_one_moment_while_people_go_on(home: Home) {
        fill(&home).await;
        let store = home.store.clone();
        let writing = tokio::spawn(async move {
            for number in 0_u32.. {
                let random = model::SeededRandom::new(u64::from(number) + 1000);
                crate::child::add_person(&store, after(i64::from(number)), &random).await;
            }
        });
        let mut people = Vec::new();
        for number in 0..4 {
            let path = home.options.dir.join(format!("{number}.tar"));
            let manifest = home.store.backup(&path, after(60)).await.unwrap();
            let rows = |table: &str| manifest.tables.iter().find(|part| part.table == table).unwrap().rows;
            // To begin with: two people, one role, two pieces of work, four events. Then one more of each, each time.
            people.push(rows("person"));
            let others = (rows("person_role") + 1, rows("work"), rows("journal") - 2);
            assert_eq!(others, (rows("person"), rows("person"), rows("person")));
        }
        writing.abort();
        assert!(people[3] > people[0], "people did go on: {people:?}");
    }

    async fn lost_bytes_are_told_of_and_do_not_stop_the_rest(home: Home) {
        let (asha, _) = fill(&home).await;
        let file = files::list(&mut home.store.read().await.unwrap(), &Grant::program(asha)).await.unwrap().remove(0);
        home.store.files().delete(&file.key).await.unwrap();
        let (path, manifest) = saved(&home).await;
        assert_eq!((manifest.files, manifest.absent.len()), (0, 1));
        let (_dir, restored) = restore(&home, &path, None).await;
        let lost = restored.store.files().get(&file).await;
        assert!(matches!(lost, Err(store::Error::Missing(_))), "{lost:?}");
    }

    async fn a_backup_never_overwrites_and_leaves_only_itself(home: Home) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("backup.tar");
        home.store.backup(&path, noon()).await.unwrap();
        assert!(home.store.backup(&path, noon()).await.is_err());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    async fn nothing_is_restored_over_data(home: Home) {
        let (path, _) = saved(&home).await;
        let taken = Store::restore(&path, &home.options, None).await.unwrap_err();
        assert!(matches!(taken, RestoreError::NotEmpty(_)), "{taken}");
        home.store.ready().await.unwrap();
        let dir = tempfile::tempdir().unwrap();
        let elsewhere = Options { url: home.options.url.clone(), dir: dir.path().join("data") };
        if elsewhere.url.is_some() {
            let taken = Store::restore(&path, &elsewhere, None).await.unwrap_err();
            assert!(matches!(taken, RestoreError::NotEmpty(_)), "the database: {taken}");
        }
        let log = dir.path().join("nowhere.log");
        let missing = Store::restore(&path, &elsewhere, Some(&log)).await.unwrap_err();
        assert!(matches!(missing, RestoreError::Unreadable(_)), "a log that is not there is no empty log: {missing}");
    }

    async fn a_restore_that_was_cut_off_can_be_done_again(home: Home) {
        fill(&home).await;
        let (path, _) = saved(&home).await;
        let (_dir, options) = place(&home, false);
        // What a restore killed half-way leaves: the tables are not there yet.
        fs::create_dir_all(options.dir.join("restoring/tables")).unwrap();
        fs::create_dir_all(options.dir.join("files/half")).unwrap();
        fs::write(options.dir.join("onward.db"), "").unwrap();
        let options = options.clone();
        let restored = tokio::spawn(async move { Store::restore(&path, &options, None).await });
        restored.await.unwrap().unwrap().store.ready().await.unwrap();
    }
}
